// The living network. Positions and ties arrive once; each frame is one byte a person. This file wires its parts.
import { bytes, colour, fill, floats, follow, make, save, shown } from "../widgets/kit.js";
import { look, paintDots, paintTies, placeNames } from "./paint.js";
import { keyMeans, nearest, nextPerson, NOTHING, pickAt, describeDot } from "./pick.js";
import { CUSTOMER, fit, onDemand, place, placeAll, stepOf, wholeView, zoom } from "./view.js";

const CLOSER = 1.3;

function unpackScene(raw) {
  const scene = {
    ...raw,
    x: floats(raw.x),
    y: floats(raw.y),
    kind: bytes(raw.kind),
    unit: new Uint16Array(floats(raw.unit)),
    ends: new Uint32Array(bytes(raw.ties).slice().buffer),
    near: new Map(),
  };
  for (let at = 0; at < scene.ends.length; at += 2) {
    const a = scene.ends[at],
      b = scene.ends[at + 1];
    (scene.near.get(a) ?? scene.near.set(a, []).get(a)).push(b);
    (scene.near.get(b) ?? scene.near.set(b, []).get(b)).push(a);
  }
  return scene;
}
function countSteps({ scene, states }) {
  const tally = [0, 0, 0, 0, 0];
  for (let i = 0; i < states.length; i++) if (scene.kind[i] !== CUSTOMER) tally[stepOf(scene, states[i])]++;
  return tally;
}
function countDemanded({ scene, states }) {
  return states.reduce((sum, state, i) => sum + (scene.kind[i] !== CUSTOMER && onDemand(scene, state)), 0);
}
function listen(root, stage, acts) {
  // pointer and keys become acts
  const where = (event) => {
    const box = root.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  let drag = null;
  root.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button, a")) return;
    drag = { x: event.clientX, y: event.clientY, vx: stage.view.x, vy: stage.view.y, moved: false };
  });
  root.addEventListener("pointermove", (event) => {
    if (!stage.scene) return;
    const across = event.clientX - drag?.x,
      down = event.clientY - drag?.y;
    if (!drag || !(drag.moved || Math.hypot(across, down) > 4)) return acts.hover(...where(event));
    drag.moved = true;
    root.setPointerCapture(event.pointerId);
    acts.see({ ...stage.view, x: drag.vx + across, y: drag.vy + down });
  });
  root.addEventListener("pointerup", (event) => {
    const clicked = drag && !drag.moved;
    drag = null;
    if (stage.scene && clicked) acts.pick(pickAt(stage.scene, stage.view, stage.halos, ...where(event)));
  });
  root.addEventListener("pointerleave", () => acts.hover());
  root.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      acts.see(zoom(stage.view, Math.exp(-event.deltaY * 0.0012), ...where(event)));
    },
    { passive: false },
  );
  root.addEventListener("keydown", (event) => {
    const means = keyMeans(event.key);
    if (!stage.scene || event.target !== root || !means || !acts.key[means]) return;
    if (means === "choose" && stage.focus < 0) return;
    acts.key[means]();
    event.preventDefault();
    event.stopPropagation();
  });
}
function render({ model, el }) {
  const root = make("div", { class: "os-net", tabindex: 0, role: "group" });
  const ties = make("canvas", { "aria-hidden": "true" }),
    dots = make("canvas", { "aria-hidden": "true" });
  const names = make("div", { class: "os-net-names", "aria-hidden": "true" });
  const card = make("div", { class: "os-net-card", role: "status", hidden: true });
  const legend = make("div", { class: "os-net-legend" });
  const tools = make("div", { class: "os-net-tools" });
  root.append(ties, dots, names, card, legend, tools);
  el.append(root);
  const nobody = new Uint8Array(0);
  const stage = {
    scene: null,
    view: wholeView(),
    states: nobody,
    before: nobody,
    halos: [],
    pulses: [],
    hover: -1,
    focus: -1,
    rose: -Infinity,
  };
  let week = -Infinity,
    fading = null,
    queued = false,
    unitAt = -1,
    figures = null; // what is shown over the stage: everybody is drawn below it
  const word = (key, values = {}) => fill(model.get("words")[key] ?? key, values);
  const watch = new ResizeObserver(() => measure());

  function readScene() {
    const raw = model.get("scene");
    if (!raw || !raw.x) return;
    const scene = (stage.scene = unpackScene(raw));
    stage.states = stage.before = new Uint8Array(scene.x.length);
    stage.focus = stage.hover = -1;
    week = -Infinity;
    names.replaceChildren(...scene.units.map((unit) => make("span", { "data-unit": unit.name }, unit.name)));
    root.setAttribute("aria-label", word("label", { n: scene.people, units: scene.units.length }));
    drawAll();
  }
  function measure() {
    const box = root.getBoundingClientRect(),
      dense = Math.min(2, devicePixelRatio || 1);
    if (!box.width) return;
    stage.view = { ...stage.view, w: box.width, h: box.height };
    for (const canvas of [ties, dots]) {
      canvas.width = box.width * dense;
      canvas.height = box.height * dense;
      canvas.getContext("2d").setTransform(dense, 0, 0, dense, 0, 0);
    }
    drawAll();
  }
  function drawAll() {
    if (!stage.scene) return;
    if (!figures?.isConnected) {
      figures = root.closest(".os-theatre")?.querySelector(".os-hud") ?? null;
      if (figures) watch.observe(figures);
    }
    stage.view = fit(stage.view, stage.scene, figures?.offsetHeight ?? 0, legend.offsetHeight + 20);
    paintTies(ties.getContext("2d"), stage);
    placeNames(names.children, stage);
    ask();
  }
  function ask() {
    if (queued) return;
    queued = true;
    requestAnimationFrame((now) => {
      queued = false;
      if (!stage.scene) return;
      [stage.px, stage.py] = placeAll(stage.view, stage.scene);
      if (paintDots(dots.getContext("2d"), stage, now)) ask();
    });
  }
  const pick = (what) => model.send({ pick: what });
  const see = (view) => {
    stage.view = view;
    drawAll();
  };
  const closer = () => see(zoom(stage.view, CLOSER)),
    farther = () => see(zoom(stage.view, 1 / CLOSER)),
    whole = () => see({ ...stage.view, k: 1, x: 0, y: 0 });
  const hover = (x, y) => {
    const i = x === undefined ? -1 : nearest(stage.scene, stage.view, x, y);
    if (i !== stage.hover) {
      stage.hover = i;
      ask();
    }
    describeDot(card, stage, i, [x, y], word, look);
  };
  const walk = (step) => {
    // from person to person
    stage.focus = nextPerson(stage.scene, stage.focus, step);
    const at = stage.focus;
    describeDot(card, stage, at, place(stage.view, stage.scene.x[at], stage.scene.y[at]), word, look);
    ask();
  };
  const key = {
    closer,
    farther,
    whole,
    unit: () => pick({ kind: "unit", index: (unitAt = (unitAt + 1) % stage.scene.units.length) }),
    next: () => walk(1),
    previous: () => walk(-1),
    choose: () => pick({ kind: "person", index: stage.focus }),
    leave: () => {
      stage.focus = -1;
      card.hidden = true;
      pick(NOTHING);
      ask();
    },
  };
  listen(root, stage, { see, hover, pick, key });
  const picture = () => {
    const out = make("canvas", { width: dots.width, height: dots.height }),
      pen = out.getContext("2d");
    pen.fillStyle = colour("navy");
    pen.fillRect(0, 0, out.width, out.height);
    pen.drawImage(ties, 0, 0);
    pen.drawImage(dots, 0, 0);
    out.toBlob((blob) => save("organization.png", blob, "image/png"));
  };
  const tool = (text, key, act) =>
    make("button", { type: "button", title: word(key), "aria-label": word(key), onclick: act }, text);
  tools.append(
    tool("+", "zoom_in", closer),
    tool("–", "zoom_out", farther),
    tool("⌂", "whole", whole),
    tool("⤓", "picture", picture),
  );
  function writeLegend() {
    legend.replaceChildren(
      ...countSteps(stage).map((n, code) =>
        make("span", { class: "s" + code }, make("i"), word("state" + code) + " ", make("b", {}, shown(n, "", 0))),
      ),
      make(
        "span",
        { class: "demanded" },
        make("i"),
        word("legend_demanded") + " ",
        make("b", {}, shown(countDemanded(stage), "", 0)),
      ),
      make("span", { class: "lead" }, make("i"), word("legend_leader")),
      ...(stage.scene.sample ? [make("em", {}, stage.scene.sample)] : []),
    );
  }
  function readFrame() {
    const frame = model.get("frame");
    if (!stage.scene || !frame?.states) return;
    const fresh = bytes(frame.states).slice(),
      steps = frame.week - week;
    if (steps) {
      // nobody rises in a jump, nor in what is shown first
      stage.before = steps === 1 || steps === 2 ? stage.states : fresh;
      week = frame.week;
      stage.rose = performance.now();
      clearTimeout(fading);
      fading = setTimeout(ask, 450);
    }
    stage.states = fresh;
    stage.halos = frame.halos ?? [];
    for (const pulse of frame.pulses ?? []) stage.pulses.push({ ...pulse, born: performance.now() });
    writeLegend();
    ask();
  }
  model.on("change:scene", () => {
    readScene();
    readFrame();
  });
  model.on("change:frame", readFrame);
  watch.observe(root);
  watch.observe(legend);
  measure();
  readScene();
  readFrame();
  const leave = follow(model);
  return () => {
    leave();
    watch.disconnect();
    clearTimeout(fading);
  };
}
export default { render };
