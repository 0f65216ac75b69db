"""What the reference model lacks is named, with the file and what to write there."""

from dataclasses import replace

import pytest
from reference import levers, organization
from reference.comparison import agreement, scenarios

from simulation.levers import LEVERS


def test_the_reference_model_lacks_nothing() -> None:
    assert agreement.find_gaps() == []


def test_each_entry_of_a_missing_lever_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    added = replace(LEVERS["mandate"], name="novelty")
    monkeypatch.setattr(agreement, "LEVERS", {**LEVERS, "novelty": added})
    assert agreement.find_gaps() == [
        "tests/reference/levers.py: add the attention that 'novelty' takes at level 1 to DEMAND",
        "tests/reference/levers.py: add the hours and the money that 'novelty' costs a week to COST",
        "tests/reference/levers.py: add 'novelty' to RULES, or make it no rule in simulation/levers.py",
        "tests/reference/comparison/scenarios.py: add an Entry of 'novelty' to EVERY_LEVER, with a level of its own",
    ]


def test_an_entry_taken_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(levers.DEMAND, "words")
    assert agreement.find_gaps() == [
        "tests/reference/levers.py: add the attention that 'words' takes at level 1 to DEMAND"
    ]


@pytest.mark.parametrize("at", range(len(organization.STEPS)))
def test_a_missing_step_is_named_with_its_place(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    step = agreement.STEPS[at]
    monkeypatch.setattr(organization, "STEPS", organization.STEPS[:at] + organization.STEPS[at + 1 :])
    (gap,) = agreement.find_gaps()
    place = f"after {agreement.STEPS[at - 1].call}" if at else "first"
    assert gap == (
        f'tests/reference/organization.py: in STEPS, {place}, add ("{step.switch}", {step.call}), '
        f"written in tests/reference/{step.mechanism}.py"
    )


def test_a_step_that_the_engine_has_not_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organization, "STEPS", (*organization.STEPS, organization.STEPS[0]))
    assert agreement.find_gaps() == [
        "tests/reference/organization.py: take involvement.launch out of STEPS; the engine has no such step"
    ]


def test_a_missing_event_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tuple(event for event in scenarios.EVERY_EVENT if event.kind != "attack")
    monkeypatch.setattr(scenarios, "EVERY_EVENT", kept)
    assert agreement.find_gaps() == [
        "tests/reference/comparison/scenarios.py: add an Event of kind 'attack' to EVERY_EVENT"
    ]


def test_a_missing_indicator_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "NAMES", (*agreement.NAMES, "novelty"))
    assert agreement.find_gaps() == [
        "tests/reference/indicators.py: add the formula of 'novelty' to the function that measures its topic"
    ]
