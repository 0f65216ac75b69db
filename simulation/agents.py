"""Who acts in the model, as Mesa agents: employees, leaders, customers.

Leaders are people: everybody on the payroll has the same states (`agent_states.py`). A seat with reports is a `Leader`,
every other an `Employee`; informal leaders are employees whose `informal` is set. A seat's class never changes; its
holder may.
"""

from __future__ import annotations

from typing import Any

from simulation.mesa_support.agents import Row
from simulation.states.agent_states import CustomerStates, PersonStates


class Person(PersonStates, Row):
    """Somebody on the payroll."""

    @property
    def columns(self) -> Any:
        """The columns of everybody on the payroll."""
        return self.model.people


class Employee(Person):
    """Somebody without reports.

    Subclass it and give it a `step` to let it take part in the week.
    """


class Leader(Person):
    """Somebody with reports."""


class Customer(CustomerStates, Row):
    """Somebody who buys."""

    @property
    def columns(self) -> Any:
        """The columns of all customers."""
        return self.model.customers
