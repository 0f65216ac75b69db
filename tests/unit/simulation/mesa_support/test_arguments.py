"""What an organization is made with is of the right kind, or one sentence says what it should be."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from simulation.agents import Customer, Employee, Leader
from simulation.errors import UserError
from simulation.model import Organization

Make = Callable[..., Organization]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"people": 30.0}, "people: should be an integer from 1 to 5,000,000, not 30.0"),
        ({"people": True}, "people: should be an integer from 1 to 5,000,000, not True"),
        ({"people": "30"}, "people: should be an integer from 1 to 5,000,000, not '30'"),
        ({"people": 2**70}, "people: should be 1 to 5,000,000, not 1180591620717411303424"),
        ({"weeks": 5.0}, "weeks: should be an integer from 1 to 2600, not 5.0"),
        ({"weeks": True}, "weeks: should be an integer from 1 to 2600, not True"),
        (
            {"strategy": "inside-out"},
            "strategy: should be of the class Strategy, not 'inside-out'; scenarios.build takes",
        ),
        ({"strategy": None}, "strategy: should be of the class Strategy, not None"),
        (
            {"population": "krackhardt"},
            "population: should be of the class Population, not 'krackhardt'; scenarios.build",
        ),
        ({"events": "attack"}, "events: should be a list of Event objects, not 'attack'"),
        ({"events": [3]}, "events: should be of the class Event, not 3"),
        ({"parameters": "trust_gain"}, "parameters: should be a dictionary of names and values, not 'trust_gain'"),
        ({"parameters": {3: 4}}, "parameters: should be a dictionary of names and values"),
        ({"structure": ["trust"]}, "structure: should be a dictionary of names and values"),
        (
            {"employee": Leader},
            "employee: should be a class made from simulation.agents.Employee, not the class Leader",
        ),
        ({"leader": Employee}, "leader: should be a class made from simulation.agents.Leader, not the class Employee"),
        ({"customer": "x"}, "customer: should be a class made from simulation.agents.Customer, not 'x'"),
        ({"rng": 2**64 + 1}, "rng: should be an integer from 0 to 9,223,372,036,854,775,807"),
        ({"rng": [-1]}, r"rng: should be a random seed .* or a numpy generator, not \[-1\]"),
        ({"rng": np.True_}, "rng: should be a random seed .* or a numpy generator"),
    ],
)
def test_the_wrong_kind_is_told_in_one_sentence(given: dict[str, Any], message: str) -> None:
    with pytest.raises(UserError, match=f"^{message}"):
        Organization(**{"weeks": 2, "rng": 1, "people": 20, **given})


def test_numpys_whole_numbers_are_taken() -> None:
    org = Organization(np.int64(20), weeks=np.int32(2), rng=np.uint8(7))
    assert (org.population.size, org.horizon, org.seed_used) == (20, 2, 7)


@pytest.mark.parametrize("rng", [np.random.default_rng(3), np.random.SeedSequence(3), np.random.PCG64(3), [1, 2]])
def test_whatever_numpy_makes_a_generator_of_is_taken(make: Make, rng: Any) -> None:
    assert 0 <= make(rng=rng).seed_used < 2**63


def test_a_run_of_no_whole_number_of_weeks_is_refused(org: Organization) -> None:
    with pytest.raises(UserError, match=r"^weeks: should be an integer from 0 to 2600, not 2\.5"):
        org.run(2.5)  # type: ignore[arg-type]


def test_leaders_and_customers_of_ones_own_take_part_after_the_staff(make: Make) -> None:
    class Noting:
        def step(self) -> None:
            self.model.turns.append(self.unique_id)

    classes = {
        "leader": type("Boss", (Noting, Leader), {}),
        "customer": type("Guest", (Noting, Customer), {}),
    }
    org = make(weeks=2, **classes)
    org.turns = []
    org.run()
    first = [
        agent.unique_id for agent in (*org.agents_by_type[classes["leader"]], *org.agents_by_type[classes["customer"]])
    ]
    assert org.turns[:3] == first[:3] == [seat + 1 for seat in range(24) if org.people.has_reports[seat]]
    assert org.turns[3:203] == list(range(25, 225))
