"""The pictures of a study: what a result hangs on, how it lies over two factors, where it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.style import WIDE
from visualizer.components.figure import drawn_twice, rows_of
from visualizer.studies import Choice, heat

if TYPE_CHECKING:
    from analysis.finding import Finding
    from experiments.studied import Studied

Picture = dict[str, Any]


def findings(studied: Studied, choice: Choice) -> list[Picture | str]:
    """Figures as `shown_figure.shown` takes them, each in place of a sentence where there is nothing to draw (yet)."""
    makers = (sensitivities, heat_map, failures)
    return [part for make in makers for part in told(make, studied, choice)]


def told(make: Any, studied: Studied, choice: Choice) -> list[Picture | str]:
    """What `make` finds, or why it finds nothing."""
    try:
        found: list[Picture | str] = make(studied, choice)
    except ValueError as problem:
        return [str(problem)]
    return found


def sensitivities(studied: Studied, choice: Choice) -> list[Picture | str]:
    """What the indicator hangs on, by the method the study's design was made for."""
    from experiments.designed import method_for, sensitivity

    method = method_for(studied, None)
    found = sensitivity(studied, method, choice.organization, choice.strategy, choice.indicator)
    return [pictured(found, f"What it hangs on ({method})", f"{method}_{choice.indicator}")]


def heat_map(studied: Studied, choice: Choice) -> list[Picture | str]:
    """The indicator over two factors."""
    from analysis.figures import heatmap

    table = heat(studied, choice)
    if table is None:
        return []
    title = f"{choice.indicator.replace('_', ' ')} over {table.columns.name} and {table.index.name}"
    label = choice.indicator.replace("_", " ")
    drawings = drawn_twice(lambda width: heatmap(table, label, width=width), WIDE)
    rows = rows_of(table.reset_index())
    return [{**drawings, "said": title, "title": title, "name": f"heat_{choice.indicator}", "rows": rows}]


def failures(studied: Studied, choice: Choice) -> list[Picture | str]:
    """Scenario discovery: the box and the rules in which the condition holds."""
    from analysis.discover import prim, tree
    from experiments.conditions import Conditions
    from experiments.designed import independent

    conditions = Conditions.read([choice.fails], "condition", studied.indicators)
    points = independent(studied, studied.points(choice.organization, choice.strategy))
    numbers, cases = studied.numbers(points), conditions.hold(points).to_numpy()
    if cases.all() or not cases.any():
        return [f"{'Every' if cases.all() else 'No'} point of {len(cases)} has {conditions}: nothing to separate."]
    what = f"it has {conditions}"
    box, rules = prim(numbers, cases, what, 0.8), tree(numbers, cases, what)
    return [pictured(box, f"Where {conditions}: a box", "box"), pictured(rules, f"Where {conditions}: rules", "rules")]


def pictured(found: Finding, title: str, name: str) -> Picture:
    """A finding as a page takes it."""
    table = found.table.map(lambda cell: cell if isinstance(cell, int | float) else str(cell))
    return {
        **drawn_twice(found.figure, WIDE),
        "said": found.sentence,
        "title": f"{title}. {found.sentence}",
        "name": name,
        "rows": rows_of(table),
    }
