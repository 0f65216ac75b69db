// The view of the network: how positions of the scene become pixels. A view is plain numbers: `w`, `h` the size in
// pixels, `k` the zoom, `x`, `y` how far it was dragged, `sx`, `s` pixels to a unit of the scene, `oy` what it gives way.
import { clamp } from "../widgets/kit.js";

export const [PERSON, LEADER, INFORMAL, CUSTOMER] = [0, 1, 2, 3]; // what a dot means: scene.kind
const ROOM = 2.06; // the scene is 2 across
const WIDER = 1.3; // a wide stage is used, up to this much more than a high one

export const wholeView = (w = 1, h = 1) => ({ w, h, k: 1, x: 0, y: 0, s: 1, sx: 1, oy: 0 });
export const fit = (view, scene, top, bottom) => {
  const across = view.w / (ROOM * scene.width),
    s = Math.min(across, Math.max(120, view.h - top - bottom) / (ROOM * scene.height));
  return { ...view, s, sx: Math.min(across, s * WIDER), oy: (top - bottom) / 2 };
};
export const place = (view, x, y) => [
  view.w / 2 + x * view.sx * view.k + view.x,
  view.h / 2 + view.oy + y * view.s * view.k + view.y,
];
export const placeAll = (view, scene) => {
  const total = scene.x.length,
    px = new Float32Array(total),
    py = new Float32Array(total);
  for (let i = 0; i < total; i++) [px[i], py[i]] = place(view, scene.x[i], scene.y[i]);
  return [px, py];
};
export const radius = (view, scene) => clamp(scene.dot * view.s * view.k, 0.75, 9); // of a dot
export const size = (view, r) => r * view.s * view.k; // of a unit or a community
export const zoom = (view, factor, x = view.w / 2, y = view.h / 2) => {
  // what is at (x, y) stays there
  const k = clamp(view.k * factor, 0.6, 14),
    by = k / view.k,
    cx = x - view.w / 2,
    cy = y - view.h / 2;
  return { ...view, k, x: cx - (cx - view.x) * by, y: cy - (cy - view.y) * by };
};
export const stepOf = (scene, state) => Math.min(4, state & scene.bits.step);
export const onDemand = (scene, state) => (state & scene.bits.forced) !== 0;
export const acted = (scene, state) => (state & scene.bits.acted) !== 0;
