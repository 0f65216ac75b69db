"""The brief of a comparison: two A4 pages for a board, one HTML file without scripts.

What is decided, what is recommended and its rival, what could turn it, what it rests on, the first 90 days, what would
be worth finding out first, and what was not looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.decision.chances import describe_panels
from analysis.presentation import style, vocabulary
from analysis.presentation.headline import BY_NAME, format_measure
from analysis.presentation.language import current_language, fill, translate
from analysis.report.brief_answer import compare_other_assumptions, recommend
from analysis.report.brief_assumptions import show_assumptions_in_sentences
from analysis.report.brief_next_steps import show_calendar, show_findings, show_turn, show_unexamined
from analysis.report.brief_programmes import has_room, show_programmes
from analysis.report.choices import show_choices
from analysis.report.markup import Html, el
from analysis.report.money import THIN
from analysis.report.opening import DISCLAIMER, make_panels
from analysis.report.pictures import choose_own
from analysis.statistics.top_set import warn_of_few

if TYPE_CHECKING:
    from analysis.report.data import ReportData

SHOWN = ("being", "practice_own", "trust", "satisfaction", "net_value", "payback_week")
LEAST_SCALED = 0.005


def brief(data: ReportData, pictures: dict[str, Html]) -> str:
    """Return the brief as one HTML text; ``pictures``: of `embed_figures`."""
    first = (
        _show_question(data),
        _show_recommendation(data),
        _show_choices(data),
        _show_chances(data, pictures),
        show_assumptions_in_sentences(data),
    )
    second = (
        show_turn(data, pictures),
        *([show_programmes(data)] if has_room(data, pictures) else []),
        show_calendar(data, data.standing.leader),
        show_findings(data, data.standing.leader),
        show_unexamined(data),
    )
    css = Html(Path(__file__).with_name("brief.css").read_text(encoding="utf-8"))
    head = el(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        el("title", fill(translate("{organization}: a brief for a decision"), organization=data.setting.organization)),
        el("style", css),
    )
    pages = [_sheet(parts, number) for number, parts in enumerate((first, second), start=1)]
    return f"<!doctype html>\n{el('html', head, el('body', *pages), lang=current_language())}\n"


def _sheet(parts: tuple[Html | None, ...], number: int) -> Html:
    """Return one page with its footer."""
    foot = el("footer", el("span", translate(DISCLAIMER)), el("span", f"{number} / 2"))
    return el("section", *parts, foot, class_="sheet")


def _show_question(data: ReportData) -> Html:
    """Return the head: the product, the organization and the question."""
    setting = data.setting
    baseline = str(data.comparison.attrs.get("baseline", "nothing"))
    many = sum(name != baseline for name in data.comparison["strategy"].unique())
    amount, unit = setting.budget_amount, f"k {setting.currency}".strip()
    cost = (
        translate(", each as written")
        if amount is None
        else fill(translate(" if each may cost {amount:,.0f} {unit}"), amount=amount, unit=unit)
    )
    which = fill(translate("Which of {many} programmes"), many=many) if many > 1 else translate("Whether the programme")
    size = fill(
        translate("{people:,} people, {customers:,} customers"), people=setting.people, customers=setting.customers
    )
    return el(
        "div",
        el("p", "org", el("span", "shift"), class_="brand"),
        el("h1", fill(translate("{organization}: which way to a social business?"), organization=setting.organization)),
        el(
            "p",
            fill(
                translate(
                    "The question: {which} should this organization ({size}) follow over the next {weeks} "
                    "weeks{cost}, or should it go on as before?"
                ),
                which=which,
                size=size,
                weeks=setting.weeks,
                cost=cost,
            ),
            " ",
            describe_amounts(data),
        ),
    )


def describe_amounts(data: ReportData) -> str:
    """Describe what amounts are in: thousands of which currency."""
    if data.setting.currency:
        return fill(translate("Amounts: k stands for {thousands}."), thousands=data.setting.thousands)
    return translate("Amounts: k stands for thousands; no currency was named, and prices are of the size of a euro.")


def _show_recommendation(data: ReportData) -> Html:
    """Return the recommendation and its rival; what must be read first stands before it."""
    limits = (compare_other_assumptions(data), warn_of_few(data.setting.seeds, data.setting.draws))
    return el(
        "div",
        el("h2", translate("Recommendation, and its rival")),
        *(el("p", line, class_="first") for line in data.first),
        el("p", recommend(data), class_="answer"),
        el("p", " ".join(filter(None, (*limits, *_describe_programme(data, data.standing.leader))))),
        el("p", _describe_rival(data)),
        el(
            "p",
            fill(
                translate("Being social, from 0 to 100, is {definition}."),
                definition=translate(BY_NAME["being"].definition),
            ),
            class_="quiet",
        ),
    )


def _describe_programme(data: ReportData, leader: str) -> tuple[str, str]:
    """Describe what the programme recommended is, and what the budget made of it."""
    summary = translate(str(data.summaries.get(leader, "")))
    what = fill(translate("What it is: {summary}"), summary=summary) if summary else ""
    return f"{what.removesuffix('.')}." if what else "", _describe_scaling(data, leader)


def _describe_scaling(data: ReportData, leader: str) -> str:
    """Describe how the budget changed the programme recommended, and what its money buys first."""
    if data.money is None or leader not in set(data.money["strategy"]):
        return ""
    row = data.money[data.money["strategy"] == leader].iloc[0]
    mostly = (
        fill(
            translate("The largest shares of its money: {mostly}. "), mostly=vocabulary.translate_shares(row["mostly"])
        )
        if row.get("mostly")
        else ""
    )
    phi = float(row["phi"])
    if float(row["planned"]) <= 0 or abs(phi - 1) < LEAST_SCALED:
        return mostly
    words = fill(
        translate("To meet the budget each of its efforts is made at {share} of the strength written (x{phi:.2g})"),
        share=style.format_share(phi),
        phi=phi,
    )
    thin = translate(": another programme in all but name") if phi < THIN else ""
    return f"{words}{thin}. {mostly}"


def _describe_rival(data: ReportData) -> str:
    """Describe the rival, who cannot be told apart, and whether stronger ones were sought."""
    found = data.standing
    rows = data.comparison[data.comparison["indicator"] == data.headline].set_index("strategy")["mean"]
    called = {name: vocabulary.title(data.comparison, "strategies", str(name)) for name in rows.index}
    text = ""
    if found.runner_up is not None:
        gap = format_measure("being", abs(float(rows[found.leader] - rows[found.runner_up])))
        text = fill(
            translate("Its rival is {called}, {gap} behind on being social. "), called=called[found.runner_up], gap=gap
        )
        text += _warn_of_thin(data, found.runner_up, called[found.runner_up])
    over_seeds = [called[name] for name in found.tied]
    over_draws = [called[name] for name in found.members[1:] if name not in found.tied]
    if over_seeds:
        text += fill(
            translate("It cannot be told apart from {over_seeds}. "), over_seeds=vocabulary.join_few(over_seeds)
        )
    if over_draws:
        sentence = (
            translate("Once the assumptions are uncertain it cannot be told apart from {over_draws} either. ")
            if over_seeds
            else translate("Once the assumptions are uncertain it cannot be told apart from {over_draws}. ")
        )
        text += fill(sentence, over_draws=vocabulary.join_few(over_draws))
    text += _describe_own(data, called)
    return text + (data.rival_search or translate("No search was made for a stronger programme than those compared."))


def _describe_own(data: ReportData, called: dict[Any, str]) -> str:
    """Describe where strategies of one's own end that are neither recommended nor the rival."""
    named = (data.standing.leader, data.standing.runner_up)
    rows = data.comparison[data.comparison["indicator"] == data.headline].set_index("strategy")["mean"]
    own = [one for one in choose_own(data.comparison, [str(name) for name in rows.index]) if one not in named]
    ends = [f"{called[one]} {format_measure(data.headline, float(rows[one]))}" for one in own]
    text = translate("Of your own programmes, being social at the end: {ends}. ")
    return fill(text, ends=vocabulary.join_few(ends)) if ends else ""


def _warn_of_thin(data: ReportData, name: str, called: str) -> str:
    """Warn that the budget scaled a programme so far down that it is another; or ""."""
    phi = {} if data.money is None else dict(zip(data.money["strategy"], data.money["phi"], strict=True))
    if not 0 < float(phi.get(name, 1.0)) < THIN:
        return ""
    warning = translate(
        "At this budget {called} is run at {share} of the strength written: it is another programme in all but name. "
    )
    return fill(warning, called=called, share=style.format_share(float(phi[name])))


def _show_choices(data: ReportData) -> Html | None:
    """Return the most social programme beside the most valuable one."""
    shown = show_choices(data, SHOWN)
    return None if shown is None else el("div", el("h2", translate("Most social beside most valuable")), shown)


def _show_chances(data: ReportData, pictures: dict[str, Html]) -> Html | None:
    """Return the picture of how sure the first place is."""
    if data.chances is None or "chances" not in pictures:
        return None
    words = describe_panels(data.chances, make_panels())
    return el("div", el("h2", translate("How sure is it?")), el("figure", el("figcaption", words), pictures["chances"]))
