// The people round on a phone: what the person knows, the decision of the week, and what came of it.
import { h, say } from "./dom.js";
function facts(person) {
  const boss = person.boss == null ? null : say(person.boss ? "boss_did" : "boss_not");
  return [
    say(person.leader ? "leader_in" : "you_in", { unit: person.unit }),
    say("saw", { n: person.acted, of: person.of }),
    boss,
    person.reports ? say("reports", { n: person.reports }) : null,
    say(person.need ? "need" : "no_need"),
  ]
    .filter(Boolean)
    .map((text) => h("li", {}, text));
}
const ACTS = ["not", "gladly", "must"];
// Each week played: what this phone decided, beside what the model's person would have.
function weekTable(weeks) {
  const yours = (act, acted) => (act < 0 ? "by_model" : act > 0 && !acted ? "no_reach" : ACTS[act]);
  const row = (cell, texts, own) =>
    h(
      "tr",
      { class: own ? "own" : null },
      texts.map((text) => h(cell, {}, text)),
    );
  const rows = weeks.map(([week, act, acted, model]) =>
    row("td", [String(week), say(yours(act, acted)), say(ACTS[model])], act >= 0 && act > 0 !== model > 0),
  );
  const head = row("th", [say("own_week"), say("own_you"), say("own_model")]);
  return h("table", {}, h("thead", {}, head), h("tbody", {}, rows));
}
export function personScreen({ state, mine, draft, save, send }) {
  const own = mine.shown ?? {};
  if (state.p === "brief") return [h("p", {}, say("brief_more"))];
  if (own.words && !own.person)
    return [...own.words.map((text) => h("p", { class: "big" }, text)), own.weeks ? weekTable(own.weeks) : null];
  if (!own.person) return [h("p", {}, say(state.p === "decide" ? "next_week" : "wait"))];
  if (draft.week !== own.week)
    Object.assign(draft, { week: own.week, act: mine.answer?.act, who: mine.answer?.who ?? -1 });
  const acts = [
    [1, "gladly"],
    [2, "must"],
    [0, "not"],
  ];
  const tell = () => {
    save();
    if (draft.act != null) send({ t: "will", week: own.week, act: draft.act, who: draft.who });
  };
  // A restarted room asks the week again: what was chosen on this phone goes out again, once.
  if (state.open && draft.act != null && !mine.answer && draft.told !== state.n) {
    draft.told = state.n;
    tell();
  }
  const choose = (list, key, value) => {
    draft[key] = value;
    list.forEach(([button, one]) => button.setAttribute("aria-pressed", String(one === value)));
    tell();
  };
  const pick = (options, key, id) => {
    const list = options.map(([value, text]) => [
      h("button", {
        id: `${id}${value}`,
        type: "button",
        class: "choice",
        disabled: !state.open,
        "aria-pressed": String(draft[key] === value),
        onclick: () => choose(list, key, value),
      }),
      value,
      text,
    ]);
    list.forEach(([button, , text]) => (button.textContent = text));
    return list.map(([button]) => button);
  };
  const helping = own.person.help.length
    ? [
        h("p", {}, h("b", {}, say("who_first"))),
        h(
          "div",
          { class: "choices", role: "group", "aria-label": say("who_first") },
          pick(
            own.person.help.map((who) => [who, say("colleague", { n: who })]),
            "who",
            "h",
          ),
        ),
      ]
    : [];
  return [
    own.silent ? h("p", { class: "locked" }, say("silent")) : null,
    h("p", {}, h("b", {}, say("in_week", { n: own.week }))),
    h("ul", { class: "facts" }, facts(own.person)),
    h(
      "div",
      { class: "choices", role: "group", "aria-label": say("will") },
      pick(
        acts.map(([value, text]) => [value, say(text)]),
        "act",
        "a",
      ),
    ),
    ...helping,
  ];
}
