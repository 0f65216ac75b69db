"""One person of the model: history, influences, and why it acts or does not."""

from __future__ import annotations

from typing import Any

import numpy as np

from analysis.presentation.language import localize, lower
from visualizer.live.activity import what_people_do
from visualizer.live.replay import TRACED, ReplayedRun
from visualizer.live.scene import FORCED, STEP
from visualizer.widgets.elements import table, tag
from visualizer.widgets.sparkline import sparkline
from visualizer.wording.drivers import describe_unit, reasons, strongest
from visualizer.wording.indicators import of_100
from visualizer.wording.part_texts import PORTRAIT, STATES
from visualizer.wording.texts import say
from visualizer.wording.widget_texts import NETWORK

ROLES = (("has_reports", "leads"), ("informal", "informal"), ("front", "front"))
"""States of a person, and the text each has."""
MOST_INFLUENCES = 5


def of_person(found: ReplayedRun, seat: int) -> tuple[str, list[Any]]:
    """Title and body for the person of `seat`."""
    org = found.org
    return called(seat), [
        tag("p", describe_person(org, seat)),
        tag("p", history(found, seat)),
        states(found),
        tag("h3", PORTRAIT["influences"]),
        influences(org, seat),
        tag("h3", PORTRAIT["why_act"]),
        because(org, "participation", seat),
        tag("h3", PORTRAIT["moves_motives"]),
        because(org, "usefulness", seat),
        tag("h3", PORTRAIT["moves_trust"]),
        because(org, "trust", seat),
        tag("h3", PORTRAIT["moves_attitude"]),
        because(org, "attitude", seat),
        tag("p", PORTRAIT["no_judging"], cls="os-note"),
    ]


def called(seat: int) -> str:
    """The name of a person here: the number of its seat, never a real person's name."""
    return say(PORTRAIT, "employee", id=seat + 1)


def describe_person(org: Any, seat: int) -> str:
    """Unit, what the person does, and roles."""
    unit = org.population.units[int(org.people.unit[seat])]
    if not org.people.present[seat]:
        why = "vacant" if org.people.open_seat[seat] else "closed"
        return f"{unit} · {PORTRAIT[why]}"
    nobody_helped = np.full(len(org.people.act), -99, np.int32)
    state = int(what_people_do(org.people, nobody_helped, org.week)[seat])
    doing = lower(NETWORK[f"state{state & STEP}"]) + (f" {NETWORK['demanded']}" if state & FORCED else "")
    roles = [PORTRAIT[text] for flag, text in ROLES if getattr(org.people, flag)[seat]]
    return " · ".join([unit, doing, *([", ".join(roles)] if roles else [])])


def history(found: ReplayedRun, seat: int) -> str:
    """How often the person took part, whom it turns to, to whom it reports."""
    org, manager = found.org, int(found.org.people.manager[seat])
    above = lower(called(manager)) if manager >= 0 else PORTRAIT["nobody"]
    taken = say(PORTRAIT, "took_part", acts=sum(found.acts), weeks=org.week)
    others = len(ties_of(org, seat))
    return say(
        PORTRAIT, "turns_to", taken=taken, n=others, people=PORTRAIT["person" if others == 1 else "people"], above=above
    )


def states(found: ReplayedRun) -> Any:
    """The states traced: now, and as small lines since week 0."""
    rows = [(STATES[name], of_100(found.traces[name][-1]), sparkline(found.traces[name])) for name in TRACED]
    return table((PORTRAIT["state"], PORTRAIT["now"], PORTRAIT["since"]), rows, numbers=(1,))


def ties_of(org: Any, seat: int) -> Any:
    """A person's ties: records with ``target`` and ``weight``."""
    row = org.state.rows[seat]
    return org.state.ties[int(row.start) : int(row.start) + int(row.count)]


def influences(org: Any, seat: int) -> Any:
    """The strongest ties of a person, with what those people do."""
    ties = ties_of(org, seat)
    weight = np.asarray(ties.weight)
    rows = []
    for at in np.argsort(-weight, kind="stable")[:MOST_INFLUENCES]:
        other = int(ties.target[at])
        unit = org.population.units[int(org.people.unit[other])]
        role = PORTRAIT["manager"] if other == int(org.people.manager[seat]) else unit
        rows.append((called(other), role, localize(f"{weight[at]:.2f}"), of_100(float(org.people.practice[other]))))
    return table((PORTRAIT["who"], PORTRAIT["role"], PORTRAIT["tie"], PORTRAIT["practice"]), rows, numbers=(2, 3))


def because(org: Any, mechanism: str, seat: int) -> Any:
    """The drivers of a mechanism for a person, strongest first."""
    rows = [(words, localize(f"{size:+.2f}")) for words, size in strongest(reasons(org, mechanism, seat=seat))]
    if not rows:
        return tag("p", PORTRAIT["nothing_moves"], cls="os-note")
    return table((PORTRAIT["driver"], describe_unit(mechanism)), rows, numbers=(1,))
