"""Decisions of a room beside the model's chances."""

import numpy as np
import pytest

from analysis.room import people

RNG = np.random.default_rng(1)
CHANCE = RNG.uniform(0, 1, (12, 40))
EVERYBODY = np.ones((12, 40), bool)


def by_chance() -> np.ndarray:
    """Who takes part, decided by the model's own chances."""
    return np.asarray(RNG.uniform(0, 1, CHANCE.shape) < CHANCE)


def test_the_range_of_counts_is_the_binomial_one_where_chances_are_equal() -> None:
    from scipy.stats import binom

    low, high = people.likely_counts([0.3] * 40)
    assert (low, high) == (binom.ppf(0.1, 40, 0.3), binom.ppf(0.9, 40, 0.3))


def test_certain_people_leave_no_range() -> None:
    assert people.likely_counts([1.0] * 7 + [0.0] * 3) == (7, 7)


def test_a_room_that_decides_by_the_models_chances_is_seldom_outside_their_range() -> None:
    weeks = [week for _ in range(40) for week in people.compare_by_week(EVERYBODY, by_chance(), CHANCE)]
    outside = sum(not week.low - 1e-9 <= week.share <= week.high + 1e-9 for week in weeks if week)
    assert 0.08 < outside / len(weeks) <= 0.2


def test_a_room_that_always_says_yes_is_above_the_range() -> None:
    weeks = people.compare_by_week(EVERYBODY, EVERYBODY, CHANCE)
    assert all(week is not None and week.share == 1.0 > week.high for week in weeks)
    assert "more often than the model's chances allow in 12" in people.describe_decisions(weeks)


def test_a_week_in_which_fewer_than_five_decided_is_not_shown() -> None:
    decided = EVERYBODY.copy()
    decided[3, 4:] = False
    assert [week is None for week in people.compare_by_week(decided, by_chance(), CHANCE)].index(True) == 3


def test_whoever_did_not_decide_counts_for_nothing() -> None:
    decided = EVERYBODY.copy()
    decided[:, 20:] = False
    acted = by_chance()
    other = acted.copy()
    other[:, 20:] ^= True
    assert people.compare_by_week(decided, acted, CHANCE) == people.compare_by_week(decided, other, CHANCE)
    assert people.compare_by_chance(decided, acted, CHANCE) == people.compare_by_chance(decided, other, CHANCE)


def test_classes_of_chance_hold_every_decision_once() -> None:
    chance = CHANCE.copy()
    chance[0, :6] = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert sum(one.count for one in people.compare_by_chance(EVERYBODY, by_chance(), chance)) == chance.size


def test_a_class_of_fewer_than_five_decisions_is_not_shown() -> None:
    chance = np.full((1, 20), 0.1)
    chance[0, :4] = 0.9
    assert [one.start for one in people.compare_by_chance(chance > 0, chance > 0.5, chance)] == [0.0]


@pytest.mark.parametrize(("played", "word"), [(0.5, "not different"), (0.9, "is higher"), (0.1, "is lower")])
def test_a_difference_is_named_only_outside_95_percent_of_other_draws(played: float, word: str) -> None:
    other = np.linspace(0.4, 0.6, 101)
    assert word in people.describe_difference("Practice in week 38", played, other)
    assert people.differs(played, other) == (word != "not different")


def test_a_difference_too_small_to_matter_is_not_named_as_one() -> None:
    other = np.linspace(0.4690, 0.4695, 101)
    assert "differs by less than 0.01" in people.describe_difference("Trust in week 38", 0.4700, other, least=0.01)
    assert "is higher" in people.describe_difference("Trust in week 38", 0.4700, other)


def test_no_week_with_enough_decisions_gives_no_comparison() -> None:
    assert people.describe_decisions([None, None]) == "Too few decided for a comparison."
