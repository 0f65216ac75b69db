"""`Organization`: the simulation as a Mesa model, with agents, collector and clock of Mesa.

The weeks are those of `Simulation` (`simulation.py`). The agents (`org.agents`) are Mesa agents that read and write
their row of the state, made when first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import indicators
from simulation.agents import Customer, Employee, Leader
from simulation.events import Event
from simulation.levers import Strategy
from simulation.mesa_support import batch_rows
from simulation.mesa_support.agents import Roster, Row
from simulation.mesa_support.arguments import check_class, check_rng, seed_of
from simulation.mesa_support.collector import Reporter, WeeklyCollector, forget_weeks
from simulation.mesa_support.weekly_model import WeeklyModel
from simulation.population import Population, generate
from simulation.simulation import DEFAULT_WEEKS, NOTHING, Simulation

OF_A_WEEK = ("prepare", "let_agents_step", "close_week")  # beside `step`, what a subclass may do in its own way

batch_rows.mend_batch_run()


class Organization(Simulation, WeeklyModel):
    """A company that may become a social business, as a Mesa model; a step is a week.

    people: how many work here, if no `population` is given (a firm of that size is generated). strategy: dated
    levers. events: what happens to the firm. parameters: values that differ from their defaults. structure: which
    mechanisms are on, in which rival form. weeks: the horizon. precision: "float32" or "float64". employee, leader,
    customer: subclasses of `Employee`, `Leader`, `Customer` whose `step` takes part in the week, after the last
    mechanism. agent_reporters: what Mesa's collector asks every agent each week. rng: the seed, 0 to 2^63 - 1 - the
    same seed, the same numbers.

    Raises:
        UserError: for unknown names or values out of range, all of them at once.
    """

    def __init__(
        self,
        people: int = 150,
        *,
        population: Population | None = None,
        strategy: Strategy = NOTHING,
        events: Iterable[Event] = (),
        parameters: Mapping[str, float] | None = None,
        structure: Mapping[str, str | bool] | None = None,
        weeks: int = DEFAULT_WEEKS,
        precision: str = "float32",
        employee: type[Employee] = Employee,
        leader: type[Leader] = Leader,
        customer: type[Customer] = Customer,
        agent_reporters: Mapping[str, Reporter] | None = None,
        rng: int | np.random.Generator | np.random.SeedSequence | None = None,
    ) -> None:
        WeeklyModel.__init__(self, check_rng(rng))
        self.employee_class = check_class("employee", employee, Employee)
        self.leader_class = check_class("leader", leader, Leader)
        self.customer_class = check_class("customer", customer, Customer)
        self._classes_act = any(map(_acts, (self.employee_class, self.leader_class, self.customer_class))) or any(
            getattr(type(self), name) is not getattr(Organization, name) for name in OF_A_WEEK
        )
        Simulation.__init__(
            self,
            generate(people) if population is None else population,
            strategy=strategy,
            events=events,
            parameters=parameters,
            structure=structure,
            weeks=weeks,
            precision=precision,
            seed=seed_of(rng, self.rng),
        )
        self._roster = Roster(self)
        self.datacollector = WeeklyCollector(
            {name: partial(_value, name) for name in indicators.NAMES}, agent_reporters
        )
        self.set_mesas_clock()
        self.datacollector.check_attributes(self._roster.rows)
        self.datacollector.collect(self)

    @property
    def others_act(self) -> bool:
        """Whether agents, a collector, methods or Mesa events of your own take part in a week."""
        return self._classes_act or not self._collector_can_catch_up or self.has_mesa_events

    def let_agents_step(self) -> None:
        """Run `step` of agents of your own classes: staff in seat order, then customers."""
        if _acts(self.customer_class):
            for agent in self._roster.present():
                agent.step()
        elif _acts(self.employee_class) or _acts(self.leader_class):
            for agent in self._roster.present_people():
                agent.step()

    def close_week(self) -> None:
        """Record indicators and books of the week; at the horizon `running` becomes False."""
        super().close_week()
        if self._collector_can_catch_up:
            self.catch_up()
        else:
            self.set_mesas_clock()
            self.datacollector.collect(self)

    def run(self, weeks: int | None = None) -> NDArray[np.float64]:
        """Run so many weeks (default: to the horizon) and return the weekly indicators.

        Many weeks in one go, unless something of your own takes part in each: a `step`, a collector, Mesa's events.
        """
        end = self.end_of(weeks)
        while self.week < end and (self.others_act or type(self).step is not Organization.step):
            self.step()
        return super().run(max(0, end - self.week))

    def return_to(self, earlier: Any) -> None:
        """Put the state back to one of this run; Mesa's clock and collector then stand there too."""
        before = self.week
        super().return_to(earlier)
        forget_weeks(self.datacollector, self.week, before - self.week)
        self.catch_up()

    def catch_up(self) -> None:
        """Let Mesa's clock and collector follow weeks that were run, or taken back, without them."""
        self.set_mesas_clock()
        if isinstance(self.datacollector, WeeklyCollector):
            self.datacollector.catch_up(self.history)

    @property
    def _collector_can_catch_up(self) -> bool:
        return isinstance(self.datacollector, WeeklyCollector) and self.datacollector.can_catch_up


def _value(name: str, model: Organization) -> float:
    return float(model.state.values[name])


def _acts(agent_class: type[Row]) -> bool:
    return agent_class.step is not Row.step
