"""Everything declared in the model, as tables for the Learn page: nothing here is written twice."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Any

from visualizer.wording.explain import DIRECTIONS, amounts
from visualizer.wording.indicators import words
from visualizer.wording.terms import TERMS, term

Table = tuple[tuple[str, ...], list[tuple[Any, ...]]]


@cache
def mechanisms() -> Table:
    """Every mechanism with the first paragraph of its file, in the order of the files."""
    import simulation

    folder = Path(str(simulation.__file__)).parent / "mechanisms"
    rows = []
    for file in sorted(folder.glob("[!_]*.py")):
        text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        rows.append((words(file.stem.replace("_", " ")), " ".join(text.split())))
    return ("Mechanism", "What it does, equation, source"), rows


def indicators() -> Table:
    """Every indicator."""
    from simulation.indicators import INDICATORS

    rows = [(words(one.title), one.meaning, one.unit, DIRECTIONS[one.direction]) for one in INDICATORS]
    return ("Indicator", "Meaning", "Unit", "Direction"), rows


def levers() -> Table:
    """Every lever."""
    from simulation.levers import LEVERS

    rows = []
    for one in LEVERS.values():
        cost = "; ".join(filter(None, [amounts(one.hours, "hours"), amounts(one.money, "k")]))
        rows.append((words(one.title), one.meaning, one.enters, "rule" if one.rule else "effort", cost))
    return ("Lever", "Level 1 means", "Acts on", "Kind", "Costs a week at level 1 (assumption)"), rows


def parameters() -> Table:
    """Every parameter with default, range and source."""
    from simulation.parameters import PARAMETERS

    rows = [
        (words(one.title), one.meaning, f"{one.default:g} {one.unit}", f"{one.low:g} to {one.high:g}", one.source)
        for one in PARAMETERS.values()
    ]
    return ("Parameter", "Meaning", "Default", "Range", "Source"), rows


def events() -> Table:
    """Every event that can be set off."""
    from simulation.events import EVENTS

    rows = []
    for one in EVENTS.values():
        dials = ", ".join(
            f"{name} {dial.default:g} ({dial.low:g} to {dial.high:g} {dial.unit})" for name, dial in one.dials.items()
        )
        rows.append((words(one.title), one.meaning, dials))
    return ("Event", "Meaning", "Dials"), rows


def said_on_pages() -> Table:
    """Words of the pages that are declared nowhere else."""
    rows = [(title if not at else "", label, text) for name in TERMS for title, lines in [term(name)]
            for at, (label, text) in enumerate(lines)]  # fmt: skip
    return ("Where", "Word", "Meaning"), rows


def limits() -> list[str]:
    """What these numbers are not, in plain sentences."""
    return [
        "This is not a forecast. It compares strategies under stated assumptions, on the same people and luck.",
        "Most sizes of effects are assumptions: look for the word in the parameters' sources. "
        "Directions rest on studies, sizes rarely.",
        "Bands on the Stage are about luck (other seeds), not about the world. "
        "What the world's uncertainty does, studies show.",
        "Persons on the stage are made up, also in an uploaded organization: "
        "only places, ties and units come from the file. Never judge anybody by them.",
        "A strategy's result can turn with the budget: equal budget is the default in Compare, "
        "and a thin version of a broad programme is a different programme.",
    ]


SECTIONS: dict[str, tuple[str, Any]] = {
    "limits": ("Limits first", limits),
    "mechanisms": ("Mechanisms", mechanisms),
    "levers": ("Levers", levers),
    "indicators": ("Indicators", indicators),
    "parameters": ("Parameters", parameters),
    "events": ("Events", events),
    "words": ("Words on the pages", said_on_pages),
}
