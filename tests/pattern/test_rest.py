"""Nothing is done, and nothing moves: three years of the small real firm."""

import pandas as pd
import pytest

from analysis.statistics.drift import AT_REST, measure_drift
from experiments.drift import MEASURED, run_seeds, scales_of
from experiments.execution.executors import inline


@pytest.fixture(scope="module")
def drift() -> pd.DataFrame:
    """The table of 150 seeds of krackhardt."""
    windows = run_seeds("krackhardt", 150, 1, inline)
    return measure_drift(windows, [one.name for one in MEASURED], scales_of("krackhardt")).table.set_index("indicator")


@pytest.mark.parametrize(
    "indicator", ["who_knows_what", "weeks_to_find", "satisfaction", "trust", "peer_trust", "practice", "silo"]
)
def test_the_interval_of_its_drift_lies_inside_the_limit(drift: pd.DataFrame, indicator: str) -> None:
    assert drift["verdict"][indicator] == AT_REST


def test_no_indicator_is_seen_beyond_its_limit(drift: pd.DataFrame) -> None:
    assert not ((drift["low"] > drift["limit"]) | (drift["high"] < -drift["limit"])).any()
