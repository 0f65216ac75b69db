"""What is recorded every week, and what a run reports."""

import numpy as np
import pytest

from simulation import indicators
from simulation.indicators import INDICATORS, NAMES
from simulation.indicators.indicator import ALL, OWN

DESIGN = """using being practice openness culture_strength trust trust_in_leaders silo who_knows_what help weeks_to_find
community_health ideas ideas_implemented satisfaction customer_trust advocacy churn channel_gap response_time incidents
detection_lag outrage quits fatigue participation_gini cost value roi half_time persistence""".split()


def test_every_promised_indicator_is_recorded() -> None:
    assert set(DESIGN) <= set(NAMES)


def test_every_indicator_says_what_it_is() -> None:
    for indicator in INDICATORS:
        assert indicator.unit and indicator.meaning and indicator.title
        assert indicator.direction in ("up", "down", "near 0", "none") and indicator.final in ("mean12", "last")
        assert indicator.low < indicator.high
    assert len(set(NAMES)) == len(NAMES)


def test_what_is_made_of_acts_says_which_it_counts() -> None:
    counted = {indicator.name: indicator.acts for indicator in INDICATORS if indicator.acts}
    assert {name for name, acts in counted.items() if acts == OWN} == {
        "being",
        "practice_outside_marketing",
        "two_way_exchange",
        "cross_unit_exchange",
        "practice_own",
        "community_health",
    }
    assert {name for name, acts in counted.items() if acts == ALL} == {
        "using",
        "being_counting_forced",
        "practice",
        "forced_share",
        "seen",
        "participation_gini",
        "heard_by_leaders",
        "half_time",
        "persistence",
    }


def test_compound_adjectives_have_their_hyphen() -> None:
    titles = {indicator.title for indicator in INDICATORS}
    assert {"two-way exchange", "cross-unit exchange"} <= titles


@pytest.mark.parametrize(("weeks", "expected"), [(30, 24.5), (12, 6.5), (5, 3.0)])
def test_a_run_reports_the_mean_of_its_last_twelve_weeks_week_zero_never(weeks: int, expected: float) -> None:
    history = np.repeat(np.arange(weeks + 1.0)[:, None], len(NAMES), axis=1)
    final = dict(zip(NAMES, indicators.final(history), strict=True))
    assert final["being"] == expected
    assert final["total_cost"] == final["half_time"] == weeks
