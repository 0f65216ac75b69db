"""The report's section on method: the only one in the words of statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.presentation import style, vocabulary
from analysis.report.markup import el
from analysis.report.sections import Section

if TYPE_CHECKING:
    from analysis.report.data import ReportData


def show_method(data: ReportData) -> Section:
    """Return how runs were repeated, when two are told apart, and the exact sentences."""
    topics = {
        "Repetitions": _describe_repetitions(data),
        "Ranges": _describe_ranges(data),
        "Told apart": _describe_verdicts(data),
        "Who leads": data.standing.sentence,
        "Where forced acts count": "" if data.rival is None else data.rival.sentence,
        "What could turn it": _describe_search(data),
    }
    shown = [el("div", el("dt", name), el("dd", text)) for name, text in topics.items() if text]
    return Section("method", "How it was computed", (el("dl", *shown),), folded=True)


def _describe_repetitions(data: ReportData) -> str:
    """Describe seeds and parameter draws, and where the runs over seeds are made."""
    setting = data.setting
    seeds = f"{setting.seeds} paired seed{'s' if setting.seeds != 1 else ''}"
    draws = f"{setting.draws} paired parameter draws (other assumptions)" if setting.draws else "no parameter draws"
    return (
        f"{seeds} {vocabulary.describe_base(data.comparison)} (chance); {draws}. Paired: every strategy meets the same "
        "seeds and the same draws. Means are over the seeds. Other budgets, why and what would turn it: as many seeds "
        "as stand there."
    )


def _describe_ranges(data: ReportData) -> str:
    """Describe the intervals and the chances of being best."""
    held = f"the range given holds {style.describe_spread(data.setting.draws)}" if data.setting.draws else ""
    assumed = (
        f" Other assumptions: each parameter draw is another set of values for everything uncertain; {held}. Best "
        "under other assumptions: in how many draws it came out best."
        if held
        else ""
    )
    return (
        "By chance: the 95 % interval of the mean over the seeds (Student's t on paired runs). Best if only chance "
        f"differs: the probability that a strategy's mean is the best one, given the chance left over.{assumed}"
    )


def _describe_verdicts(data: ReportData) -> str:
    """Describe the test on pairs, its correction and what it is over."""
    over = "over the seeds and over the parameter draws" if data.setting.draws > 1 else "over the seeds"
    both = f"{over}, in the same direction" if data.setting.draws > 1 else over
    return (
        f"Told apart means: a paired difference whose corrected p is below 0.05 {both}. Correction: "
        f"{data.pairs.attrs.get('family', 'Holm')}. A mark in a table stands where p, corrected over all pairs of "
        f"strategies, is below 0.05 {over}."
    )


def _describe_search(data: ReportData) -> str:
    """Describe the search for values at which the runner-up would lead."""
    if data.crossover is None:
        return ""
    return f"{data.crossover.sentence} {data.screening}".strip()
