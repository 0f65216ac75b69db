"""Groups on the stage, looked at closely: a unit, a community, the customers."""

from __future__ import annotations

from typing import Any

import numpy as np

from analysis.presentation.language import localize
from visualizer.live.replay import TRACED, ReplayedRun
from visualizer.live.session import Session
from visualizer.widgets.elements import table, tag
from visualizer.widgets.sparkline import sparkline
from visualizer.wording.drivers import describe_driver, describe_unit, reasons, strongest
from visualizer.wording.indicators import of_100
from visualizer.wording.part_texts import PORTRAIT, STATES
from visualizer.wording.texts import say

COMPARED = (*TRACED, "skill", "knows_who")
"""States in which a unit is compared with the firm."""


def of_unit(session: Session, found: ReplayedRun, index: int) -> tuple[str, list[Any]]:
    """Title and body for a unit: its people beside the firm's, and why they act or do not."""
    org, recording = found.org, session.run.recording
    members = np.asarray(org.people.unit) == index
    levels = org.state.units
    stage = say(PORTRAIT, "integration", embedding=of_100(levels.embedding[index]), stage=int(levels.stage[index]) + 1)
    path = [] if recording is None else [frame.units[index] for frame in recording.frames[: org.week + 1]]
    rows = []
    for name in COMPARED:
        column = np.asarray(getattr(org.people, name))
        rows.append((STATES[name], of_100(column[members].mean()), of_100(column.mean())))
    return org.population.units[index], [
        tag("p", say(PORTRAIT, "unit_facts", people=int(members.sum()), stage=stage)),
        tag("p", PORTRAIT["practice_path"], sparkline(path)),
        table((PORTRAIT["state"], PORTRAIT["here_100"], PORTRAIT["firm_100"]), rows, numbers=(1, 2)),
        tag("h3", PORTRAIT["why_here"]),
        against_firm(org, "participation", index),
    ]


def against_firm(org: Any, mechanism: str, unit: int) -> Any:
    """The drivers of a mechanism: their mean in a unit beside the whole firm's."""
    here, everywhere = reasons(org, mechanism, unit=unit), reasons(org, mechanism)
    ordered = sorted(here, key=lambda name: -abs(here[name] - everywhere[name]))
    rows = [
        (describe_driver(name), localize(f"{here[name]:+.2f}"), localize(f"{everywhere[name]:+.2f}"))
        for name in ordered
    ]
    return table(
        (say(PORTRAIT, "driver_unit", unit=describe_unit(mechanism)), PORTRAIT["here"], PORTRAIT["whole_firm"]),
        rows,
        numbers=(1, 2),
    )


def of_community(found: ReplayedRun, index: int) -> tuple[str, list[Any]]:
    """One community: its members, its content and what moves it."""
    from simulation.attribution import drivers
    from simulation.mechanisms.readers import LATELY

    org, circle = found.org, found.org.state.communities
    if not 0 <= index < len(circle.members) or not circle.alive[index]:
        return PORTRAIT["community"], [tag("p", PORTRAIT["no_community"])]
    seats, _ = np.nonzero(np.asarray(org.state.slots) == index)
    units = np.bincount(np.asarray(org.people.unit)[seats], minlength=len(org.population.units))
    rows = [(org.population.units[at], int(units[at])) for at in np.argsort(-units, kind="stable") if units[at]]
    content, benefit = float(circle.content[index]), of_100(circle.benefit[index])
    facts = say(PORTRAIT, "community_facts", members=len(seats), units=len(rows), content=content, benefit=benefit)
    moved = [(words, localize(f"{size:+.3f}")) for words, size in strongest(drivers(org, "communities", index))]
    contributors = int((np.asarray(org.people.recent)[seats] >= LATELY).sum())
    life = say(PORTRAIT, "community_life", contributors=contributors, week=int(circle.since[index]))
    return say(PORTRAIT, "community_n", n=int(circle.number[index])), [
        tag("p", facts),
        tag("p", life),
        tag("h3", PORTRAIT["moves_content"]),
        table((PORTRAIT["driver"], PORTRAIT["content"]), moved, numbers=(1,)),
        tag("h3", PORTRAIT["members_work"]),
        table((PORTRAIT["unit"], PORTRAIT["members"]), rows, numbers=(1,)),
    ]


def of_customers(found: ReplayedRun) -> tuple[str, list[Any]]:
    """The customers in the two groups the model knows, and what their service is made of."""
    customers = found.org.customers
    present, social = np.asarray(customers.present) > 0, np.asarray(customers.social)
    rows = []
    for words, flag in ((PORTRAIT["social"], 1), (PORTRAIT["others"], 0)):
        group = present & (social == flag)
        means = [of_100(mean_of(customers, name, group)) for name in ("satisfaction", "trust")]
        rows.append((words, int(group.sum()), *means))
    service = [(words, localize(f"{size:+.3f}")) for words, size in strongest(reasons(found.org, "customers"))]
    return PORTRAIT["customers"], [
        table(
            (PORTRAIT["group"], PORTRAIT["now_head"], PORTRAIT["satisfaction"], PORTRAIT["trust"]),
            rows,
            numbers=(1, 2, 3),
        ),
        tag("h3", PORTRAIT["service"]),
        table((PORTRAIT["driver"], describe_unit("customers")), service, numbers=(1,)),
    ]


def mean_of(customers: Any, name: str, group: Any) -> float:
    """The mean of a column over some customers, 0 where there are none."""
    return float(np.asarray(getattr(customers, name))[group].mean()) if group.any() else 0.0
