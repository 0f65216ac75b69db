"""Measures of taking part on firms made by hand."""

import numpy as np
import pytest

from analysis.mirror.firm import ACT, PRESENT, Firm
from analysis.mirror.survey import Survey
from analysis.mirror.use import MEASURES, gini

WEEKS, SEATS = 157, 40


def firm(acts: np.ndarray, **more: np.ndarray) -> Firm:
    """Return a firm with the tool in which people act like this, [weeks, seats], and post once where they act."""
    arrays = {
        "weekly.bits": (acts * ACT + PRESENT).astype(np.uint8),
        "weekly.posts": acts.astype(np.uint16),
        "weekly.holder": np.zeros(acts.shape, dtype=np.uint16),
        "weekly.quality": np.full(acts.shape, 0.5, dtype=np.float16),
        "52.level.tools": np.ones(SEATS, dtype=np.float32),
        "staff": np.array([SEATS]),
        "seed": np.array([1]),
    }
    return Firm({**arrays, **more})


def measured(name: str, *firms: Firm, kind: str = "ordinary") -> float:
    return MEASURES[name]({kind: list(firms)}, Survey()).value


def test_the_gini_of_equal_shares_is_0_and_of_one_who_does_all_near_1() -> None:
    assert gini(np.ones(10)) == pytest.approx(0.0)
    assert gini(np.eye(1, 100)[0]) == pytest.approx(0.99)


def test_people_who_always_act_stay_active_and_those_who_alternate_never_two_weeks_running() -> None:
    always = np.ones((WEEKS, SEATS), dtype=np.int64)
    alternating = np.tile(np.arange(WEEKS)[:, None] % 2, (1, SEATS))
    assert measured("persistence_1", firm(always)) == 1.0
    assert measured("persistence_1", firm(alternating)) == 0.0
    assert measured("persistence_26", firm(alternating)) == 1.0


def test_weeks_before_the_first_act_and_people_who_seldom_act_are_left_out() -> None:
    acts = np.zeros((WEEKS, SEATS), dtype=np.int64)
    acts[100:] = 1
    acts[50, 0] = acts[60, 1] = 1
    acts[100:, :2] = 0
    assert measured("persistence_1", firm(acts)) == 1.0
    assert np.isnan(measured("return_26", firm(acts)))


def test_the_hazard_of_stopping_is_counted_by_the_length_of_the_run() -> None:
    acts = np.tile((np.arange(WEEKS)[:, None] % 4) < 3, (1, SEATS)).astype(np.int64)  # three weeks on, one off
    stopping = measured("stopping_distance", firm(acts), firm(acts), firm(acts))
    assert np.isnan(stopping)  # no run is as long as six weeks
    assert measured("active_mean", firm(acts)) == pytest.approx(0.75, abs=0.01)


def test_contributions_are_compared_eight_weeks_around_the_loss_of_points() -> None:
    acts = np.ones((WEEKS, SEATS), dtype=np.int64)
    acts[60:, : SEATS // 2] = 0
    assert measured("points_gone", firm(acts), kind="points taken away") == pytest.approx(-0.5)
    assert measured("points_gone_quality", firm(acts), kind="points taken away") == pytest.approx(0.0, abs=1e-3)


def test_old_hands_come_back_oftener_where_only_they_go_on() -> None:
    acts = np.zeros((WEEKS, SEATS), dtype=np.int64)
    acts[10] = 1
    acts[11:, :20] = 1
    acts[60:, 5:20] = 0
    assert measured("old_hands", firm(acts)) == pytest.approx(2.0, rel=0.01)


def test_a_firm_without_the_tool_is_left_out() -> None:
    acts = np.ones((WEEKS, SEATS), dtype=np.int64)
    without = firm(acts, **{"52.level.tools": np.zeros(SEATS, dtype=np.float32)})
    assert np.isnan(measured("persistence_1", without))
