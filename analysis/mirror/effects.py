"""Effect sizes of primary studies, each with its sampling variance, and how they are pooled."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.mirror.firm import Firm
from analysis.mirror.meta import NOTHING, Pooled, Study, of_correlation, pool
from analysis.mirror.survey import Survey
from analysis.patterns.judging import Statistic, simulate
from analysis.patterns.trace import correlation, standardized

if TYPE_CHECKING:
    from numpy.typing import NDArray

Firms = Mapping[str, Sequence[Firm]]
"""Firms by kind, in the same order of draws for all kinds of one size."""
Measure = Callable[[Firms, Survey], Pooled]
Pair = tuple[Any, Any]
FIRMS_A_STUDY = 20
LEAST_FIRMS, LEAST_PEOPLE = 10, 10


def studies(firms: Sequence[Firm]) -> Iterator[Sequence[Firm]]:
    """Yield groups of 20 firms, each one study; a smaller rest counts from ten on."""
    for start in range(0, len(firms), FIRMS_A_STUDY):
        group = firms[start : start + FIRMS_A_STUDY]
        if len(group) >= LEAST_FIRMS:
            yield group


def of_one_size(firms: Firms) -> Sequence[Firm]:
    """Return the ordinary firms of the size of the first, so that size is held constant."""
    there = firms["ordinary"]
    return [one for one in there if one.people == there[0].people]


def in_each_firm(firms: Sequence[Firm], ask: Survey, read: Callable[[Firm, Survey], Pair | None]) -> Pooled:
    """Return the pooled correlation of what `read` returns of each firm: two columns, or None."""
    found = []
    for firm in firms:
        ask.begin(firm.seed)
        pair = read(firm, ask)
        if pair is not None:
            found.append(correlate(*pair))
    return pool(found, math.tanh)


def correlate(first: NDArray[Any], second: NDArray[Any], held: Sequence[NDArray[Any]] = ()) -> Study:
    """Return the study of a correlation, with other columns held constant."""
    columns = [np.asarray(one, dtype=np.float64) for one in (first, second, *held)]
    sound = np.isfinite(np.array(columns)).all(axis=0)
    one, other, *rest = (column[sound] for column in columns)
    if len(one) < LEAST_PEOPLE or one.std() == 0 or other.std() == 0:
        return of_correlation(math.nan, len(one))
    if rest:
        one, other = (_rest_of(column, rest) for column in (one, other))
    return of_correlation(correlation(one, other), len(one), len(rest))


def _rest_of(column: NDArray[np.float64], held: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return what is left of a column once others are held constant."""
    design = np.column_stack([np.ones(len(column)), *held])
    found: NDArray[np.float64] = column - design @ np.linalg.lstsq(design, column, rcond=None)[0]
    return found


def regress(outcome: NDArray[Any], causes: Sequence[NDArray[Any]], *, scale: bool = True) -> list[Study]:
    """Return a study a coefficient of a regression; in standard scores unless `scale` is off."""
    columns = np.array([outcome, *causes], dtype=np.float64)
    columns = columns[:, np.isfinite(columns).all(axis=0)]
    units, count = columns.shape[1], len(causes)
    if units < count + LEAST_PEOPLE or (columns.std(axis=1) == 0).any():
        return [Study(math.nan, math.nan, units)] * count
    y, *x = (standardized(column) for column in columns) if scale else columns
    design = np.column_stack([np.ones(units), *x])
    inverse = np.linalg.pinv(design.T @ design)
    beta = inverse @ design.T @ y
    spread = ((y - design @ beta) ** 2).sum() / (units - count - 1)
    variances = spread * np.diag(inverse)
    return [Study(float(beta[k]), float(variances[k]), units) for k in range(1, count + 1)]


def logistic(outcome: NDArray[Any], causes: Sequence[NDArray[Any]]) -> list[Study]:
    """Return a study a coefficient of a logistic regression on causes in standard scores."""
    y, count = np.asarray(outcome, dtype=np.float64), len(causes)
    nothing = [Study(math.nan, math.nan, len(y))] * count
    if min(y.sum(), len(y) - y.sum()) < LEAST_PEOPLE or any(np.std(one) == 0 for one in causes):
        return nothing
    design = np.column_stack([np.ones(len(y)), *(standardized(one) for one in causes)])
    beta = np.zeros(count + 1)
    for _ in range(50):
        chance = 1.0 / (1.0 + np.exp(-np.clip(design @ beta, -30, 30)))
        weights = np.maximum(chance * (1.0 - chance), 1e-9)
        information = (design * weights[:, None]).T @ design
        step = np.linalg.pinv(information) @ design.T @ (y - chance)
        beta += step
        if np.abs(step).max() < 1e-8:
            variances = np.diag(np.linalg.pinv(information))
            return [Study(float(beta[k]), float(variances[k]), len(y)) for k in range(1, count + 1)]
    return nothing


def difference(one: Study, other: Study) -> Study:
    """Return the difference of two estimates, as if they were independent."""
    return Study(one.estimate - other.estimate, one.variance + other.variance, min(one.units, other.units))


def share_difference(first: NDArray[Any], second: NDArray[Any]) -> Study:
    """Return the difference of two shares of flags."""
    if min(len(first), len(second)) < LEAST_PEOPLE:
        return Study(math.nan, math.nan, len(first) + len(second))
    parts = [(float(np.mean(one)), len(one)) for one in (first, second)]
    variance = sum(max(p * (1 - p), 0.25 / n) / n for p, n in parts)
    return Study(parts[0][0] - parts[1][0], variance, len(first) + len(second))


def share_ratio(first: NDArray[Any], second: NDArray[Any]) -> Study:
    """Return the logarithm of the ratio of two shares of flags."""
    hits = [int(np.sum(one)) for one in (first, second)]
    sizes = [len(one) for one in (first, second)]
    if min(sizes) < LEAST_PEOPLE or min(hits) == 0:
        return Study(math.nan, math.nan, sum(sizes))
    variance = sum(1 / hit - 1 / size for hit, size in zip(hits, sizes, strict=True))
    return Study(math.log(hits[0] / sizes[0] / (hits[1] / sizes[1])), max(variance, 1e-6), sum(sizes))


def level(values: Sequence[Any], statistic: Statistic | None = None) -> Pooled:
    """Return a statistic over firms, the mean if none is given, with its jackknife interval.

    values: a number a firm, or a row a firm of numbers each of which is a column of the statistic.
    """
    table = np.atleast_2d(np.asarray(values, dtype=np.float64).T)
    table = table[:, np.isfinite(table).all(axis=0)]
    if table.shape[1] == 0:
        return NOTHING
    found = simulate(statistic or (lambda column: float(np.mean(column))), list(table))
    low, high, tau = found.value, found.value, 0.0
    if statistic is None:
        low, high = (float(one) for one in np.quantile(table[0], [0.1, 0.9]))
        tau = float(table[0].std())
    return Pooled(found.value, found.low, found.high, low, high, tau, found.runs, found.runs)
