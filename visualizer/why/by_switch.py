"""Why, by doing without: a mechanism is switched off, and what remains is shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import solara

from analysis.presentation.language import localize, translate
from experiments.runs.reporting_window import describe_weeks, level
from visualizer.live.ensemble import history
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build
from visualizer.plan.view import use_view
from visualizer.widgets.background_task import use_background
from visualizer.widgets.charts import ChartsWidget
from visualizer.widgets.elements import press, problem_of, table, tag
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.what_is import asking, headed
from visualizer.wording.drivers import describe_mechanism
from visualizer.wording.indicators import choices, columns, factor_of, spec, words
from visualizer.wording.page_texts import WHY
from visualizer.wording.texts import say
from visualizer.wording.widget_texts import CHARTS

ALSO = ("being", "using", "trust", "satisfaction")


@solara.component
def SwitchOff(plan: Plan, indicator: str, own: Any) -> Any:
    """Switch a mechanism off and see what remains of the run `own`."""
    ask = solara.use_context(asking)
    wanted, set_off = use_view("without", "")
    off = wanted if wanted in can_be_off() else ""
    without = replace(plan, off=(*plan.off, off)) if off else None
    found = use_background(lambda stop: history(without, build, stop) if without else None, [without], "without")
    result = None if isinstance(found, ValueError) else found
    chart = ChartsWidget.element(
        words={**CHARTS}, horizon=plan.weeks, choices=[choice for choice in choices() if choice["name"] == indicator]
    )
    use_live(
        chart,
        lambda message, _: ask(message["explain"]) if "explain" in message else None,
        lambda widget: draw(widget, indicator, own, result, off),
        also=[indicator, id(own), id(result), off],
    )
    there = off and result is not None and own is not None
    lines = [remaining(own, result, indicator, off, plan.weeks)] if there else problem_of(found)
    return tag(
        "div",
        headed(WHY["switch"], "switch_off"),
        tag(
            "div",
            *switches(off, set_off),
            cls="os-row",
            role="group",
            aria_label=WHY["mechanisms"],
            data_arrows="",
        ),
        tag("div", tag("div", chart), tag("div", *lines), cls="os-grid2"),
        cls="os-card os-stack",
    )


def switches(off: str, choose: Any) -> list[Any]:
    """A button for each mechanism that can be switched off."""
    return [
        press(
            words(describe_mechanism(name)),
            partial(choose, "" if off == name else name),
            cls="os-check",
            pressed=off == name,
            title=translate(choice.meaning),
        )
        for name, choice in can_be_off().items()
    ]


def can_be_off() -> dict[str, Any]:
    """The mechanisms that can be switched off."""
    from simulation.structure import CHOICES

    return {name: choice for name, choice in CHOICES.items() if "off" in choice.options}


def draw(widget: ChartsWidget, indicator: str, own: Any, result: Any, off: str) -> None:
    """The indicator without the mechanism, over its course with all of them."""
    column = columns()[indicator]
    widget.specs = [spec(indicator)]
    values = own if result is None else result
    if values is None:
        return
    widget.rival = WHY["every_mechanism"]
    widget.references = {indicator: own[:, column].astype("<f4").tobytes()} if own is not None and off else {}
    line = np.ascontiguousarray(values[:, [column]].T).astype("<f4").tobytes()
    widget.show({"week": len(values) - 1, "values": line})


def remaining(own: Any, result: Any, indicator: str, off: str, weeks: int) -> Any:
    """Where indicators end, with and without."""
    rows = [
        (
            words(name),
            describe_weeks(name, weeks),
            localize(f"{factor_of(name) * level(own, name, weeks):.1f}"),
            localize(f"{factor_of(name) * level(result, name, weeks):.1f}"),
        )
        for name in dict.fromkeys((indicator, *ALSO))
    ]
    return table(
        (WHY["at_end"], WHY["counted"], WHY["as_it_was"], say(WHY, "without_one", name=describe_mechanism(off))),
        rows,
        numbers=(2, 3),
    )
