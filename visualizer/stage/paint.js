// Painting the network: ties and names when the view changes, dots, rings and pulses with every frame.
import { calm, clamp, colour } from "../widgets/kit.js";
import { acted, CUSTOMER, INFORMAL, LEADER, onDemand, place, radius, size, stepOf } from "./view.js";

const GLOW = { 2: 0.16, 3: 0.2, 4: 0.3 }; // how strongly a step shines
const TINY = 1.7; // pixels; below it, dots only
const PALE = 0.5; // who acts on demand
const MOST_TIES = 12000; // as many as can be distinguished
const ROUND = 7; // a little more than a whole turn
const PULSE = 1600; // milliseconds

export const look = (guest, code) => colour((guest ? "customer-" : "step-") + code);
const sparse = (ends) => 2 * Math.ceil(ends.length / MOST_TIES); // from one tie drawn to the next

// Ties bow towards the middle, so bundles between units read as streams.
const bow = (pen, view, [x1, y1], [x2, y2]) => {
  pen.moveTo(x1, y1);
  pen.quadraticCurveTo(((x1 + x2) / 2) * 0.88 + view.w * 0.06, ((y1 + y2) / 2) * 0.88 + view.h * 0.06, x2, y2);
};
const circle = (pen, x, y, r) => {
  pen.moveTo(x + r, y);
  pen.arc(x, y, r, 0, ROUND);
};
export function paintTies(pen, { scene, view }) {
  pen.clearRect(0, 0, view.w, view.h);
  pen.strokeStyle = colour("tie", 0.3);
  pen.lineWidth = 0.5;
  const at = (i) => place(view, scene.x[i], scene.y[i]),
    stride = sparse(scene.ends),
    count = scene.ends.length / stride;
  pen.globalAlpha = clamp(420 / Math.sqrt(count + 1) / 32, 0.12, 0.38);
  pen.beginPath();
  for (let tie = 0; tie < scene.ends.length; tie += stride)
    bow(pen, view, at(scene.ends[tie]), at(scene.ends[tie + 1]));
  pen.stroke();
  pen.globalAlpha = 1;
}
export function placeNames(nodes, { scene, view }) {
  const most = scene.units.length > 40 ? Math.round(14 * view.k ** 2) : 40,
    taken = []; // larger units are named first; a name that would cover another waits until one zooms in
  const free = (box) =>
    !taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
  [...scene.units.keys()]
    .sort((a, b) => scene.units[b].r - scene.units[a].r)
    .forEach((at) => {
      const unit = scene.units[at],
        [x, y] = place(view, unit.x, unit.y - unit.r),
        half = unit.name.length * 3.6 + 7,
        box = [x - half, y - 24, x + half, y + 4],
        shows = size(view, unit.r) >= 7 && taken.length < most && free(box);
      if (shows) taken.push(box);
      nodes[at].style.transform = `translate(${x}px, ${y - 3}px) translate(-50%, -100%)`;
      nodes[at].classList.toggle("quiet", !shows);
    });
}
export function paintDots(pen, stage, now) {
  // returns whether something still moves
  const { scene, states, view, px, py } = stage,
    r = radius(view, scene),
    steps = [[], [], [], [], []],
    demanded = [[], [], [], [], []],
    guests = [[], [], [], []];
  pen.clearRect(0, 0, view.w, view.h);
  for (let i = 0; i < px.length; i++) {
    const of = scene.kind[i] === CUSTOMER ? guests : onDemand(scene, states[i]) ? demanded : steps;
    of[stepOf(scene, states[i])].push(i);
  }
  paintHalos(pen, stage);
  if (scene.lit) paintConversations(pen, stage);
  guests.forEach((list, code) => paintGuests(pen, stage, list, code, clamp(r * 0.72, 1.2, 3.2)));
  if (r >= TINY) [2, 3, 4].forEach((code) => paintGlow(pen, px, py, steps[code], code, r));
  steps.forEach((list, code) => paintPeople(pen, px, py, list, code, r));
  demanded.forEach((list, code) => paintDemanded(pen, px, py, list, code, r));
  const rising = r >= TINY && paintRings(pen, stage, r, now);
  const pulsing = paintPulses(pen, stage, now);
  for (const i of [stage.hover, stage.focus]) if (i >= 0 && i < px.length) paintSpot(pen, stage, i, r);
  return rising || pulsing;
}
function paintHalos(pen, { scene, view, halos }) {
  const total = scene.x.length,
    faint = clamp(Math.sqrt(400 / total) * view.k, 0.3, 1); // thousands of people: halos must not cover them
  for (const halo of total > 4000 && view.k < 2 ? halos.slice(0, 10) : halos) {
    const [x, y] = place(view, halo.x, halo.y),
      r = Math.max(10, size(view, halo.r)),
      glow = pen.createRadialGradient(x, y, 0, x, y, r);
    glow.addColorStop(0, colour("community", (0.1 + 0.45 * halo.health) * faint));
    glow.addColorStop(1, colour("community", 0));
    pen.fillStyle = glow;
    pen.beginPath();
    pen.arc(x, y, r, 0, ROUND);
    pen.fill();
    pen.strokeStyle = colour("community-ring", (0.25 + 0.5 * halo.health) * Math.max(0.5, faint));
    pen.lineWidth = 1;
    pen.setLineDash([2, 3]);
    pen.beginPath();
    pen.arc(x, y, r * 0.62, 0, ROUND);
    pen.stroke();
    pen.setLineDash([]);
  }
}
function paintConversations(pen, { scene, states, view, px, py }) {
  // ties whose both ends act
  const { ends } = scene,
    talks = (i) => stepOf(scene, states[i]) > 1 && acted(scene, states[i]);
  pen.strokeStyle = colour("conversation", ends.length > MOST_TIES ? 0.12 : 0.2);
  pen.lineWidth = 0.8;
  pen.beginPath();
  for (let tie = 0, drawn = 0; tie < ends.length && drawn < 700; tie += sparse(ends)) {
    const a = ends[tie],
      b = ends[tie + 1];
    if (!talks(a) || !talks(b)) continue;
    bow(pen, view, [px[a], py[a]], [px[b], py[b]]);
    drawn++;
  }
  pen.stroke();
}
function paintGuests(pen, { px, py }, list, code, d) {
  pen.fillStyle = look(true, code);
  pen.globalAlpha = code === 3 ? 0.35 : 0.9;
  pen.beginPath();
  const tip = { 0: 1, 2: -1 }[code]; // unhappy: a triangle pointing down; happy: pointing up
  for (const i of list) {
    if (tip) {
      pen.moveTo(px[i], py[i] + tip * d * 1.3);
      pen.lineTo(px[i] + d * 1.2, py[i] - tip * d);
      pen.lineTo(px[i] - d * 1.2, py[i] - tip * d);
    } else pen.rect(px[i] - d * 0.7, py[i] - d * 0.7, d * 1.4, d * 1.4);
  }
  pen.fill();
  pen.globalAlpha = 1;
}
function paintGlow(pen, px, py, list, code, r) {
  pen.fillStyle = colour("step-" + code, GLOW[code]);
  pen.beginPath();
  for (const i of list) circle(pen, px[i], py[i], r * 1.9);
  pen.fill();
}
function paintPeople(pen, px, py, list, code, r) {
  pen.beginPath();
  pen.fillStyle = pen.strokeStyle = look(false, code);
  const d = r * [0.62, 0.8, 0.86, 0.95, 1.08][code];
  for (const i of list) {
    if (code === 3) {
      pen.moveTo(px[i], py[i] - d * 1.15);
      pen.lineTo(px[i] + d * 1.15, py[i]);
      pen.lineTo(px[i], py[i] + d * 1.15);
      pen.lineTo(px[i] - d * 1.15, py[i]);
      pen.closePath();
    } else circle(pen, px[i], py[i], d);
  }
  if (code === 1 && r > 2) {
    pen.lineWidth = Math.max(1, r * 0.38);
    pen.stroke();
  } else pen.fill();
}
function paintDemanded(pen, px, py, list, code, r) {
  // pale, and hatched where there is room for it
  pen.globalAlpha = PALE;
  paintPeople(pen, px, py, list, code, r);
  pen.globalAlpha = 1;
  if (r < TINY) return;
  pen.strokeStyle = colour("navy");
  pen.lineWidth = clamp(r * 0.28, 0.7, 1.6);
  pen.beginPath();
  const d = r * 0.62;
  for (const i of list)
    for (const by of r > 3 ? [-0.55 * d, 0.55 * d] : [0]) {
      pen.moveTo(px[i] - d + by, py[i] + d + by);
      pen.lineTo(px[i] + d + by, py[i] - d + by);
    }
  pen.stroke();
}
function paintRings(pen, stage, r, now) {
  // leaders, informal leaders, and who has just moved up, for a moment
  const { scene, states, before, px, py, rose } = stage;
  const around = (at, belongs) => {
    pen.beginPath();
    for (let i = 0; i < px.length; i++) if (belongs(i)) circle(pen, px[i], py[i], at);
    pen.stroke();
  };
  pen.strokeStyle = colour("leader");
  pen.lineWidth = clamp(r * 0.32, 0.8, 1.8);
  around(r * 1.5, (i) => scene.kind[i] === LEADER);
  pen.strokeStyle = colour("informal-leader");
  pen.setLineDash([2, 2]);
  around(r * 1.5, (i) => scene.kind[i] === INFORMAL);
  pen.setLineDash([]);
  const fresh = clamp((950 - (now - rose)) / 500, 0, 1);
  if (fresh <= 0 || calm()) return false;
  pen.strokeStyle = colour("risen", 0.75 * fresh);
  pen.lineWidth = 1;
  around(r * 2.4, (i) => {
    const step = stepOf(scene, states[i]);
    return scene.kind[i] !== CUSTOMER && step > 1 && step > stepOf(scene, before[i]);
  });
  return fresh < 1;
}
function paintPulses(pen, stage, now) {
  stage.pulses = stage.pulses.filter((pulse) => now - pulse.born < PULSE);
  for (const pulse of stage.pulses) {
    const age = calm() ? 0.4 : clamp((now - pulse.born) / PULSE, 0, 1),
      [x, y] = place(stage.view, pulse.x, pulse.y);
    for (const ring of [0, 0.25]) {
      const at = age - ring;
      if (at <= 0) continue;
      pen.strokeStyle = colour("incident", (1 - at) * 0.9);
      pen.lineWidth = 3 * (1 - at) + 0.5;
      pen.beginPath();
      pen.arc(x, y, 6 + at * (40 + 30 * pulse.size), 0, ROUND);
      pen.stroke();
    }
    pen.fillStyle = colour("incident");
    pen.font = "600 13px Roboto, sans-serif";
    pen.textAlign = "center";
    pen.fillText("! " + pulse.label, x, y - 10);
  }
  return stage.pulses.length > 0;
}
function paintSpot(pen, { scene, view, px, py }, i, r) {
  pen.strokeStyle = colour("spot", 0.85);
  pen.lineWidth = 1;
  pen.beginPath();
  for (const j of scene.near.get(i) ?? []) bow(pen, view, [px[i], py[i]], [px[j], py[j]]);
  pen.stroke();
  pen.lineWidth = 2;
  pen.strokeStyle = colour("spot");
  pen.beginPath();
  pen.arc(px[i], py[i], r * 2 + 2, 0, ROUND);
  pen.stroke();
}
