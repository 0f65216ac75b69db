"""Sobol indices of pairs: the share of variance that two explain beyond each alone (S2).

From a Saltelli design of second order: matrices A and B of n random points each, for every parameter A with that one
column from B (AB), and B with that one column from A (BA).

    S2_jk = mean(f_BAj f_ABk - f_A f_B) / V - S1_j - S1_k                    (Saltelli 2002)

S1 and V as in `sobol`; intervals by the same bootstrap.
"""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.finding import Finding
from analysis.sensitivity.sobol import ROUNDS, indices

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

FEWEST = 8
"""Complete blocks that are needed."""


def pair_indices(
    a: NDArray[np.float64],
    b: NDArray[np.float64],
    ab: NDArray[np.float64],
    ba: NDArray[np.float64],
    weights: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Return S2, [rounds, pairs], the pairs in the order of `itertools.combinations`.

    ``a``, ``b`` [n], ``ab`` and ``ba`` [parameters, n] are outcomes; ``weights`` as in `indices`.
    """
    mixed = np.full((1, len(a)), 1 / len(a)) if weights is None else weights
    centre = (a.mean() + b.mean()) / 2  # indices do not change with a shift, but rounding does
    a, b, ab, ba = a - centre, b - centre, ab - centre, ba - centre
    first, _ = indices(a, b, ab, mixed)
    variance = mixed @ (a**2 + b**2) / 2 - (mixed @ (a + b) / 2) ** 2
    floor = 1e-12 * max(float(np.mean(a**2 + b**2)), 1e-290)
    share = np.where(variance > floor, 1 / np.maximum(variance, floor), 0.0)
    pairs = list(combinations(range(len(ab)), 2))
    found = [(mixed @ (ba[j] * ab[k] - a * b)) * share - first[:, j] - first[:, k] for j, k in pairs]
    return np.array(found).reshape(len(pairs), len(mixed)).T


def sobol_pairs(table: pd.DataFrame, outcome: str, what: str = "") -> Finding:
    """Return S2 of every pair of parameters with its interval, the largest first.

    Result: parameter, other, S2, S2_low, S2_high. ``table`` as `sobol` takes it, with roles "NAME (B)" for B with that
    column from A. Blocks that lack a run are left out whole. Raises ValueError if fewer than 8 blocks are complete.
    """
    import pandas as pd

    table = vocabulary.share_meanings(table)
    wide = table.pivot(index="block", columns="role", values=outcome).dropna()
    names = [str(role) for role in table["role"].unique() if f"{role} (B)" in wide]
    if len(wide) < FEWEST:
        raise ValueError(f"Sobol indices need at least {FEWEST} complete blocks; there are {len(wide)}")
    a, b = wide["A"].to_numpy(), wide["B"].to_numpy()
    ab, ba = wide[names].to_numpy().T, wide[[f"{name} (B)" for name in names]].to_numpy().T
    rng = np.random.default_rng(19930)
    resampled = rng.multinomial(len(wide), np.full(len(wide), 1 / len(wide)), size=ROUNDS) / len(wide)
    low, high = np.quantile(pair_indices(a, b, ab, ba, resampled), [0.025, 0.975], axis=0)
    pairs = list(combinations(names, 2))
    columns = {"S2": pair_indices(a, b, ab, ba)[0], "S2_low": low, "S2_high": high}
    frame = pd.DataFrame({"parameter": [j for j, _ in pairs], "other": [k for _, k in pairs], **columns})
    frame = frame.sort_values("S2", ascending=False, kind="stable").reset_index(drop=True)
    frame.attrs = dict(table.attrs) | {"blocks": len(wide)}
    what = what or vocabulary.title(frame, "indicators", outcome).lower()
    return Finding(frame, _sentence(frame, what), partial(_draw, frame, what))


def _pair(frame: pd.DataFrame, row: pd.Series[float]) -> str:
    titles = [vocabulary.title(frame, "parameters", str(row[column])) for column in ("parameter", "other")]
    return " with ".join(titles)


def _interval(row: pd.Series[float]) -> str:
    share, low, high = (style.format_share(row[column]) for column in ("S2", "S2_low", "S2_high"))
    return f"{share}, {low} to {high}"


def _sentence(frame: pd.DataFrame, what: str) -> str:
    """Say which pairs certainly act together, or what the largest is worth."""
    if frame.empty:
        return f"One parameter alone has no pair that could change {what}."
    clear = frame[frame["S2_low"] > 0].head(3)
    if clear.empty:
        first = frame.iloc[0]
        reach = f"{style.format_share(first['S2_low'])} to {style.format_share(first['S2_high'])}"
        return (
            f"No pair of parameters is known to explain more of the variance of {what} than its two alone: the largest "
            f"share is {_pair(frame, first)}, 95 % interval {reach}, from {frame.attrs['blocks']:,} base points."
        )
    named = [f"{_pair(frame, row)} ({_interval(row)})" for _, row in clear.iterrows()]
    return f"Beyond each alone, pairs of parameters explain of the variance of {what}: {'; '.join(named)}."


def _draw(frame: pd.DataFrame, what: str, width: float) -> Figure:
    """Draw the shares with intervals, the largest on top."""
    from analysis import figures

    rows = frame.head(20)
    rows = rows.assign(parameter=[_pair(frame, row) for _, row in rows.iterrows()])
    label = f"{what}: share of the variance two parameters explain beyond each alone (S2)"
    return figures.bars(rows, ("S2", "S2_low", "S2_high"), label, width=width)
