"""What finding something out is worth: nothing where it settles nothing, a known sum where it settles all."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.decision.value_of_information import value_of_information

GROUPS = {"settles all": ("key",), "settles nothing": ("noise",), "not drawn": ("absent",)}


def runs_and_draws(count: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`risky` is worth `key`, uniform on -1 to 1 around 0.1; `safe` is worth 0."""
    rng = np.random.default_rng(3)
    key, noise = 0.1 + rng.uniform(-1, 1, count), rng.normal(size=count)
    rows = [("safe", k + 1, k + 1, 0.0) for k in range(count)]
    rows += [("risky", k + 1, k + 1, key[k]) for k in range(count)]
    runs = pd.DataFrame(rows, columns=["strategy", "seed", "draw", "being"])
    runs.attrs = {"indicators": {"being": {"direction": "up"}}}
    return runs, pd.DataFrame({"draw": range(1, count + 1), "key": key, "noise": noise})


def test_a_datum_that_settles_the_choice_saves_what_theory_says() -> None:
    found = value_of_information(*runs_and_draws(4000), GROUPS).set_index("datum")
    # key is uniform on -0.9 to 1.1: risky is chosen without the datum, and it is worse in 45 % of the draws,
    # where safe saves E[max(-key, 0)] = 0.9^2 / 4
    row = found.loc["settles all"]
    assert row["changes"] == pytest.approx(0.45, abs=0.02)
    assert row["saved_low"] < 0.9**2 / 4 < row["saved_high"]


def test_a_datum_that_settles_nothing_saves_nothing() -> None:
    row = value_of_information(*runs_and_draws(4000), GROUPS).set_index("datum").loc["settles nothing"]
    assert row["saved_low"] <= 0.0 and row["saved"] < 0.01


def test_the_choice_without_a_datum_is_named_and_is_the_best_on_average() -> None:
    assert value_of_information(*runs_and_draws(400), GROUPS).attrs["own"] == "risky"
    assert value_of_information(*runs_and_draws(9), GROUPS).attrs["own"] == ""


@pytest.mark.parametrize(
    ("gain", "true"),
    [(lambda a, b: 0.02 + a * b, 0.116), (lambda a, b: np.where(a > 0.7, 1.0, -0.1), 0.085)],
    ids=["product", "threshold"],
)
def test_a_smooth_rule_finds_less_than_the_whole_worth(gain: Any, true: float) -> None:
    rng = np.random.default_rng(4)
    a, b = rng.uniform(-1, 1, (2, 4000))
    runs, draws = runs_and_draws(4000)
    runs.loc[runs["strategy"] == "risky", "being"] = gain(a, b)
    found = value_of_information(runs, draws.assign(a=a, b=b), {"both": ("a", "b")}).iloc[0]
    assert max(found["saved"], 0.0) < true - 0.02


def test_what_was_not_drawn_is_left_out_and_too_few_draws_give_nothing() -> None:
    assert list(value_of_information(*runs_and_draws(40), GROUPS)["datum"]) == ["settles all", "settles nothing"]
    assert value_of_information(*runs_and_draws(9), GROUPS).empty


@pytest.mark.parametrize(("count", "known"), [(999, False), (1000, True)])
def test_it_is_known_well_from_1000_draws_on(count: int, known: bool) -> None:
    assert value_of_information(*runs_and_draws(count), GROUPS).attrs["known"] is known
