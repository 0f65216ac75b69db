"""Measures of patterns on traces whose answer is known."""

import numpy as np
import pytest

from analysis.patterns import outside, staff, taking_part
from analysis.patterns.trace import Trace


def trace(**people: np.ndarray) -> Trace:
    """A trace of people alone."""
    weeks = len(next(iter(people.values())))
    return Trace({"practice": np.zeros(weeks)}, {}, people)


def test_a_user_of_every_second_week_is_not_seldom_active() -> None:
    act = np.zeros((27, 3))
    act[1::2, 0] = act[1:4, 1] = 1  # 13 weeks, 3 weeks, never
    assert taking_part.users_seldom_active(trace(act=act)) == 0.5


def test_the_busiest_tenth_of_ten_is_one_person() -> None:
    posts = np.array([[9.0, *[1.0] * 9]])
    assert taking_part.busiest_tenth(trace(posts_memory=posts)) == 0.5


@pytest.mark.parametrize(
    ("practice", "tips_at"), [([0.1, 0.1, 0.2, 0.8, 0.9], 0.3), ([0.1, 0.3, 0.5, 0.7, 0.9], 1.0), ([0.1] * 5, 1.0)]
)
def test_others_tip_where_one_step_brings_half_of_the_climb(practice: list[float], tips_at: float) -> None:
    assert taking_part.tipping_share(np.array([0.0, 0.1, 0.2, 0.3, 0.4]), np.array(practice)) == tips_at


def test_basss_coefficients_are_found_again() -> None:
    p, q, seats = 0.03, 0.38, 4_000
    years = np.arange(1, 1041) / 52
    share = (1 - np.exp(-(p + q) * years)) / (1 + q / p * np.exp(-(p + q) * years))
    act = np.zeros((len(years) + taking_part.FIRST_WEEK, seats))
    act[taking_part.FIRST_WEEK :] = np.arange(seats) < (share * seats)[:, None]
    assert taking_part.bass_coefficients(trace(act=act)) == pytest.approx((p, q), rel=0.02)


def test_fit_falls_before_a_quit_only_for_those_who_quit() -> None:
    weeks, seats = 60, 10
    openness = np.full((weeks + 1, seats), 0.5)
    openness[10:41, 0] += np.linspace(0.0, 0.31, 31)
    holder = np.zeros((weeks + 1, seats), dtype=int)
    holder[41:, 0] = 1
    openness[41:, 0] = 0.5
    slope = staff.fit_before_leaving(trace(openness=openness, holder=holder, unit=np.zeros((weeks + 1, seats))))
    assert slope == pytest.approx(-0.31 / 30 * 52 * (0.9 - 0.1), rel=0.01)  # the unit's mean moves, too


def test_customers_lost_by_a_failure_are_those_beyond_the_others() -> None:
    weeks, places = 99, 100
    present = np.ones((weeks, places), dtype=int)
    failure = np.full((weeks, places), 50.0)
    failure[30, :50] = 0.0
    present[60:, :20] = present[60:, 50:55] = 0
    customers = {"present": present, "holder": np.zeros((weeks, places)), "weeks_since_failure": failure}
    found = outside.lost_by_failure(Trace({"practice": np.zeros(weeks)}, {}, {}, customers))
    assert found == pytest.approx(40.0 - 10.0)


def test_runs_fall_where_they_leave_the_usual_changes_of_runs_left_alone() -> None:
    quiet = np.array([-1.0, 1.0])
    struck = np.array([-2.0, 0.0])
    assert outside.share_that_falls(quiet, quiet, struck, np.zeros(2)) == 0.5
