"""What happens to an organization: dated events, in the scenario or set off live.

Each is declared once: its meaning, its dials with default and range, what it does. All sizes are assumptions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from simulation import groups, opening_seats
from simulation.bounds import MOST_WEEKS
from simulation.errors import UserError, did_you_mean
from simulation.levers import WAVES
from simulation.mechanisms import grievance, growth, topics, trust, turnover
from simulation.seating import more_seats

if TYPE_CHECKING:
    from simulation.simulation import Simulation


@dataclass(frozen=True)
class Dial:
    """One number of an event: its default and range."""

    default: float
    low: float
    high: float
    unit: str


@dataclass(frozen=True)
class EventKind:
    """A kind of event: what it means, the numbers it takes, and the part of the firm it strikes."""

    name: str
    meaning: str
    dials: dict[str, Dial]
    group: str = ""  # the default group, where one can be given
    act: Callable[[Simulation, Event], None] = field(repr=False, default=lambda org, event: None)

    @property
    def title(self) -> str:
        """The name as words."""
        return self.name.replace("_", " ")


@dataclass(frozen=True)
class Event:
    """Something dated that happens.

    `Event("layoff", week=60, dials={"share": 0.1}, group="unit:Sales")`

    Raises UserError for an unknown kind or dial, or a value out of range, naming the nearest valid choice.
    """

    kind: str
    week: int = 1
    dials: Mapping[str, float] = field(default_factory=dict)
    group: str = ""

    def __post_init__(self) -> None:
        if self.kind not in EVENTS:
            raise UserError(f"event: '{self.kind}' is unknown{did_you_mean(self.kind, EVENTS)}")
        declared = EVENTS[self.kind]
        for name, value in self.dials.items():
            if name not in declared.dials:
                raise UserError(f"{self.kind}: dial '{name}' is unknown{did_you_mean(name, declared.dials)}")
            dial = declared.dials[name]
            if not dial.low <= value <= dial.high:
                raise UserError(f"{self.kind}: {name} {value:g} is outside {dial.low:g}..{dial.high:g} ({dial.unit})")
        if self.group and not declared.group:
            raise UserError(f"{self.kind}: strikes the whole firm and takes no group")
        if not 0 <= self.week <= MOST_WEEKS:
            where = "before week 0" if self.week < 0 else f"after week {MOST_WEEKS}, the last there can be"
            raise UserError(f"{self.kind}: week {self.week} is {where}")
        complete = {name: dial.default for name, dial in declared.dials.items()} | dict(self.dials)
        object.__setattr__(self, "dials", complete)
        object.__setattr__(self, "group", self.group or declared.group)

    def at(self, week: int) -> Event:
        """The same event in another week."""
        return replace(self, week=week)

    def check(self, org: Simulation) -> None:
        """Raise a UserError for a group this organization does not have, with the nearest."""
        if self.kind == "leader_leaves" and self.group.startswith("seat:"):
            if not re.fullmatch(r"[0-9]{1,9}", self.group[5:]) or int(self.group[5:]) >= org.population.size:
                raise UserError(f"{self.kind}: '{self.group}' is not a seat between 0 and {org.population.size - 1}")
        elif self.group in WAVES:
            raise UserError(f"{self.kind}: the group '{self.group}' is for levers, whom units' readiness tells apart")
        elif self.group:
            groups.members(self.group, org.population)

    def happen(self, org: Simulation) -> None:
        """Let it happen now."""
        EVENTS[self.kind].act(org, self)


def _user_error(org: Simulation, event: Event) -> None:
    org.state.firm.event_severity += event.dials["severity"]
    org.state.firm.event_errors += 1


def _attack(org: Simulation, event: Event) -> None:
    org.state.firm.event_severity += event.dials["severity"]
    org.state.firm.event_attacks += 1


def _leader_leaves(org: Simulation, event: Event) -> None:
    seat = leader(org, event.group)
    if seat < 0:
        return
    reports = np.flatnonzero((org.people.manager == seat) & (org.people.present > 0))
    turnover.hire(org.state, seat)
    org.people.buffer[:] = 0
    org.people.buffer[seat] = 1
    turnover.weaken_ties(org.state)
    trust.shake(org.state, reports, -2.0 * event.dials["breach"], 0.0)


def leader(org: Simulation, group: str) -> int:
    """The seat named, or the one with most reports in a group, never the head; -1 = none."""
    if group.startswith("seat:"):
        return int(group[5:]) if org.people["present"][int(group[5:])] else -1
    among = reached(org, group) & (org.people.has_reports > 0) & (org.people.present > 0)
    if org.population.head >= 0:
        among[org.population.head] = False
    reports = np.where(among, np.diff(org.state.reports.start), 0)
    return int(reports.argmax()) if reports.any() else -1


def reached(org: Simulation, group: str) -> NDArray[np.bool_]:
    """Return the seats a group means, of those there are now."""
    population = org.population
    return more_seats.widen_group(group, groups.members(group, population), population.unit, org.people.unit)


def _layoff(org: Simulation, event: Event) -> None:
    gone = turnover.choose_for_layoff(org.state, reached(org, event.group), event.dials["share"], event.week)
    if len(gone) == 0:
        return
    turnover.let_go(org.state, gone)
    _break_faith(org, event.dials["breach"])


def _break_faith(org: Simulation, breach: float) -> None:
    """People had to go: evidence about the top for those who stay."""
    trust.shake(org.state, np.flatnonzero(org.people.present), 0.0, -2.0 * breach)


def _hiring_wave(org: Simulation, event: Event) -> None:
    among = reached(org, event.group)
    opening_seats.open_seats(org, _share_of_seats(org, among, event.dials["share"]), among)


def _cut(org: Simulation, event: Event) -> None:
    among = reached(org, event.group)
    if growth.close_seats(org.state, _share_of_seats(org, among, event.dials["share"]), among):
        _break_faith(org, event.dials["breach"])


def _share_of_seats(org: Simulation, among: NDArray[np.bool_], share: float) -> int:
    return round(share * int((among & (org.people.open_seat > 0)).sum()))


def _budget_cut(org: Simulation, event: Event) -> None:
    org.state.firm.effort *= 1.0 - event.dials["share"]


def _demand(org: Simulation, event: Event) -> None:
    org.state.firm.demand = event.dials["factor"]
    org.state.firm.demand_until = event.week + event.dials["weeks"]


def _service_gap(org: Simulation, event: Event) -> None:
    org.state.firm.service_gap = event.dials["gap"]
    org.state.firm.service_gap_until = event.week + event.dials["weeks"]


def _function_fails(org: Simulation, event: Event) -> None:
    failing = reached(org, event.group)
    desk = org.state.units["desk"][org.people.unit]
    for d, row in enumerate(org.state.desks):
        row.loss = event.dials["loss"] * failing[desk == d].mean()
        row.loss_until = event.week + event.dials["weeks"]


def _technology(org: Simulation, event: Event) -> None:
    if org.state.on.knowledge == topics.TOPICS:
        org.state.firm.turns += 1
        topics.turn(org.state, event.dials["share"], int(org.state.firm.turns), event.week)
        return
    topics.fade(org.state, org.people.skill.dtype.type(1.0 - event.dials["share"]))
    org.people.usefulness[:] = org.state.p.usefulness_start


def _drift(org: Simulation, event: Event) -> None:
    org.state.firm.drift = event.dials["rate"]


def _acknowledge(org: Simulation, event: Event) -> None:
    org.people.grievance[reached(org, event.group)] *= grievance.acknowledged(org.state.p, event.dials["amends"])


def _routine_break(org: Simulation, event: Event) -> None:
    org.state.firm.cue = 0.0


_SEVERITY = {"severity": Dial(3.0, 0.0, 20.0, "severity; the mean is about 1")}
_ALL = (
    EventKind("user_error", "somebody's post goes wrong in public", _SEVERITY, act=_user_error),
    EventKind("attack", "activists or angry customers on the firm's page", _SEVERITY, act=_attack),
    EventKind(
        "leader_leaves",
        "a leader goes, a new one takes the seat",
        {"breach": Dial(0.5, 0.0, 1.0, "evidence, for the leader's reports")},
        "top",
        act=_leader_leaves,
    ),
    EventKind(
        "layoff",
        "a share of a group has to go, for good",
        {
            "share": Dial(0.1, 0.0, 0.9, "share of the group"),
            "breach": Dial(1.0, 0.0, 1.0, "evidence, for those who stay"),
        },
        "everyone",
        act=_layoff,
    ),
    EventKind(
        "hiring_wave",
        "new seats open in a group, and wait for people",
        {"share": Dial(0.1, 0.0, 1.0, "share of the group's seats")},
        "everyone",
        act=_hiring_wave,
    ),
    EventKind(
        "cut",
        "seats of a group close: vacant ones first, then of whoever came last",
        {
            "share": Dial(0.1, 0.0, 0.9, "share of the group's seats"),
            "breach": Dial(0.5, 0.0, 1.0, "evidence, for those who stay where somebody had to go"),
        },
        "everyone",
        act=_cut,
    ),
    EventKind(
        "budget_cut",
        "effort levers lose a share of their level from now on",
        {"share": Dial(0.5, 0.0, 1.0, "share of the level")},
        act=_budget_cut,
    ),
    EventKind(
        "demand",
        "customers call more, or less, for some weeks",
        {"factor": Dial(1.5, 0.0, 5.0, "x usual contacts"), "weeks": Dial(26, 1, 520, "weeks")},
        act=_demand,
    ),
    EventKind(
        "service_gap",
        "social channels serve those who know both better, and phone and mail worse by as much",
        {"gap": Dial(0.2, -0.5, 0.5, "0..1"), "weeks": Dial(26, 1, 520, "weeks")},
        act=_service_gap,
    ),
    EventKind(
        "function_fails",
        "a department handles its part of customers' cases badly for some weeks",
        {"loss": Dial(0.3, 0.0, 1.0, "service, where all of it fails"), "weeks": Dial(8, 1, 520, "weeks")},
        "facing",
        act=_function_fails,
    ),
    EventKind(
        "technology",
        "what people know loses worth at once",
        {"share": Dial(0.3, 0.0, 1.0, "share lost")},
        act=_technology,
    ),
    EventKind(
        "drift",
        "what people know loses worth little by little, from now on",
        {"rate": Dial(0.1, 0.0, 1.0, "share a year")},
        act=_drift,
    ),
    EventKind(
        "acknowledge",
        "leaders own up to what they did, with amends or without",
        {"amends": Dial(0.5, 0.0, 1.0, "share made good")},
        "everyone",
        act=_acknowledge,
    ),
    EventKind("routine_break", "a week without routines: habits have no cue", {}, act=_routine_break),
)

EVENTS: dict[str, EventKind] = {kind.name: kind for kind in _ALL}
