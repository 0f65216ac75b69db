"""Why: parts by mechanism, and drivers inside one."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import attribution
from simulation.errors import UserError
from simulation.events import Event
from simulation.indicators import INDEX
from simulation.levers import Entry, Strategy
from simulation.mechanisms import MECHANISMS, compliance, participation
from simulation.model import Organization

Make = Callable[..., Organization]


def test_a_part_is_booked_to_the_mechanism_that_made_it(make: Make) -> None:
    org = make(strategy=Strategy("s", (Entry("training", 1.0),)), events=[Event("layoff", 1, {"share": 0.3})])
    split = attribution.explained_step(org)
    parts = dict(zip(attribution.PARTS, split, strict=True))
    assert parts["levers"][INDEX["cost"]] > 0.0 and parts["trust"][INDEX["cost"]] == 0.0
    assert parts["events"][INDEX["trust_in_leaders"]] < 0.0
    assert parts["books"][INDEX["total_cost"]] == parts["levers"][INDEX["cost"]]


def test_a_mechanism_switched_off_changes_nothing(make: Make) -> None:
    org = make(structure={"trust": "off"}, strategy=Strategy("s", (Entry("mandate", 1.0),)))
    split = attribution.explain(org, 5)
    assert split.shape[0] == 5 and (split[:, attribution.PARTS.index("trust")] == 0.0).all()


def test_drivers_are_the_terms_of_the_equation(make: Make) -> None:
    org = make(strategy=Strategy("s", (Entry("deeds", 1.0), Entry("mandate", 0.5))))
    org.run(3)
    terms = attribution.drivers(org, "participation", 8)
    assert tuple(terms) == participation.DRIVERS.names and terms["leaders' deeds"] == 3.0
    pushed = sum(participation.utility(org.state, 8)) + compliance.push(org.state, 8)
    assert sum(terms.values()) == pytest.approx(pushed)


@pytest.mark.parametrize(
    ("knowledge", "used"),
    [("pooled", {"base", "knows who"}), ("topics", {"colleagues", "knows who", "knows whom"})],
)
def test_drivers_of_help_are_those_of_its_form(make: Make, knowledge: str, used: set[str]) -> None:
    terms = attribution.drivers(make(structure={"knowledge": knowledge}), "knowledge", 1)
    assert {name for name, term in terms.items() if term} - {"too few strong ties"} == used


@pytest.mark.parametrize("mechanism", [one.name for one in MECHANISMS.values() if one.drivers])
def test_every_driver_has_a_name_and_a_number(make: Make, mechanism: str) -> None:
    org = make(strategy=Strategy("s", (Entry("tools", 1.0), Entry("words", 0.5))))
    org.run(5)
    found = attribution.drivers(org, mechanism, 1)
    assert len(found) > 1 and all(name and np.isfinite(value) for name, value in found.items())


def test_a_unit_is_explained_by_the_mean_of_its_people(make: Make) -> None:
    org = make()
    org.run(2)
    rows = [attribution.drivers(org, "trust", seat) for seat in range(8, 16)]
    unit = attribution.unit_drivers(org, "trust", 1)
    assert unit == pytest.approx({name: np.mean([row[name] for row in rows]) for name in rows[0]})


def test_a_mechanism_without_drivers_is_told(org: Organization) -> None:
    with pytest.raises(UserError, match="has none"):
        attribution.drivers(org, "skill")
