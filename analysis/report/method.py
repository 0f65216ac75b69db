"""The report's section on method: the only one in the words of statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, translate, translate_plural
from analysis.report.markup import el
from analysis.report.sections import Section

if TYPE_CHECKING:
    from analysis.report.data import ReportData


def show_method(data: ReportData) -> Section:
    """Return how runs were repeated, when two are told apart, and the exact sentences."""
    topics = {
        translate("Repetitions"): _describe_repetitions(data),
        translate("Ranges"): _describe_ranges(data),
        translate("Told apart"): _describe_verdicts(data),
        translate("Who leads"): data.standing.sentence,
        translate("Where forced acts count"): "" if data.rival is None else data.rival.sentence,
        translate("What could turn it"): _describe_search(data),
    }
    shown = [el("div", el("dt", name), el("dd", text)) for name, text in topics.items() if text]
    return Section("method", translate("How it was computed"), (el("dl", *shown),), folded=True)


def _describe_repetitions(data: ReportData) -> str:
    """Describe seeds and parameter draws, and where the runs over seeds are made."""
    setting = data.setting
    seeds = fill(translate_plural("{seeds} paired seed", "{seeds} paired seeds", setting.seeds), seeds=setting.seeds)
    draws = (
        fill(translate("{draws} paired parameter draws (other assumptions)"), draws=setting.draws)
        if setting.draws
        else translate("no parameter draws")
    )
    return fill(
        translate(
            "{seeds} {describe_base} (chance); {draws}. Paired: every strategy meets the same seeds "
            "and the same draws. Means are over the seeds. Other budgets, why and what would turn "
            "it: as many seeds as stand there."
        ),
        seeds=seeds,
        describe_base=vocabulary.describe_base(data.comparison),
        draws=draws,
    )


def _describe_ranges(data: ReportData) -> str:
    """Describe the intervals and the chances of being best."""
    held = (
        fill(translate("the range given holds {draws}"), draws=style.describe_spread(data.setting.draws))
        if data.setting.draws
        else ""
    )
    assumed = (
        fill(
            translate(
                " Other assumptions: each parameter draw is another set of values for everything "
                "uncertain; {held}. Best under other assumptions: in how many draws it came out best."
            ),
            held=held,
        )
        if held
        else ""
    )
    return fill(
        translate(
            "By chance: the 95 % interval of the mean over the seeds (Student's t on paired runs). "
            "Best if only chance differs: the probability that a strategy's mean is the best one, "
            "given the chance left over.{assumed}"
        ),
        assumed=assumed,
    )


def _describe_verdicts(data: ReportData) -> str:
    """Describe the test on pairs, its correction and what it is over."""
    over = (
        translate("over the seeds and over the parameter draws")
        if data.setting.draws > 1
        else translate("over the seeds")
    )
    both = fill(translate("{over}, in the same direction"), over=over) if data.setting.draws > 1 else over
    return fill(
        translate(
            "Told apart means: a paired difference whose corrected p is below 0.05 {both}. "
            "Correction: {get}. A mark in a table stands where p, corrected over all pairs of "
            "strategies, is below 0.05 {over}."
        ),
        both=both,
        get=translate(data.pairs.attrs.get("family", "Holm")),
        over=over,
    )


def _describe_search(data: ReportData) -> str:
    """Describe the search for values at which the runner-up would lead."""
    if data.crossover is None:
        return ""
    return f"{data.crossover.sentence} {data.screening}".strip()
