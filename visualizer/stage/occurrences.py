"""The events of a run, one line each: what happens, when, how strongly, to whom.

Each can be changed or taken out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import solara

from analysis.presentation.language import translate
from analysis.presentation.vocabulary import format_name
from visualizer.live.privacy import brought, large_enough
from visualizer.live.session import Session
from visualizer.plan.plan import Happening, Plan
from visualizer.plan.resolve import organization_of
from visualizer.widgets.elements import press, tag
from visualizer.widgets.menu import Menu
from visualizer.widgets.number import Number
from visualizer.wording.indicators import words
from visualizer.wording.texts import OCCURRENCES, say

Turn = Callable[[Happening], Happening | None]
"""What a choice makes of an event; None: it does not happen."""
GROUPS = ("everyone", "managers", "top", "informal")
"""Groups that every organization has."""


@solara.component
def Occurrences(session: Session, plan: Plan) -> Any:
    """What happens in `plan`; nothing is drawn where nothing does."""
    lines = [Occurrence(session, plan, event).key(f"{place} {event.kind}") for place, event in enumerate(plan.events)]
    return tag("div", *lines, cls="os-occurrences", hidden=None if lines else "")


@solara.component
def Occurrence(session: Session, plan: Plan, event: Happening) -> Any:
    """One event: its line, its numbers behind it, and a button that takes it out."""
    from simulation.events import EVENTS

    kind = EVENTS[event.kind]
    became = solara.use_ref({})

    def change(turn: Turn) -> None:
        choose(session, event, turn, became.current)

    set_week = lambda week: change(lambda one: replace(one, week=int(week)))  # noqa: E731
    fields = [Number(OCCURRENCES["week"], event.week, 1, plan.weeks, set_week, step=1)]
    for name, dial in kind.dials.items():
        label = f"{words(format_name(name))} ({translate(dial.unit)})"
        fields.append(
            Number(
                label,
                dict(event.dials).get(name, dial.default),
                dial.low,
                dial.high,
                lambda value, name=name: change(lambda one: turned(one, name, value)),
            )
        )
    if kind.group:
        group = str(dict(event.dials).get("group", kind.group))
        fields.append(
            Menu(
                OCCURRENCES["whom"],
                whom(plan, group),
                group,
                lambda name: change(lambda one: turned(one, "group", name)),
            )
        )
    title = words(kind.title)
    return tag(
        "div",
        tag(
            "details",
            tag("summary", say(OCCURRENCES, "line", title=title, week=event.week)),
            tag("div", tag("div", translate(kind.meaning), cls="os-note"), *fields, cls="os-stack"),
        ),
        press(
            "\N{MULTIPLICATION SIGN}",
            lambda: change(lambda _: None),
            aria_label=say(OCCURRENCES, "remove", title=title),
        ),
        cls="os-occurrence",
    )


def choose(session: Session, shown: Happening, turn: Turn, became: dict[Happening, Happening | None]) -> None:
    """Change the event that is `shown`, also by a choice before the page is drawn anew.

    `became`: what earlier choices made of an event; one that has gone is not changed any more.
    """
    event: Happening | None = shown
    passed: set[Happening] = set()
    while event is not None and event not in session.plan.events and event not in passed:
        passed.add(event)
        event = became.get(event)
    if event is not None and event in session.plan.events:
        became[event] = turn(event)
        session.change(session.plan.with_event_as(event, became[event]))


def turned(event: Happening, name: str, value: Any) -> Happening:
    """The event with one of its dials set."""
    dials = dict(event.dials) | {name: value}
    return replace(event, dials=tuple(sorted(dials.items())))


def whom(plan: Plan, chosen: str) -> list[tuple[str, str]]:
    """Whom an event can strike here, in words; `chosen` is among them."""
    people = organization_of(plan.organization)
    large = large_enough(people.unit, len(people.units)) if brought(plan.organization) else [True] * len(people.units)
    units = [(f"unit:{name}", name) for name, enough in zip(people.units, large, strict=True) if enough]
    offered = [*((name, words(name)) for name in GROUPS), *units]
    return offered if chosen in dict(offered) else [*offered, (chosen, chosen)]
