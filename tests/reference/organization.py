"""The reference model: the same week as `simulation`, as plain Mesa agents.

It is the executable specification, written from the equations and not from the kernels; the oracle the engine is docked
to; and the baseline it is timed against. Random numbers are an argument (`draws`), so that both models can meet the
same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

import mesa
import numpy as np
from reference import (
    attitude,
    commitment,
    communities,
    compliance,
    customers,
    events,
    fatigue,
    habit,
    ideas,
    incidents,
    involvement,
    knowledge,
    levers,
    participation,
    rewards,
    skill,
    ties,
    trust,
    turnover,
    usefulness,
    visibility,
    week0,
)
from reference.agents import Community, Customer, Person, Unit
from reference.draws import MesaDraws
from reference.engine_draws import EngineDraws
from reference.facts import memory
from reference.indicators import measure
from reference.programme import beliefs
from reference.staffing import growth, workload
from reference.worth import so_far

from simulation import parameters as parameter_table
from simulation import structure as structure_table
from simulation.events import Event
from simulation.levers import Strategy
from simulation.population import Population

# the week: switch ("" = always on) and what happens, in order
STEPS: tuple[tuple[str, Callable[[Organization], None]], ...] = (
    ("involvement", involvement.launch),
    ("", workload.share_work),
    ("", skill.learn),
    ("", knowledge.arise),
    ("participation", participation.take_part),
    ("", visibility.look),
    ("", knowledge.help_each_other),
    ("usefulness", usefulness.experience),
    ("communities", communities.live),
    ("", memory.remember),
    ("ties", ties.change),
    ("habit", habit.form),
    ("influence", attitude.influence),
    ("trust", trust.update),
    ("involvement", fatigue.tire),
    ("usefulness", usefulness.commit),
    ("trust", commitment.follow),
    ("rewards", rewards.crowd_out),
    ("", compliance.resent),
    ("", beliefs.develop),
    ("customers", customers.serve),
    ("incidents", incidents.happen),
    ("customers", customers.spread),
    ("ideas", ideas.flow),
    ("turnover", turnover.quit_and_hire),
    ("", growth.plan),
    ("", beliefs.review),
)


class Organization(mesa.Model):
    """A company as objects; arguments as in `simulation.model.Organization`, and `draws`.

    draws: `EngineDraws(seed)` to dock; None = Mesa's own random numbers.
    """

    people: list[Person]
    units: list[Unit]
    communities: list[Community]
    customers: dict[int, Customer]

    def __init__(
        self,
        population: Population,
        strategy: Strategy,
        events: Iterable[Event] = (),
        *,
        parameters: dict[str, float] | None = None,
        structure: dict[str, str | bool] | None = None,
        weeks: int = 156,
        draws: EngineDraws | None = None,
        rng: int | np.random.Generator | None = None,
    ) -> None:
        super().__init__(rng=rng)
        self.p: Any = SimpleNamespace(**parameter_table.resolve(parameters))
        self.structure = structure_table.resolve(structure)
        self.draws = draws or MesaDraws(self.rng)
        self.horizon, self.week = weeks, 0
        self.events = list(events)
        self.history: list[dict[str, float]] = []
        self.decisions: dict[tuple[int, int], int] = {}  # (week, seat): what somebody who is played decides
        self.named: dict[tuple[int, int], int] = {}  # (week, seat): the seat whose need such a person answers first
        self.programme: list[levers.Planned] = []
        week0.start(self, population)
        self.adopt(strategy)
        self.first_start = min((entry.start for entry in strategy.entries if entry.level > 0), default=0)
        self.record()

    def adopt(self, strategy: Strategy) -> None:
        """From next week on, this strategy."""
        self.programme = [levers.planned(self, entry) for entry in strategy.entries]
        beliefs.fund(self, strategy.funding)

    def on(self, mechanism: str) -> bool:
        """Whether a mechanism takes part; without customers at week 0 nothing is ever shown to any."""
        if mechanism == "customers" and self.firm.M == 0:
            return False
        return self.structure[mechanism] != "off"

    def step(self) -> None:
        """One week."""
        self.week += 1
        self.draws.week = self.week
        growth.settle_due(self)
        for event in self.events:
            if event.week == self.week:
                events.happen(self, event)
        if self.week >= self.demand_until:
            self.demand = 1.0
        if self.week >= self.service_gap_until:
            self.service_gap = 0.0
        levers.set_levels(self)
        self.cost = levers.weekly_cost(self)
        for switch, mechanism in STEPS:
            if not switch or self.on(switch):
                mechanism(self)
        self.record()
        self.cue, self.let_go = 1.0, 0

    def record(self) -> None:
        """Step 17: the indicators of the week."""
        self.memberships.append(sum(len(community.members) for community in self.communities))
        week = measure(self)
        week.update(so_far(self, week))
        self.history.append(week)

    def run(self, weeks: int) -> list[dict[str, float]]:
        """So many weeks; the indicators of every week so far."""
        for _ in range(weeks):
            self.step()
        return self.history
