"""Why, by decision: the same run without one lever or event."""

from __future__ import annotations

import threading
from typing import Any

import solara

from experiments.runs.reporting_window import describe_weeks, level
from visualizer.live.ensemble import history
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build
from visualizer.why.leave_one_out import contributions, leave_one_out
from visualizer.widgets.background_task import begin
from visualizer.widgets.elements import tag
from visualizer.widgets.figure import drawn_twice, show_figure
from visualizer.widgets.what_is import headed
from visualizer.wording.indicators import factor_of
from visualizer.wording.page_texts import WHY
from visualizer.wording.texts import say

NOTE = WHY["decision_note"]
NAMED = 4
"""Decisions that a sentence names."""


def use_decisions(plan: Plan) -> tuple[Any, list[Any], bool | ValueError]:
    """The plan's history, those without each decision, and whether more are to come.

    Instead of the last, why none can be made.
    """
    found, set_found = solara.use_state((None, [], True))

    def work() -> Any:
        def go(stop: threading.Event) -> None:
            def report(others: list[Any], going_on: bool) -> None:
                if not stop.is_set():
                    set_found((own, others, going_on))

            own = history(plan, build, stop)
            if own is not None:
                report(leave_one_out(plan, stop, lambda some: report(some, True)), False)

        set_found((None, [], True))
        return begin(go, lambda problem: set_found((None, [], problem)), "why")

    solara.use_effect(work, [plan])
    return found


@solara.component
def ByDecision(own: Any, others: list[Any], going_on: bool | ValueError, indicator: str, week: int) -> Any:
    """The waterfall from week 0 to the level reached, decision by decision.

    What they leave open is named.
    """
    made = solara.use_memo(lambda: picture(own, others, indicator, week), [id(own), len(others), indicator, week])
    if isinstance(going_on, ValueError):
        parts = [tag("p", str(going_on), cls="os-bad", role="alert")]
    elif own is not None and not others and not going_on:
        parts = [tag("p", WHY["no_decisions"], cls="os-note")]
    elif made is None:
        parts = [tag("p", WHY["running"], cls="os-note")]
    else:
        parts = [show_figure(**made), tag("p", NOTE, cls="os-note")]
    more = [tag("p", WHY["more"], cls="os-note")] if going_on is True and made else []
    return tag("div", headed(WHY["by_decision"], "by_decision"), *parts, *more, cls="os-card")


def named(parts: list[tuple[str, float]], end: float) -> str:
    """What would have been without each of the decisions that did most.

    How many more there are, and how small.
    """
    sentences = [say(WHY, "without", title=title, other=end - amount, end=end) for title, amount in parts[:NAMED]]
    rest = parts[NAMED:]
    if rest:
        which = WHY["other_one"] if len(rest) == 1 else say(WHY, "others", n=len(rest))
        less = WHY["or_less"] if len(rest) > 1 else ""
        sentences.append(say(WHY, "without_rest", which=which, most=abs(rest[0][1]), less=less))
    return "; ".join(sentences)


def picture(own: Any, others: list[Any], indicator: str, week: int) -> dict[str, Any] | None:
    """The figure with its words and numbers; None while there is nothing to draw."""
    import pandas as pd

    from analysis.figures.waterfall import waterfall

    if own is None or not others:
        return None
    full = factor_of(indicator)
    parts = [(title, full * amount) for title, amount in contributions(own, others, indicator, week)]
    start, end = full * level(own, indicator, 0), full * level(own, indicator, week)
    frame = pd.DataFrame(parts, columns=["title", "amount"])
    description = f"{named(parts, end)} ({describe_weeks(indicator, week)})"
    rows: list[list[Any]] = [["decision", "added"], *[[title, round(amount, 6)] for title, amount in parts]]
    ends = (WHY["week_0"], describe_weeks(indicator, week))
    drawings = drawn_twice(lambda width: waterfall(frame, start, end, ends, width=width), 8.6)
    return {**drawings, "description": description, "title": description, "name": f"why_{indicator}", "rows": rows}
