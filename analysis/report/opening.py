"""The top of the report: title, size of the comparison, who leads, and the main results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.decision.chances import Panels, describe_panels
from analysis.decision.two_choices import merge_choices
from analysis.presentation import style, vocabulary
from analysis.report import money
from analysis.report.brief_answer import compare_other_assumptions, recommend
from analysis.report.brief_next_steps import describe_turn
from analysis.report.choices import show_choices
from analysis.report.markup import Html, el
from analysis.statistics.pairs import CAN

if TYPE_CHECKING:
    from analysis.report.data import ReportData

DISCLAIMER = "Not a forecast; a comparison of strategies under stated assumptions."
"""Shown on every report and screen."""

PANELS = Panels(
    chance="how often it is best where only chance differs and all assumptions hold",
    share="in how many sets of other assumptions it is best",
    gain="how much it gains on being social",
    over_draws="with the low end over those sets",
    over_seeds="with the low end of what chance alone makes of it",
)
"""What the panels of the picture of chances show, in the report and in the brief."""

MOST_NAMED = 4
"""More strategies than this are counted in a sentence, not named."""


def make_title(data: ReportData) -> str:
    """Return the page's title."""
    many = data.comparison["strategy"].nunique()
    return f"{data.setting.organization}: {many} strategies for becoming a social business, compared"


def show_head(data: ReportData) -> Html:
    """Return the header: product, title, disclaimer and the size of the comparison."""
    setting = data.setting
    facts = [(f"{setting.people:,}", "people"), (f"{setting.customers:,}" if setting.customers else "no", "customers")]
    facts += [(str(setting.weeks), "weeks"), (str(data.comparison["strategy"].nunique()), "strategies")]
    facts += [(str(setting.seeds), "run of each" if setting.seeds == 1 else "runs of each")]
    facts += [(str(setting.draws) if setting.draws else "no", "sets of other assumptions")]
    return el(
        "header",
        el("p", "org", el("span", "shift"), class_="brand"),
        el("h1", make_title(data)),
        el("p", DISCLAIMER, class_="disclaimer"),
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
            whom = vocabulary.join_words(names) if len(names) <= MOST_NAMED else f"{len(names)} of the strategies"
            lines.append(f"Equal budget does not mean an equal fit; read the warnings on {whom}.")
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
        return (
            f"No strategy has a better mean than {vocabulary.title(data.comparison, 'strategies', baseline).lower()}."
        )
    row, before = vocabulary.find_row(rows, leader), vocabulary.find_row(rows, baseline)
    names = [vocabulary.title(data.comparison, "strategies", name) for name in (leader, baseline)]
    subject = vocabulary.heading(data.comparison, "indicators", data.headline)
    number = style.format_number
    text = f"{subject} ends at {number(row['mean'])} with {names[0]}"
    text += f" and at {number(before['mean'])} with {names[1].lower()}"
    if data.setting.seeds > 1:
        text += f"; difference {number(row['difference'])} (by chance alone "
        text += f"{number(row['difference_low'])} to {number(row['difference_high'])}"
        if "spread_low_draws" in rows and data.setting.draws > 1:
            text += f"; under other assumptions {number(row['spread_low_draws'])}"
            text += f" to {number(row['spread_high_draws'])}"
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
    before = vocabulary.title(data.comparison, "strategies", baseline).lower()
    texts = [f"Cannot be told apart from {before}: {vocabulary.join_words(level)}."] if level else []
    texts += [f"Worse than {before}: {vocabulary.join_words(worse)}."] if worse else []
    return " ".join(texts)


def _show_chances(data: ReportData, pictures: dict[str, Html]) -> Html | None:
    """Return the one picture of how sure the first place is."""
    if data.chances is None or "chances" not in pictures:
        return None
    words = f"How sure the first place is. {describe_panels(data.chances, PANELS)}"
    return el("figure", pictures["chances"], el("figcaption", words))
