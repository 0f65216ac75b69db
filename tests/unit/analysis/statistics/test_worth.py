"""What a programme is worth: net value, payback week and return, paired with going on as before."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.worth import add_worth, find_payback_week, mean_paybacks


def weekly(values: dict[str, list[float]], costs: dict[str, list[float]], seed: int = 1) -> pd.DataFrame:
    """Cumulated value and cost of each strategy, a row a week."""
    parts = [
        pd.DataFrame(
            {
                "strategy": name,
                "seed": seed,
                "week": range(len(value)),
                "total_value": value,
                "total_cost": costs.get(name, [0.0] * len(value)),
            }
        )
        for name, value in values.items()
    ]
    return pd.concat(parts, ignore_index=True)


def test_net_value_is_paired_with_nothing_of_the_same_seed_and_draw() -> None:
    runs = pd.DataFrame(
        {
            "strategy": ["nothing", "nothing", "mine", "mine"],
            "seed": [1, 2, 1, 2],
            "draw": [0, 0, 0, 1],
            "total_value": [5.0, 2.0, 35.0, 8.0],
            "total_cost": [0.0, 0.0, 10.0, 4.0],
        }
    )
    runs.loc[1, "draw"] = 1
    found = add_worth(runs)
    assert found["net_value"].tolist() == [0.0, 0.0, 20.0, 2.0]
    assert found["return"].tolist() == [0.0, 0.0, 2.0, 0.5]


@pytest.mark.parametrize(
    ("course", "week"),
    [([0, -2, -1, 0, 1], 3), ([0, -2, 1, -1, 1], 4), ([0, 1, 2, 3, 4], 1), ([0, 0, 0, 0, 0], 1)],
)
def test_the_payback_week_is_the_first_from_which_the_net_value_stays_up(course: list[float], week: int) -> None:
    assert find_payback_week(np.array(course, dtype=float)) == week


def test_what_ends_below_is_never_paid_back_and_neither_is_what_costs_nothing() -> None:
    assert np.isnan(find_payback_week(np.array([0.0, 3.0, -0.1])))
    assert np.isnan(find_payback_week(np.zeros(4), cost=0.0))


def test_a_mean_is_paid_back_exactly_where_the_mean_net_value_ends_at_or_above_0() -> None:
    values = {"nothing": [0.0, 1.0, 2.0], "gain": [0.0, 2.0, 8.0], "loss": [0.0, 9.0, 3.0]}
    found = mean_paybacks(weekly(values, {"gain": [0.0, 3.0, 3.0], "loss": [0.0, 1.0, 3.0]}))
    assert found["gain"] == 2.0 and np.isnan(found["loss"]) and np.isnan(found["nothing"])


def test_a_seed_that_one_strategy_lacks_is_left_out_for_all() -> None:
    whole = weekly({"nothing": [0.0, 0.0], "mine": [0.0, 5.0]}, {"mine": [0.0, 1.0]})
    lost = weekly({"mine": [0.0, -99.0]}, {"mine": [0.0, 1.0]}, seed=2)
    assert mean_paybacks(pd.concat([whole, lost], ignore_index=True)) == pytest.approx(
        {"nothing": np.nan, "mine": 1.0}, nan_ok=True
    )
