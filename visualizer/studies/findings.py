"""The figures of a study: sensitivities, a heat map, where it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visualizer.studies.queries import Choice, heat
from visualizer.widgets.figure import drawn_twice, rows_of
from visualizer.wording.page_texts import STUDIES
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from analysis.presentation.finding import Finding
    from experiments.dataset.study_runs import StudyRuns

Picture = dict[str, Any]
WIDTH = 8.0
"""Inches of a drawing: two lie side by side on a laptop, and their letters can be read there."""


def findings(studied: StudyRuns, choice: Choice) -> list[Picture | str]:
    """Figures of a study, each replaced by a sentence where there is nothing to draw.

    As `figure.show_figure` takes them.
    """
    makers = (sensitivities, heat_map, failures)
    return [part for make in makers for part in find_or_explain(make, studied, choice)]


def find_or_explain(make: Any, studied: StudyRuns, choice: Choice) -> list[Picture | str]:
    """What `make` finds, or why it finds nothing."""
    try:
        found: list[Picture | str] = make(studied, choice)
    except ValueError as problem:  # the page says which store is open: the path says nothing more
        return [str(problem).removeprefix(f"{studied.path}: ")]
    return found


def sensitivities(studied: StudyRuns, choice: Choice) -> list[Picture | str]:
    """What the indicator depends on, by all analyses that the study's design was made for."""
    from experiments.dataset.design_order import GROWTH, PAIRS, analyses, method_for, sensitivity

    cannot = "no_factors" if not studied.factors else "grid" if studied.study.design.kind == "grid" else ""
    if cannot:
        return [say(STUDIES, cannot, what=indicator_title(studied, choice.indicator))]
    method = method_for(studied, None)
    titles = {PAIRS: STUDIES["pairs"], GROWTH: STUDIES["growth"]}
    found: list[Picture | str] = []
    for one in analyses(studied, method):
        finding = sensitivity(studied, one, choice.organization, choice.strategy, choice.indicator)
        title = titles.get(one) or say(STUDIES, "depends_on", what=method)
        found.append(pictured(finding, title, f"{one}_{choice.indicator}"))
    return found


def heat_map(studied: StudyRuns, choice: Choice) -> list[Picture | str]:
    """The indicator over two factors."""
    from analysis.figures import heatmap

    table = heat(studied, choice)
    if table is None:
        return []
    label = indicator_title(studied, choice.indicator)
    title = say(STUDIES, "heat", title=label, across=table.columns.name, up=table.index.name)
    title += STUDIES["heat_empty"] if table.isna().any(axis=None) else ""
    points = studied.points(choice.organization, choice.strategy)
    shown = zip((choice.up, choice.across), table.shape, strict=True)
    cut = [name.replace("_", " ") for name, count in shown if points[name].nunique() > count]
    title += say(STUDIES, "heat_cells", names=" and ".join(cut)) if cut else ""
    drawings = drawn_twice(lambda width: heatmap(table, label, width=width), WIDTH)
    rows = rows_of(table.reset_index())
    return [{**drawings, "description": title, "title": title, "name": f"heat_{choice.indicator}", "rows": rows}]


def indicator_title(studied: StudyRuns, name: str) -> str:
    """The title of an indicator."""
    from analysis.presentation import vocabulary

    return vocabulary.title(studied.runs, "indicators", name)


def failures(studied: StudyRuns, choice: Choice) -> list[Picture | str]:
    """Scenario discovery: the box and the rules in which the condition holds."""
    from analysis.discover import are_few, describe_few, prim, tree
    from experiments.dataset.conditions import Conditions
    from experiments.dataset.design_order import independent

    conditions = Conditions.read([choice.fails], "condition", studied.indicators)
    if studied.study.design.kind == "morris":
        return [say(STUDIES, "corners", what=conditions)]
    points = independent(studied, studied.points(choice.organization, choice.strategy))
    numbers, cases = studied.numbers(points), conditions.hold(points).to_numpy()
    if cases.all() or not cases.any():
        return [
            say(
                STUDIES,
                "nothing",
                every=STUDIES["every"] if cases.all() else STUDIES["no"],
                of=len(cases),
                what=conditions,
            )
        ]
    what = say(STUDIES, "has", what=conditions)
    if are_few(numbers, cases):
        return [describe_few(numbers, cases, what)]
    box, rules = prim(numbers, cases, what, 0.8), tree(numbers, cases, what)
    nothing_asked = len(rules.table) == 1
    return [
        pictured(box, say(STUDIES, "box", what=conditions), "box"),
        rules.sentence if nothing_asked else pictured(rules, say(STUDIES, "rules", what=conditions), "rules"),
    ]


def pictured(found: Finding, title: str, name: str) -> Picture:
    """A finding as a page takes it."""
    table = found.table.map(lambda cell: cell if isinstance(cell, int | float) else str(cell))
    return {
        **drawn_twice(found.figure, WIDTH),
        "description": found.sentence,
        "title": f"{title}. {found.sentence}",
        "name": name,
        "rows": rows_of(table),
    }
