"""The report's sections on why the leader leads, and for which values the runner-up would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.figures.turning import describe_selection
from analysis.presentation import style, vocabulary
from analysis.presentation.language import Texts, fill, lower, translate
from analysis.report import seeds
from analysis.report.brief_next_steps import describe_turn
from analysis.report.markup import Html, el
from analysis.report.sections import Section

if TYPE_CHECKING:
    from analysis.presentation.finding import Causes
    from analysis.report.data import ReportData
    from analysis.statistics.accounts import Account

HALF = 0.5
"""More than this share is most of a thing."""

LEAST_APART = 0.05
"""Share of the whole gain by which the sum of the parts differs so that it is said."""

INTRO: Texts[str] = Texts() | {
    "decision": "By decision: the same runs with the same chance, without one lever at a time.",
    "mechanism": "By mechanism: the rules act one after another every week, so their shares add up exactly.",
    "driver": "By driver: the terms inside one mechanism.",
}
"""How each kind of account is to be read."""


def show_accounts(data: ReportData, pictures: dict[str, Html]) -> Section:
    """Return the section with the accounts, by decision first; a note if there is none."""
    order = {"decision": 0, "mechanism": 1, "driver": 2}
    accounts = sorted(data.accounts, key=lambda account: order.get(account.by, 3))
    if not accounts:
        text = translate("No account of why was made for this comparison.")
        return Section("why", translate("Why"), (el("p", text, class_="note"),))
    found = [_account(data, account, pictures) for account in accounts]
    return Section("why", translate("Why"), (_show_causes(data, pictures), *found))


def _show_causes(data: ReportData, pictures: dict[str, Html]) -> Html | None:
    """Return the picture of what drives the leader, with the words needed to read it."""
    if data.causes is None or "causes" not in pictures:
        return None
    name = vocabulary.title(data.comparison, "strategies", data.causes.strategy)
    words = fill(
        translate(
            "Left arrows: the wider, the more of the change is lost without this lever; of each "
            "change the three largest, from a tenth of it on. Right arrows: the wider, the more of "
            "the gain comes from it. Amounts are those against going on as before at the end; the "
            "benefit is before costs. The parts of being social lead to benefits too; no arrow shows "
            "that.{make_seeds_sentence}"
        ),
        make_seeds_sentence=seeds.make_seeds_sentence(data, [data.causes.runs]),
    )
    return el(
        "div",
        el("h3", fill(translate("{name}: what drives it"), name=name)),
        el("p", _describe_strongest(data.causes)),
        el("figure", pictures["causes"], el("figcaption", words)),
        class_="account",
    )


def _describe_strongest(causes: Causes) -> str:
    """Describe the largest part of each outcome, and what it needs most."""
    levers, texts = causes.levers.set_index("name")["title"], []
    for end in causes.outcomes.itertuples():
        rows = causes.states[causes.states["outcome"] == end.name]
        into = causes.arrows[causes.arrows["state"].isin(rows["name"])]
        if into.empty:
            continue
        best = rows.sort_values("share", ascending=False, kind="stable").iloc[0]
        arrows = into[into["state"] == best["name"]].sort_values("share", ascending=False, kind="stable")
        needs = vocabulary.join_words([str(levers[name]) for name in arrows["lever"]])
        text = (
            fill(translate("Most of {title} comes"), title=end.title)
            if best["share"] > HALF
            else fill(translate("The largest part of {title} comes"), title=end.title)
        )
        texts.append(
            fill(
                translate("{text} from {title} ({format_share})"),
                text=text,
                title=best["title"],
                format_share=style.format_share(float(best["share"])),
            )
        )
        texts[-1] += fill(translate(", which needs {needs}."), needs=needs) if needs else "."
    return " ".join(texts)


def _account(data: ReportData, account: Account, pictures: dict[str, Html]) -> Html:
    """Return one account: title, sentence, figure."""
    name = vocabulary.title(data.comparison, "strategies", account.strategy)
    subject = lower(vocabulary.title(data.comparison, "indicators", account.indicator))
    picture = pictures[f"why-{account.strategy}-{account.by}"]
    words = INTRO.get(account.by, "") + _describe_sum(account) + seeds.make_seeds_sentence(data, [account.runs])
    return el(
        "div",
        el(
            "h3",
            fill(
                translate("{name}: what moved {subject}, by {by}"), name=name, subject=subject, by=translate(account.by)
            ),
        ),
        el("p", account.sentence) if account.sentence else None,
        el("figure", picture, el("figcaption", words)),
        class_="account",
    )


def _describe_sum(account: Account) -> str:
    """Describe how parts that are each needed add up against the whole gain."""
    total, gain = float(account.parts["amount"].sum()), account.end - account.start
    if account.by != "decision" or gain <= 0 or abs(total - gain) < LEAST_APART * gain:
        return ""
    way, because = (
        (translate("more"), translate("several are lost with each other"))
        if total > gain
        else (translate("less"), translate("one can replace another"))
    )
    amounts = fill(
        translate("{total} against {gain}"), total=style.format_number(total), gain=style.format_number(gain)
    )
    return fill(
        translate(" The parts add up to {way} than the whole gain ({amounts}), because {because}."),
        way=way,
        amounts=amounts,
        because=because,
    )


def show_turning_point(data: ReportData, pictures: dict[str, Html]) -> Section:
    """Return the section on the values for which the runner-up would win."""
    title = translate("What would have to be true for the runner-up to win")
    if data.crossover is None:
        return Section("turn", title, (el("p", translate("Not searched for in this comparison."), class_="note"),))
    parts: list[Html | None] = [el("p", describe_turn(data, data.crossover), class_="lead small")]
    if "turning-point" in pictures:
        words = translate(
            "How far the leader is ahead of the runner-up as one assumption moves through its range, "
            "all others as assumed; tint: by chance"
        )
        drawn = describe_selection(data.crossover)
        words += f"; {drawn}." if drawn else "."
        words += seeds.make_seeds_sentence(data, data.crossover.margins["seeds"])
        parts.append(el("figure", pictures["turning-point"], el("figcaption", words)))
    return Section("turn", title, tuple(parts))
