"""START HERE. `Simulation`: an organization, week by week, without Mesa.

What happens in a week, and in which order, stands in `week.py`; each mechanism is one file of `mechanisms/`. The state
is numpy columns (`org.people.trust`). `Organization` in `model.py` is the same as a Mesa model, with agents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import indicators, initialisation, lever_levels, opening_seats, snapshots, state
from simulation import parameters as parameter_table
from simulation import structure as structure_table
from simulation import week as one_week
from simulation.bounds import MOST_WEEKS, check_count, check_seed
from simulation.errors import UserError, did_you_mean
from simulation.events import Event
from simulation.indicators import measure
from simulation.levers import Strategy
from simulation.mechanisms import beliefs, ties
from simulation.mesa_support import graph
from simulation.mesa_support.arguments import check_all, check_choice, check_kind, check_names
from simulation.played.decisions import of_week
from simulation.population import Population
from simulation.seating import more_seats
from simulation.states.agent_states import PERSON_STATES, Table

MODEL_VERSION = 14  # changes when results change
DEFAULT_WEEKS = 156
NOTHING = Strategy("nothing")
TAKES_NAMES = "scenarios.build takes names, and for Mesa's tools the class scenarios.NamedOrganization"


class Simulation:
    """A company that may become a social business: people, ties, customers, a programme.

    population: who works here. strategy: dated levers. events: what happens to the firm. parameters: values that differ
    from their defaults. structure: which mechanisms are on, in which rival form. weeks: the horizon. precision:
    "float32" or "float64". seed: 0 to 2^63 - 1 - the same seed, the same numbers.

    Raises:
        UserError: for unknown names or values out of range.
    """

    def __init__(
        self,
        population: Population,
        *,
        strategy: Strategy = NOTHING,
        events: Iterable[Event] = (),
        parameters: Mapping[str, float] | None = None,
        structure: Mapping[str, str | bool] | None = None,
        weeks: int = DEFAULT_WEEKS,
        precision: str = "float32",
        seed: int = 1,
    ) -> None:
        self.seed_used = int(check_seed(seed, "seed"))
        self.population = check_kind("population", population, Population, TAKES_NAMES)
        self.parameters = parameter_table.resolve(check_names("parameters", parameters))
        self.structure = structure_table.resolve(check_names("structure", structure))
        check_choice("precision", precision, ("float32", "float64"))
        self.horizon = check_count(weeks, 1, MOST_WEEKS, "weeks")
        self.running = True
        p = state.record(state.PARAMETER_DTYPE, **self.parameters)
        on = state.record(state.STRUCTURE_DTYPE, **structure_table.codes(self.structure))
        self.state = initialisation.start(self.population, p, on, self.seed_used, self.horizon, precision)
        self.eagerness = initialisation.eagerness(self.state)
        opening_seats.begin(self)
        self.plan: list[tuple[int, Strategy]] = []
        self.events: list[Event] = []
        self.played: dict[int, Any] = {}  # week: what played people decide in it (`simulation.played`)
        self._history = np.zeros((self.horizon + 1, len(indicators.NAMES)))
        self._open(check_kind("strategy", strategy, Strategy, TAKES_NAMES), check_all("events", events, Event))

    def _open(self, strategy: Strategy, events: Iterable[Event]) -> None:
        self.state.firm.first_start = strategy.first_start
        self.plan = [(1, strategy)]
        self._schedule(strategy)
        for event in events:
            self.trigger(event)
        measure.measure(self.state)
        self.state.practice_so_far[0] = self.state.values.practice
        self.state.values.persistence, self.state.values.half_time = 0.0, float(self.horizon)
        self._history[0] = self.state.record

    # --- time -----------------------------------------------------------------------------------------------------

    @property
    def week(self) -> int:
        """Weeks simulated so far; 0 = nothing has happened yet."""
        _, _, week, _ = self.state.clock.item()  # all four fields are read sooner than one by its name
        return int(week)

    def step(self) -> None:
        """Run one week: events, mechanisms in the order of `week.py`, agents' own steps, indicators."""
        if not self.others_act:
            self.run_to(self.week + 1)
            return
        self.prepare()
        one_week.plain_week(state.opened(self.state))
        self.let_agents_step()
        self.close_week()

    @property
    def others_act(self) -> bool:
        """Whether something besides the mechanisms takes part in each week: not here."""
        return False

    def let_agents_step(self) -> None:
        """Let agents act besides the week's mechanisms: there are none here."""

    def close_week(self) -> None:
        """Record indicators and books of the week; at the horizon `running` becomes False."""
        one_week.close(state.opened(self.state))
        self.running = self.week < self.horizon
        self._history[self.week] = self.state.record

    def run(self, weeks: int | None = None) -> NDArray[np.float64]:
        """Run so many weeks (default: to the horizon) in one go and return the weekly indicators."""
        self.run_to(self.end_of(weeks))
        return self.history

    def run_to(self, end: int, run: Callable[[Any, int, NDArray[np.float64]], int] = one_week.weeks) -> None:
        """Run up to this week, in one go between decisions and while there is room.

        run: the kernel that runs weeks, or a function that calls one.
        """
        week = self.week
        while week < end:
            self._begin_week(week + 1)
            last = end if end == week + 1 else self._next_break(end)
            week += run(state.opened(self.state), last - week, self._history)
            while week < last:
                self._make_room()
                week += run(state.opened(self.state), last - week, self._history)
        self.running = week < self.horizon
        self.catch_up()

    def catch_up(self) -> None:
        """Let clock and collector follow weeks that were run in one go: there are none here."""

    def end_of(self, weeks: int | None) -> int:
        """Return the week after so many more; None = the horizon."""
        return self.horizon if weeks is None else self.week + check_count(weeks, 0, MOST_WEEKS, "weeks")

    def prepare(self) -> None:
        """Room for the week to come; decisions and events that fall due in it."""
        self._make_room()
        self._begin_week(self.week + 1)

    def _make_room(self) -> None:
        opening_seats.settle(self)
        if one_week.least_room(state.opened(self.state)) < ties.MOST_NEW_TIES:
            self.state = more_seats.roomy(self.state)
        while one_week.lack_places(state.opened(self.state)):
            self.state = initialisation.with_more_places(self.state)

    def _begin_week(self, due: int) -> None:
        opening_seats.settle(self)
        self._lengthen(due)
        for first, strategy in self.plan:
            if first == due:
                self._schedule(strategy)
        for event in self.events:
            if event.week == due:
                event.happen(self)
        if due in self.played or len(self.state.played):
            self.state = self.state._replace(played=of_week(self.played.get(due), len(self.people)))

    def _next_break(self, end: int) -> int:
        """The last week before the next decision or event, at most `end`."""
        dates = [first for first, _ in self.plan] + [event.week for event in self.events]
        dates += [week + after for week in self.played for after in (0, 1)]  # a table is for its week only
        return min([end, len(self._history) - 1, *(date - 1 for date in dates if date > self.week + 1)])

    def _lengthen(self, due: int) -> None:
        """Room to record weeks beyond the horizon; a state restored from before may still lack it."""
        if due >= len(self._history):
            self._history = np.concatenate((self._history, np.zeros((52, self._history.shape[1]))))
        short = len(self._history) - len(self.state.practice_so_far)
        if short > 0:
            so_far = {name: getattr(self.state, name) for name in ("practice_so_far", "members_so_far")}
            longer = {name: np.concatenate((weeks, np.zeros(short))) for name, weeks in so_far.items()}
            self.state = self.state._replace(**longer)

    def return_to(self, earlier: Any) -> None:
        """Put the state back to one of this run; later weeks are to be run again."""
        self.state = earlier
        self.running = self.week < self.horizon

    # --- decisions ------------------------------------------------------------------------------------------------

    @property
    def strategy(self) -> Strategy:
        """The strategy now in force."""
        return [strategy for first, strategy in self.plan if first <= self.week + 1][-1]

    def adopt(self, strategy: Strategy) -> None:
        """Another strategy from next week on; what was planned for later is dropped."""
        check_kind("strategy", strategy, Strategy, "scenarios.load_strategy reads one by its name")
        begun = [(first, planned) for first, planned in self.plan if first <= self.week]
        self.plan = [*begun, (self.week + 1, strategy)]
        if self.week == 0:
            self.state.firm.first_start = strategy.first_start
            self._schedule(strategy)

    def trigger(self, event: Event) -> None:
        """Let an event happen in its week, or next week where that has passed or is not given."""
        event.check(self)
        self.events.append(event if event.week > self.week else event.at(self.week + 1))

    def play(self, week: int, table: Any) -> None:
        """Let people be played in a week to come; None takes it back.

        table: of `simulation.played.decisions`; seats beyond it, also those opened until then, are the model's.

        Raises:
            UserError: for a week that has passed, or a table for more seats than there are.
        """
        if week <= self.week:
            raise UserError(f"play: week {week} has passed; the run stands at week {self.week}")
        if table is not None and len(table) > len(self.people):
            raise UserError(f"play: decisions for {len(table)} seats, where there are {len(self.people)}")
        self.played.pop(week, None)
        if table is not None:
            self.played[week] = table.copy()

    def _schedule(self, strategy: Strategy) -> None:
        self.state = lever_levels.aim(self.state, strategy.entries, self.population, self.eagerness)
        beliefs.fund(self.state.firm, strategy.funding)

    # --- what one looks at ----------------------------------------------------------------------------------------

    @property
    def people(self) -> Any:
        """Columns of everybody on the payroll: `org.people.trust[i]`."""
        return self.state.people

    @property
    def customers(self) -> Any:
        """Columns of all places for customers: `org.customers.trust[i]`, `org.customers["trust"]`."""
        return Table(self.state.customers)

    def ties(self) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[Any]]:
        """Who turns to whom now, and how strongly: sources, targets, weights."""
        rows, table = self.state.rows, self.state.ties
        source = np.repeat(np.arange(len(rows)), rows["count"])
        place = np.arange(len(source)) - np.repeat(np.cumsum(rows["count"]) - rows["count"], rows["count"])
        used = rows["start"][source] + place
        return source, table["target"][used], table["weight"][used]

    def to_networkx(self, *names: str) -> Any:
        """Return people and ties as they are now, as a `networkx.DiGraph`; nodes are seats.

        An edge leads from the one who turns to somebody to the one turned to, with its `weight`. names: states of
        people that nodes have beside holder, unit and manager; "all" stands for every one.

        Raises:
            UserError: for an unknown name, with the nearest valid one.
        """
        people = graph.describe_people(self, graph.choose_states(names, PERSON_STATES))
        return graph.build_graph(people, graph.ties_of_present(self), self.population.units)

    @property
    def history(self) -> NDArray[np.float64]:
        """[weeks so far + 1, indicators]: every indicator in every week, week 0 first."""
        return self._history[: self.week + 1]

    def indicator(self, name: str) -> NDArray[np.float64]:
        """One indicator over the weeks so far.

        Raises:
            UserError: for an unknown name, with the nearest valid one.
        """
        return self.history[:, _column(name)]

    def values(self) -> dict[str, float]:
        """Every indicator as it stands this week."""
        return dict(zip(indicators.NAMES, self.state.record.tolist(), strict=True))

    def final(self) -> dict[str, float]:
        """Every indicator as a run reports it: the mean of the last 12 weeks, or the last week."""
        return dict(zip(indicators.NAMES, indicators.final(self.history).tolist(), strict=True))

    def __setstate__(self, saved: dict[str, Any]) -> None:
        self.__dict__.update(saved)
        self.state = snapshots.copy(self.state)


def _column(name: str) -> int:
    if name not in indicators.INDEX:
        raise UserError(f"indicator '{name}' is unknown{did_you_mean(name, indicators.NAMES)}")
    return indicators.INDEX[name]
