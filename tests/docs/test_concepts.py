"""Every name in the table of concepts exists in the model, and every test in the suite."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONCEPTS = tomllib.loads((ROOT / "docs" / "concepts.toml").read_text(encoding="utf-8"))["concept"]
WORKING = [one for one in CONCEPTS if "test" in one]


@pytest.fixture(scope="module")
def movers() -> set[str]:
    """All that can move a concept: levers, events, choices, parameters, dials and strategies."""
    from simulation.events import EVENTS
    from simulation.levers import LEVERS
    from simulation.networks.dials import DIALS
    from simulation.parameters import PARAMETERS
    from simulation.structure import CHOICES

    strategies = {path.stem for path in (ROOT / "scenarios" / "strategies").rglob("*.yaml")}
    return {*LEVERS, *EVENTS, *CHOICES, *PARAMETERS, *DIALS, *strategies}


@pytest.fixture(scope="module")
def states() -> set[str]:
    """Every state of people, customers, knowledge, communities, units and the firm."""
    from simulation.state import FIRM, communities, units
    from simulation.states import agent_states

    classes = ("PersonStates", "CustomerStates", "FactStates")
    declared = {name for one in classes for name in agent_states.states(getattr(agent_states, one))}
    tables = (communities(1, "single"), units(1, "single"))
    return {*declared, *FIRM, *(name for table in tables for name in table.dtype.names)}


def test_all_that_the_essays_name_has_a_row() -> None:
    assert len({(one["essay"], one["name"]) for one in CONCEPTS}) == len(CONCEPTS) >= 71


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda one: one["name"])
def test_a_row_is_full_or_says_what_is_missing(concept: dict[str, Any]) -> None:
    full = all(concept.get(key) for key in ("states", "moved_by", "indicators", "test"))
    assert full or concept.get("missing")


@pytest.mark.parametrize("concept", WORKING, ids=lambda one: one["name"])
def test_a_concept_names_what_the_model_has(concept: dict[str, Any], movers: set[str], states: set[str]) -> None:
    from simulation.indicators import NAMES

    assert set(concept["moved_by"]) <= movers
    assert set(concept["states"]) <= states
    assert set(concept["indicators"]) <= set(NAMES)


@pytest.mark.parametrize("concept", WORKING, ids=lambda one: one["name"])
def test_the_test_of_a_concept_exists(concept: dict[str, Any]) -> None:
    file, _, name = concept["test"].partition("::")
    assert f"def {name}(" in (ROOT / "tests" / file).read_text(encoding="utf-8")
