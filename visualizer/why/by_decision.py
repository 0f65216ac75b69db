"""Why, by decision: what is lost without one lever or event."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import Any

import solara

from analysis.presentation.style import format_number
from experiments.runs.reporting_window import describe_weeks, level
from visualizer.live.ensemble import history
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build
from visualizer.why.leave_one_out import Without, contributions, leave_one_out
from visualizer.widgets.background_task import begin
from visualizer.widgets.elements import tag
from visualizer.widgets.figure import drawn_twice, show_figure
from visualizer.widgets.what_is import headed
from visualizer.wording.indicators import factor_of, spec, words
from visualizer.wording.page_texts import WHY
from visualizer.wording.texts import say

NAMED = 4
"""Decisions that a sentence names."""
WIDTH = 6.6
"""Inches: half of a page of 1,440 px."""


@dataclass(frozen=True, eq=False)
class Decisions:
    """What is known so far: the run, the one without any decision, those without each.

    `going_on`: whether more are to come; instead of that, why none can be made.
    """

    own: Any = None
    nothing: Any = None
    others: tuple[Without, ...] = ()
    going_on: bool | ValueError = True


def use_decisions(plan: Plan) -> Decisions:
    """The plan's history beside the one without any decision and those without each of them."""
    found, set_found = solara.use_state(Decisions())

    def work() -> Any:
        def go(stop: threading.Event) -> None:
            def report(others: list[Without], going_on: bool) -> None:
                if not stop.is_set():
                    set_found(Decisions(own, nothing, tuple(others), going_on))

            own = history(plan, build, stop)
            nothing = history(undecided(plan), build, stop) if own is not None else None
            if nothing is not None:
                report(leave_one_out(plan, stop, lambda some: report(some, True)), False)

        set_found(Decisions())
        return begin(go, lambda problem: set_found(Decisions(going_on=problem)), "why")

    solara.use_effect(work, [plan])
    return found


def undecided(plan: Plan) -> Plan:
    """The same people and seed with neither a lever nor an event: the bars start from it."""
    return replace(plan.as_nothing(), events=())


@solara.component
def ByDecision(found: Decisions, indicator: str, week: int) -> Any:
    """What is lost without each decision, beside what all of them changed together."""
    made = solara.use_memo(lambda: picture(found, indicator, week), [found, indicator, week])
    if isinstance(found.going_on, ValueError):
        parts = [tag("p", str(found.going_on), cls="os-bad", role="alert")]
    elif found.own is not None and not found.others and not found.going_on:
        parts = [tag("p", WHY["no_decisions"], cls="os-note")]
    elif made is None:
        parts = [tag("p", WHY["running"], cls="os-note")]
    else:
        parts = [show_figure(**made), tag("p", WHY["decision_note"], cls="os-note")]
    more = [tag("p", WHY["more"], cls="os-note")] if found.going_on is True and made else []
    return tag("div", headed(WHY["by_decision"], "by_decision"), *parts, *more, cls="os-card os-stack")


def named(parts: list[tuple[str, float]], end: float) -> str:
    """What would have been without each of the decisions that did most.

    How many more there are, and how small.
    """
    sentences = [say(WHY, "without", title=title, other=format_number(end - amount)) for title, amount in parts[:NAMED]]
    rest = parts[NAMED:]
    if rest:
        which = WHY["other_one"] if len(rest) == 1 else say(WHY, "others", n=len(rest))
        less = WHY["or_less"] if len(rest) > 1 else ""
        sentences.append(say(WHY, "without_rest", which=which, most=format_number(abs(rest[0][1])), less=less))
    return "; ".join(sentences)


def picture(found: Decisions, indicator: str, week: int) -> dict[str, Any] | None:
    """The figure with its words and numbers; None while there is nothing to draw."""
    import pandas as pd

    from analysis.figures.why.needed_parts import needed_parts

    if found.own is None or not found.others:
        return None
    full = factor_of(indicator)
    parts = [(title, full * amount) for title, amount in contributions(found.own, found.others, indicator, week)]
    before, end = (full * level(run, indicator, week) for run in (found.nothing, found.own))
    frame = pd.DataFrame(parts, columns=["title", "amount"])
    title, when = words(spec(indicator)["title"]), describe_weeks(indicator, week)
    ends = {"end": format_number(end), "before": format_number(before)}
    description = say(WHY, "ends", **ends, title=title, when=when, parts=named(parts, end))
    rows: list[list[Any]] = [["decision", WHY["lost"]], *[[one, round(amount, 6)] for one, amount in parts]]
    drawings = drawn_twice(lambda width: needed_parts(frame, end - before, width, WHY["whole"]), WIDTH)
    return {**drawings, "description": description, "title": description, "name": f"why_{indicator}", "rows": rows}
