// The teams round on a phone: which table, the cards with their prices, what is left, and the place.
import { h, holding, local, say } from "./dom.js";
function tables(send) {
  const buttons = Array.from({ length: 20 }, (_, at) =>
    h("button", { type: "button", class: "step", onclick: () => send({ t: "team", team: at + 1 }) }, String(at + 1)),
  );
  return [h("p", {}, say("which_table")), h("div", { class: "tables" }, buttons)];
}
function summary(question, plan) {
  const lines = question.deck
    .filter((card) => plan[card.lever])
    .map((card) => {
      const [level, quarter] = plan[card.lever];
      return h("li", {}, say("entry", { lever: card.title, level: Math.round(level * 100), quarter: quarter + 1 }));
    });
  return lines.length ? h("ul", {}, lines) : h("p", {}, say("no_plan"));
}
export function teamScreen({ question, state, mine, draft, save, send }) {
  const own = mine.shown;
  if (!own?.team) return state.p === "brief" || state.open ? tables(send) : [h("p", {}, say("no_team"))];
  const head = h(
    "p",
    {},
    h("b", {}, say("table", { n: own.team })),
    " · ",
    say(own.editor ? "you_plan" : "other_plans"),
  );
  if (own.words) return [head, ...own.words.map((text) => h("p", {}, text)), summary(question, own.plan ?? {})];
  const over = h("button", { type: "button", onclick: () => send({ t: "team", team: own.team }) }, say("take_over"));
  if (!state.open) return [head, summary(question, own.plan ?? {})];
  if (!own.editor) return [head, summary(question, own.plan ?? {}), over];
  const plan = (draft.plan ??= JSON.parse(JSON.stringify(own.plan ?? {})));
  const left = h("output", { "aria-live": "polite", class: "left" });
  const done = h("button", {
    type: "button",
    class: "send",
    onclick: () => {
      const levels = {},
        starts = {};
      for (const [lever, [level, quarter]] of Object.entries(plan)) {
        levels[lever] = level;
        starts[lever] = quarter;
      }
      send({ t: "plan", levels, starts });
    },
  });
  done.textContent = say("send_plan");
  const price = () =>
    question.deck.reduce((sum, card) => {
      const [level, quarter] = plan[card.lever] ?? [0, 0];
      return sum + level * card.costs[quarter];
    }, 0);
  const show = () => {
    const rest = question.budget - price();
    left.textContent = say(rest < -0.05 ? "over" : "rest", { n: local(Math.abs(Math.round(rest))) });
    left.classList.toggle("bad", rest < -0.05);
    done.disabled = rest < -0.05;
  };
  const cards = question.deck.map((card) => {
    const level = h("output", {}),
      start = h("output", {}),
      cost = h("span", {});
    const set = (byLevel, byStart) => {
      const [l, q] = plan[card.lever] ?? [0, 0];
      const step = card.rule ? 1 : 0.25;
      const next = Math.min(1, Math.max(0, l + byLevel * step));
      plan[card.lever] = [next, Math.min(card.costs.length - 1, Math.max(0, q + byStart))];
      draw();
      save();
    };
    function draw() {
      const [l, q] = plan[card.lever] ?? [0, 0];
      level.textContent = card.rule ? say(l ? "on" : "off") : `${Math.round(l * 100)} %`;
      start.textContent = say("quarter", { n: q + 1 });
      cost.textContent = l ? say("costs", { n: local(Math.round(l * card.costs[q])) }) : "";
      show();
    }
    const button = (sign, key, act) => holding(sign, act, { "aria-label": `${card.title}: ${say(key)}` });
    const row = h(
      "fieldset",
      { class: "card" },
      h("legend", {}, card.title, " ", cost),
      h(
        "div",
        { class: "row" },
        button("−", "less", () => set(-1, 0)),
        level,
        button("+", "more", () => set(1, 0)),
      ),
      h(
        "div",
        { class: "row" },
        button("‹", "sooner", () => set(0, -1)),
        start,
        button("›", "later", () => set(0, 1)),
      ),
    );
    draw();
    return row;
  });
  show();
  return [head, h("p", { class: "sticky" }, left), ...cards, done];
}
