"""Why: what each decision did, what drives it, and what remains when a mechanism is switched off."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import numpy as np
import solara

from visualizer.building import build, strategy
from visualizer.components.charts import ChartsWidget
from visualizer.components.figure import FigureWidget, drawn
from visualizer.components.live import use_live
from visualizer.components.menu import Menu
from visualizer.components.number import Number
from visualizer.components.words import CHARTS
from visualizer.decisions import contributions, leave_one_out, level
from visualizer.elements import press, table, tag
from visualizer.ensemble import history
from visualizer.indicators_shown import choices, columns, spec, words
from visualizer.mechanism_split import Split, split
from visualizer.plan import Plan
from visualizer.visit import here


@solara.component
def Why() -> Any:
    """By decision first, then by mechanism over time, then with a mechanism switched off."""
    plan = solara.use_context(here).session.plan
    indicator, set_indicator = solara.use_state("being")
    week, set_week = solara.use_state(plan.weeks)
    own, others, going_on = use_decisions(plan)
    offered = [(one["name"], one["title"]) for one in choices()]
    asked = tag(
        "div",
        Menu("What to explain", offered, indicator, set_indicator),
        Number("At week", week, 1, plan.weeks, lambda value: set_week(int(value)), step=1),
        tag(
            "span",
            f"{words(strategy(plan.strategy).title)}{' (changed)' if plan.tampered else ''}, luck {plan.seed}",
            cls="os-note",
        ),
        cls="os-row os-card",
    )
    parts = [tag("p", "Running the same weeks without each decision ...", cls="os-note")]
    if own is not None and others:
        parts = by_decision(own, others, indicator, week)
    return tag(
        "div",
        tag("h1", "Why did this happen?"),
        asked,
        tag(
            "div",
            tag("h2", "By decision: without it, same people, same luck"),
            *parts,
            *([tag("p", "more to come ...", cls="os-note")] if going_on and others else []),
            cls="os-card",
        ),
        MechanismSplit(plan, indicator, week),
        SwitchOff(plan, indicator, own),
        cls="os-stack",
    )


def use_decisions(plan: Plan) -> tuple[Any, list[Any], bool]:
    """The plan's own history and those without each decision, computed in the background."""
    found, set_found = solara.use_state((None, [], True))

    def work() -> Any:
        stop = threading.Event()

        def go() -> None:
            own = history(plan, build, stop)
            if own is not None:
                done = leave_one_out(plan, stop, lambda some: set_found((own, some, True)))
                if not stop.is_set():
                    set_found((own, done, False))

        set_found((None, [], True))
        threading.Thread(target=go, name="orgshift-why", daemon=True).start()
        return stop.set

    solara.use_effect(work, [plan])
    return found


def by_decision(own: Any, others: list[Any], indicator: str, week: int) -> list[Any]:
    """The waterfall from week 0 to the level reached, decision by decision, the rest named as such."""
    import pandas as pd

    from analysis.figures.waterfall import waterfall

    parts = contributions(own, others, indicator, week)
    start, end = float(own[0, columns()[indicator]]), level(own, indicator, week)
    frame = pd.DataFrame({"title": [f"{title}" for title, _ in parts], "amount": [amount for _, amount in parts]})
    picture = drawn(lambda: waterfall(frame, start, end, ("week 0", f"week {week}"), width=8.6))
    said = "; ".join(f"without {title}: {end - amount:.3f} instead of {end:.3f}" for title, amount in parts[:4])
    rows = [("decision", "added"), *((title, round(amount, 5)) for title, amount in parts)]
    figure = FigureWidget.element(
        words={"save": "Save the figure"},
        drawing=picture,
        said=said,
        name=f"why_{indicator}",
        title=said,
        rows=[list(row) for row in rows],
    )
    note = (
        "Each bar: the run as it was, minus the same run without that one decision. Decisions work together, so the bars do not "
        "add up by themselves: what is left is interaction, and what would have happened anyway."
    )
    return [figure, tag("p", note, cls="os-note")]


@solara.component
def MechanismSplit(plan: Plan, indicator: str, week: int) -> Any:
    """The exact split of the change by mechanism, where the model offers it."""
    found, set_found = solara.use_state(None)

    def work() -> Any:
        stop = threading.Event()

        def go() -> None:
            result = split(plan, indicator, week)
            if not stop.is_set():
                set_found(result)

        set_found(None)
        threading.Thread(target=go, name="orgshift-split", daemon=True).start()
        return stop.set

    solara.use_effect(work, [plan, indicator, week])
    if found is None:
        body = [tag("p", "Splitting the change, week by week ...", cls="os-note")]
    elif isinstance(found, str):
        body = [tag("p", found, cls="os-note")]
    else:
        body = split_body(found, indicator, week)
    return tag("div", tag("h2", "By mechanism: the exact split of the change"), *body, cls="os-card")


def split_body(found: Split, indicator: str, week: int) -> list[Any]:
    """Waterfall and table of a split."""
    import pandas as pd

    from analysis.figures.waterfall import waterfall

    frame = pd.DataFrame(
        {"title": [words(title) for title, _ in found.parts], "amount": [amount for _, amount in found.parts]}
    )
    picture = drawn(lambda: waterfall(frame, found.start, found.end, ("week 0", f"week {week}"), width=8.6))
    said = "; ".join(f"{title} {amount:+.3f}" for title, amount in found.parts[:5])
    rows = [["mechanism", "part"], *[[title, amount] for title, amount in found.parts]]
    return [
        FigureWidget.element(
            words={"save": "Save the figure"},
            drawing=picture,
            said=said,
            title=said,
            name=f"split_{indicator}",
            rows=rows,
        ),
        tag("p", "Mechanisms act one after another, so these parts add up exactly.", cls="os-note"),
    ]


@solara.component
def SwitchOff(plan: Plan, indicator: str, own: Any) -> Any:
    """Switch a mechanism off and see what remains."""
    from simulation.structure import CHOICES

    off, set_off = solara.use_state("")
    result, set_result = solara.use_state(None)

    def work() -> Any:
        stop = threading.Event()
        set_result(None)
        if off:
            threading.Thread(
                target=lambda: set_result(history(replace(plan, off=(*plan.off, off)), build, stop)), daemon=True
            ).start()
        return stop.set

    solara.use_effect(work, [plan, off])
    chart = ChartsWidget.element(
        words=CHARTS, horizon=plan.weeks, choices=[choice for choice in choices() if choice["name"] == indicator]
    )

    def ready(widget: ChartsWidget) -> None:
        column = columns()[indicator]
        widget.specs = [spec(indicator)]
        shown = own if result is None else result
        if shown is not None:
            values = np.ascontiguousarray(shown[:, [column]].T).astype("<f4").tobytes()
            widget.rival = "with every mechanism"
            widget.ghosts = {indicator: own[:, column].astype("<f4").tobytes()} if own is not None and off else {}
            widget.show({"week": len(shown) - 1, "values": values}, always=True)

    use_live(chart, lambda *_: None, ready, also=[indicator, id(own), id(result), off])
    switches = [
        press(
            words(name),
            lambda name=name: set_off("" if off == name else name),
            cls="os-check",
            pressed=off == name,
            title=choice.meaning,
        )
        for name, choice in CHOICES.items()
        if "off" in choice.options
    ]
    lines = []
    if result is not None and own is not None and off:
        rows = [
            (words(name), f"{level(own, name, plan.weeks):.3f}", f"{level(result, name, plan.weeks):.3f}")
            for name in dict.fromkeys((indicator, "being", "using", "trust", "satisfaction"))
        ]
        lines = [table(("Last 12 weeks", "as it was", f"without {off}"), rows, numbers=(1, 2))]
    return tag(
        "div",
        tag("h2", "Switch a mechanism off: what remains?"),
        tag("div", *switches, cls="os-row", role="group", aria_label="Mechanisms"),
        tag("div", tag("div", chart), tag("div", *lines), cls="os-grid2"),
        cls="os-card os-stack",
    )
