// What is shown over the stage: how social the business is, its parts, and the sentence about what just happened.
import { clamp, fill, follow, make, questionMark } from "../widgets/kit.js";
function render({ model, el }) {
  const word = (key, values = {}) => fill(model.get("words")[key] ?? key, values);
  const big = make("span"),
    range = make("span"),
    ask = questionMark(word("explain"), () => model.send({ explain: "stage" })),
    forced = make("div", { class: "os-forced" }),
    money = make("div", { class: "os-worth" }),
    parts = make("div", { class: "os-parts" }),
    storyLine = make("div", { class: "os-story-line", role: "status", "aria-live": "polite" });
  const index = make(
    "div",
    { class: "os-index" },
    make("div", { class: "os-name" }, word("name")),
    make("div", { class: "os-big" }, big, make("small", {}, " " + word("of"))),
    money,
    forced,
  );
  el.append(
    make(
      "div",
      { class: "os-hud" },
      index,
      make("div", { class: "os-made" }, parts, make("div", { class: "os-range" }, range, ask)),
      storyLine,
    ),
  );
  let last = "";
  function draw() {
    const frame = model.get("frame");
    big.textContent = frame.shown ?? "–";
    forced.textContent = frame.forced ? word("forced", { value: frame.forced }) : "";
    money.textContent = frame.money?.text ?? "";
    money.classList.toggle("loss", Boolean(frame.money?.loss));
    range.textContent = frame.range ?? "";
    parts.replaceChildren(
      ...(frame.parts ?? []).flatMap((part) => {
        const bar = make("i", {}, make("b"));
        bar.firstChild.style.width = clamp(part.value * 100, 0, 100) + "%";
        return [make("span", {}, part.title + " ", make("b", {}, part.shown), bar)];
      }),
    );
    const text = frame.story_line ?? "";
    if (text !== last) {
      last = text;
      storyLine.replaceChildren(...(text ? [make("b", {}, frame.when + " · "), text] : []));
    }
  }
  model.on("change:frame", draw);
  draw();
  return follow(model);
}
export default { render };
