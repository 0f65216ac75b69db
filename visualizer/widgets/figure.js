// A finished figure: the same drawing as in the reports, with its text, and ways to save it.
import { colour, make, save, saveCsv, saveMenu } from "./kit.js";
const LARGEST = 1.4; // times its own size a drawing fills the page, so that its letters stay in proportion
function render({ model, el }) {
  const word = (key) => model.get("words")[key] ?? key,
    picture = make("img", { alt: "" }),
    caption = make("figcaption", { class: "os-note" });
  const name = () => model.get("name") || "figure";
  const png = () => {
    const canvas = make("canvas", { width: picture.naturalWidth * 2, height: picture.naturalHeight * 2 }),
      pen = canvas.getContext("2d");
    pen.fillStyle = colour("paper");
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(name() + ".png", blob, "image/png"));
  };
  const menu = saveMenu(word("save"), {
    SVG: () => save(name() + ".svg", shown(), "image/svg+xml"),
    PNG: png,
    CSV: () => saveCsv(name(), model.get("rows")),
  });
  el.append(make("figure", { class: "os-figure" }, make("div", { class: "os-row" }, caption, menu), picture));
  let tight = false; // where its letters would become too small, the narrow drawing is shown
  const shown = () => model.get(tight ? "narrow" : "drawing");
  const wide = () => (Number(/viewBox="0 0 ([\d.]+)/.exec(model.get("drawing"))?.[1] ?? 0) * 4) / 3;
  const widen = () => (picture.style.maxWidth = tight ? "" : `${Math.round(LARGEST * wide())}px`);
  const fit = () => {
    const now = el.clientWidth > 0 && el.clientWidth < 0.75 * wide();
    if (now !== tight) {
      tight = now;
      draw();
    }
  };
  function draw() {
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(shown());
    picture.classList.toggle("narrow", tight);
    widen();
    picture.alt = model.get("description");
    caption.textContent = model.get("title");
    menu.lastChild.lastChild.hidden = !model.get("rows").length;
  }
  for (const trait of ["drawing", "narrow", "description", "title", "rows"]) model.on("change:" + trait, draw);
  const room = new ResizeObserver(fit);
  room.observe(el);
  draw();
  return () => room.disconnect();
}
export default { render };
