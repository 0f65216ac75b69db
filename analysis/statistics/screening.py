"""Screens parameters for those that could change the ranking, from runs already done.

In every parameter draw the winner and the runner-up were run with the same random seed. The parameters whose ranks
correlate most with the ranks of the winner's margin are the ones worth scanning one by one
(`analysis.statistics.crossover`). Where the draws are at least twice as many as the parameters the correlation is
partial (the others held fixed: PRCC, Saltelli & Marivoet 1990); with fewer draws that cannot be computed and the plain
rank correlation (Spearman 1904) is used. With 30 draws and 130 parameters this finds only the strongest influences:
chance alone lifts one of them to 0.6 in one comparison out of twenty. It selects what to examine; it is no evidence by
itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary
from analysis.statistics import panel

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

FEWEST_DRAWS = 8
"""With fewer a rank correlation is worthless; the screening then names no parameter."""

ERROR_RATE = 0.05
"""Share of comparisons in which chance alone may lift any of the parameters beyond the threshold."""


def screen(
    runs: pd.DataFrame, draws: pd.DataFrame, winner: str, runner_up: str, indicator: str = "being", count: int = 6
) -> pd.DataFrame:
    """Return the parameters that correlate most with the winner's margin, the strongest first.

    ``runs`` as for `compare`, ``draws`` with a column ``draw`` and one per parameter. Result: parameter,
    correlation (-1..1; positive: a higher value helps the winner), p (uncorrected), beyond (more than chance would
    give any of the parameters in 1 comparison of 20: p < 0.05 / parameters, Bonferroni), at most ``count`` rows.
    ``attrs["method"]`` describes how it was computed, ``attrs["beyond"]`` is the correlation at which beyond begins.
    Empty with fewer than 8 draws, and parameters that do not vary are left out.
    """
    import pandas as pd
    from scipy.special import stdtr, stdtrit

    runs = vocabulary.share_meanings(runs)
    table = panel.by_draw(runs[runs["strategy"].isin([winner, runner_up])])
    if len(table.blocks) < FEWEST_DRAWS:
        empty = pd.DataFrame({"parameter": pd.Series(dtype=object), "correlation": [], "p": [], "beyond": []})
        empty.attrs["method"] = f"{len(table.blocks)} parameter draws are too few to screen with"
        return empty
    good = vocabulary.direction(runs, indicator)
    margin = vocabulary.score(table.of(winner, indicator), good) - vocabulary.score(
        table.of(runner_up, indicator), good
    )
    points = draws.set_index("draw").loc[list(table.blocks)]
    names = [str(name) for name in points.columns if points[name].nunique() > 1]
    partial = len(table.blocks) >= 2 * len(names)
    found = rank_correlations(points[names].to_numpy(dtype=float), margin, partial)
    free = len(margin) - 2 - (len(names) - 1 if partial else 0)
    p = 2 * stdtr(free, -np.abs(found) * np.sqrt(free / np.maximum(1e-12, 1 - found**2)))
    frame = pd.DataFrame(
        {"parameter": names, "correlation": found, "p": p, "beyond": p < ERROR_RATE / max(1, len(names))}
    )
    frame = frame.sort_values("correlation", key=np.abs, ascending=False, kind="stable").head(count)
    frame = frame.reset_index(drop=True)
    frame.attrs["parameters"] = runs.attrs.get("parameters", {})
    t = -stdtrit(free, ERROR_RATE / 2 / max(1, len(names)))
    frame.attrs["partial"] = partial
    frame.attrs["beyond"] = float(t / np.sqrt(free + t**2))
    method = "partial rank correlation" if partial else "rank correlation, one parameter at a time"
    frame.attrs["method"] = f"{method}, {len(margin)} parameter draws, {len(names)} parameters"
    return frame


def describe_screening(found: pd.DataFrame) -> str:
    """Describe which parameters of `screen` correlate by more than chance gives among so many."""
    beyond = [vocabulary.title(found, "parameters", str(name)) for name in found["parameter"][found["beyond"]]]
    level = f"{found.attrs['beyond']:.2f}"
    if len(beyond) == len(found):
        return f"Chance alone would rarely lift any parameter beyond {level}; all of them are."
    weak = "The list is a weak guide" if found.attrs["partial"] else "With so few draws the list is a weak guide"
    are = (
        "none of them is"
        if not beyond
        else f"only {vocabulary.join_words(beyond)} {'is' if len(beyond) == 1 else 'are'}"
    )
    return (
        f"{weak}: chance alone lifts one of the parameters beyond {level} in one "
        f"comparison out of twenty, and {are} beyond it. A parameter that is not listed may matter as much."
    )


def rank_correlations(points: NDArray[np.float64], outcome: NDArray[np.float64], partial: bool) -> NDArray[np.float64]:
    """Return the rank correlation of an outcome [n] with each column of points [n, parameters].

    ``partial``: with the other columns held fixed, which needs n > parameters + 1. An outcome that never varies
    correlates with nothing: all 0.
    """
    import pandas as pd

    if np.ptp(outcome) == 0:
        return np.zeros(points.shape[1])
    ranks = pd.DataFrame(np.column_stack([points, outcome])).rank().to_numpy()  # scipy.stats takes a second to import
    matrix = np.corrcoef(ranks, rowvar=False)
    if not partial:
        plain: NDArray[np.float64] = matrix[-1, :-1]
        return plain
    inverse = np.linalg.pinv(matrix)
    held: NDArray[np.float64] = -inverse[-1, :-1] / np.sqrt(inverse[-1, -1] * np.diag(inverse)[:-1])
    return np.clip(held, -1.0, 1.0)
