"""How far answers before and after a session agree with the model.

That is called agreement, not learning.

A sheet holds five questions and how many of them one believes to agree with the model. Both sheets of a person are
paired in memory; numbers of people, means and spreads alone leave it, and none of fewer than five pairs.

    change = mean (after - before) +- t(n - 1) s / sqrt(n)

Several sessions are pooled as random effects, d_k the mean change of session k, v_k = s_k^2/n_k:

    w_k = 1/(v_k + tau^2),  mean = sum w_k d_k / sum w_k
    tau^2 = max(0, (Q - (K - 1))/(sum 1/v - sum 1/v^2 / sum 1/v)),  Q = sum (d_k - d)^2/v_k  (d weighted by 1/v_k)
    mean +- t(K - 1) sqrt(max(1, q)/sum w_k),  q = sum w_k (d_k - mean)^2/(K - 1)

Sources: IntHout, Ioannidis & Borm 2014 for this interval; that q counts as 1 at least makes it hold for few sessions of
unequal size (doi 10.1186/s12874-015-0091-1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation.language import fill, translate
from analysis.room.crowd import FEWEST
from analysis.statistics.intervals import LEVEL

if TYPE_CHECKING:
    from numpy.typing import NDArray

QUESTIONS = 5
LEFT_OUT = -1
"""An answer that was not given."""

AGREEMENT, BELIEVED, SURPLUS = "agreement", "believed", "surplus"
"""Share of answers that agree with the model; the share one believes to; how much the second exceeds the first."""


@dataclass(frozen=True)
class Change:
    """One measure of a session before and after: pairs of sheets, means, spreads and the change."""

    measure: str
    people: int
    before: float
    before_spread: float
    after: float
    after_spread: float
    change: float
    change_spread: float

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the mean change."""
        half = _quantile(self.people - 1) * self.change_spread / float(np.sqrt(self.people))
        return self.change - half, self.change + half


@dataclass(frozen=True)
class PooledChange:
    """One measure over several sessions; between: how much sessions differ (standard deviation)."""

    measure: str
    sessions: int
    people: int
    before: float
    after: float
    change: float
    low: float
    high: float
    between: float


@dataclass
class Sheets:
    """The sheets of a session, by seat, in memory only.

    agreeing: for each of the five questions the options that agree with the model.
    """

    agreeing: tuple[frozenset[int], ...]
    before: dict[int, tuple[int, ...]] = field(default_factory=dict, repr=False)
    after: dict[int, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def answer(self, seat: int, sheet: str, answers: Sequence[int]) -> None:
        """Take a sheet, "before" or "after"; the last one of a seat counts.

        answers: an option for each of the five questions (-1 = left out), then how many are believed to agree.
        """
        if len(answers) != QUESTIONS + 1:
            raise ValueError(f"a sheet has {QUESTIONS + 1} answers, not {len(answers)}")
        {"before": self.before, "after": self.after}[sheet][seat] = tuple(answers)

    def forget(self, seat: int) -> None:
        """Drop both sheets of a seat."""
        self.before.pop(seat, None)
        self.after.pop(seat, None)

    def summarize(self) -> list[Change]:
        """Return the change of every measure with at least five pairs of sheets."""
        seats = sorted(self.before.keys() & self.after.keys())
        pairs = [[self._measure(sheets[seat]) for seat in seats] for sheets in (self.before, self.after)]
        found = []
        for name in (
            AGREEMENT,
            BELIEVED,
            SURPLUS,
            *(fill(translate("question {value}"), value=k + 1) for k in range(QUESTIONS)),
        ):
            both = np.array([[one[name] for one in sheets] for sheets in pairs]).reshape(2, -1)
            both = both[:, np.isfinite(both).all(axis=0)]
            if both.shape[1] >= FEWEST:
                found.append(_change(name, both))
        return found

    def _measure(self, answers: tuple[int, ...]) -> dict[str, float]:
        """Return the measures of one sheet; NaN where an answer that counts was left out."""
        given = zip(answers[:-1], self.agreeing, strict=True)
        each = [float("nan") if one == LEFT_OUT else float(one in right) for one, right in given]
        agreement = float(np.mean(each))
        believed = float("nan") if answers[-1] == LEFT_OUT else answers[-1] / QUESTIONS
        found = {AGREEMENT: agreement, BELIEVED: believed, SURPLUS: believed - agreement}
        return found | {fill(translate("question {value}"), value=k + 1): value for k, value in enumerate(each)}


def _change(name: str, both: NDArray[np.float64]) -> Change:
    """Return the change of a measure from [before and after, pairs]."""
    before, after = both
    spreads = [float(part.std(ddof=1)) for part in (before, after, after - before)]
    return Change(
        name,
        both.shape[1],
        float(before.mean()),
        spreads[0],
        float(after.mean()),
        spreads[1],
        float((after - before).mean()),
        spreads[2],
    )


def pool(sessions: Sequence[Sequence[Change]]) -> list[PooledChange]:
    """Return every measure over all sessions that have it."""
    by_measure: dict[str, list[Change]] = {}
    for session in sessions:
        for one in session:
            by_measure.setdefault(one.measure, []).append(one)
    return [_pool(name, found) for name, found in by_measure.items()]


def _pool(name: str, found: list[Change]) -> PooledChange:
    people = np.array([one.people for one in found], dtype=np.float64)
    changes = np.array([one.change for one in found])
    before = float(np.average([one.before for one in found], weights=people))
    after = float(np.average([one.after for one in found], weights=people))
    if len(found) == 1:
        middle, (low, high), between = float(changes[0]), found[0].interval, 0.0
    else:
        middle, half, between = _random_effects(changes, _variances(found))
        low, high = middle - half, middle + half
    return PooledChange(name, len(found), int(people.sum()), before, after, middle, low, high, between)


def _variances(found: list[Change]) -> NDArray[np.float64]:
    """Return the variance of each mean change; without any spread a very small one."""
    least = [(0.1 / (one.people * QUESTIONS)) ** 2 for one in found]
    return np.maximum([one.change_spread**2 / one.people for one in found], least)


def _random_effects(changes: NDArray[np.float64], variances: NDArray[np.float64]) -> tuple[float, float, float]:
    """Return mean, half width of its interval and spread between sessions."""
    count, plain = len(changes), 1.0 / variances
    common = float((plain * changes).sum() / plain.sum())
    apart = float((plain * (changes - common) ** 2).sum()) - (count - 1)
    between = max(0.0, apart / float(plain.sum() - (plain**2).sum() / plain.sum()))
    weights = 1.0 / (variances + between)
    middle = float((weights * changes).sum() / weights.sum())
    q = float((weights * (changes - middle) ** 2).sum()) / (count - 1)
    return middle, _quantile(count - 1) * float(np.sqrt(max(1.0, q) / weights.sum())), float(np.sqrt(between))


def _quantile(freedom: int) -> float:
    """Return the quantile of Student's distribution for an interval."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.5 + LEVEL / 2))


def describe_change(words: str, people: int, change: float, interval: tuple[float, float]) -> str:
    """Return a sentence on a measure; a change is claimed only where 0 is outside."""
    low, high = (f"{100 * end:+.0f}" for end in interval)
    size = fill(
        translate("{value:+.0f} points ({low} to {high}, {people} people before and after)"),
        value=100 * change,
        low=low,
        high=high,
        people=people,
    )
    if interval[0] <= 0.0 <= interval[1]:
        return fill(
            translate("{words}: no change that chance could not make, {size}. Agreement is not learning."),
            words=words,
            size=size,
        )
    return fill(
        translate("{words}: {value} than before, {size}. Agreement is not learning."),
        words=words,
        value="more" if change > 0 else "less",
        size=size,
    )
