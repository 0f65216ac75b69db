"""Places of teams: shared where they cannot be told apart, over the same seeds."""

import numpy as np
import pytest

from analysis.room.places import rank_teams

RNG = np.random.default_rng(1)
CHANCE = RNG.normal(0, 1, 24)


def values(*means: float, noise: float = 0.05, seed: int = 2) -> np.ndarray:
    """Made-up outcomes: the chance of the seed, the same for all, and a little of each team's own."""
    own = np.random.default_rng(seed).normal(0, noise, (len(means), len(CHANCE)))
    return np.asarray(np.array(means)[:, None] + CHANCE + own - own.mean(axis=1, keepdims=True))


def test_the_best_mean_has_the_first_place() -> None:
    found = rank_teams("abc", values(0.0, 1.0, 0.5))
    assert [(place.team, place.place) for place in found] == [("b", 1), ("c", 2), ("a", 3)]


def test_teams_that_cannot_be_told_apart_share_a_place_and_the_next_is_counted_on() -> None:
    found = rank_teams("abcd", values(1.0, 1.001, 0.5, 0.2))
    assert [place.place for place in found] == [1, 1, 3, 4]
    assert [place.shared for place in found] == [2, 2, 1, 1]


def test_a_place_is_shared_exactly_where_the_interval_to_its_best_holds_0() -> None:
    found = rank_teams("abcde", values(1.0, 0.99, 0.98, 0.97, 0.96))
    for place in found:
        assert (place.place == 1) == (place.behind_low <= 0.0)


def test_the_same_seeds_tell_apart_what_each_teams_own_seeds_hide() -> None:
    paired = values(1.0, 0.8)
    unpaired = paired.copy()
    unpaired[1] = unpaired[1, RNG.permutation(len(CHANCE))]
    assert [place.place for place in rank_teams("ab", paired)] == [1, 2]
    assert [place.place for place in rank_teams("ab", unpaired)] == [1, 1]


def wins_of_the_best(seeds: int, paired: bool) -> float:
    """How often the truly best of twelve teams has the best mean, with as much chance as teams differ."""
    rng, truth, wins = np.random.default_rng(5), np.linspace(0.0, 1.0, 12), 0
    for _ in range(300):
        chance = rng.normal(0, 0.5, (1 if paired else 12, seeds))
        table = truth[:, None] + chance + rng.normal(0, 0.1, (12, seeds))
        wins += int(table.mean(axis=1).argmax() == 11)
    return wins / 300


def test_24_paired_seeds_find_the_best_team_where_one_seed_or_unpaired_seeds_do_not() -> None:
    assert wins_of_the_best(24, paired=True) > 0.99
    assert wins_of_the_best(1, paired=True) < 0.85
    assert wins_of_the_best(24, paired=False) < 0.85


def test_who_is_best_in_most_seeds_need_not_be_who_is_best_in_the_mean() -> None:
    table = np.zeros((2, 24))
    table[0, :17] = 1.0
    table[1, 17:] = 5.0
    found = rank_teams("ab", table)
    assert found[0].team == "b" and (found[0].best_in, found[1].best_in) == (7, 17)
    assert "best in 17 of 24" in found[1].words


def test_equal_plans_are_best_together_in_every_seed() -> None:
    found = rank_teams("ab", np.vstack([CHANCE, CHANCE]))
    assert [(place.place, place.best_in) for place in found] == [(1, 24), (1, 24)]


@pytest.mark.parametrize(("good", "first"), [("up", "c"), ("down", "a"), ("near 0", "b")])
def test_the_direction_of_the_outcome_decides_who_is_best(good: str, first: str) -> None:
    table = np.array([[-3.0, -3.1], [0.1, 0.0], [2.0, 2.1]])
    assert rank_teams("abc", table, good)[0].team == first


@pytest.mark.parametrize("table", [np.zeros((2, 1)), np.full((2, 3), np.nan), np.zeros(3)])
def test_one_seed_gives_no_places(table: np.ndarray) -> None:
    with pytest.raises(ValueError, match="two seeds"):
        rank_teams("ab", table)
