"""Published models that no mechanism of the week contains, held to their figures.

March's exploration and exploitation, Bass's diffusion, the 25 % tipping point of Centola et al. 2018.
"""

import numpy as np
import pytest
from published import bass, march
from published.tipping import takes_over

RUNS = 120
TIPPING_RUNS = 20
CLOSE = 0.02  # the tabled means (80 runs) have a standard error of 0.006, ours of 0.005: not quite three of both


def mean_knowledge(p1: float, **kinds: float) -> float:
    """Mean knowledge of the code over the runs, p2 = 0.5."""
    return float(np.mean([march.knowledge(p1, 0.5, seed, **kinds) for seed in range(RUNS)]))


@pytest.mark.parametrize(("p1", "tabled"), [(0.1, 0.926), (0.3, 0.894), (0.5, 0.865), (0.7, 0.862), (0.9, 0.848)])
def test_organizations_that_socialise_slowly_end_up_knowing_more(p1: float, tabled: float) -> None:
    assert abs(mean_knowledge(p1) - tabled) < CLOSE


@pytest.mark.parametrize(("turnover", "tabled"), [(0.0, 0.853), (0.02, 0.866), (0.05, 0.884), (0.1, 0.900)])
def test_turnover_helps_where_people_are_socialised_fast(turnover: float, tabled: float) -> None:
    assert abs(mean_knowledge(0.9, periods=20, turnover=turnover) - tabled) < CLOSE


@pytest.mark.parametrize(("turnover", "tabled"), [(0.0, 0.849), (0.02, 0.845), (0.05, 0.829), (0.1, 0.814)])
def test_turnover_hurts_where_people_are_socialised_slowly(turnover: float, tabled: float) -> None:
    assert abs(mean_knowledge(0.1, periods=20, turnover=turnover) - tabled) < CLOSE


@pytest.mark.parametrize(("turnover", "tabled"), [(0.0, 0.517), (0.1, 0.701)])
def test_in_a_turbulent_world_the_code_decays_unless_new_people_come(turnover: float, tabled: float) -> None:
    found = mean_knowledge(0.5, periods=100, turnover=turnover, turbulence=0.02)
    assert abs(found - tabled) < 2 * CLOSE  # a moving reality spreads the runs twice as much


def test_the_diffusion_of_bass_follows_its_differential_equation() -> None:
    p, q, share, step = 0.03, 0.38, 0.0, 1e-4
    for _ in range(60_000):
        middle = share + step / 2 * (p + q * share) * (1 - share)
        share += step * (p + q * middle) * (1 - middle)
    assert abs(share - bass.adopted(p, q, 6.0)) < 1e-8


def test_average_products_peak_after_six_years_at_not_quite_half() -> None:
    years = [bass.year_of(0.03, 0.38, share) for share in (0.1, 0.5, 0.9)]
    assert [round(year, 2) for year in years] == [2.25, 6.55, 11.76]
    assert round(bass.peak(0.03, 0.38), 2) == 6.19
    assert round(bass.adopted(0.03, 0.38, bass.peak(0.03, 0.38)), 2) == 0.46


def success(people: int, committed: float, memory: int) -> float:
    """Share of runs in which the new convention takes over within 1,000 rounds."""
    return sum(takes_over(people, committed, memory, seed) for seed in range(TIPPING_RUNS)) / TIPPING_RUNS


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
