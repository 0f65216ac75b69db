"""The 25 % tipping point: committed minorities that overturn a convention (Centola et al. 2018)."""

import pytest
from published.tipping import takes_over

RUNS = 20


def success(people: int, committed: float, memory: int) -> float:
    """Share of runs in which the new convention takes over within 1,000 rounds."""
    return sum(takes_over(people, committed, memory, seed) for seed in range(RUNS)) / RUNS


@pytest.mark.parametrize("people", [24, 100])
@pytest.mark.parametrize(
    ("memory", "committed", "low", "high"),
    [
        (12, 0.20, 0.0, 0.0),
        (12, 0.22, 0.0, 0.15),
        (12, 0.25, 1.0, 1.0),
        (6, 0.15, 0.0, 0.05),
        (6, 0.20, 1.0, 1.0),
    ],
)
def test_a_convention_tips_at_the_tabled_share_of_committed_people(
    people: int, memory: int, committed: float, low: float, high: float
) -> None:
    assert low <= success(people, committed, memory) <= high


def test_size_does_not_move_the_tipping_point() -> None:
    assert not takes_over(1000, 0.20, 12, seed=1)
    assert takes_over(1000, 0.25, 12, seed=1)
