"""The strategies claims are tried against: found ones are kept by reading, and say with which model they were found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from experiments.claims import rivals
from experiments.claims.arms import resolve_strategy
from experiments.claims.claim_file import claims, find
from experiments.claims.rivals import FoundRival, found_rivals, readings_with_rival, write_rival
from experiments.runs.population_source import population_of
from scenarios.budget import CostPlan, amount
from simulation.levers import LEVERS

LEVERS_FOUND = ({"lever": "tools", "level": 0.4, "start": 3, "ramp": 10},)
ON_HELP = FoundRival("help", 60, 12, LEVERS_FOUND)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file of found rivals that is not there yet."""
    monkeypatch.setattr(rivals, "FILE", tmp_path / "rivals.yaml")
    found_rivals.cache_clear()
    yield tmp_path / "rivals.yaml"
    found_rivals.cache_clear()


def test_what_is_found_is_read_as_it_was_written_and_replaces_the_earlier_one(empty: Path) -> None:
    assert found_rivals() == {}
    other = replace(ON_HELP, reading="being")
    for one in (ON_HELP, other, later := replace(ON_HELP, model_version=13)):
        assert write_rival(one) == empty
    assert found_rivals() == {"help": later, "being": other}


def test_a_rival_of_an_older_model_is_labelled() -> None:
    assert ON_HELP.describe_search(12) == "search of 60 programmes, model version 12"
    assert ON_HELP.describe_search(13).endswith("model version 12, older than these runs")


def test_a_rival_is_run_only_for_claims_that_are_decided_by_its_reading(empty: Path) -> None:
    write_rival(ON_HELP)
    on_help, on_being, none = (rivals.rivals_of(find([name])) for name in ("S1-4", "S1-5", "S2-2"))
    assert "rival by search: help" in on_help and "rival by search: help" not in on_being
    assert {"mandate", "everybody"} <= set(on_being) and "nothing" not in on_being and none == {}


def test_a_rival_says_where_it_comes_from(empty: Path) -> None:
    write_rival(ON_HELP)
    names = ("mandate", "inside out, activity counted", "rival by search: help")
    found = [rivals.describe_origin(name, "help", 12) for name in names]
    assert found == ["built in", "arm of S1-4", "search of 60 programmes, model version 12"]
    assert rivals.describe_origin("mandate", "being", 12) == "built in; no search was made"


def test_arms_that_differ_by_more_than_their_levers_have_no_rival() -> None:
    (firms,), (shares,) = find(["S0-5"]), find(["S3-1"])
    assert readings_with_rival(firms) == readings_with_rival(shares) == ()


def test_of_a_claim_of_several_parts_each_can_have_a_rival() -> None:
    (parts,), (one,) = find(["S1-11"]), find(["S0-2"])
    assert set(readings_with_rival(parts)) == set(parts.reads) and readings_with_rival(one) == ("being",)


@pytest.mark.parametrize("reading", sorted(found_rivals()))
def test_a_rival_that_is_shipped_costs_no_more_than_the_claims_arms(reading: str) -> None:
    arm = found_rivals()[reading].arm
    assert arm.is_plain and {one["lever"] for one in arm.levers} <= set(LEVERS)
    plan = CostPlan(resolve_strategy(arm), population_of(arm.organization), arm.weeks)
    assert plan.cost() <= amount(arm.budget, plan.payroll) * 1.001


def test_every_rival_that_is_shipped_was_searched_for_a_claim() -> None:
    assert set(found_rivals()) <= {reading for one in claims() for reading in readings_with_rival(one)}
