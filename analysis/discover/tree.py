"""A small tree of rules: yes-or-no questions about parameters that separate the cases.

Classification tree with Gini impurity (Breiman et al. 1984), at most ``depth`` questions deep, no branch with less than
5 % of the points, and no question whose gain chance alone could give: among parameters that do nothing one tree in
twenty asks any, however few the cases are. A tree finds several separate regions, where a box finds one. The sentence
names the region that balances *density* (share of its points that are cases) and *coverage* (share of all cases that
lie in it) best, not the densest, which may hold almost no case.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analysis.discover.gains import gains, probability_of_gain
from analysis.presentation import style, vocabulary
from analysis.presentation.finding import Finding

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from numpy.typing import ArrayLike, NDArray

ERROR_RATE = 0.05
"""Share of trees in which chance alone may ask any question; halved at every level, as branches double."""

Question = tuple[int, float, bool]
"""Column, threshold, and whether the answer is above it."""


def tree(
    points: pd.DataFrame, cases: ArrayLike, what: str = "it fails", depth: int = 3, least: float = 0.05
) -> Finding:
    """Find the rules that separate ``cases`` (True or False per point) from the rest.

    Table: rule, points (share of all), cases (share within), coverage, the highest share first. ``attrs["size"]`` is
    the number of points [n], so that ``points`` times it is how many a rule holds for.
    """
    import pandas as pd

    grid, hit = vocabulary.numbers(points), np.asarray(cases, dtype=bool)
    leaves = _grow(grid, hit, np.arange(len(grid)), depth, max(1, int(least * len(grid))), ())
    rows = [
        (_words(points, path), len(at) / len(grid), float(hit[at].mean()), float(hit[at].sum() / max(1, hit.sum())))
        for path, at in leaves
    ]
    frame = pd.DataFrame(rows, columns=["rule", "points", "cases", "coverage"])
    frame = frame.sort_values("cases", ascending=False, kind="stable").reset_index(drop=True)
    frame.attrs = dict(points.attrs) | {"size": len(grid)}
    return Finding(frame, _sentence(frame, what), partial(_draw, frame, what))


def _grow(
    grid: NDArray[np.float64],
    hit: NDArray[np.bool_],
    at: NDArray[np.int64],
    depth: int,
    least: int,
    path: tuple[Question, ...],
) -> list[tuple[tuple[Question, ...], NDArray[np.int64]]]:
    """Return the leaves as (questions on the way, points), from left to right."""
    split = _split(grid[at], hit[at], least, ERROR_RATE / 2 ** len(path)) if depth > 0 else None
    if split is None:
        return [(path, at)]
    column, threshold = split
    above = grid[at, column] > threshold
    low = _grow(grid, hit, at[~above], depth - 1, least, (*path, (column, threshold, False)))
    return low + _grow(grid, hit, at[above], depth - 1, least, (*path, (column, threshold, True)))


def _split(grid: NDArray[np.float64], hit: NDArray[np.bool_], least: int, rarity: float) -> tuple[int, float] | None:
    """Return the question that lowers the impurity most; None where chance could give each gain.

    ``rarity``: the probability below which a gain counts as more than chance. Bonferroni over the parameters; over the
    cuts of one parameter the exact law of the largest gain (`probability_of_gain`).
    """
    count, cases = len(hit), int(hit.sum())
    best = [_best_cut(grid[:, column], hit, least) for column in range(grid.shape[1])]
    failed: set[bytes] = set()  # the cuts of columns for which chance could give a larger gain already
    for column in sorted(range(len(best)), key=lambda place: -best[place][0]):
        gain, threshold, allowed = best[column]
        if gain <= 0:
            break
        if allowed.tobytes() in failed:
            continue
        if probability_of_gain(gain, count, cases, allowed) * len(best) < rarity:
            return column, threshold
        failed.add(allowed.tobytes())
    return None


def _best_cut(
    column: NDArray[np.float64], hit: NDArray[np.bool_], least: int
) -> tuple[float, float, NDArray[np.bool_]]:
    """Return a parameter's largest gain, its threshold, and where cuts are allowed [n - 1]."""
    order = np.argsort(column, kind="stable")
    value, left = column[order], np.arange(1, len(hit))
    allowed = (value[1:] > value[:-1]) & (left >= least) & (len(hit) - left >= least)
    if not allowed.any():
        return 0.0, 0.0, allowed
    in_left = hit[order].cumsum()[:-1]
    found = np.where(allowed, gains(in_left, left, len(hit), int(hit.sum())), 0.0)
    place = int(found.argmax())
    return float(found[place]), float((value[place] + value[place + 1]) / 2), allowed


def _words(points: pd.DataFrame, path: tuple[Question, ...]) -> str:
    """Describe a leaf's rule, each parameter once."""
    ranges: dict[int, list[float]] = {}
    for column, threshold, above in path:
        edge = ranges.setdefault(column, [-np.inf, np.inf])
        edge[0 if above else 1] = max(edge[0], threshold) if above else min(edge[1], threshold)
    texts = []
    for column, (low, high) in ranges.items():
        called = vocabulary.title(points, "parameters", str(points.columns[column]))
        if np.isfinite(low) and np.isfinite(high):
            texts.append(f"{called} is between {style.format_number(low)} and {style.format_number(high)}")
        else:
            texts.append(
                f"{called} is above {style.format_number(low)}"
                if np.isfinite(low)
                else f"{called} is below {style.format_number(high)}"
            )
    return " and ".join(texts) or "everywhere"


def _sentence(frame: pd.DataFrame, what: str) -> str:
    """Describe the rule that separates the cases best and the one that separates the rest best."""
    if len(frame) == 1:
        return f"No single question about a parameter separates the points where {what} more clearly than chance may."
    first = frame.iloc[_most_balanced(frame["cases"], frame["points"])]
    last = frame.iloc[_most_balanced(1 - frame["cases"], frame["points"])]
    many = [f"{style.format_share(row['cases'])} of {_counted(row, frame)}" for row in (first, last)]
    return (
        f"Where {first['rule']}, {what} in {many[0]}, which hold {style.format_share(first['coverage'])} of all cases; "
        f"where {last['rule']}, in {many[1]}."
    )


def _most_balanced(share: pd.Series, points: pd.Series) -> int:
    """Return the leaf denser than the whole with the best harmonic mean of coverage and density."""
    density = share.to_numpy()
    held = density * points.to_numpy()
    coverage = held / held.sum()
    balance = coverage * density / np.maximum(coverage + density, 1e-300)
    return int(np.where(density > held.sum(), balance, -1.0).argmax())


def _counted(row: pd.Series, frame: pd.DataFrame) -> str:
    """Describe how many points a rule holds for: "12 points"."""
    count = round(float(row["points"]) * int(frame.attrs["size"]))
    return f"{count:,} point{'s' if count > 1 else ''}"


def _draw(frame: pd.DataFrame, what: str, width: float) -> Figure:
    """A bar per rule: the share of points that are cases."""
    from analysis.figures.tornado import rules

    return rules(frame, f"share of points where {what}", width=width)
