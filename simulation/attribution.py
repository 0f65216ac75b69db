"""Why: the exact weekly split of every indicator's change by mechanism, and the drivers inside one.

(a) Mechanisms act one after another, so an indicator, evaluated after each of them, changes by parts that add up
exactly to the week's change. (b) Inside a mechanism, its drivers are the terms of its equation for one person,
computed from the state when asked. (c) By decision - the same run, same luck, without one lever or event - is
`experiments.runs.leave_one_out`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from simulation import indicators, lever_levels, measure, prices
from simulation.mechanisms import (
    attitude,
    communities,
    customers,
    habit,
    ideas,
    incidents,
    involvement,
    knowledge,
    participation,
    rewards,
    skill,
    ties,
    trust,
    turnover,
    usefulness,
)
from simulation.structure import OFF

if TYPE_CHECKING:
    from simulation.model import Organization

Kernel = Callable[[Any], None]


@dataclass(frozen=True)
class Step:
    """One step of the week: the mechanism it belongs to, its kernel, and the structural choice that switches it."""

    mechanism: str
    kernel: Kernel
    switch: str = ""


def _calendar(o: Any) -> None:
    """The week turns and levers take their level: step 1 without launches."""
    o.clock.week += 1
    if o.clock.week >= o.firm.demand_until:
        o.firm.demand = 1.0
    lever_levels.set_levels(o)
    prices.spend(o)


# The same order as `week.py`, step by step; a test holds that both give the same numbers.
STEPS: tuple[Step, ...] = (
    Step("levers", _calendar),
    Step("involvement", involvement.launch, "involvement"),
    Step("skill", skill.learn),
    Step("knowledge", knowledge.arise),
    Step("participation", participation.take_part, "participation"),
    Step("knowledge", knowledge.help_each_other),
    Step("usefulness", usefulness.experience, "usefulness"),
    Step("communities", communities.live, "communities"),
    Step("ties", ties.change, "ties"),
    Step("habit", habit.form, "habit"),
    Step("attitude", attitude.influence, "influence"),
    Step("trust", trust.update, "trust"),
    Step("involvement", involvement.tire, "involvement"),
    Step("usefulness", usefulness.commit, "usefulness"),
    Step("rewards", rewards.crowd_out),
    Step("customers", customers.serve, "customers"),
    Step("incidents", incidents.happen, "incidents"),
    Step("customers", customers.spread, "customers"),
    Step("ideas", ideas.flow, "ideas"),
    Step("turnover", turnover.quit_and_hire, "turnover"),
)

# Who a change is booked to: dated events first, then the mechanisms in order, the agents' own steps, and the books
# (what is reported "so far" moves when the week is closed).
PARTS: tuple[str, ...] = ("events", *dict.fromkeys(step.mechanism for step in STEPS), "agents", "books")


def explained_step(org: Organization) -> NDArray[np.float64]:
    """Run one week and say what each part changed: [parts, indicators]; the parts add up to the week's change.

    The numbers are those of `org.step()`.
    """
    split = np.zeros((len(PARTS), len(indicators.NAMES)))
    last = org.state.record.copy()

    def book(part: str) -> None:
        nonlocal last
        now = org.state.record.copy()
        split[PARTS.index(part)] += now - last
        last = now

    org.prepare()
    measure.measure(org.state)
    book("events")
    for step in STEPS:
        if not step.switch or org.state.on[step.switch] != OFF:
            step.kernel(org.state)
            measure.measure(org.state)
            book(step.mechanism)
    org.let_agents_step()
    measure.measure(org.state)
    book("agents")
    org.close_week()
    book("books")
    return split


def explain(org: Organization, weeks: int | None = None) -> NDArray[np.float64]:
    """Run to the horizon (or so many weeks) and split every week: [weeks, parts, indicators]."""
    end = org.horizon if weeks is None else org.week + weeks
    return np.array([explained_step(org) for _ in range(end - org.week)])


# --- drivers: the terms of one mechanism's equation, for one person -----------------------------------------------


def drivers(org: Organization, mechanism: str, seat: int = 0) -> dict[str, float]:
    """The named terms of a mechanism's equation now, for one person (or for the firm where it has no persons).

    mechanism: participation (utility), knowledge (chance of help), trust (evidence), turnover (log hazard), attitude
    (pulls), customers (service), communities (content of community `seat`).

    Raises:
        UserError: for a mechanism without drivers, naming those that have them.
    """
    from simulation.errors import UserError, did_you_mean

    if mechanism not in _DRIVERS:
        raise UserError(f"drivers: '{mechanism}' has none{did_you_mean(mechanism, _DRIVERS)}")
    names, terms = _DRIVERS[mechanism]
    return dict(zip(names, (float(term) for term in terms(org.state, seat)), strict=True))


def unit_drivers(org: Organization, mechanism: str, unit: int) -> dict[str, float]:
    """The same as means over the people present in a unit."""
    seats = np.flatnonzero((org.people["unit"] == unit) & (org.people["present"] > 0))
    rows = [drivers(org, mechanism, int(seat)) for seat in seats]
    return {name: float(np.mean([row[name] for row in rows])) for name in (rows[0] if rows else {})}


def _evidence(o: Any, i: int) -> Any:
    top = trust.practice_of(o, o.people["top"])
    return trust.evidence(o, i, top, trust.practice_of(o, o.people["informal"]))


_DRIVERS: dict[str, tuple[tuple[str, ...], Callable[[Any, int], Any]]] = {
    "participation": (participation.DRIVERS, participation.utility),
    "knowledge": (knowledge.DRIVERS, knowledge.help_parts),
    "trust": (trust.DRIVERS, _evidence),
    "attitude": (attitude.DRIVERS, attitude.pulls),
    "turnover": (turnover.DRIVERS, turnover.hazard_parts),
    "customers": (customers.DRIVERS, lambda o, i: customers.service_parts(o)),
    "communities": (communities.DRIVERS, communities.content_change),
}
