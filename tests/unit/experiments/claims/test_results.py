"""Rows of claims are computed from readings of their arms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.claims.judging import CONDITIONAL, NOT_RUN, REVERSED, SUPPORTED
from experiments.claims import arms, rivals
from experiments.claims.claim import Arm, Claim
from experiments.claims.claim_studies import Table
from experiments.claims.results import judge
from experiments.claims.rivals import FoundRival

ONE, OTHER = Arm("one", "inside-out"), Arm("other", "tools-only")
CLAIM = Claim(
    "S0-1", "one is better", ("being",), arms=(ONE, OTHER), off_structure={"trust": "off"}, contradicted="it is not"
)
OVER = replace(CLAIM, over_draws=True)


def table(**means: float) -> Table:
    """Return a table in which each arm has these means of `being`, with the same luck in all arms."""
    luck = np.random.default_rng(1).normal(0, 0.01, 40)
    own = np.random.default_rng(2)
    readings = {
        name.replace("_", " "): {"being": mean + luck + own.normal(0, 0.001, 40)} for name, mean in means.items()
    }
    points = pd.DataFrame({"trust_gain": np.linspace(0, 1, 40)})
    points.attrs["factors"] = ["trust_gain"]
    return Table(readings, points)


def test_a_difference_that_draws_confirm_is_supported() -> None:
    (row,) = judge([CLAIM], {"defaults": table(one=0.5, other=0.3), "draws": table(one=0.5, other=0.3)}, 150, 12)
    assert row["verdict"] == SUPPORTED
    assert row["effect"] == pytest.approx(0.2, abs=0.005) and row["low"] < row["effect"] < row["high"]
    assert (row["robustness"], row["reversed"], row["runs"], row["draws"]) == (1.0, 0.0, 40, 40)


def test_the_opposite_difference_is_reversed() -> None:
    (row,) = judge([CLAIM], {"defaults": table(one=0.3, other=0.5)}, 150, 12)
    assert row["verdict"] == REVERSED


def test_without_draws_a_difference_is_conditional() -> None:
    (row,) = judge([CLAIM], {"defaults": table(one=0.5, other=0.3)}, 150, 12)
    assert (row["verdict"], row["condition"], row["robustness"]) == (CONDITIONAL, "not tried over draws", None)


def test_arms_that_were_not_run_leave_the_claim_open() -> None:
    (row,) = judge([CLAIM], {"defaults": table(one=0.5)}, 150, 12)
    assert (row["verdict"], row["effect"]) == (NOT_RUN, None)


@pytest.mark.parametrize(("claim", "needs"), [(CLAIM, "at least 3 runs"), (OVER, "at least 3 parameter draws")])
def test_two_runs_are_no_verdict(claim: Claim, needs: str) -> None:
    few = table(one=0.5, other=0.3)
    few.readings.update({name: {"being": there["being"][:2]} for name, there in few.readings.items()})
    (row,) = judge([claim], {"defaults": few, "draws": few}, 150, 12)
    assert (row["verdict"], row["effect"], row["missing"]) == (NOT_RUN, None, needs)


def test_what_vanishes_with_the_mechanism_is_by_construction() -> None:
    found = table(one=0.5, other=0.3)
    off = {arms.name_off(CLAIM, name): found.readings["one"] for name in ("one", "other")}
    (row,) = judge([CLAIM], {"defaults": Table({**found.readings, **off}, found.points)}, 150, 12)
    assert (row["by_construction"], row["without"]) == ("yes", 0.0)


def test_where_the_effect_turns_over_draws_the_condition_names_the_parameter() -> None:
    draws = table(one=0.5, other=0.5)
    half = np.where(np.arange(40) < 20, 0.2, -0.2)
    draws.readings["one"]["being"] = draws.readings["other"]["being"] + half
    (row,) = judge([CLAIM], {"defaults": table(one=0.5, other=0.3), "draws": draws}, 150, 12)
    assert row["verdict"] == CONDITIONAL and row["condition"].startswith("trust_gain 0 to")


def test_the_rival_is_the_best_built_in_strategy_but_the_one_it_is_about() -> None:
    found = table(one=0.5, other=0.3, champions=0.45, mandate=0.2)
    readings = {**found.readings, "inside-out": found.readings["one"]}
    (row,) = judge([CLAIM], {"defaults": Table(readings, found.points)}, 150, 12)
    assert row["rival"] == "champions" and row["rival_effect"] == pytest.approx(0.05, abs=0.005)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rival was found by search with version 12 of the model."""
    rival = FoundRival("being", 60, 12, ({"lever": "tools", "level": 0.4},))
    monkeypatch.setattr(rivals, "found_rivals", lambda: {"being": rival})


@pytest.mark.usefixtures("found")
def test_a_stronger_arm_of_another_claim_is_the_rival() -> None:
    runs = table(one=0.5, other=0.3, champions=0.45)
    readings = {**runs.readings, "everybody": table(skipped=0.0, rival=0.6).readings["rival"]}
    (row,) = judge([CLAIM], {"defaults": Table(readings, runs.points)}, 150, 12)
    assert (row["rival"], row["rival_found_by"]) == ("everybody", "arm of S1-6")


@pytest.mark.usefixtures("found")
def test_a_rival_found_by_search_is_named_where_it_is_better_than_the_built_in_ones() -> None:
    runs = table(one=0.5, other=0.3, champions=0.45)
    for mean, name in ((0.6, "rival by search: being"), (0.4, "champions")):
        searched = table(skipped=0.0, rival=mean).readings["rival"]
        readings = {**runs.readings, "rival by search: being": searched}
        (row,) = judge([CLAIM], {"defaults": Table(readings, runs.points)}, 150, 12)
        assert row["rival"] == name and row["rival_low"] < row["rival_effect"] < row["rival_high"]
        assert row["rival_found_by"].startswith("search of 60") == (mean == 0.6)


@pytest.mark.usefixtures("found")
def test_a_rival_of_an_older_model_is_labelled() -> None:
    runs = table(one=0.5, other=0.3)
    readings = {**runs.readings, "rival by search: being": table(skipped=0.0, rival=0.6).readings["rival"]}
    rows = [judge([CLAIM], {"defaults": Table(readings, runs.points)}, 150, version)[0] for version in (12, 13)]
    assert ["older" in row["rival_found_by"] for row in rows] == [False, True]


def test_the_lead_over_the_rival_is_paired_over_seeds() -> None:
    runs = table(one=0.5, other=0.3, champions=0.45)
    (row,) = judge([CLAIM], {"defaults": runs}, 150, 12)
    assert row["rival_high"] - row["rival_low"] < 0.002  # the seeds alone spread by 0.01


def test_a_reading_without_a_sign_of_its_own_gets_no_verdict() -> None:
    two = Claim("S0-8", "two", ("being", "quits"), arms=(ONE, OTHER), contradicted="it is not")
    found = table(one=0.5, other=0.3)
    readings = {name: {"being": one["being"], "quits": -one["being"]} for name, one in found.readings.items()}
    (row,) = judge([two], {"defaults": Table(readings, found.points)}, 150, 13)
    assert row["others"].startswith("quits -0.2") and REVERSED not in row["others"]


def test_of_a_claim_of_several_parts_the_weakest_decides() -> None:
    every = Claim(
        "S1-11", "all", ("being", "help"), signs=(1, -1), every=True, arms=(ONE, OTHER), contradicted="one does not"
    )
    found = table(one=0.5, other=0.3)
    readings = {name: {"being": values["being"], "help": values["being"]} for name, values in found.readings.items()}
    (row,) = judge([every], {"defaults": Table(readings, found.points)}, 150, 12)
    assert (row["verdict"], row["reading"]) == (REVERSED, "help") and "being" in row["others"]
