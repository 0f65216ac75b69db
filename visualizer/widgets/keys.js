// Keys that work everywhere on the page, except while somebody types or a control uses them.
import { calm } from "./kit.js";
const listeners = (globalThis.orgshiftKeys ??= []); // a key goes to the newest that listens: Esc closes the panel on top only
function render({ model }) {
  listeners.push(model);
  const hear = (event) => {
    const on = event.composedPath()[0];
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      on?.closest?.("input, textarea, select, dialog, [contenteditable]")
    )
      return;
    if (event.key === " " && on?.closest?.("button, summary")) return; // Space presses what was reached by keys
    if (listeners.findLast((one) => one.get("listened").includes(event.key)) !== model) return;
    event.preventDefault();
    model.send({ key: event.key });
  };
  const letGo = (event) => {
    // who clicks with the mouse leads on with Space: a click by pointer keeps no focus
    const on = event.composedPath()[0]?.closest?.("button, a");
    if (event.detail > 0 && on && on === document.activeElement) on.blur();
  };
  document.addEventListener("keydown", hear);
  document.addEventListener("click", letGo);
  model.send({ calm: calm(), width: innerWidth });
  return () => {
    listeners.splice(listeners.indexOf(model), 1);
    document.removeEventListener("keydown", hear);
    document.removeEventListener("click", letGo);
  };
}
export default { render };
