// Predict, then reveal: draw the curve you expect, by pointer or by keys, before the model shows its own.
import { clamp, fill, floats, make, shown } from "../widgets/kit.js";
function render({ model, el }) {
  const W = 560,
    H = 260,
    L = 74,
    R = 16,
    T = 16,
    B = 34,
    POINTS = 9;
  const word = (key, values = {}) => fill(model.get("words")[key] ?? key, values);
  const svg = make("svg:svg", { viewBox: `0 0 ${W} ${H}`, class: "pad" }),
    ground = svg.appendChild(make("svg:g")),
    line = svg.appendChild(
      make("svg:path", { fill: "none", stroke: "var(--sketch)", "stroke-width": 3, "stroke-dasharray": "7 5" }),
    ),
    truth = svg.appendChild(make("svg:path", { fill: "none", stroke: "var(--teal)", "stroke-width": 3 })),
    knobs = svg.appendChild(make("svg:g"));
  const submit = make(
    "button",
    { type: "button", class: "os-primary", onclick: () => model.send({ guess: values }) },
    word("reveal"),
  );
  const caption = make("figcaption", {}, word("prompt")),
    hint = make("p", { class: "hint" }, word("hint")),
    label = make("p", { class: "of" }, model.get("title"));
  el.append(make("figure", { class: "os-sketch" }, caption, label, svg, hint, submit));
  const [low, high] = [model.get("low"), model.get("high")],
    X = (i) => L + ((W - L - R) * i) / (POINTS - 1),
    Y = (v) => T + (H - T - B) * (1 - (v - low) / (high - low || 1));
  const given = model.get("guess"),
    fixed = () => !model.get("drawable");
  let values = given.length === POINTS ? [...given] : Array.from({ length: POINTS }, () => model.get("start")),
    drawing_ = false,
    before = 0,
    touched = given.length === POINTS;
  const drawn = values.map(() => touched); // the points the hand has passed
  const sendCurve = () => model.send({ drawn: values });
  for (const part of [0, 0.5, 1]) {
    const v = low + part * (high - low);
    ground.append(
      make("svg:line", { x1: L, x2: W - R, y1: Y(v), y2: Y(v), stroke: "var(--line)" }),
      make(
        "svg:text",
        { x: L - 6, y: Y(v) + 4, "text-anchor": "end", "font-size": 18, fill: "var(--sketch-ink)" },
        shown(v, model.get("unit")),
      ),
    );
  }
  for (const part of [0, 0.5, 1])
    ground.append(
      make(
        "svg:text",
        {
          x: L + part * (W - L - R),
          y: H - 8,
          "text-anchor": part === 1 ? "end" : part ? "middle" : "start",
          "font-size": 18,
          fill: "var(--sketch-ink)",
        },
        word("week", { week: Math.round(part * model.get("horizon")) }),
      ),
    );
  const handles = values.map((_, i) =>
    knobs.appendChild(
      make("svg:circle", {
        cx: X(i),
        r: 11,
        fill: "var(--sketch)",
        stroke: "var(--card)",
        "stroke-width": 2,
        tabindex: i ? 0 : -1,
        role: "slider",
        "aria-orientation": "vertical",
        "aria-valuemin": low,
        "aria-valuemax": high,
        "aria-label": word("knob", { week: Math.round((i / (POINTS - 1)) * model.get("horizon")) }),
        onkeydown: (event) => {
          const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[event.key];
          if (!by) return;
          event.preventDefault();
          event.stopPropagation();
          set(i, values[i] + (by * (high - low)) / 50);
          sendCurve();
        },
      }),
    ),
  );
  function set(i, v) {
    // what nobody has drawn yet goes on as the last point drawn
    if (i === 0 || fixed()) return;
    touched = drawn[i] = true;
    values[i] = clamp(v, low, high);
    for (let at = i + 1; at < POINTS && !drawn[at]; at++) values[at] = values[i];
    draw();
  }
  function stroke(i, v) {
    // a quick stroke leaves no point out
    const way = i - before,
      from = values[before];
    for (let at = before + Math.sign(way); before && at !== i && way; at += Math.sign(way))
      set(at, from + ((v - from) * (at - before)) / way);
    set(i, v);
    before = i;
  }
  function draw() {
    line.setAttribute("d", values.map((v, i) => (i ? "L" : "M") + X(i) + " " + Y(v)).join(""));
    handles.forEach((knob, i) => {
      knob.setAttribute("cy", Y(values[i]));
      knob.setAttribute("aria-valuenow", values[i].toFixed(3));
      knob.setAttribute("aria-valuetext", shown(values[i], model.get("unit")));
    });
    const own = model.get("truth");
    if (own?.byteLength) {
      const list = floats(own);
      truth.setAttribute(
        "d",
        Array.from(
          list,
          (v, w) => (w ? "L" : "M") + (L + ((W - L - R) * w) / model.get("horizon")) + " " + Y(clamp(v, low, high)),
        ).join(""),
      );
    }
    submit.hidden = hint.hidden = caption.hidden = fixed();
    for (const part of [line, knobs]) part.style.display = fixed() && !touched ? "none" : ""; // nobody drew: nothing is shown as drawn
    svg.classList.toggle("fixed", fixed());
  }
  const follow = (event) => {
    const box = svg.getBoundingClientRect(),
      i = Math.min(
        POINTS - 1,
        Math.round(((((event.clientX - box.left) / box.width) * W - L) / (W - L - R)) * (POINTS - 1)),
      );
    if (i > 0) stroke(i, low + (1 - (((event.clientY - box.top) / box.height) * H - T) / (H - T - B)) * (high - low));
  };
  svg.addEventListener("pointerdown", (event) => {
    drawing_ = true;
    before = 0;
    svg.setPointerCapture(event.pointerId);
    follow(event);
  });
  svg.addEventListener("pointermove", (event) => drawing_ && follow(event));
  for (const over of ["pointerup", "pointercancel"])
    svg.addEventListener(over, () => {
      if (!drawing_) return;
      drawing_ = false;
      if (!fixed()) sendCurve();
    });
  model.on("change:start", () => {
    if (!touched) {
      values = values.map(() => model.get("start"));
      draw();
    } else {
      values[0] = model.get("start");
      draw();
    }
  });
  model.on("change:guess", () => {
    if (!drawing_ && model.get("guess").length === POINTS) {
      values = [...model.get("guess")];
      touched = true;
      drawn.fill(true);
      draw();
    }
  });
  model.on("change:truth", draw);
  model.on("change:drawable", draw);
  draw();
}
export default { render };
