// The main picture: using across, being up; every strategy a path.
import {
  clamp,
  fill,
  floats,
  follow,
  inSight,
  make,
  questionMark,
  saveCsv,
  saveMenu,
  savePng,
  saveSvg,
  shown,
} from "../widgets/kit.js";
function render({ model, el }) {
  const root = make("figure", { class: "os-plane" });
  el.append(root);
  const W = 330,
    H = 230,
    L = 40,
    R = 12,
    T = 12,
    B = 34;
  const word = (key, values = {}) => fill(model.get("words")[key] ?? key, values);
  const X = (v) => L + (W - L - R) * clamp(v, 0, 1),
    Y = (v) => T + (H - T - B) * (1 - clamp(v, 0, 1));
  const svg = make("svg:svg", { viewBox: `0 0 ${W} ${H}`, role: "img", "aria-label": word("title") }),
    ground = svg.appendChild(make("svg:g")),
    cloud = svg.appendChild(make("svg:g")),
    paths = svg.appendChild(make("svg:g"));
  const sheet = make("div", { class: "sheet", hidden: true, tabindex: 0, role: "region" }),
    caption = make("figcaption", { class: "os-caption" });
  const menu = saveMenu(word("export"), {
    SVG: () => saveSvg("plane", svg),
    PNG: () => savePng("plane", svg),
    CSV: () => saveCsv("plane", rows()),
  });
  root.append(
    make(
      "div",
      { class: "head" },
      make("h2", {}, word("title")),
      questionMark(word("explain"), () => model.send({ explain: "plane" })),
      menu,
    ),
    svg,
    sheet,
    caption,
  );
  for (const v of [0, 0.25, 0.5, 0.75, 1]) {
    ground.append(
      make("svg:line", { x1: X(v), x2: X(v), y1: Y(0), y2: Y(1), stroke: "var(--grid)" }),
      make("svg:line", { x1: X(0), x2: X(1), y1: Y(v), y2: Y(v), stroke: "var(--grid)" }),
    );
    if (v % 0.5 === 0)
      ground.append(
        make(
          "svg:text",
          { x: X(v), y: Y(0) + 13, "text-anchor": "middle", "font-size": 9.5, fill: "var(--tick)" },
          shown(v, "share", 0),
        ),
        make(
          "svg:text",
          { x: L - 5, y: Y(v) + 3, "text-anchor": "end", "font-size": 9.5, fill: "var(--tick)" },
          shown(v, "share", 0),
        ),
      );
  }
  ground.append(
    make(
      "svg:text",
      { x: X(1), y: H - 6, "text-anchor": "end", "font-size": 11, "font-weight": 600, fill: "var(--axis)" },
      word("across"),
    ),
    make(
      "svg:text",
      {
        transform: `translate(12 ${Y(1)}) rotate(-90)`,
        "text-anchor": "end",
        "font-size": 11,
        "font-weight": 600,
        fill: "var(--axis)",
      },
      word("up"),
    ),
  );
  const strands = () => model.get("frame").strands ?? [];
  const points = (strand) => {
    const x = floats(strand.x),
      y = floats(strand.y);
    return Array.from(x, (v, i) => [v, y[i]]);
  };
  function draw() {
    const list = strands(),
      labels = [];
    cloud.replaceChildren();
    paths.replaceChildren();
    for (const strand of list) {
      const dots = points(strand);
      if (!dots.length) continue;
      const d = dots.map(([x, y], i) => (i ? "L" : "M") + X(x).toFixed(1) + " " + Y(y).toFixed(1)).join(""),
        [ex, ey] = dots.at(-1);
      for (const [x, y] of strand.ends ?? [])
        cloud.append(make("svg:circle", { cx: X(x), cy: Y(y), r: 2.4, fill: strand.colour, "fill-opacity": 0.28 }));
      paths.append(
        make("svg:path", { d, fill: "none", stroke: "var(--card)", "stroke-width": 4.5, "stroke-opacity": 0.7 }),
        make("svg:path", {
          d,
          fill: "none",
          stroke: strand.colour,
          "stroke-width": strand.reference ? 1.6 : 2.6,
          "stroke-dasharray": strand.dash ?? (strand.reference ? "4 4" : ""),
          "stroke-linejoin": "round",
        }),
      );
      if (!strand.reference)
        for (let i = 26; i < dots.length - 1; i += 26)
          paths.append(
            make("svg:circle", {
              cx: X(dots[i][0]),
              cy: Y(dots[i][1]),
              r: 2.1,
              fill: "var(--card)",
              stroke: strand.colour,
              "stroke-width": 1.2,
            }),
          );
      paths.append(
        make("svg:circle", {
          cx: X(ex),
          cy: Y(ey),
          r: strand.reference ? 3 : 5.5,
          fill: strand.colour,
          stroke: "var(--card)",
          "stroke-width": 1.6,
        }),
      );
      if (Number.isFinite(strand.forced))
        paths.append(
          make("svg:line", {
            x1: X(ex),
            x2: X(ex),
            y1: Y(ey),
            y2: Y(strand.forced),
            stroke: strand.colour,
            "stroke-width": 1.4,
            "stroke-dasharray": "1.5 2.5",
          }),
          make("svg:circle", {
            cx: X(ex),
            cy: Y(strand.forced),
            r: strand.reference ? 2.4 : 4,
            fill: "var(--card)",
            stroke: strand.colour,
            "stroke-width": 1.4,
          }),
        );
      const atEnd = X(ex) > W * 0.62;
      if (strand.label)
        labels.push(
          make(
            "svg:text",
            {
              x: X(ex) + (atEnd ? -9 : 9),
              y: clamp(Y(ey) + (strand.reference ? 12 : -6), T + 8, H - B - 4),
              "text-anchor": atEnd ? "end" : "start",
              "font-size": 10.5,
              "font-weight": strand.reference ? 500 : 700,
              fill: strand.reference ? "var(--tick)" : "var(--ink)",
              stroke: "var(--card)",
              "stroke-width": 3,
              "paint-order": "stroke",
            },
            strand.label,
          ),
        );
    }
    paths.append(...labels);
    apart(labels.sort((one, two) => two.getAttribute("font-weight") - one.getAttribute("font-weight")));
    const main = list.find((strand) => !strand.reference) ?? list[0];
    if (main) {
      const dots = points(main),
        text = word("description", {
          name: main.label,
          week: dots.length - 1,
          using: shown(dots.at(-1)?.[0], "share"),
          being: shown(dots.at(-1)?.[1], "share"),
          using0: shown(dots[0]?.[0], "share"),
          being0: shown(dots[0]?.[1], "share"),
        });
      if (dots.length % 13 === 1 || !caption.textContent) {
        caption.textContent = text;
        svg.setAttribute("aria-label", text);
      }
    }
    if (model.get("table"))
      inSight(
        sheet,
        [
          rows()[0],
          ...rows()
            .slice(1)
            .map(([name, week, ...values]) => [name, week, ...values.map((v) => shown(v, "share"))]),
        ],
        standing(),
      );
  }
  const standing = () => {
    const list = strands(),
      at = Math.max(
        0,
        list.findIndex((strand) => !strand.reference),
      );
    return list.slice(0, at + 1).reduce((sum, strand) => sum + points(strand).length, 0) - 1;
  };
  function apart(labels) {
    // a label that would cover one before it goes above or below that, whichever is nearer
    const taken = [];
    for (const label of labels) {
      const box = label.getBBox();
      for (const other of taken) {
        if (
          box.x >= other.x + other.width ||
          other.x >= box.x + box.width ||
          box.y >= other.y + other.height ||
          other.y >= box.y + box.height
        )
          continue;
        const up = other.y - box.height - box.y,
          down = other.y + other.height - box.y,
          low = H - B - box.height - box.y;
        const by = down > low || (-up < down && box.y + up > 0) ? up : down;
        box.y += by;
        label.setAttribute("y", +label.getAttribute("y") + by);
      }
      taken.push(box);
    }
  }
  const rows = () => [
    [word("strategy"), word("week"), word("across"), word("up")],
    ...strands().flatMap((strand) =>
      points(strand).map(([x, y], week) => [strand.label, week, +x.toPrecision(5), +y.toPrecision(5)]),
    ),
  ];
  const toggle = () => {
    sheet.hidden = !model.get("table");
    svg.style.display = model.get("table") ? "none" : "";
    draw();
  };
  model.on("change:frame", draw);
  model.on("change:table", toggle);
  toggle();
  return follow(model);
}
export default { render };
