// The runs of a study as points: hover describes one, a press (or Enter) opens that very run. Arrow keys walk from point to point.
import { fill, floats, make, shown } from "./kit.js";
function render({ model, el }) {
  const word = (key, values = {}) => fill(model.get("words")[key] ?? key, values);
  const H = 300,
    L = 52,
    B = 38,
    T = 12,
    R = 14;
  let W = 640; // fewer where there is little room, so that the letters stay as large
  const svg = make("svg:svg", { role: "application", tabindex: 0, class: "os-points" }),
    output = make("output", { class: "os-note", "aria-live": "polite" });
  el.append(make("figure", { class: "os-plane" }, svg, output));
  let spots = [],
    at = -1,
    labels = [];
  const open = (place) => place >= 0 && model.send({ pick: place });
  function mark(place) {
    at = place;
    svg.querySelectorAll("circle").forEach((node, here) => node.classList.toggle("on", here === place));
    output.textContent = place < 0 ? word("how") : labels[place] + " " + word("open");
  }
  const room = () => (el.clientWidth > 0 && el.clientWidth < 480 ? 330 : 640);
  function draw() {
    const frame = model.get("frame");
    if (!frame.x) return;
    W = room();
    svg.setAttribute("viewBox", `0 0 ${W} ${H}`);
    const x = floats(frame.x),
      y = floats(frame.y);
    labels = frame.labels;
    const span = (values) => {
      let low = Math.min(...values),
        high = Math.max(...values);
      if (low === high) {
        low -= 0.5;
        high += 0.5;
      }
      return [low, high];
    };
    const [x0, x1] = span(x),
      [y0, y1] = span(y),
      px = (v) => L + ((v - x0) / (x1 - x0)) * (W - L - R),
      py = (v) => H - B - ((v - y0) / (y1 - y0)) * (H - B - T);
    const ticks = [0, 0.5, 1].flatMap((share) => {
      const vx = x0 + share * (x1 - x0),
        vy = y0 + share * (y1 - y0);
      return [
        make("svg:text", { x: px(vx), y: H - B + 15, "text-anchor": "middle" }, shown(vx, "")),
        make("svg:text", { x: L - 6, y: py(vy) + 4, "text-anchor": "end" }, shown(vy, frame.unit)),
        make("svg:line", { x1: px(vx), x2: px(vx), y1: T, y2: H - B, class: "grid" }),
        make("svg:line", { x1: L, x2: W - R, y1: py(vy), y2: py(vy), class: "grid" }),
      ];
    });
    spots = Array.from(x, (value, place) => [px(value), py(y[place])]);
    svg.replaceChildren(
      ...ticks,
      make("svg:text", { x: (L + W - R) / 2, y: H - 5, "text-anchor": "middle", class: "name" }, frame.across),
      make(
        "svg:text",
        { x: 12, y: (H - B) / 2, "text-anchor": "middle", transform: `rotate(-90 12 ${(H - B) / 2})`, class: "name" },
        frame.up,
      ),
      ...spots.map(([cx, cy]) => make("svg:circle", { cx, cy, r: 4 })),
    );
    svg.setAttribute("aria-label", word("label", { n: x.length, across: frame.across, up: frame.up }));
    mark(-1);
  }
  const nearest = (event) => {
    const box = svg.getBoundingClientRect(),
      mx = ((event.clientX - box.left) / box.width) * W,
      my = ((event.clientY - box.top) / box.height) * H;
    let best = -1,
      far = 18 ** 2;
    spots.forEach(([x, y], place) => {
      const d = (x - mx) ** 2 + (y - my) ** 2;
      if (d < far) {
        far = d;
        best = place;
      }
    });
    return best;
  };
  svg.addEventListener("pointermove", (event) => {
    const place = nearest(event);
    if (place !== at) mark(place);
  });
  svg.addEventListener("click", (event) => open(nearest(event)));
  svg.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step && spots.length) mark((at + step + spots.length) % spots.length);
    else if (event.key === "Enter") open(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const watched = new ResizeObserver(() => {
    if (room() !== W) draw();
  });
  watched.observe(el);
  model.on("change:frame", draw);
  draw();
  return () => watched.disconnect();
}
export default { render };
