"""Under the stage: the transport bar and the levers' lanes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from statistics import median
from typing import Any

import solara

from analysis.presentation.language import translate
from simulation.indicators import FINAL_WEEKS
from visualizer.live.address import use_plan
from visualizer.live.session import Session
from visualizer.plan import workshop
from visualizer.plan.held_prices import parameters_of
from visualizer.plan.resolve import built_in_strategies
from visualizer.stage.costs import before_branch, budget, weekly_of
from visualizer.stage.effect import Effect
from visualizer.stage.equal_budget import EqualBudget
from visualizer.stage.scripts import LanesWidget, TransportWidget
from visualizer.theme import COLOURS
from visualizer.widgets.elements import tag
from visualizer.widgets.live_widget import use_live
from visualizer.wording import widget_texts
from visualizer.wording.currency import with_money_unit
from visualizer.wording.indicators import words as titled
from visualizer.wording.part_texts import STAGE


@solara.component
def Timeline(session: Session, explain: Callable[[str], None]) -> Any:
    """Transport and lanes of `session`; `explain` hears which lever's meaning is asked for."""
    plan = use_plan(session)
    most = budget(plan.organization, plan.weeks, parameters_of(plan))
    lanes = LanesWidget.element(
        words=with_money_unit(widget_texts.LANES),
        horizon=plan.weeks,
        levers=levers_to_add(),
        budget=most,
        feeds=session.feed.names(frame="lanes"),
    )
    use_live(lanes, lambda message, _: steer(session, message, explain), lambda widget: lay(session, widget))
    return tag("div", Transport(session, plan.weeks), lanes, Effect(session), EqualBudget(session, plan), cls="os-card")


@solara.component
def Transport(session: Session, horizon: int) -> Any:
    """The transport bar of `session`."""
    bar = TransportWidget.element(
        words={**widget_texts.TRANSPORT}, horizon=horizon, feeds=session.feed.names(frame="transport")
    )
    use_live(bar, lambda message, _: drive(session, message))
    return bar


def drive(session: Session, message: dict[str, Any]) -> None:
    """Do what a control of the transport bar asks for."""
    run = session.run
    if "seek" in message:
        run.play(False)
        run.seek(int(message["seek"]))
    elif "speed" in message:
        run.speed(float(message["speed"]))
        session.notify("show")
    else:
        acts: dict[str, Callable[[], None]] = {
            "play": run.toggle,
            "step": run.step,
            "restart": lambda: run.seek(0),
            "branch": session.branch,
            "undo": session.undo,
            "replay": session.replay,
        }
        acts.get(message.get("do", ""), lambda: None)()


def steer(session: Session, message: dict[str, Any], explain: Callable[[str], None]) -> None:
    """Take over what was done to the lanes; what the browser sends is checked like any input."""
    from simulation.levers import LEVERS, Entry

    if "explain" in message:
        explain(str(message["explain"]))
        return
    try:
        if "add" in message:
            name = str(message["add"])
            fresh = Entry(name, usual_level(name), first_week(session), 4, None, LEVERS[name].target)
            session.change(session.plan.with_entries((*session.entries_now(), fresh)))
        elif "entries" in message:
            entries = tuple(
                Entry(one["lever"], float(one["level"]), int(one["start"]), int(one["ramp"]), one["end"], one["target"])
                for one in message["entries"]
            )
            session.change(session.plan.with_entries((*entries, *workshop.unseen(session.entries_now()))))
    except (ValueError, KeyError, TypeError) as problem:
        session.run.state.problem = str(problem)
        session.notify("show")


@cache
def usual_level(lever: str) -> float:
    """The level a lever is added at.

    The middle one of the built-in strategies that have it, else one half.
    """
    found = [entry.level for one in built_in_strategies().values() for entry in one.entries if entry.lever == lever]
    return round(median(found), 2) if found else 0.5


def first_week(session: Session) -> int:
    """Where a lever that is added starts: in the week shown.

    As early as it acts where that would be too late.
    """
    week, plan = session.run.state.week, session.plan
    return week if week < plan.weeks - FINAL_WEEKS else before_branch(plan)[0]


def lay(session: Session, widget: LanesWidget) -> Callable[[], None]:
    """Keep the levers on the lanes up to date."""

    def show(_what: str, _: Session) -> None:
        entries = session.entries_now()
        widget.entries = [lane_of(session, entry) for entry in workshop.seen(entries)]
        widget.hidden = len({entry.lever for entry in workshop.unseen(entries)})
        widget.since, widget.spent = before_branch(session.plan)

    leave = session.join(show, ("plan",))
    show("plan", session)
    return leave


def lane_of(session: Session, entry: Any) -> dict[str, Any]:
    """One lever as the lanes take it."""
    from simulation.levers import LEVERS

    names = list(LEVERS)
    return {
        "lever": entry.lever,
        "title": titled(LEVERS[entry.lever].title),
        "level": entry.level,
        "start": entry.start,
        "ramp": entry.ramp,
        "end": entry.end,
        "target": entry.target,
        "group_title": translate(entry.target).replace("_", " ").replace(":", " "),
        "weekly": weekly_of(session.plan, entry),
        "colour": COLOURS[names.index(entry.lever) % len(COLOURS)],
    }


def levers_to_add() -> list[dict[str, str]]:
    """All levers, efforts first, then the rules that are set and not bought."""
    from simulation.levers import LEVERS

    offered = [
        {
            "name": lever.name,
            "title": f"{titled(lever.title)}: {translate(lever.meaning)}",
            "group": STAGE["rules"] if lever.rule else STAGE["efforts"],
        }
        for lever in LEVERS.values()
        if lever.name not in workshop.hidden()
    ]
    return sorted(offered, key=lambda one: (one["group"], one["title"]))
