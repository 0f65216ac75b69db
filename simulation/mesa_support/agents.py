"""Real Mesa agents over numpy columns: the only file that knows Mesa's insides.

The state of a hundred people is forty columns, not a hundred objects: that is what makes the week fast. A Mesa agent
is made when somebody asks for it, and reads and writes its row. An agent, once made, is kept, so that it stays the
same object and Mesa's weak sets hold it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import mesa
import numpy as np

from simulation.mesa_support.weekly_model import NO_AGENT_LEAVES, NO_NEW_AGENTS

Model = Any  # a `simulation.model.Organization`, which this file stands below


class Row(mesa.Agent):
    """A Mesa agent that is one row of the model's columns."""

    def __init__(self, model: Model, seat: int | None = None, unique_id: int | None = None) -> None:
        if seat is None or unique_id is None:
            raise NotImplementedError(NO_NEW_AGENTS)
        # Not Agent.__init__: it would register the agent (and Mesa 3.3 would never let go of the model).
        self.model = model
        self.unique_id = unique_id
        self.pos = None
        self.seat = seat

    @classmethod
    def create_agents(cls, model: Model, n: int, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: an organization makes its own agents.

        Raises:
            NotImplementedError: always, saying what to do instead.
        """
        raise NotImplementedError(NO_NEW_AGENTS)

    @classmethod
    def from_dataframe(cls, model: Model, df: Any, **kwargs: Any) -> NoReturn:
        """Refuse: an organization makes its own agents.

        Raises:
            NotImplementedError: always, saying what to do instead.
        """
        raise NotImplementedError(NO_NEW_AGENTS)

    @property
    def columns(self) -> Any:
        """The columns this agent's row is in."""
        raise NotImplementedError

    def step(self) -> None:
        """Act besides the week's mechanisms: nothing, unless a subclass defines it."""

    def remove(self) -> None:
        """Refuse: a seat stays; people leave it by quitting, by layoff or by `model.trigger`."""
        raise NotImplementedError(NO_AGENT_LEAVES)


class Roster:
    """The agents of one model, made at first touch, each once."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._people: list[Row] = []
        self._customers: list[Row] = []

    def rows(self) -> list[Row]:
        """Everybody in seat order, then the customers."""
        for made, count, make in self._tables():
            while len(made) < count:
                made.append(make(self._model, len(made), len(self._people) + len(self._customers) + 1))
        return [*self._people[: len(self._model.people)], *self._customers]

    def present(self) -> list[Row]:
        """Those whose seat is taken now."""
        taken = np.concatenate((self._model.people["present"], self._model.customers["present"]))
        return [row for row, there in zip(self.rows()[: len(taken)], taken, strict=True) if there]

    def present_people(self) -> list[Row]:
        """Staff present, in seat order."""
        taken = self._model.people["present"]
        return [row for row, there in zip(self.rows()[: len(taken)], taken, strict=True) if there]

    def agents(self) -> mesa.agent.AgentSet:
        """Mesa's set of everybody present."""
        return mesa.agent.AgentSet(self.present(), random=self._model.random)

    def by_type(self) -> dict[type, mesa.agent.AgentSet]:
        """Mesa's sets, by class: Employee, Leader, Customer."""
        groups: dict[type, list[Row]] = {}
        for row in self.present():
            groups.setdefault(type(row), []).append(row)
        return {kind: mesa.agent.AgentSet(rows, random=self._model.random) for kind, rows in groups.items()}

    def _tables(self) -> Iterator[tuple[list[Row], int, Callable[[Model, int, int], Row]]]:
        """Of people and customers: agents made so far, how many there are to be, how to make one."""
        model = self._model
        yield self._people, len(model.people), self._make_person
        yield self._customers, len(model.customers), model.customer_class

    def _make_person(self, model: Model, seat: int, unique_id: int) -> Row:
        leads = model.people["has_reports"][seat]
        row: Row = (model.leader_class if leads else model.employee_class)(model, seat, unique_id)
        return row
