// The sketch round on a phone: a curve by buttons or by drag, how sure, and what came of it.
import { format, h, holding, say } from "./dom.js";
const WIDE = 320,
  HIGH = 150;
function axis(question) {
  const span = question.high - question.low || 1;
  return {
    x: (at) => 8 + (at / 8) * (WIDE - 16),
    y: (value) =>
      8 + (1 - (Math.min(question.high, Math.max(question.low, value)) - question.low) / span) * (HIGH - 16),
  };
}
const line = (values, { x, y }) =>
  values.map((v, at) => `${at ? "L" : "M"}${x(at).toFixed(1)} ${y(v).toFixed(1)}`).join("");
function area(low, high, scale) {
  const back = [...high].map((v, at) => [at, v]).reverse();
  return `${line(low, scale)}${back.map(([at, v]) => `L${scale.x(at).toFixed(1)} ${scale.y(v).toFixed(1)}`).join("")}Z`;
}
function ground(question, scale) {
  const marks = [0, 0.5, 1].map((part) => question.low + part * (question.high - question.low));
  return marks.flatMap((value) => [
    h("svg:line", { x1: 8, x2: WIDE - 8, y1: scale.y(value), y2: scale.y(value), class: "grid" }),
    h("svg:text", { x: 10, y: scale.y(value) + (value === question.high ? 14 : -4) }, format(value, question.unit)),
  ]);
}
function picture(question, layers, label) {
  const svg = h("svg:svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "pad", role: "img", "aria-label": label });
  svg.append(...layers);
  const weeks = [0, 4, 8].map((at) => h("span", {}, say("week", { n: question.weeks[at] })));
  return h("figure", {}, svg, h("figcaption", { class: "weeks" }, weeks));
}
function revealed(question, mine) {
  const scale = axis(question),
    { fan, others, run, own } = mine.shown,
    layers = ground(question, scale);
  if (fan) layers.push(h("svg:path", { d: area(fan[0], fan[4], scale), class: "fan" }));
  if (fan) layers.push(h("svg:path", { d: area(fan[1], fan[3], scale), class: "fan" }));
  if (fan) layers.push(h("svg:path", { d: line(fan[2], scale), class: "middle" }));
  if (others) layers.push(h("svg:path", { d: area(others[0], others[2], scale), class: "others" }));
  if (run) layers.push(h("svg:path", { d: line(run, scale), class: "run" }));
  if (mine.answer) layers.push(h("svg:path", { d: line(mine.answer.y, scale), class: "own" }));
  const words = (own?.words ?? []).map((text) => h("p", {}, text));
  if (!fan) words.unshift(h("p", {}, say("few")));
  const keys = [
    ["own", mine.answer],
    ["middle", fan],
    ["run", run],
    ["others", others],
  ].filter(([, there]) => there);
  const legend = h(
    "p",
    { class: "legend" },
    keys.map(([name]) => h("span", { class: `key ${name}` }, say(`key_${name}`))),
  );
  return [picture(question, layers, question.text), legend, ...words];
}
export function sketchScreen({ question, state, mine, draft, save, send }) {
  if (mine.shown) return revealed(question, mine);
  const scale = axis(question),
    step = (question.high - question.low) / 20;
  const y = (draft.y ??= mine.answer ? [...mine.answer.y] : question.weeks.map(() => question.start));
  draft.drawn ??= mine.answer ? 8 : 0; // points after the last one drawn go on level
  draft.sure ??= mine.answer?.sure ?? 0;
  draft.point ??= 1;
  y[0] = question.start;
  const curve = h("svg:path", { class: "own" });
  const dots = y.map((_, at) => h("svg:circle", { r: at ? 9 : 6, cx: scale.x(at), class: at ? "dot" : "dot first" }));
  const grid = ground(question, scale);
  const range = h("input", { id: "value", type: "range", min: question.low, max: question.high, step: step / 5 });
  const value = h("output", { for: "value" }),
    which = h("output", { "aria-live": "polite" });
  const set = (at, v) => {
    if (!state.open || at < 1) return;
    draft.point = at;
    draft.drawn = Math.max(draft.drawn, at);
    y[at] = Math.min(question.high, Math.max(question.low, v));
    for (let next = draft.drawn + 1; next < 9; next++) y[next] = y[draft.drawn];
    draw();
    save();
  };
  const choose = (by) => {
    draft.point = Math.min(8, Math.max(1, draft.point + by));
    draw();
    save();
  };
  function draw() {
    curve.setAttribute("d", line(y, scale));
    dots.forEach((dot, at) => {
      dot.setAttribute("cy", scale.y(y[at]));
      dot.classList.toggle("now", at === draft.point);
    });
    which.textContent = say("week", { n: question.weeks[draft.point] });
    value.textContent = format(y[draft.point], question.unit);
    range.value = y[draft.point];
    range.setAttribute("aria-label", say("value_in", { n: question.weeks[draft.point] }));
    range.setAttribute("aria-valuetext", value.textContent);
  }
  range.addEventListener("input", () => set(draft.point, Number(range.value)));
  const figure = picture(question, [...grid, curve, ...dots], say("pad"));
  const svg = figure.firstChild;
  const follow = (event) => {
    const box = svg.getBoundingClientRect();
    const at = Math.round((((event.clientX - box.left) / box.width) * WIDE - 8) / ((WIDE - 16) / 8));
    const part = 1 - (((event.clientY - box.top) / box.height) * HIGH - 8) / (HIGH - 16);
    set(Math.min(8, Math.max(1, at)), question.low + part * (question.high - question.low));
  };
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    follow(event);
  });
  svg.addEventListener("pointermove", (event) => event.buttons && follow(event));
  const off = { disabled: !state.open };
  const points = h(
    "div",
    { class: "row" },
    h("button", { type: "button", class: "step", "aria-label": say("before"), onclick: () => choose(-1) }, "‹"),
    which,
    h("button", { type: "button", class: "step", "aria-label": say("after"), onclick: () => choose(1) }, "›"),
  );
  const values = h(
    "div",
    { class: "row" },
    holding("−", () => set(draft.point, y[draft.point] - step), { "aria-label": say("less"), ...off }),
    value,
    holding("+", () => set(draft.point, y[draft.point] + step), { "aria-label": say("more"), ...off }),
  );
  const sure = [5, 10, 20].map((n) =>
    h(
      "button",
      {
        type: "button",
        class: "step wide",
        "aria-pressed": String(draft.sure === n),
        ...off,
        onclick: () => {
          draft.sure = n;
          sure.forEach((one, at) => one.setAttribute("aria-pressed", String([5, 10, 20][at] === n)));
          save();
        },
      },
      `±${n} %`,
    ),
  );
  const send_ = h(
    "button",
    { type: "button", class: "send", ...off, onclick: () => send({ t: "curve", y: y.slice(1), sure: draft.sure }) },
    say("send_curve"),
  );
  draw();
  const asks = h("div", { class: "row", role: "group", "aria-label": say("sure") }, h("span", {}, say("sure")), sure);
  return [figure, points, values, range, asks, send_];
}
