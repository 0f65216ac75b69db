"""How far each indicator drifts where nothing is done, and whether that is rest.

    drift = mean of the last weeks - mean of the first weeks, run by run
    limit = 1 % of the first weeks' mean, or 0.002 where that is below 0.1; money counts as a share of a week's payroll

An indicator is at rest where the interval of its mean drift over seeds lies inside the limit, both ways. It drifts
where the interval leaves out 0 and reaches beyond the limit. Else more seeds are needed to tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation.finding import Finding
from analysis.statistics.intervals import estimate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

RELATIVE, SMALL, ABSOLUTE = 0.01, 0.1, 0.002
AT_REST, DRIFTS, MORE_SEEDS = "at rest", "drifts", "more seeds"


def measure_drift(windows: NDArray[np.float64], names: Sequence[str], scales: NDArray[np.float64]) -> Finding:
    """Return the drift of each indicator over seeds, with its interval, limit and verdict.

    windows: [seeds, first and last weeks, indicators]. scales: what an indicator counts as 1, 1 for most.
    """
    import pandas as pd

    start = windows[:, 0].mean(axis=0)
    moved = estimate(windows[:, 1] - windows[:, 0])
    limit = limits(start, scales)
    inside = (moved.low >= -limit) & (moved.high <= limit)
    away = (moved.low > 0.0) | (moved.high < 0.0)
    table = pd.DataFrame(
        {
            "indicator": list(names),
            "start": start,
            "end": start + moved.mean,
            "drift": moved.mean,
            "low": moved.low,
            "high": moved.high,
            "limit": limit,
            "verdict": np.where(inside, AT_REST, np.where(away, DRIFTS, MORE_SEEDS)),
        }
    )
    return Finding(table, _sentence(table, len(windows)), lambda width: _draw(table, width))


def limits(start: NDArray[np.float64], scales: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far an indicator that starts here may drift and still be at rest."""
    size = np.abs(start) / scales
    return scales * np.where(size < SMALL, ABSOLUTE, RELATIVE * size)


def _sentence(table: pd.DataFrame, seeds: int) -> str:
    counts = table["verdict"].value_counts()
    drifting = ", ".join(table.loc[table["verdict"] == DRIFTS, "indicator"])
    return (
        f"Over {seeds} seeds {counts.get(AT_REST, 0)} of {len(table)} indicators are at rest, "
        f"{counts.get(MORE_SEEDS, 0)} cannot be told without more seeds"
        + (f"; these drift: {drifting}." if drifting else "; none is seen to drift.")
    )


def _draw(table: pd.DataFrame, width: float) -> Figure:
    from analysis.figures import drifts

    return drifts(table, width)


def measure_draws(
    windows: NDArray[np.float64],
    names: Sequence[str],
    scales: NDArray[np.float64],
    parameters: Sequence[Mapping[str, float]],
) -> pd.DataFrame:
    """Return how drift spreads over parameter draws, and the parameter it goes with most.

    Drift counts as a share of the first weeks' mean, or against 0.1 where that is smaller; `goes_with` names the
    parameter with the largest rank correlation, `rank_correlation` its size.
    """
    import pandas as pd
    from scipy.stats import rankdata

    drift = (windows[:, 1] - windows[:, 0]) / np.maximum(np.abs(windows[:, 0]), SMALL * scales)
    varied = list(parameters[0])
    places = rankdata(np.array([[draw[name] for name in varied] for draw in parameters]), axis=0)
    rows = []
    for k, name in enumerate(names):
        related = [_correlation(rankdata(drift[:, k]), places[:, j]) for j in range(len(varied))]
        most = int(np.argmax(np.abs(related)))
        quantiles = np.quantile(drift[:, k], (0.05, 0.5, 0.95))
        largest = drift[np.argmax(np.abs(drift[:, k])), k]
        rows.append((name, quantiles[1], quantiles[0], quantiles[2], largest, varied[most], related[most]))
    columns = ("indicator", "median", "q05", "q95", "largest", "goes_with", "rank_correlation")
    return pd.DataFrame(rows, columns=list(columns))


def _correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    if np.ptp(one) == 0.0 or np.ptp(other) == 0.0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])
