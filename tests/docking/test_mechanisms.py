"""One mechanism at a time: without it, alone, and alone in a firm whose people take part and help each other."""

import pytest
from reference.comparison.agreement import docked
from reference.comparison.scenarios import EVERY_EVENT, EVERY_LEVER, LIVELY, firm

from simulation.structure import CHOICES

SWITCHES = [name for name, choice in CHOICES.items() if "off" in choice.options]
ENTERED = {"participation", "knowledge"}  # without these two nothing enters most of the others


def agree(off: set[str]) -> bool:
    """Whether both models agree with these mechanisms switched off."""
    options = {"weeks": 24, "parameters": LIVELY, "structure": dict.fromkeys(off, "off")}
    return docked(firm(37, customers=80), EVERY_LEVER, EVERY_EVENT, **options) == []


@pytest.mark.parametrize("mechanism", SWITCHES)
def test_the_week_agrees_without(mechanism: str) -> None:
    assert agree({mechanism})


@pytest.mark.parametrize("mechanism", SWITCHES)
def test_a_mechanism_agrees_alone(mechanism: str) -> None:
    assert agree(set(SWITCHES) - {mechanism})


@pytest.mark.parametrize("mechanism", sorted(set(SWITCHES) - ENTERED))
def test_a_mechanism_agrees_where_people_take_part(mechanism: str) -> None:
    assert agree(set(SWITCHES) - ENTERED - {mechanism})
