// The living network. Positions and ties arrive once; each frame is one byte a person.
import { bytes, calm, clamp, fill, floats, follow, make, save } from "../widgets/kit.js";

const RAMP = ["#56658a", "#6f9ae0", "#2fcab4", "#ffb224", "#fff4cf"];
const GLOW = ["", "", "rgba(47,202,180,.16)", "rgba(255,178,36,.20)", "rgba(255,244,207,.30)"];
const CUSTOMER = ["#e4576b", "#7486ad", "#8fe388", "#39445f"];

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
  let scene = null,
    states = new Uint8Array(0),
    before = states,
    pulses = [],
    rose = -Infinity,
    week = -Infinity,
    fading = null,
    view = { k: 1, x: 0, y: 0, s: 1, sx: 1, ox: 0, oy: 0 },
    size = { w: 1, h: 1 };
  let hover = -1,
    focus = -1,
    queued = false,
    halos = [];
  const word = (key, values = {}) => fill(model.get("words")[key] ?? key, values);

  function readScene() {
    const raw = model.get("scene");
    if (!raw || !raw.x) return;
    scene = {
      ...raw,
      x: floats(raw.x),
      y: floats(raw.y),
      kind: bytes(raw.kind),
      unit: new Uint16Array(floats(raw.unit)),
      ends: new Uint32Array(bytes(raw.ties).slice().buffer),
    };
    scene.near = new Map();
    for (let at = 0; at < scene.ends.length; at += 2) {
      const a = scene.ends[at],
        b = scene.ends[at + 1];
      (scene.near.get(a) ?? scene.near.set(a, []).get(a)).push(b);
      (scene.near.get(b) ?? scene.near.set(b, []).get(b)).push(a);
    }
    states = before = new Uint8Array(scene.x.length);
    focus = hover = -1;
    week = -Infinity;
    names.replaceChildren(...scene.units.map((unit) => make("span", { "data-unit": unit.name }, unit.name)));
    root.setAttribute("aria-label", word("label", { n: scene.people, units: scene.units.length }));
    drawAll();
  }
  const watch = new ResizeObserver(() => measure());
  const place = (x, y) => [
    size.w / 2 + view.ox + x * view.sx * view.k + view.x,
    size.h / 2 + view.oy + y * view.s * view.k + view.y,
  ];
  function measure() {
    const box = root.getBoundingClientRect(),
      dense = Math.min(2, devicePixelRatio || 1);
    if (!box.width) return;
    size = { w: box.width, h: box.height };
    for (const canvas of [ties, dots]) {
      canvas.width = box.width * dense;
      canvas.height = box.height * dense;
      canvas.getContext("2d").setTransform(dense, 0, 0, dense, 0, 0);
    }
    if (scene) drawAll();
  }
  let figures = null; // what stands over the stage: everybody is drawn below it
  function fit() {
    if (!figures?.isConnected) {
      figures = root.closest(".os-theatre")?.querySelector(".os-hud") ?? null;
      if (figures) watch.observe(figures);
    }
    const top = figures?.offsetHeight ?? 0,
      bottom = legend.offsetHeight + 20;
    view.s = Math.min(size.w / (2.06 * scene.width), Math.max(120, size.h - top - bottom) / (2.06 * scene.height));
    view.sx = Math.min(size.w / (2.06 * scene.width), view.s * 1.3); // a wide stage is used
    view.ox = 0;
    view.oy = (top - bottom) / 2;
  }
  function drawAll() {
    if (!scene) return;
    fit();
    drawTies();
    drawNames();
    ask();
  }
  function drawTies() {
    const pen = ties.getContext("2d");
    pen.clearRect(0, 0, size.w, size.h);
    pen.strokeStyle = "rgba(126,152,214,.30)";
    pen.lineWidth = 0.5;
    const stride = 2 * Math.ceil(scene.ends.length / 12000),
      count = scene.ends.length / stride; // as many as can be told apart
    pen.globalAlpha = clamp(420 / Math.sqrt(count + 1) / 32, 0.12, 0.38);
    pen.beginPath();
    for (let at = 0; at < scene.ends.length; at += stride) {
      const [x1, y1] = place(scene.x[scene.ends[at]], scene.y[scene.ends[at]]),
        [x2, y2] = place(scene.x[scene.ends[at + 1]], scene.y[scene.ends[at + 1]]);
      pen.moveTo(x1, y1); // ties bow towards the middle, so bundles between units read as streams
      pen.quadraticCurveTo(((x1 + x2) / 2) * 0.88 + size.w * 0.06, ((y1 + y2) / 2) * 0.88 + size.h * 0.06, x2, y2);
    }
    pen.stroke();
    pen.globalAlpha = 1;
  }
  function drawNames() {
    const most = scene.units.length > 40 ? Math.round(14 * view.k ** 2) : 40,
      taken = []; // larger units are named first; a name that would cover another waits until one zooms in
    [...scene.units.keys()]
      .sort((a, b) => scene.units[b].r - scene.units[a].r)
      .forEach((at) => {
        const unit = scene.units[at],
          [x, y] = place(unit.x, unit.y - unit.r),
          node = names.children[at],
          half = unit.name.length * 3.6 + 7;
        const box = [x - half, y - 24, x + half, y + 4],
          small = unit.r * view.s * view.k < 7 || taken.length >= most,
          hidden =
            small ||
            taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
        if (!hidden) taken.push(box);
        node.style.transform = `translate(${x}px, ${y - 3}px) translate(-50%, -100%)`;
        node.classList.toggle("quiet", hidden);
      });
  }
  const radius = () => clamp(scene.dot * view.s * view.k, 0.75, 9),
    TINY = 1.7; // pixels; below it, dots only
  function ask() {
    if (!queued) {
      queued = true;
      requestAnimationFrame(drawDots);
    }
  }
  function drawDots(now) {
    queued = false;
    if (!scene) return;
    const pen = dots.getContext("2d"),
      r = radius(),
      X = scene.x,
      Y = scene.y,
      total = X.length;
    pen.clearRect(0, 0, size.w, size.h);
    const px = new Float32Array(total),
      py = new Float32Array(total);
    for (let i = 0; i < total; i++) {
      px[i] = size.w / 2 + view.ox + X[i] * view.sx * view.k + view.x;
      py[i] = size.h / 2 + view.oy + Y[i] * view.s * view.k + view.y;
    }
    const faint = clamp(Math.sqrt(400 / total) * view.k, 0.3, 1); // thousands of people: halos must not cover them
    for (const halo of total > 4000 && view.k < 2 ? halos.slice(0, 10) : halos) {
      const [x, y] = place(halo.x, halo.y),
        size_ = Math.max(10, halo.r * view.s * view.k),
        glow = pen.createRadialGradient(x, y, 0, x, y, size_);
      glow.addColorStop(0, `rgba(255,190,90,${(0.1 + 0.45 * halo.health) * faint})`);
      glow.addColorStop(1, "rgba(255,190,90,0)");
      pen.fillStyle = glow;
      pen.beginPath();
      pen.arc(x, y, size_, 0, 7);
      pen.fill();
      pen.strokeStyle = `rgba(255,208,130,${(0.25 + 0.5 * halo.health) * Math.max(0.5, faint)})`;
      pen.lineWidth = 1;
      pen.setLineDash([2, 3]);
      pen.beginPath();
      pen.arc(x, y, size_ * 0.62, 0, 7);
      pen.stroke();
      pen.setLineDash([]);
    }
    if (scene.lit) {
      // conversations going on: ties whose both ends act
      const many = scene.ends.length > 12000,
        stride = many ? 2 * Math.ceil(scene.ends.length / 12000) : 2;
      pen.strokeStyle = many ? "rgba(255,206,120,.12)" : "rgba(255,206,120,.20)";
      pen.lineWidth = 0.8;
      pen.beginPath();
      for (let at = 0, drawn = 0; at < scene.ends.length && drawn < 700; at += stride) {
        const a = scene.ends[at],
          b = scene.ends[at + 1];
        if ((states[a] & 7) < 2 || (states[b] & 7) < 2 || !(states[a] & 16) || !(states[b] & 16)) continue;
        pen.moveTo(px[a], py[a]);
        pen.quadraticCurveTo(
          ((px[a] + px[b]) / 2) * 0.88 + size.w * 0.06,
          ((py[a] + py[b]) / 2) * 0.88 + size.h * 0.06,
          px[b],
          py[b],
        );
        drawn++;
      }
      pen.stroke();
    }
    const group = Array.from({ length: 5 }, () => []),
      outside = [[], [], [], []];
    for (let i = 0; i < total; i++) {
      if (scene.kind[i] === 3) outside[states[i] & 3].push(i);
      else group[Math.min(4, states[i] & 7)].push(i);
    }
    outside.forEach((list, code) => {
      pen.fillStyle = CUSTOMER[code];
      pen.globalAlpha = code === 3 ? 0.35 : 0.9;
      pen.beginPath();
      const d = clamp(r * 0.72, 1.2, 3.2);
      for (const i of list) {
        if (code === 0) {
          pen.moveTo(px[i], py[i] + d * 1.3);
          pen.lineTo(px[i] + d * 1.2, py[i] - d);
          pen.lineTo(px[i] - d * 1.2, py[i] - d);
        } // unhappy: a triangle pointing down
        else if (code === 2) {
          pen.moveTo(px[i], py[i] - d * 1.3);
          pen.lineTo(px[i] + d * 1.2, py[i] + d);
          pen.lineTo(px[i] - d * 1.2, py[i] + d);
        } // happy: pointing up
        else pen.rect(px[i] - d * 0.7, py[i] - d * 0.7, d * 1.4, d * 1.4);
      }
      pen.fill();
      pen.globalAlpha = 1;
    });
    [2, 3, 4].forEach((code) => {
      if (r < TINY) return;
      pen.fillStyle = GLOW[code];
      pen.beginPath();
      for (const i of group[code]) {
        pen.moveTo(px[i] + r * 1.9, py[i]);
        pen.arc(px[i], py[i], r * 1.9, 0, 7);
      }
      pen.fill();
    });
    group.forEach((list, code) => {
      pen.beginPath();
      pen.fillStyle = pen.strokeStyle = RAMP[code];
      const d = r * [0.62, 0.8, 0.86, 0.95, 1.08][code];
      for (const i of list) {
        if (code === 3) {
          pen.moveTo(px[i], py[i] - d * 1.15);
          pen.lineTo(px[i] + d * 1.15, py[i]);
          pen.lineTo(px[i], py[i] + d * 1.15);
          pen.lineTo(px[i] - d * 1.15, py[i]);
          pen.closePath();
        } else {
          pen.moveTo(px[i] + d, py[i]);
          pen.arc(px[i], py[i], d, 0, 7);
        }
      }
      if (code === 1 && r > 2) {
        pen.lineWidth = Math.max(1, r * 0.38);
        pen.stroke();
      } else pen.fill();
    });
    if (r >= TINY) rings(pen, px, py, r, now);
    drawPulses(pen, now);
    for (const i of [hover, focus]) if (i >= 0 && i < total) spot(pen, i, px, py, r);
  }
  function rings(pen, px, py, r, now) {
    // leaders, informal leaders, and who has just moved up, for a moment
    const total = px.length;
    const around = (kind) => {
      pen.beginPath();
      for (let i = 0; i < total; i++)
        if (scene.kind[i] === kind) {
          pen.moveTo(px[i] + r * 1.5, py[i]);
          pen.arc(px[i], py[i], r * 1.5, 0, 7);
        }
      pen.stroke();
    };
    pen.strokeStyle = "#ffffff";
    pen.lineWidth = clamp(r * 0.32, 0.8, 1.8);
    around(1);
    pen.strokeStyle = "#ffcf85";
    pen.setLineDash([2, 2]);
    around(2);
    pen.setLineDash([]);
    const fresh = clamp((950 - (now - rose)) / 500, 0, 1);
    if (fresh > 0 && !calm()) {
      pen.strokeStyle = `rgba(255,255,255,${0.75 * fresh})`;
      pen.lineWidth = 1;
      pen.beginPath();
      for (let i = 0; i < total; i++)
        if (scene.kind[i] !== 3 && (states[i] & 7) > (before[i] & 7) && (states[i] & 7) > 1) {
          pen.moveTo(px[i] + r * 2.4, py[i]);
          pen.arc(px[i], py[i], r * 2.4, 0, 7);
        }
      pen.stroke();
      if (fresh < 1) ask();
    }
  }
  function drawPulses(pen, now) {
    pulses = pulses.filter((pulse) => now - pulse.born < 1600);
    for (const pulse of pulses) {
      const age = calm() ? 0.4 : clamp((now - pulse.born) / 1600, 0, 1),
        [x, y] = place(pulse.x, pulse.y);
      for (const ring of [0, 0.25]) {
        const at = age - ring;
        if (at <= 0) continue;
        pen.strokeStyle = `rgba(255,84,104,${(1 - at) * 0.9})`;
        pen.lineWidth = 3 * (1 - at) + 0.5;
        pen.beginPath();
        pen.arc(x, y, 6 + at * (40 + 30 * pulse.size), 0, 7);
        pen.stroke();
      }
      pen.fillStyle = "#ff5468";
      pen.font = "600 13px Roboto, sans-serif";
      pen.textAlign = "center";
      pen.fillText("! " + pulse.label, x, y - 10);
    }
    if (pulses.length) ask();
  }
  function spot(pen, i, px, py, r) {
    const near = scene.near.get(i) ?? [];
    pen.strokeStyle = "rgba(255,214,140,.85)";
    pen.lineWidth = 1;
    pen.beginPath();
    for (const j of near) {
      pen.moveTo(px[i], py[i]);
      pen.quadraticCurveTo(
        ((px[i] + px[j]) / 2) * 0.88 + size.w * 0.06,
        ((py[i] + py[j]) / 2) * 0.88 + size.h * 0.06,
        px[j],
        py[j],
      );
    }
    pen.stroke();
    pen.lineWidth = 2;
    pen.strokeStyle = "#ffd68c";
    pen.beginPath();
    pen.arc(px[i], py[i], r * 2 + 2, 0, 7);
    pen.stroke();
  }
  function nearest(event) {
    const box = root.getBoundingClientRect(),
      mx = event.clientX - box.left,
      my = event.clientY - box.top;
    let best = -1,
      far = Math.max(radius() * 2, 9) ** 2;
    for (let i = 0; i < scene.x.length; i++) {
      const [x, y] = place(scene.x[i], scene.y[i]),
        d = (x - mx) ** 2 + (y - my) ** 2;
      if (d < far) {
        far = d;
        best = i;
      }
    }
    return [best, mx, my];
  }
  function tell(i, x, y) {
    card.hidden = i < 0;
    if (i < 0) return;
    const guest = scene.kind[i] === 3,
      code = guest ? states[i] & 3 : Math.min(4, states[i] & 7);
    const dot = make("i");
    dot.style.background = guest ? CUSTOMER[code] : RAMP[code];
    card.replaceChildren(
      make(
        "b",
        {},
        guest
          ? word("customer")
          : word(["person", "leader", "informal"][scene.kind[i]], { id: scene.label?.[i] ?? i + 1 }),
      ),
      make(
        "span",
        {},
        guest ? "" : `${scene.units[scene.unit[i]].name} · ${word("ties", { n: (scene.near.get(i) ?? []).length })}`,
      ),
      make("span", {}, dot, word((guest ? "customer" : "state") + code)),
      make("small", {}, guest ? "" : word("click")),
    );
    card.style.left = clamp(x + 14, 4, size.w - 190) + "px";
    card.style.top = clamp(y + 12, 4, size.h - 110) + "px";
  }
  function count() {
    const tally = new Array(5).fill(0);
    for (let i = 0; i < states.length; i++) if (scene.kind[i] !== 3) tally[Math.min(4, states[i] & 7)]++;
    legend.replaceChildren(
      ...tally.map((n, code) =>
        make("span", { class: "s" + code }, make("i"), word("state" + code) + " ", make("b", {}, n.toLocaleString())),
      ),
      make("span", { class: "lead" }, make("i"), word("legend_leader")),
      ...(scene.sample ? [make("em", {}, scene.sample)] : []),
    );
  }
  const pick = (what) => model.send({ pick: what });
  let drag = null;
  root.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button, a")) return;
    drag = { x: event.clientX, y: event.clientY, vx: view.x, vy: view.y, moved: false };
  });
  root.addEventListener("pointermove", (event) => {
    if (!scene) return;
    if (drag && (drag.moved || Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 4)) {
      drag.moved = true;
      root.setPointerCapture(event.pointerId);
      view.x = drag.vx + event.clientX - drag.x;
      view.y = drag.vy + event.clientY - drag.y;
      drawAll();
      return;
    }
    const [i, x, y] = nearest(event);
    if (i !== hover) {
      hover = i;
      ask();
    }
    tell(i, x, y);
  });
  root.addEventListener("pointerup", (event) => {
    const moved = drag?.moved,
      began = drag;
    drag = null;
    if (!scene || moved || !began) return;
    const [i, x, y] = nearest(event);
    if (i >= 0) return pick(scene.kind[i] === 3 ? { kind: "customer", index: i } : { kind: "person", index: i });
    const halo = halos.findIndex((one) => {
      const [hx, hy] = place(one.x, one.y);
      return Math.hypot(hx - x, hy - y) < Math.max(10, one.r * view.s * view.k * 0.62);
    });
    if (halo >= 0) return pick({ kind: "community", index: halos[halo].id });
    const unit = scene.units.findIndex((one) => {
      const [ux, uy] = place(one.x, one.y);
      return Math.hypot(ux - x, uy - y) < one.r * view.s * view.k + 6;
    });
    pick(unit >= 0 ? { kind: "unit", index: unit } : { kind: "nothing", index: -1 });
  });
  root.addEventListener("pointerleave", () => {
    hover = -1;
    card.hidden = true;
    ask();
  });
  function zoom(factor, x = size.w / 2, y = size.h / 2) {
    const k = clamp(view.k * factor, 0.6, 14),
      by = k / view.k,
      cx = x - size.w / 2,
      cy = y - size.h / 2;
    view.x = cx - (cx - view.x) * by;
    view.y = cy - (cy - view.y) * by;
    view.k = k;
    drawAll();
  }
  root.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const box = root.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY * 0.0012), event.clientX - box.left, event.clientY - box.top);
    },
    { passive: false },
  );
  const reset = () => {
    view = { ...view, k: 1, x: 0, y: 0 };
    drawAll();
  };
  root.addEventListener("keydown", (event) => {
    if (!scene || event.target !== root) return;
    const step = { Tab: 0, PageDown: 1, PageUp: -1 }[event.key];
    if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") reset();
    else if (event.key === "u" || event.key === "U") {
      const at = (root.unitAt = ((root.unitAt ?? -1) + 1) % scene.units.length);
      pick({ kind: "unit", index: at });
    } else if (step) {
      // PageDown and PageUp walk from person to person
      do focus = (focus + step + scene.x.length) % scene.x.length;
      while (scene.kind[focus] === 3);
      const [x, y] = place(scene.x[focus], scene.y[focus]);
      tell(focus, x, y);
      ask();
    } else if (event.key === "Enter" && focus >= 0) pick({ kind: "person", index: focus });
    else if (event.key === "Escape") {
      focus = -1;
      card.hidden = true;
      pick({ kind: "nothing", index: -1 });
      ask();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const picture = () => {
    const out = make("canvas", { width: dots.width, height: dots.height }),
      pen = out.getContext("2d");
    pen.fillStyle = "#0c1530";
    pen.fillRect(0, 0, out.width, out.height);
    pen.drawImage(ties, 0, 0);
    pen.drawImage(dots, 0, 0);
    out.toBlob((blob) => save("organization.png", blob, "image/png"));
  };
  const tool = (text, key, act) =>
    make("button", { type: "button", title: word(key), "aria-label": word(key), onclick: act }, text);
  tools.append(
    tool("+", "zoom_in", () => zoom(1.3)),
    tool("–", "zoom_out", () => zoom(1 / 1.3)),
    tool("⌂", "whole", reset),
    tool("⤓", "picture", picture),
  );
  function readFrame() {
    const frame = model.get("frame");
    if (!scene || !frame?.states) return;
    const fresh = bytes(frame.states).slice(),
      steps = frame.week - week;
    if (steps) {
      // nobody rises in a jump, nor in what is shown first
      before = steps === 1 || steps === 2 ? states : fresh;
      week = frame.week;
      rose = performance.now();
      clearTimeout(fading);
      fading = setTimeout(ask, 450);
    }
    states = fresh;
    halos = frame.halos ?? [];
    for (const pulse of frame.pulses ?? []) pulses.push({ ...pulse, born: performance.now() });
    count();
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
