// Small multiples: each indicator so far, its band over seeds, the reference run. SVG, so a picture is exact.
import {
  fill,
  floats,
  follow,
  inSight,
  make,
  questionMark,
  roundTicks,
  saveCsv,
  saveMenu,
  savePng,
  saveSvg,
  shown,
} from "./kit.js";
function render({ model, el }) {
  const root = make("div", { class: "os-charts" });
  el.append(root);
  const [W, H] = [330, 92],
    [left, right, top, bottom] = [38, 17, 8, 20];
  let panels = [],
    table = false;
  const word = (key, values = {}) => fill(model.get("words")[key] ?? key, values);
  const horizon = () => model.get("horizon");
  const at = (week) => left + ((W - left - right) * week) / Math.max(1, horizon());

  function build() {
    const specs = model.get("specs"),
      choices = model.get("choices");
    panels = specs.map((spec, index) => {
      const svg = make("svg:svg", { viewBox: `0 0 ${W} ${H}`, role: "img", "aria-label": spec.title });
      const layer = Object.fromEntries(
        ["grid", "band", "reference", "line", "now", "cross"].map((name) => [
          name,
          svg.appendChild(make("svg:g", { class: name })),
        ]),
      );
      const band = layer.band.appendChild(make("svg:path", { fill: spec.colour, "fill-opacity": 0.17 }));
      const reference = layer.reference.appendChild(
        make("svg:path", { fill: "none", stroke: "var(--reference)", "stroke-width": 1.4, "stroke-dasharray": "4 4" }),
      );
      const line = layer.line.appendChild(
        make("svg:path", { fill: "none", stroke: spec.colour, "stroke-width": 2.2, "stroke-linejoin": "round" }),
      );
      const dot = layer.now.appendChild(
        make("svg:circle", { r: 3.4, fill: spec.colour, stroke: "var(--card)", "stroke-width": 1.2, display: "none" }),
      );
      const value = make("b", { class: "value" }),
        change = make("span", { class: "change" });
      const select = make(
        "select",
        {
          "aria-label": word("choose", { title: spec.title }),
          onchange: (event) => model.send({ choose: event.target.value, place: index }),
        },
        ...choices.map((choice) =>
          make("option", { value: choice.name, selected: choice.name === spec.name }, choice.title),
        ),
      );
      const menu = saveMenu(word("export", { title: spec.title }), {
        SVG: () => saveSvg(spec.name, svg),
        PNG: () => savePng(spec.name, svg),
        CSV: () => saveCsv(spec.name, rowsOf(panel)),
      });
      const why = questionMark(word("explain", { title: spec.title }), () => model.send({ explain: spec.name }));
      const sheet = make("div", {
          class: "sheet",
          hidden: true,
          tabindex: 0,
          role: "region",
          "aria-label": spec.title,
        }),
        caption = make("figcaption", { class: "os-caption" });
      const figure = make(
        "figure",
        { class: "os-chart" },
        make("div", { class: "head" }, select, why, menu),
        make("div", { class: "head" }, value, change),
        svg,
        sheet,
        caption,
      );
      const panel = {
        spec,
        svg,
        layer,
        band,
        reference,
        line,
        dot,
        value,
        change,
        figure,
        sheet,
        caption,
        scale: [0, 1],
      };
      svg.addEventListener("pointermove", (event) => {
        const box = svg.getBoundingClientRect();
        cross(Math.round(((((event.clientX - box.left) / box.width) * W - left) / (W - left - right)) * horizon()));
      });
      svg.addEventListener("pointerleave", () => cross(-1));
      return panel;
    });
    root.replaceChildren(...panels.map((panel) => panel.figure));
    read();
  }
  function series(panel, index) {
    const frame = model.get("frame"),
      wide = (frame.week ?? 0) + 1,
      all = frame.values ? floats(frame.values) : new Float32Array(0);
    return all.subarray(index * wide, (index + 1) * wide);
  }
  const other = (name, spec) => {
    const from = model.get(name)?.[spec.name];
    return from
      ? from.byteLength !== undefined
        ? floats(from)
        : Object.fromEntries(Object.entries(from).map(([key, view]) => [key, floats(view)]))
      : null;
  };
  function bounds(panel, own, band, reference) {
    const { low, high, unit } = panel.spec;
    if (unit === "share" && low === 0 && high === 1) return [0, 1];
    let least = Infinity,
      most = -Infinity;
    for (const list of [own, band?.low, band?.high, reference])
      if (list)
        for (const v of list)
          if (Number.isFinite(v)) {
            if (v < least) least = v;
            if (v > most) most = v;
          }
    if (!Number.isFinite(least)) return [low ?? 0, high ?? 1];
    if (least >= 0 && low === 0) least = 0;
    const room = (most - least) * 0.08 || Math.abs(most) * 0.1 || 0.5;
    return [least === 0 ? 0 : least - room, most + room];
  }
  function draw(panel, index) {
    const own = series(panel, index),
      band = other("bands", panel.spec),
      reference = other("references", panel.spec),
      spec = panel.spec;
    const [low, high] = (panel.scale = bounds(panel, own, band, reference));
    const y = (v) => top + (H - top - bottom) * (1 - (v - low) / (high - low));
    const path = (list) => {
      let d = "";
      for (let w = 0; w < list.length; w++) d += (w ? "L" : "M") + at(w).toFixed(1) + " " + y(list[w]).toFixed(1);
      return d;
    };
    const marks = spec.unit === "share" ? [low, (low + high) / 2, high] : roundTicks(low, high),
      weeks = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(horizon() * part));
    const key = low + "|" + high + "|" + horizon();
    if (panel.key !== key) {
      panel.key = key;
      panel.layer.grid.replaceChildren(
        ...marks.flatMap((v) => [
          make("svg:line", { x1: left, x2: W - right, y1: y(v), y2: y(v), stroke: "var(--grid)" }),
          make(
            "svg:text",
            { x: left - 5, y: y(v) + 3, "text-anchor": "end", "font-size": 9.5, fill: "var(--tick)" },
            shown(v, spec.unit, spec.unit === "share" ? 0 : undefined),
          ),
        ]),
        ...weeks.flatMap((w) => [
          make("svg:line", { x1: at(w), x2: at(w), y1: top, y2: H - bottom, stroke: "var(--grid-weeks)" }),
          make(
            "svg:text",
            { x: at(w), y: H - 6, "text-anchor": "middle", "font-size": 9.5, fill: "var(--tick)" },
            word("week_short", { week: w }),
          ),
        ]),
      );
    }
    panel.line.setAttribute("d", path(own));
    panel.reference.setAttribute("d", reference ? path(reference) : "");
    let d = "";
    if (band) {
      d = path(band.high);
      for (let w = band.low.length - 1; w >= 0; w--) d += "L" + at(w).toFixed(1) + " " + y(band.low[w]).toFixed(1);
      d += "Z";
    }
    panel.band.setAttribute("d", d);
    const week = own.length - 1,
      now = reported(own, week, spec);
    if (week < 0) return;
    panel.dot.setAttribute("display", "inline");
    panel.dot.setAttribute("cx", at(week));
    panel.dot.setAttribute("cy", y(own[week]));
    panel.value.textContent = withUnit(now, spec);
    const gap = reference && reference.length > week ? now - reported(reference, week, spec) : now - own[0],
      good = spec.direction === "up" ? gap > 0 : spec.direction === "down" ? gap < 0 : null;
    const unit = spec.unit === "share" ? word("points") : (spec.counted ?? "");
    const size = shown(Math.abs(gap), spec.unit),
      none = !/[1-9]/.test(size); // what rounds to nothing is neither good nor bad
    const against = word(reference ? "against" : "since_start", { rival: model.get("rival") });
    panel.change.textContent = panel.change.title = none ? "" : `${gap > 0 ? "▲ +" : "▼ −"}${size} ${unit} ${against}`;
    panel.change.className = "change " + (good === null || none ? "" : good ? "good" : "bad");
    const text = word("description", {
      title: spec.title,
      start: withUnit(own[0], spec),
      now: withUnit(now, spec),
      week,
    });
    if (week % 13 === 0 || panel.caption.textContent === "") {
      panel.caption.textContent = text;
      panel.svg.setAttribute("aria-label", text);
    }
    clearTimeout(panel.later); // while it plays every fourth week is written, where it is paused every one
    if (table && week % 4 === 0) write(panel);
    else if (table) panel.later = setTimeout(() => table && write(panel), 150);
  }
  // The mean over the weeks an indicator is reported over, up to this one.
  const reported = (list, week, spec) => {
    const weeks = list.subarray(Math.min(week, Math.max(1, week - (spec.window ?? 1) + 1)), week + 1);
    return weeks.length ? weeks.reduce((sum, v) => sum + v, 0) / weeks.length : NaN;
  };
  const withUnit = (v, spec) => shown(v, spec.unit) + (spec.counted ? " " + spec.counted : "");
  function write(panel) {
    const [head, ...rows] = rowsOf(panel),
      { title, unit, counted } = panel.spec;
    const heads = head.map((text) => (text === title ? word("own") : text)),
      read = ([week, ...values]) => [week, ...values.map((v) => (v === "" ? "" : shown(v, unit)))];
    inSight(
      panel.sheet,
      [[head[0], heads[1] + (counted ? ", " + counted : ""), ...heads.slice(2)], ...rows.map(read)],
      series(panel, panels.indexOf(panel)).length - 1,
    );
  }
  function rowsOf(panel) {
    const own = series(panel, panels.indexOf(panel)),
      band = other("bands", panel.spec),
      reference = other("references", panel.spec);
    const rows = [
      [
        word("week"),
        panel.spec.title,
        ...(band ? [word("band_low"), word("band_high")] : []),
        ...(reference ? [model.get("rival")] : []),
      ],
    ];
    const last = Math.max(own.length, band?.low.length ?? 0, reference?.length ?? 0),
      few = (v) => (v === undefined ? "" : +v.toPrecision(5));
    for (let w = 0; w < last; w++)
      rows.push([
        w,
        few(own[w]),
        ...(band ? [few(band.low[w]), few(band.high[w])] : []),
        ...(reference ? [few(reference[w])] : []),
      ]);
    return rows;
  }
  function cross(week) {
    panels.forEach((panel, index) => {
      const own = series(panel, index);
      if (week < 0 || week >= own.length) return panel.layer.cross.replaceChildren();
      const x = at(week),
        anchor = x > W * 0.7 ? "end" : "start",
        reference = other("references", panel.spec);
      panel.layer.cross.replaceChildren(
        make("svg:line", { x1: x, x2: x, y1: top, y2: H - bottom, stroke: "var(--ink)", "stroke-opacity": 0.4 }),
        make(
          "svg:text",
          {
            x: x + (anchor === "end" ? -5 : 5),
            y: top + 9,
            "text-anchor": anchor,
            "font-size": 10.5,
            "font-weight": 600,
            fill: "var(--ink)",
          },
          word("week_short", { week }) +
            " · " +
            shown(own[week], panel.spec.unit) +
            (reference ? " / " + shown(reference[week], panel.spec.unit) : "") +
            (panel.spec.counted ? " " + panel.spec.counted : ""),
        ),
      );
    });
  }
  function read() {
    panels.forEach(draw);
  }
  const toggle = () => {
    table = model.get("table");
    panels.forEach((panel) => {
      panel.sheet.hidden = !table;
      panel.svg.style.display = table ? "none" : "";
      if (table) write(panel);
    });
  };
  for (const name of ["specs", "choices"]) model.on("change:" + name, build);
  for (const name of ["frame", "bands", "references", "horizon"]) model.on("change:" + name, read);
  model.on("change:table", toggle);
  build();
  toggle();
  return follow(model);
}
export default { render };
