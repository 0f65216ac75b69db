// Picking in the network: what is under the pointer, what the card says of it, what a key means.
import { clamp, make } from "../widgets/kit.js";
import { CUSTOMER, onDemand, place, radius, size, stepOf } from "./view.js";

export const NOTHING = { kind: "nothing", index: -1 };

export const nearest = (scene, view, x, y) => {
  // the dot at a place, or -1
  let best = -1,
    far = Math.max(radius(view, scene) * 2, 9) ** 2;
  for (let i = 0; i < scene.x.length; i++) {
    const [px, py] = place(view, scene.x[i], scene.y[i]),
      d = (px - x) ** 2 + (py - y) ** 2;
    if (d < far) {
      far = d;
      best = i;
    }
  }
  return best;
};
export const pickAt = (scene, view, halos, x, y) => {
  const i = nearest(scene, view, x, y);
  if (i >= 0) return { kind: scene.kind[i] === CUSTOMER ? "customer" : "person", index: i };
  const within = (one, r) => {
    const [px, py] = place(view, one.x, one.y);
    return Math.hypot(px - x, py - y) < r;
  };
  const halo = halos.find((one) => within(one, Math.max(10, size(view, one.r) * 0.62)));
  if (halo) return { kind: "community", index: halo.id };
  const unit = scene.units.findIndex((one) => within(one, size(view, one.r) + 6));
  return unit >= 0 ? { kind: "unit", index: unit } : NOTHING;
};
export const nextPerson = (scene, from, step) => {
  // from -1, forwards is the first and backwards the last; customers are passed over
  const total = scene.x.length;
  let at = from < 0 && step < 0 ? 0 : from;
  for (let tries = 0; tries < total; tries++) {
    at = (at + step + total) % total;
    if (scene.kind[at] !== CUSTOMER) return at;
  }
  return -1;
};
const KEYS = {
  "+": "closer",
  "=": "closer",
  "-": "farther",
  0: "whole",
  u: "unit",
  U: "unit",
  PageDown: "next",
  PageUp: "previous",
  Enter: "choose",
  Escape: "leave",
};
export const keyMeans = (key) => (Object.hasOwn(KEYS, key) ? KEYS[key] : null);

export function describeDot(card, stage, i, [x, y], word, look) {
  // what the card beside a dot says
  const { scene, states, view } = stage;
  card.hidden = i < 0;
  if (i < 0) return;
  const guest = scene.kind[i] === CUSTOMER,
    code = stepOf(scene, states[i]);
  const dot = make("i");
  dot.style.background = look(guest, code);
  const name = guest
    ? word("customer")
    : word(["person", "leader", "informal"][scene.kind[i]], { id: scene.label?.[i] ?? i + 1 });
  const demand = !guest && onDemand(scene, states[i]) ? " · " + word("demanded") : "";
  const ties = word("ties", { n: (scene.near.get(i) ?? []).length });
  card.replaceChildren(
    make("b", {}, name),
    make("span", {}, guest ? "" : `${scene.units[scene.unit[i]].name} · ${ties}`),
    make("span", {}, dot, word((guest ? "customer" : "state") + code) + demand),
    make("small", {}, guest ? "" : word("click")),
  );
  card.style.left = clamp(x + 14, 4, view.w - 190) + "px";
  card.style.top = clamp(y + 12, 4, view.h - 110) + "px";
}
