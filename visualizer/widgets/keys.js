// Keys that work everywhere on the page, except while somebody types or a control uses them.
import { calm } from "./kit.js";
import { USED, isSingle, singleKeysOn, uses } from "./used_keys.js";
const listeners = (globalThis.orgshiftKeys ??= []); // a key goes to the newest that listens: Esc closes the panel on top only
function render({ model }) {
  listeners.push(model);
  let pointed = false; // whether the last thing done was done with the pointer
  const hear = (event) => {
    pointed = false;
    if (event.ctrlKey || event.metaKey || event.altKey || uses(event.composedPath()[0], event.key)) return;
    if (isSingle(event.key) && !singleKeysOn()) return;
    if (listeners.findLast((one) => one.get("listened").includes(event.key)) !== model) return;
    event.preventDefault();
    model.send({ key: event.key });
  };
  // who clicks, slides or chooses with the pointer leads on with Space: that keeps no focus
  const letGo = (event) => {
    const on = event.composedPath()[0]?.closest?.("button, a");
    if (event.detail > 0 && on && on === document.activeElement) on.blur();
  };
  const point = () => (pointed = true);
  const letGoOfField = (event) => {
    const on = event.composedPath()[0];
    if (pointed && (on.matches?.("select") || USED[on.type])) on.blur();
  };
  document.addEventListener("keydown", hear);
  document.addEventListener("click", letGo);
  document.addEventListener("pointerdown", point, true);
  document.addEventListener("change", letGoOfField);
  model.send({ calm: calm(), width: innerWidth });
  return () => {
    listeners.splice(listeners.indexOf(model), 1);
    document.removeEventListener("keydown", hear);
    document.removeEventListener("click", letGo);
    document.removeEventListener("pointerdown", point, true);
    document.removeEventListener("change", letGoOfField);
  };
}
export default { render };
