// The key of this tab: the same after a reload, and no other tab has it. While the page lives it is not in the storage,
// so that a tab that is duplicated does not take it along.
const STORED = "orgshift-tab";
const fresh = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
const ownKey = () => {
  let key = null;
  try {
    key = sessionStorage.getItem(STORED);
    sessionStorage.removeItem(STORED);
  } catch {
    // a browser that stores nothing: a reload is another tab then
  }
  key ??= fresh();
  addEventListener("pagehide", () => {
    try {
      sessionStorage.setItem(STORED, key);
    } catch {
      // as above
    }
  });
  return key;
};
function render({ model }) {
  globalThis.orgshiftTab ??= ownKey();
  model.send({ tab: globalThis.orgshiftTab });
}
export default { render };
