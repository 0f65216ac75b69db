// In the foot of every page: the list of keys, and whether keys of one sign do anything in this browser.
import { make } from "./kit.js";
import { singleKeysOn, switchSingleKeys } from "./used_keys.js";
function render({ model, el }) {
  const word = (key) => model.get("words")[key] ?? key;
  const ask = () => globalThis.orgshiftKeys?.findLast((one) => one.get("listened").includes("?"))?.send({ key: "?" });
  const list = make("button", { type: "button", onclick: ask }, word("list"));
  const show = () => (list.hidden = !model.get("listed"));
  const change = () => {
    switchSingleKeys(!singleKeysOn());
    tell();
  };
  const single = make("button", { type: "button", title: word("about"), onclick: change });
  const tell = () => (single.textContent = word(singleKeysOn() ? "switch_off" : "switch_on"));
  tell();
  show();
  model.on("change:listed", show);
  el.append(list, single);
  el.className = "os-languages";
  return () => model.off("change:listed", show);
}
export default { render };
