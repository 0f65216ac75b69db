// Small helpers of the phones' page: elements, texts and numbers.
export const TEXTS = JSON.parse(document.getElementById("texts").textContent);
export function say(key, values = {}) {
  return (TEXTS[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
export function h(tag, attributes = {}, ...children) {
  const [name, space] = tag.startsWith("svg:") ? [tag.slice(4), "http://www.w3.org/2000/svg"] : [tag, null];
  const made = space ? document.createElementNS(space, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child != null));
  return made;
}
// A number as the language of the page writes it.
export const local = (value) => value.toLocaleString(document.documentElement.lang || "en");
export function format(value, unit) {
  if (unit === "share") return `${Math.round(value * 100)} %`;
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return local(Number(value.toFixed(digits)));
}
// A button that goes on acting while it is held.
export function holding(label, act, attributes = {}) {
  let timer = 0;
  const stop = () => clearTimeout(timer);
  const again = (pause) => {
    timer = setTimeout(() => {
      act();
      again(120);
    }, pause);
  };
  return h(
    "button",
    {
      type: "button",
      class: "step",
      onclick: act,
      onpointerdown: () => again(500),
      onpointerup: stop,
      onpointerleave: stop,
      onpointercancel: stop,
      ...attributes,
    },
    label,
  );
}
const store = (where) => {
  try {
    return window[where];
  } catch {
    return null; // storage is off: the page's address still holds the seat
  }
};
export function keep(where, key, value) {
  try {
    store(where)?.setItem(key, JSON.stringify(value));
  } catch {
    return; // full, or off
  }
}
export function kept(where, key) {
  try {
    return JSON.parse(store(where)?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
