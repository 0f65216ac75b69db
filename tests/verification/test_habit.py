"""E4: habits take 18 to 254 days, 66 in the middle (Lally et al. 2010); units integrate in stages, and fall back."""

import math
from collections.abc import Callable

import pytest

from simulation import levers as lever
from simulation.mechanisms import habit
from simulation.model import Organization

Firm = Callable[..., Organization]
ACTS_A_WEEK = 5


def repetitions(org: Organization, share: float = 0.95) -> float:
    """Daily repetitions until this share of the asymptote, read off between the weeks."""
    level, weeks = 0.0, 0
    while True:
        after = habit.grown(org.state.p, level, 1, 0, 1.0)
        if after >= share:
            return ACTS_A_WEEK * (weeks + math.log((1 - level) / (1 - share)) / math.log((1 - level) / (1 - after)))
        level, weeks = after, weeks + 1


@pytest.mark.parametrize(("gain", "days"), [(0.203, 66), (0.565, 18), (0.0573, 254)])
def test_a_habit_takes_the_days_that_were_measured(firm: Firm, gain: float, days: int) -> None:
    org = firm(2)
    org.state.p.habit_gain = gain
    assert round(repetitions(org)) == days


def test_the_range_of_the_gain_is_the_range_that_was_measured(firm: Firm) -> None:
    fast, slow = (repetitions(firm(2, habit_gain=gain)) for gain in (0.56, 0.057))
    assert abs(fast - 18) < 0.5 and abs(slow - 254) < 2.0


def test_one_missed_week_is_made_up_by_less_than_one(firm: Firm) -> None:
    p = firm(2).state.p
    missed = habit.grown(p, 0.5, 0, 0, 1.0)
    assert habit.grown(p, missed, 1, 0, 1.0) > 0.5


def test_forced_acts_make_a_fifth_of_the_habit(firm: Firm) -> None:
    p = firm(2).state.p
    assert abs(habit.grown(p, 0.4, 1, 1, 1.0) - 0.4 - 0.2 * (habit.grown(p, 0.4, 1, 0, 1.0) - 0.4)) < 1e-12


def integrated(org: Organization, weeks: int) -> float:
    """Integration of the one unit after so many weeks."""
    for _ in range(weeks):
        habit.form(org.state)
    return float(org.state.units[0].embedding)


def test_a_unit_waits_for_the_review_before_the_next_stage(firm: Firm) -> None:
    org = firm(4, integration_rate=0.1)
    org.people.habit[:], org.people.act[:] = 1.0, 1
    org.state.levers.level[lever.EMBEDDING, :] = 1.0
    assert integrated(org, 8) == 0.25
    assert 0.25 < integrated(org, 1) <= 0.5


def test_integration_is_lost_again_where_habit_does_not_carry_it(firm: Firm) -> None:
    org = firm(4)
    org.state.units.embedding[:] = 0.6
    assert abs(integrated(org, 20) - 0.6 * (1.0 - 0.01) ** 20) < 1e-12
