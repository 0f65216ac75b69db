// Play, step, scrub, speed, branch, undo, replay: the controls of a run.
import { fill, follow, make } from "../widgets/kit.js";
function render({ model, el }) {
  const word = (key, values = {}) => fill(model.get("words")[key] ?? key, values);
  const button = (key, text, extra = "") =>
    make(
      "button",
      {
        type: "button",
        class: extra,
        title: word(key),
        "aria-label": word(key),
        onclick: () => model.send({ do: key }),
      },
      text,
    );
  const play = button("play", "", "play"),
    step = button("step", "▸|"),
    start = button("restart", "|◂");
  const week = make("div", { class: "week", "aria-live": "off" }),
    range = make("input", { type: "range", min: 0, step: 1, "aria-label": word("scrub") });
  const speed = make(
    "select",
    { "aria-label": word("speed"), onchange: () => model.send({ speed: +speed.value }) },
    ...[
      [2, "½×"],
      [5, "1×"],
      [10, "2×"],
      [20, "4×"],
      [1000, word("max")],
    ].map(([value, text]) => make("option", { value }, text)),
  );
  const branch = button("branch", word("branch_short"), "pill"),
    undo = button("undo", "↶ " + word("undo_short"), "pill"),
    replay = button("replay", "↺ " + word("replay_short"), "pill");
  const marks = make("div", { class: "marks", "aria-hidden": "true" });
  el.append(
    make(
      "div",
      { class: "os-transport", role: "toolbar", "aria-label": word("toolbar") },
      play,
      start,
      step,
      week,
      make("div", { class: "scrub" }, range, marks),
      speed,
      undo,
      branch,
      replay,
    ),
  );
  let held = false;
  range.addEventListener("pointerdown", () => (held = true));
  const release = () => (held = false);
  addEventListener("pointerup", release); // of the window: the pointer may be let go anywhere
  range.addEventListener("input", () => model.send({ seek: +range.value }));
  function draw() {
    const frame = model.get("frame"),
      now = frame.week ?? 0,
      horizon = model.get("horizon");
    play.textContent = frame.playing ? "❚❚" : "▶";
    play.classList.toggle("on", !!frame.playing);
    const key = frame.playing ? "pause" : "play";
    play.title = word(key);
    play.setAttribute("aria-label", word(key));
    week.replaceChildren(make("b", {}, word("week", { week: now })), " " + word("of", { horizon }));
    range.max = horizon;
    if (!held) range.value = now;
    range.style.setProperty("--done", (100 * now) / Math.max(1, horizon) + "%");
    range.setAttribute("aria-valuetext", word("week", { week: now }));
    speed.value = String(frame.speed ?? 5);
    undo.disabled = !frame.can_undo;
    replay.disabled = !frame.can_replay;
    step.disabled = now >= horizon;
    marks.replaceChildren(
      ...(frame.marks ?? []).map((mark) => {
        const node = make("i", { class: mark.kind, title: mark.label });
        node.style.left = (100 * mark.week) / Math.max(1, horizon) + "%";
        return node;
      }),
    );
  }
  model.on("change:frame", draw);
  model.on("change:horizon", draw);
  draw();
  const leave = follow(model);
  return () => {
    leave();
    removeEventListener("pointerup", release);
  };
}
export default { render };
