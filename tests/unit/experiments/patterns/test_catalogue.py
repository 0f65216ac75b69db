"""The catalogue of patterns is complete, and what is written in it can be run."""

import math

import pytest

from analysis.patterns.judging import NOT_RUN
from experiments.patterns import pattern_model
from experiments.patterns.catalogue import PATTERNS, find, gather_arms, gather_readings
from experiments.patterns.results import judge
from simulation.errors import UserError


def test_the_patterns_are_numbered_without_a_gap() -> None:
    assert [one.id for one in PATTERNS] == [f"P{number}" for number in range(1, 35)]


def test_a_part_is_either_read_off_computed_or_lacking() -> None:
    parts = [part for one in PATTERNS for part in one.parts]
    assert all(bool(part.reads) + (part.compute is not None) + bool(part.needs) == 1 for part in parts)


def test_arms_and_readings_have_names_of_their_own() -> None:
    pairs = {reading.name for one in PATTERNS for part in one.parts for _, reading in part.reads}
    assert len(gather_readings()) == len(pairs) and gather_arms(PATTERNS)


def test_what_is_near_reaches_beyond_what_holds() -> None:
    bands = [part.band for one in PATTERNS for part in one.parts if not part.band.direction]
    assert all(band.near_low <= band.low <= band.high <= band.near_high for band in bands)


def test_a_pattern_without_runs_says_what_it_needs() -> None:
    rows, parts = judge(find(["P12"]), {}, {}, 1)
    assert rows[0]["verdict"] == NOT_RUN and "needs a reading of knowledge by topics" in rows[0]["reason"]
    assert parts[0]["simulated"] is None


@pytest.mark.parametrize(("given", "nearest"), [("P40", "P34"), ("p0", "P1")])
def test_an_unknown_number_names_the_nearest(given: str, nearest: str) -> None:
    with pytest.raises(UserError, match=f"pattern '{given}' is unknown .did you mean '{nearest}'"):
        find(["P1", given])


@pytest.mark.parametrize("arm", list(gather_arms(PATTERNS)))
def test_every_arm_is_a_scenario_of_the_model(arm: str) -> None:
    given = {
        "organization": pattern_model.ORGANIZATION,
        "strategy": arm,
        "budget": None,
        "levers": [],
        "parameters": {"trust_gain": 0.03},
        "structure": {},
        "events": [],
        "weeks": 156,
        "precision": "float32",
        "employee": None,
        "dials": {},
        "folder": ".",
    }
    content = pattern_model.scenario(given).content
    assert content["read"]["arm"] == arm and content["parameters"]["trust_gain"] == 0.03
    assert math.isfinite(content["weeks"])
