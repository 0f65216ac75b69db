"""The luck of a run: Philox as published, and distributions that are what they are called."""

import numpy as np
import pytest
from scipy import stats

from simulation import randomness, state

# Random123's known answers for philox4x32 with ten rounds (Salmon et al. 2011): counter, key, result.
KNOWN = [
    ((0x0, 0x0, 0x0, 0x0), (0x0, 0x0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.fixture(scope="module")
def clock() -> np.record:
    """A calendar in week 7 of a run with seed 12345."""
    return state.record(state.CLOCK, seed_low=12345, week=7)


def uniforms(clock: np.record, stream: int, many: int = 50_000) -> np.ndarray:
    """First draws of that many people in one week: [many, 4]."""
    return np.array([randomness.draws(clock, stream, seat, 0, 7) for seat in range(many)])


@pytest.mark.parametrize(("counter", "key", "expected"), KNOWN)
def test_philox_gives_the_published_answers(counter: tuple[int, ...], key: tuple[int, ...], expected: object) -> None:
    assert tuple(int(word) for word in randomness.philox(*counter, *key)) == expected


def test_draws_are_uniform_and_unrelated(clock: np.record) -> None:
    found = uniforms(clock, randomness.NEEDS)
    assert found.min() > 0.0 and found.max() < 1.0
    for column in found.T:
        assert stats.kstest(column, "uniform").pvalue > 1e-3
    related = np.abs(np.corrcoef(found.T) - np.eye(4)).max()
    assert related < 4 / np.sqrt(len(found))


def test_the_extremes_of_a_word_stay_inside_the_open_interval() -> None:
    assert 0.0 < 0.5 * 2.0**-32 and (2**32 - 1 + 0.5) * 2.0**-32 < 1.0


@pytest.mark.parametrize("other", ["seat", "holder", "week", "stream", "seed"])
def test_luck_differs_by_everything_that_names_it(clock: np.record, other: str) -> None:
    names = {"seat": 3, "holder": 0, "week": 7, "stream": randomness.QUIT}
    elsewhere = state.record(state.CLOCK, seed_low=12346, week=7) if other == "seed" else clock
    changed = {**names, **({other: names[other] + 1} if other in names else {})}
    pair = [
        randomness.draws(c, n["stream"], n["seat"], n["holder"], n["week"])
        for c, n in ((clock, names), (elsewhere, changed))
    ]
    assert set(pair[0]).isdisjoint(pair[1])


def test_no_two_streams_share_a_number() -> None:
    streams = {name: number for name, number in vars(randomness).items() if name.isupper() and isinstance(number, int)}
    assert len(set(streams.values())) == len(streams) >= 19 and max(streams.values()) < 256


def test_normal_numbers_are_normal(clock: np.record) -> None:
    found = [randomness.normal(u, v) for u, v, _, _ in uniforms(clock, randomness.BIRTH)]
    assert stats.kstest(found, "norm").pvalue > 1e-3


@pytest.mark.parametrize("mean", [0.02, 1.5, 40.0])
def test_poisson_numbers_are_poisson(clock: np.record, mean: float) -> None:
    found = np.array([randomness.poisson(mean, u) for u, *_ in uniforms(clock, randomness.INCIDENT)])
    top = int(stats.poisson.ppf(1 - 1e-3, mean))
    expected = stats.poisson.pmf(np.arange(top), mean)
    counts = np.bincount(np.minimum(found, top), minlength=top + 1)
    shares = np.append(expected, 1 - expected.sum()) * len(found)
    likely = shares > 5
    chi2 = ((counts - shares)[likely] ** 2 / shares[likely]).sum()
    assert stats.chi2.sf(chi2, likely.sum() - 1) > 1e-3


def test_a_luckier_draw_never_gives_fewer() -> None:
    luck = np.linspace(1e-9, 1 - 1e-9, 2001)
    assert (np.diff([randomness.poisson(3.0, u) for u in luck]) >= 0).all()
    assert randomness.poisson(0.0, 0.999) == 0


def test_large_counts_for_the_firm_keep_their_mean_and_spread() -> None:
    found = []
    for week in range(2000):
        clock = state.record(state.CLOCK, seed_low=5, week=week)
        found.append(randomness.poisson_count(clock, randomness.ARRIVALS, 1300.0))
    assert abs(np.mean(found) - 1300.0) < 4 * np.sqrt(1300.0 / 2000)
    assert abs(np.var(found) / 1300.0 - 1.0) < 4 * np.sqrt(2 / 2000)
