"""What a unit does follows from its name, in several languages."""

import pytest

from scenarios.people.functions import function_of
from simulation.population import FUNCTIONS


@pytest.mark.parametrize(
    ("unit", "function"),
    [
        ("Marketing", "marketing"),
        ("Corporate Communications", "marketing"),
        ("Sales North", "sales"),
        ("Vertrieb Süd", "sales"),
        ("Key Account Management", "sales"),
        ("Customer Service", "service"),
        ("Kundendienst", "service"),
        ("After-Sales Support", "service"),
        ("Operations", "operations"),
        ("Logistik", "operations"),
        ("Produktion 2", "operations"),
        ("R&D", "development"),
        ("Forschung & Entwicklung", "development"),
        ("Software Engineering", "development"),
        ("IT", "it"),
        ("IT Service Desk", "it"),
        ("Informatique", "it"),
        ("Human Resources", "hr"),
        ("Personalabteilung", "hr"),
        ("Finance", "finance"),
        ("Contabilità", "finance"),
        ("Management", "other"),
        ("Branch 69", "other"),
        ("Unit 3", "other"),
        ("Writers", "other"),
        ("", "other"),
    ],
)
def test_the_name_tells_what_a_unit_does(unit: str, function: str) -> None:
    assert function_of(unit) == function


def test_every_function_guessed_is_one_the_model_knows() -> None:
    assert {function_of(name) for name in ("Marketing", "IT", "HR", "x")} <= set(FUNCTIONS)
