// Rounds answered by choosing: the vote, and the sheet of several questions.
import { h, say } from "./dom.js";
function bars(options, counts, mine) {
  const all = counts.reduce((sum, n) => sum + n, 0);
  return h(
    "ol",
    { class: "bars" },
    options.map((text, at) =>
      h(
        "li",
        { class: at === mine ? "own" : "" },
        h("span", {}, text, at === mine ? ` (${say("yours")})` : ""),
        h("b", {}, `${counts[at]} · ${Math.round((100 * counts[at]) / Math.max(1, all))} %`),
        h("i", { style: `width:${(100 * counts[at]) / Math.max(1, ...counts)}%` }),
      ),
    ),
  );
}
export function voteScreen({ question, state, mine, draft, send }) {
  if (mine.shown?.counts) return [bars(question.options, mine.shown.counts, mine.answer)];
  if (mine.shown?.few) return [h("p", {}, say("few"))];
  const chosen = draft.v ?? mine.answer;
  const buttons = question.options.map((text, at) =>
    h(
      "button",
      {
        type: "button",
        class: "choice",
        "aria-pressed": String(chosen === at),
        disabled: !state.open,
        onclick: () => {
          draft.v = at;
          buttons.forEach((one, other) => one.setAttribute("aria-pressed", String(other === at)));
          send({ t: "vote", v: at });
        },
      },
      text,
    ),
  );
  return [h("div", { class: "choices", role: "group", "aria-label": question.text }, buttons)];
}
export function sheetScreen({ question, state, mine, draft, save, send }) {
  if (!question.questions.length) return [h("p", {}, say("wait"))];
  if (mine.shown?.done) return [h("p", {}, say("sheet_done"))];
  const answers = (draft.a ??= [...(mine.answer ?? question.questions.map(() => -1))]);
  const groups = question.questions.map((one, at) =>
    h(
      "fieldset",
      {},
      h("legend", {}, `${at + 1}. ${one.text}`),
      one.options.map((text, option) =>
        h(
          "label",
          { class: "choice" },
          h("input", {
            type: "radio",
            name: `q${at}`,
            checked: answers[at] === option,
            disabled: !state.open,
            onchange: () => {
              answers[at] = option;
              save();
            },
          }),
          text,
        ),
      ),
    ),
  );
  const done = h(
    "button",
    { type: "button", class: "send", disabled: !state.open, onclick: () => send({ t: "sheet", a: answers }) },
    say("send"),
  );
  return [...groups, done];
}
