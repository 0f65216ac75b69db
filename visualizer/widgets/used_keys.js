// Which keys a control uses itself, so that the page leaves them to it.
const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
const PRESSED = [" "];
// The keys that fields without text use themselves; a field with text uses every key.
export const USED = {
  range: ARROWS,
  radio: [...PRESSED, ...ARROWS],
  checkbox: PRESSED,
  button: PRESSED,
  submit: PRESSED,
  reset: PRESSED,
  file: PRESSED,
  color: PRESSED,
};
// Keys of one sign (letters, digits, ?) can be switched off in a browser, for people who speak or hit keys unawares.
const KEPT = "orgshift-single-keys";
export const isSingle = (key) => key.length === 1 && key !== " ";
export const singleKeysOn = () => {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true; // this browser keeps nothing
  }
};
export const switchSingleKeys = (on) => {
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    return; // as above: it stays as it is
  }
};
export const uses = (on, key) => {
  // whether the control that has the focus uses this key itself
  if (!on?.closest) return false;
  if (on.closest("textarea, select, dialog, [contenteditable]")) return true;
  const field = on.closest("input");
  if (field) return USED[field.type]?.includes(key) ?? true;
  return PRESSED.includes(key) && !!on.closest("button, summary"); // Space presses what was reached by keys
};
