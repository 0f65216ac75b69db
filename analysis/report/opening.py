"""The top of the report: title, size of the comparison, who leads, and the main results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.decision.chances import Panels, describe_panels
from analysis.decision.two_choices import merge_choices
from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, localize, lower, mark, translate
from analysis.report import money
from analysis.report.brief_answer import compare_other_assumptions, recommend
from analysis.report.brief_next_steps import describe_turn
from analysis.report.choices import show_choices
from analysis.report.markup import Html, el
from analysis.statistics.pairs import CAN

if TYPE_CHECKING:
    from analysis.report.data import ReportData

DISCLAIMER = mark("Not a forecast; a comparison of strategies under stated assumptions.")
"""Shown on every report and screen."""


def make_panels() -> Panels:
    """Return what the panels of the picture of chances show, in the report and in the brief."""
    return Panels(
        chance=translate("how often it is best where only chance differs and all assumptions hold"),
        share=translate("in how many sets of other assumptions it is best"),
        gain=translate("how much it gains on being social"),
        over_draws=translate("with the low end over those sets"),
        over_seeds=translate("with the low end of what chance alone makes of it"),
    )


MOST_NAMED = 4
"""More strategies than this are counted in a sentence, not named."""


def make_title(data: ReportData) -> str:
    """Return the page's title."""
    many = data.comparison["strategy"].nunique()
    return fill(
        translate("{organization}: {many} strategies for becoming a social business, compared"),
        organization=data.setting.organization,
        many=many,
    )


def show_head(data: ReportData) -> Html:
    """Return the header: product, title, disclaimer and the size of the comparison."""
    setting = data.setting
    facts = [
        (localize(f"{setting.people:,}"), translate("people")),
        (localize(f"{setting.customers:,}") if setting.customers else translate("no"), translate("customers")),
    ]
    facts += [
        (str(setting.weeks), translate("weeks")),
        (str(data.comparison["strategy"].nunique()), translate("strategies")),
    ]
    facts += [(str(setting.seeds), translate("run of each") if setting.seeds == 1 else translate("runs of each"))]
    facts += [(str(setting.draws) if setting.draws else translate("no"), translate("sets of other assumptions"))]
    return el(
        "header",
        el("p", "org", el("span", "shift"), class_="brand"),
        el("h1", make_title(data)),
        el("p", translate(DISCLAIMER), class_="disclaimer"),
        el("ul", *(el("li", el("b", number), " ", word) for number, word in facts), class_="facts"),
    )


def show_headline(data: ReportData, pictures: dict[str, Html]) -> Html:
    """Return the section on who leads: claim, its certainty, main results and notes."""
    return el(
        "section",
        *(el("p", line, class_="lead small worse") for line in data.first),
        el("p", recommend(data), class_="lead"),
        *(el("p", line) for line in [compare_other_assumptions(data)] if line),
        show_choices(data),
        _show_chances(data, pictures),
        el("ul", *(el("li", line) for line in describe_main_results(data)), class_="short"),
        *(el("p", note, class_="note") for note in [*data.comparison.attrs.get("notes", ()), *data.notes]),
        class_="headline",
    )


def describe_main_results(data: ReportData) -> list[str]:
    """Return the main results in sentences: gain, who gains nothing, warnings, turning point."""
    lines = [_gain(data, data.standing.leader), *(choice.sentence for choice in merge_choices(data.choices))]
    lines += [_count_forced(data), _no_better(data)]
    if data.money is not None:
        warned = data.money[[money.find_warning(row) != "" for _, row in data.money.iterrows()]]
        names = [vocabulary.title(data.comparison, "strategies", str(name)) for name in warned["strategy"]]
        if names:
            whom = (
                vocabulary.join_words(names)
                if len(names) <= MOST_NAMED
                else fill(translate("{names} of the strategies"), names=len(names))
            )
            lines.append(
                fill(
                    translate(
                        "The same budget does not suit every programme: some cost less even at full strength, others "
                        "run far below it. The table of money says so of {whom}."
                    ),
                    whom=whom,
                )
            )
    if data.crossover is not None:
        lines.append(describe_turn(data, data.crossover))
    return [line for line in lines if line]


def _count_forced(data: ReportData) -> str:
    """Describe who leads where forced acts count; how sure that is stands in the method."""
    return "" if data.rival is None else data.rival.sentence.removesuffix(data.rival.found.odds).strip()


def _gain(data: ReportData, leader: str) -> str:
    """Describe how much better than going on as before the leader is, with both intervals."""
    rows = data.comparison[data.comparison["indicator"] == data.headline].set_index("strategy")
    baseline = str(data.comparison.attrs.get("baseline", "nothing"))
    if leader == baseline:
        return fill(
            translate("No strategy has a better mean than {lower}."),
            lower=lower(vocabulary.title(data.comparison, "strategies", baseline)),
        )
    row, before = vocabulary.find_row(rows, leader), vocabulary.find_row(rows, baseline)
    names = [vocabulary.title(data.comparison, "strategies", name) for name in (leader, baseline)]
    subject = vocabulary.heading(data.comparison, "indicators", data.headline)
    number = style.format_number
    text = fill(
        translate("{subject} ends at {mean} with {names}"), subject=subject, mean=number(row["mean"]), names=names[0]
    )
    text += fill(translate(" and at {mean} with {lower}"), mean=number(before["mean"]), lower=lower(names[1]))
    if data.setting.seeds > 1:
        text += fill(translate("; difference {difference} (by chance alone "), difference=number(row["difference"]))
        text += fill(
            translate("{difference_low} to {difference_high}"),
            difference_low=number(row["difference_low"]),
            difference_high=number(row["difference_high"]),
        )
        if "spread_low_draws" in rows and data.setting.draws > 1:
            text += fill(
                translate("; under other assumptions {spread_low_draws}"),
                spread_low_draws=number(row["spread_low_draws"]),
            )
            text += fill(translate(" to {spread_high_draws}"), spread_high_draws=number(row["spread_high_draws"]))
        text += ")"
    return text + "."


def _no_better(data: ReportData) -> str:
    """Describe which strategies cannot be told apart from going on as before, or are worse."""
    baseline = str(data.comparison.attrs.get("baseline", "nothing"))
    rows = data.pairs[data.pairs["indicator"] == data.headline]
    mine = rows[(rows["strategy"] == baseline) | (rows["other"] == baseline)]
    level, worse = [], []
    for _, row in mine.iterrows():
        other = str(row["other"] if row["strategy"] == baseline else row["strategy"])
        if row["verdict"] != CAN:
            level.append(vocabulary.title(data.comparison, "strategies", other))
        elif row["better"] == baseline:
            worse.append(vocabulary.title(data.comparison, "strategies", other))
    before = lower(vocabulary.title(data.comparison, "strategies", baseline))
    texts = (
        [
            fill(
                translate("Cannot be told apart from {before}: {level}."),
                before=before,
                level=vocabulary.join_words(level),
            )
        ]
        if level
        else []
    )
    texts += (
        [fill(translate("Worse than {before}: {worse}."), before=before, worse=vocabulary.join_words(worse))]
        if worse
        else []
    )
    return " ".join(texts)


def _show_chances(data: ReportData, pictures: dict[str, Html]) -> Html | None:
    """Return the one picture of how sure the first place is."""
    if data.chances is None or "chances" not in pictures:
        return None
    words = fill(
        translate("How sure the first place is. {chances}"), chances=describe_panels(data.chances, make_panels())
    )
    return el("figure", pictures["chances"], el("figcaption", words))
