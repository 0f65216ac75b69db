"""Why, by driver: the terms of a mechanism's equation, then and now."""

from __future__ import annotations

import threading
from typing import Any

import solara

from visualizer.live.privacy import made_up
from visualizer.live.replay import replay_run
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build, organization_of
from visualizer.plan.view import use_view, whole
from visualizer.widgets.background_task import use_background
from visualizer.widgets.elements import table, tag
from visualizer.widgets.menu import Menu
from visualizer.widgets.number import Number
from visualizer.widgets.what_is import headed
from visualizer.wording.drivers import ACCOUNTS, describe_driver, describe_unit, reasons
from visualizer.wording.indicators import format_change, words
from visualizer.wording.page_texts import WHY
from visualizer.wording.texts import say

FIRM, PERSON = "firm", "person"


@solara.component
def ByDriver(plan: Plan, week: int) -> Any:
    """What drives taking part, trust, attitude ... of somebody at `week`, beside week 1."""
    people = organization_of(plan.organization)
    wanted, set_mechanism = use_view("drivers", "participation")
    mechanism = wanted if wanted in ACCOUNTS else "participation"
    whose_link, set_of = use_view("of", FIRM)
    known = (FIRM, PERSON, *map(str, range(len(people.units))))
    of = whose_link if whose_link in known else FIRM
    who, set_person = use_view("person", "1")
    person = whole(who, 1, people.size, 1)
    needs = [plan, week, mechanism, of, person]
    found = use_background(lambda stop: terms(plan, week, mechanism, of, person - 1, stop), needs, "drivers")
    units = [(str(at), name) for at, name in enumerate(people.units)]
    whose = [(FIRM, WHY["firm"]), *units, (PERSON, WHY["person"])]
    personal = ACCOUNTS[mechanism].of == "person"
    offered = [(key, words(one.title)) for key, one in ACCOUNTS.items()]
    asked = [Menu(WHY["mechanism"], offered, mechanism, set_mechanism)]
    if personal:
        asked.append(Menu(WHY["of"], whose, of, set_of))
    if personal and of == PERSON:
        asked.append(Number(WHY["employee"], person, 1, people.size, lambda value: set_person(str(int(value))), step=1))
    body = tag("p", WHY["asking"], cls="os-note") if found is None else show_drivers(found, mechanism, week)
    return tag(
        "div",
        headed(WHY["by_driver"], "by_driver"),
        tag("div", *asked, cls="os-row"),
        *(made_up(plan.organization) if personal and of == PERSON else []),
        body,
        cls="os-card os-stack",
    )


def terms(
    plan: Plan, week: int, mechanism: str, of: str, seat: int, stop: threading.Event
) -> tuple[dict[str, float], dict[str, float]] | None:
    """Drivers at week 1 (the first in which anything acts) and at `week`."""
    asked = {"seat": seat} if of == PERSON else {"unit": None if of == FIRM else int(of)}
    first = build(plan)
    first.run(1)
    later = replay_run(plan, week, None, stop)
    if later is None:
        return None
    return reasons(first, mechanism, **asked), reasons(later.org, mechanism, **asked)


def show_drivers(found: Any, mechanism: str, week: int) -> Any:
    """The table of drivers, what changed most on top."""
    if isinstance(found, ValueError):
        return tag("p", str(found), cls="os-bad", role="alert")
    before, now = found
    before = {name: before.get(name, 0.0) for name in now}
    order = sorted(now, key=lambda name: -abs(now[name] - before[name]))
    rows = [
        (
            describe_driver(name),
            *(format_change(value, 2) for value in (before[name], now[name], now[name] - before[name])),
        )
        for name in order
    ]
    return table(
        (
            say(WHY, "driver", unit=describe_unit(mechanism)),
            WHY["week_1"],
            say(WHY, "week_n", week=week),
            WHY["change"],
        ),
        rows,
        numbers=(1, 2, 3),
    )
