"""Sobol indices: the share of variance a parameter explains, alone (S1), with others (ST).

From a Saltelli design: matrices A and B of n random points each, and for every parameter A with that one column from B.

    S1 = mean(f_B (f_AB - f_A)) / V                                          (Saltelli et al. 2010)
    ST = mean((f_A - f_AB)^2) / 2V                                           (Jansen 1999)
    V  = variance of f over A and B together

Intervals by bootstrap over the n rows (with replacement, rows kept whole): the indices are ratios of means, for
which no exact interval exists. Random numbers are fixed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.finding import Finding

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

ROUNDS = 1000
"""Bootstrap rounds."""

WIDE = 0.5
"""A share whose interval is wider than this is not known well."""


def indices(
    a: NDArray[np.float64], b: NDArray[np.float64], ab: NDArray[np.float64], weights: NDArray[np.float64] | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return S1 and ST, each [rounds, parameters].

    ``a``, ``b`` [n] and ``ab`` [parameters, n] are the outcomes of the rows of A, of B, and of A with a column of B.
    ``weights`` [rounds, n] (rows sum to 1) makes weighted means of everything; by default one round of equal
    weights. An outcome that never varies has no variance to share: all 0.
    """
    mixed = np.full((1, len(a)), 1 / len(a)) if weights is None else weights
    centre = (a.mean() + b.mean()) / 2  # indices do not change with a shift, but rounding does
    a, b, ab = a - centre, b - centre, ab - centre
    mean = mixed @ (a + b) / 2
    variance = mixed @ (a**2 + b**2) / 2 - mean**2
    floor = 1e-12 * max(float(np.mean(a**2 + b**2)), 1e-290)
    share = np.where(variance > floor, 1 / np.maximum(variance, floor), 0.0)[:, None]
    return (mixed @ (b * (ab - a)).T) * share, (mixed @ ((a - ab) ** 2).T / 2) * share


def sobol(table: pd.DataFrame, outcome: str, what: str = "") -> Finding:
    """Return the Sobol indices with intervals, the largest ST first.

    Result: parameter, S1, S1_low, S1_high, ST, ST_low, ST_high. ``table`` has columns block (0..n-1), role ("A", "B",
    or the parameter whose column comes from B) and the outcome; ``what`` says in words what that is (its title by
    default). attrs: ``together`` (share, low, high) is what no parameter explains alone. Blocks that lack a run
    (failed) are left out whole. Raises ValueError if fewer than 8 blocks are complete.
    """
    import pandas as pd

    table = vocabulary.share_meanings(table)
    wide = table.pivot(index="block", columns="role", values=outcome)
    names = [str(role) for role in table["role"].unique() if role not in ("A", "B")]
    wide = wide[["A", "B", *names]].dropna()
    if len(wide) < 8:
        raise ValueError(f"Sobol indices need at least 8 complete blocks; there are {len(wide)}")
    a, b, ab = wide["A"].to_numpy(), wide["B"].to_numpy(), wide[names].to_numpy().T
    first, total = indices(a, b, ab)
    rng = np.random.default_rng(19930)
    resampled = rng.multinomial(len(a), np.full(len(a), 1 / len(a)), size=ROUNDS) / len(a)
    again = indices(a, b, ab, resampled)
    edges = [np.quantile(found, [0.025, 0.975], axis=0) for found in again]
    columns = {
        "S1": first[0],
        "S1_low": edges[0][0],
        "S1_high": edges[0][1],
        "ST": total[0],
        "ST_low": edges[1][0],
        "ST_high": edges[1][1],
    }
    frame = pd.DataFrame({"parameter": names, **columns})
    frame = frame.sort_values("ST", ascending=False, kind="stable").reset_index(drop=True)
    frame.attrs = dict(table.attrs) | {
        "blocks": len(a),
        "left_out": table["block"].nunique() - len(a),
        "together": _together(first[0], again[0]),
    }
    what = what or vocabulary.title(frame, "indicators", outcome).lower()
    return Finding(frame, _sentence(frame, what), partial(_draw, frame, what))


def _together(first: NDArray[np.float64], again: NDArray[np.float64]) -> tuple[float, float, float]:
    """Return the share that no parameter explains alone, with its 95 % interval: 1 - sum of S1.

    ``again`` [rounds, parameters] are the S1 of the bootstrap. Negative ones stay in the sum, since without them the
    chance errors of many idle parameters would add up.
    """
    low, high = np.quantile(1 - again.sum(axis=1), [0.025, 0.975])
    share, low, high = np.clip([1 - first.sum(), low, high], 0, 1).tolist()
    return share, low, high


def points_needed(rows: pd.DataFrame, blocks: int) -> int:
    """Return about how many base points these total shares need; 0 where ``blocks`` are enough.

    An interval narrows with the square root of the number. A share above 1 is wrong by what it exceeds, whatever its
    interval: few points seldom contain the rare outcomes, and the bootstrap uses only these points.
    """
    wide = max(float((rows["ST_high"] - rows["ST_low"]).max()), 2 * float(rows["ST"].max() - 1))
    if wide <= WIDE and float(rows["ST_low"].max()) <= 1:
        return 0
    return int(2 ** np.ceil(np.log2(max(2 * blocks, blocks * (wide / WIDE) ** 2))))


def _sentence(frame: pd.DataFrame, what: str) -> str:
    """Describe what explains the variance, and how much of it is parameters acting together."""
    if not (frame["ST"] > 0).any():
        return f"The parameters sampled do not change {what} at all."
    clear = frame[frame["ST_low"] > 0.05].head(3)
    rows = clear if len(clear) else frame.head(1)
    needed = points_needed(rows, frame.attrs["blocks"])
    if needed:
        first = rows.iloc[0]
        interval = f"{style.format_share(first['ST'])}, 95 % interval {style.format_share(first['ST_low'])} to "
        interval += style.format_share(first["ST_high"])
        return (
            f"What the variance of {what} is owed to is not known well: {frame.attrs['blocks']:,} base points are too "
            f"few ({vocabulary.title(frame, 'parameters', str(first['parameter']))}: {interval}); about {needed:,} "
            "would do."
        )
    named = [
        f"{vocabulary.title(frame, 'parameters', str(row['parameter']))} ({style.format_share(min(1.0, row['ST']))})"
        for _, row in rows.iterrows()
    ]
    share, low, high = frame.attrs["together"]
    reach = f"({style.format_share(low)} to {style.format_share(high)})"
    if high - low > WIDE:
        shared = f"how much of it comes from parameters acting together is not known well {reach}"
    else:
        shared = f"about {style.format_share(share)} {reach} of it comes from parameters acting together"
    return f"The variance of {what} is owed most to {vocabulary.join_words(named)}, interactions included; {shared}."


def _draw(frame: pd.DataFrame, what: str, width: float) -> Figure:
    """Total shares with intervals, the largest on top."""
    from analysis import figures

    label = f"{what}: share of the variance, interactions included (ST)"
    return figures.bars(frame.head(20), ("ST", "ST_low", "ST_high"), label, width=width)
