// Where the keys are: on after a redraw, into a panel and back, to a new page's content, to the menu, through long lists.
import { singleKeysOn, uses } from "./used_keys.js";
const STOPS = ["a[href]", "button", "input", "select", "textarea", "summary", "[tabindex]"].join();
const WAIT = 400; // milliseconds for a redraw to bring back what had the focus, before its surroundings get it
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
const usable = (node) => node.isConnected && !node.disabled && node.getClientRects().length > 0;
const called = (node) =>
  node.getAttribute("aria-label") ?? node.labels?.[0]?.firstChild?.textContent ?? node.textContent;
const alike = (node) =>
  [...document.querySelectorAll(STOPS)].filter(
    (one) => one.tagName === node.tagName && usable(one) && called(one) === called(node),
  );
const content = () => document.getElementById("os-main");
// What has the focus, so that it is found again when it was drawn anew: the same name, at about the same place.
export const described = (node) => {
  const around = [];
  for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) around.push(at);
  return { node, around, place: alike(node).indexOf(node) };
};
const foundAgain = ({ node, place }) => {
  const there = alike(node);
  return there[Math.min(Math.max(0, place), there.length - 1)];
};
const beside = ({ around }) => {
  const near = around.find((one) => one.isConnected);
  if (!near || near.contains(content())) return content();
  return [...near.querySelectorAll(STOPS)].find((one) => one.tabIndex >= 0 && usable(one)) ?? content();
};
// A list of buttons that stay down is one stop of Tab; arrows lead through it.
const members = (list) => [...list.querySelectorAll(":scope > button[aria-pressed]")];
const listOf = (node) => (node?.matches?.("[data-arrows] > button[aria-pressed]") ? node.parentElement : null);
const oneStop = (list, at) => members(list).forEach((one) => (one.tabIndex = one === at ? 0 : -1));
const oneStopEach = () => {
  for (const list of document.querySelectorAll("[data-arrows]")) {
    const all = members(list),
      stops = all.filter((one) => one.tabIndex === 0);
    if (stops.length !== 1) oneStop(list, all.find((one) => one.getAttribute("aria-pressed") === "true") ?? all[0]);
  }
};
function render({ model }) {
  const now = (globalThis.orgshiftFocus ??= { byKeys: false, held: null, page: model.get("page") }); // the frame too may be drawn anew
  let openers = [], // of each panel that is open: it, and what had the focus before
    waits = 0;
  const goTo = (node) => {
    node?.focus();
    now.held = node ? described(node) : null;
  };
  const lost = () => now.byKeys && now.held && (document.activeElement ?? document.body) === document.body;
  function mend() {
    oneStopEach();
    const open = [...document.querySelectorAll("[role=dialog]")],
      gone = openers.filter(([panel]) => !open.includes(panel));
    openers = openers.filter(([panel]) => open.includes(panel));
    for (const panel of open.filter((one) => !openers.some(([known]) => known === one))) {
      openers.push([panel, now.held]);
      if (now.byKeys) goTo(panel);
    }
    if (gone.length && lost()) now.held = gone[0][1];
    if (!lost() || usable(now.held.node)) {
      if (lost()) goTo(now.held.node);
      return;
    }
    if (now.held.node.isConnected) return; // cannot be used for now, as a button whose work is under way
    const again = foundAgain(now.held);
    if (again) goTo(again);
    else waits ||= setTimeout(settle, WAIT);
  }
  function settle() {
    waits = 0;
    if (lost() && !now.held.node.isConnected) goTo(foundAgain(now.held) ?? beside(now.held));
  }
  function press(event) {
    now.byKeys = true;
    const on = document.activeElement;
    if (on && on !== document.body) now.held = described(on);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const list = listOf(on);
    if (list && event.key in STEPS) walk(list, on, STEPS[event.key]);
    else if (event.key.toLowerCase() === "m" && singleKeysOn() && !uses(event.composedPath()[0], event.key))
      (document.querySelector(".os-nav a[aria-current]") ?? document.querySelector(".os-nav a"))?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function walk(list, from, by) {
    const all = members(list),
      to = all[Math.min(all.length - 1, Math.max(0, all.indexOf(from) + by))];
    oneStop(list, to);
    goTo(to);
  }
  function turn() {
    if (now.page !== model.get("page") && now.byKeys) goTo(content());
    now.page = model.get("page");
  }
  const point = () => {
    now.byKeys = false;
    now.held = null;
  };
  const arrive = ({ target }) => {
    if (now.byKeys) now.held = described(target);
  };
  const skip = (event) => {
    if (!event.target.closest?.(".os-skip")) return;
    event.preventDefault(); // the link of the page stays as it is
    goTo(content());
  };
  const watch = new MutationObserver(mend);
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled", "hidden"] });
  document.addEventListener("keydown", press, true);
  document.addEventListener("pointerdown", point, true);
  document.addEventListener("focusin", arrive);
  document.addEventListener("click", skip);
  model.on("change:page", turn);
  turn();
  mend();
  return () => {
    watch.disconnect();
    clearTimeout(waits);
    document.removeEventListener("keydown", press, true);
    document.removeEventListener("pointerdown", point, true);
    document.removeEventListener("focusin", arrive);
    document.removeEventListener("click", skip);
  };
}
export default { render };
