"""Finds the parameter draws that reproduce targets, by approximate Bayesian computation.

A draw's distance to the targets is the weighted root of its squared excesses over the bands, each in units of its
target; inside the band it is 0. The nearest draws are kept (rejection; Pritchard et al. 1999), weighted by
1 - (distance/bandwidth)^2, and each is moved along a local linear regression of the parameters on the
excesses to where the excess would be 0 (Beaumont, Zhang & Balding 2002), on a logit scale so that it stays inside the
prior range (Hamilton et al. 2005). Where those weights would give most to a few draws (an effective number below half
of those kept) all count alike, since single draws are no evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.finding import Finding
from analysis.statistics.pairs import holm
from analysis.statistics.regression_abc import from_logit, kernel_weights, move, quantiles, to_logit

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

FEWEST = 20
"""With fewer kept draws nothing can be concluded."""


@dataclass(frozen=True, eq=False)
class Kept:
    """The draws that fit.

    ``places``: their rows in the sample. ``weights`` add up to 1. ``values`` [kept, parameters] are adjusted.
    ``distance`` is that of every draw of the sample, kept or not.
    """

    places: NDArray[np.intp]
    weights: NDArray[np.float64]
    values: NDArray[np.float64]
    distance: NDArray[np.float64]

    @property
    def best(self) -> int:
        """The row of the draw with the smallest distance; of equals, the one nearest to the mean."""
        least = self.distance[self.places] == self.distance[self.places].min()
        middle = self.weights @ self.values
        spread = np.maximum(self.values.std(axis=0), 1e-12)
        away = (((self.values - middle) / spread) ** 2).sum(axis=1)
        return int(self.places[np.where(least, away, np.inf).argmin()])


def excesses(statistics: pd.DataFrame, targets: pd.DataFrame) -> NDArray[np.float64]:
    """Return how far every draw is outside each band, in units of the target: [draws, targets]."""
    values = statistics[list(targets["target"])].to_numpy(dtype=np.float64)
    low, high = (targets[edge].to_numpy(dtype=np.float64) for edge in ("low", "high"))
    found: NDArray[np.float64] = (values - np.clip(values, low, high)) / targets["unit"].to_numpy(dtype=np.float64)
    return found


def keep(
    points: NDArray[np.float64],
    excess: NDArray[np.float64],
    weight: NDArray[np.float64],
    ranges: NDArray[np.float64],
    share: float,
) -> Kept:
    """Keep the nearest draws and adjust them.

    ``points`` [draws, parameters], ``excess`` [draws, targets], ``weight`` [targets], ``ranges`` [parameters, 2].
    ``share`` of the draws is kept, at least 20, and every draw inside all bands. Raises ValueError for fewer than 20
    draws.
    """
    if len(points) < FEWEST:
        raise ValueError(f"{len(points)} draws are too few to fit with; at least {FEWEST}, better hundreds")
    distance = np.sqrt((excess**2) @ weight)
    count = max(FEWEST, round(share * len(points)), int((distance == 0).sum()))
    order = np.argsort(distance, kind="stable")
    places = np.sort(order[:count])
    bandwidth = float(distance[order[min(count, len(order) - 1)]])
    weights = kernel_weights(distance[places], bandwidth)
    unit = (points[places] - ranges[:, 0]) / (ranges[:, 1] - ranges[:, 0])
    moved = move(to_logit(unit), excess[places], weights)
    values = ranges[:, 0] + (ranges[:, 1] - ranges[:, 0]) * from_logit(moved)
    return Kept(places, weights, values, distance)


def fitting(points: pd.DataFrame, statistics: pd.DataFrame, targets: pd.DataFrame, share: float = 0.1) -> Kept:
    """Return the draws that fit the targets best: ``share`` of all, without held-back targets.

    ``points``: parameter draws with ranges in attrs; ``statistics``: what each draw gave for each target, same rows;
    ``targets``: columns target, low, high, unit, weight, held_back. Raises ValueError for fewer than 20 draws.
    """
    fitted = targets[~targets["held_back"]]
    weight = fitted["weight"].to_numpy(dtype=np.float64)
    return keep(points.to_numpy(dtype=np.float64), excesses(statistics, fitted), weight, _ranges(points), share)


def posterior(points: pd.DataFrame, found: Kept) -> Finding:
    """Return what the targets show about each parameter, the smallest p first.

    Table: parameter, default, prior_low, prior_high, mean, median, low, high (90 % of the kept draws), narrowed (0..1:
    by how much the 90 % range shrank), p (Kolmogorov-Smirnov against the prior, Holm over the parameters).
    """
    import pandas as pd
    from scipy.stats import kstest

    ranges = _ranges(points)
    edges = np.array([quantiles(column, found.weights, (0.05, 0.5, 0.95)) for column in found.values.T])
    width = ranges[:, 1] - ranges[:, 0]
    unit = (points.iloc[found.places].to_numpy(dtype=np.float64) - ranges[:, 0]) / width
    raw = [kstest(column, "uniform").pvalue for column in unit.T]
    frame = pd.DataFrame(
        {
            "parameter": [str(name) for name in points.columns],
            "default": [
                vocabulary.find_meaning(points, "parameters", str(name)).get("default") for name in points.columns
            ],
            "prior_low": ranges[:, 0],
            "prior_high": ranges[:, 1],
            "mean": found.weights @ found.values,
            "median": edges[:, 1],
            "low": edges[:, 0],
            "high": edges[:, 2],
            "narrowed": np.clip(1 - (edges[:, 2] - edges[:, 0]) / (0.9 * width), 0, 1),
            "p": holm(raw),
        }
    )
    frame = frame.sort_values(["p", "narrowed"], ascending=[True, False], kind="stable").reset_index(drop=True)
    frame.attrs = dict(points.attrs) | {"kept": len(found.places), "draws": len(points)}
    return Finding(frame, _sentence(frame), partial(_draw_ranges, frame))


def fit(statistics: pd.DataFrame, targets: pd.DataFrame, found: Kept) -> Finding:
    """Return how well the kept draws meet each target, compared with all draws.

    Table: target, low, high, prior_median, prior_inside, median, inside (shares 0..1), best (the best draw), held_back,
    kind, source; in the order of the file.
    """
    import pandas as pd

    rows = []
    for _, one in targets.iterrows():
        values, low, high = statistics[one["target"]].to_numpy(dtype=np.float64), float(one["low"]), float(one["high"])
        inside = (values >= low) & (values <= high)
        rows.append(
            {
                "target": str(one["target"]),
                "low": _finite(low),
                "high": _finite(high),
                "prior_median": float(np.median(values)),
                "prior_inside": float(inside.mean()),
                "median": quantiles(values[found.places], found.weights, (0.5,))[0],
                "inside": min(1.0, float(found.weights @ inside[found.places])),
                "best": float(values[found.best]),
                "held_back": bool(one["held_back"]),
                "kind": str(one["kind"]),
                "source": str(one["source"]),
            }
        )
    frame = pd.DataFrame(rows)
    everything = (found.distance == 0).sum()
    fitted = int((~targets["held_back"]).sum())
    bands = "the band" if fitted == 1 else f"all {fitted} bands"
    text = f"{everything:,} of {len(found.distance):,} draws lie inside {bands}."
    missed = [str(name) for name in frame.loc[~frame["held_back"] & (frame["inside"] < 0.5), "target"]]
    text += f" Most draws kept still miss: {vocabulary.join_words(missed)}." if missed else ""
    never = [str(name) for name in frame.loc[~frame["held_back"] & (frame["prior_inside"] == 0), "target"]]
    text += (
        f" No draw at all meets {vocabulary.join_words(never)}: what is told from it is extrapolated." if never else ""
    )
    back = frame[frame["held_back"]]
    if len(back):
        met = [str(n) for n in back.loc[back["inside"] >= 0.5, "target"]]
        if len(back) == 1:
            text += f" The one held back is {'met' if met else 'missed'} by most draws kept."
        else:
            text += f" Of the {len(back)} held back, most draws kept meet {vocabulary.join_words(met) or 'none'}."
    return Finding(frame, text, partial(_draw_fit, frame))


def table_of_draws(points: pd.DataFrame, found: Kept) -> pd.DataFrame:
    """Return the kept draws: draw (row of the design), weight, distance, adjusted parameters."""
    import pandas as pd

    frame = pd.DataFrame(
        {"draw": points.index[found.places], "weight": found.weights, "distance": found.distance[found.places]}
    )
    return frame.join(pd.DataFrame(found.values, columns=[str(name) for name in points.columns]))


def _ranges(points: pd.DataFrame) -> NDArray[np.float64]:
    stated: list[Mapping[str, float]] = [
        vocabulary.find_meaning(points, "parameters", str(name)) for name in points.columns
    ]
    return np.array([[one["low"], one["high"]] for one in stated], dtype=np.float64)


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _sentence(frame: pd.DataFrame) -> str:
    """Describe which parameters the targets restrict."""
    certain = frame[frame["p"] < 0.05]
    at_edge = _at_edge(certain)
    clear = certain[~at_edge]
    kept, draws = frame.attrs["kept"], frame.attrs["draws"]
    text = f"Of {draws:,} draws the {kept:,} nearest to the targets were kept; "
    parts = [
        f"{vocabulary.title(frame, 'parameters', str(row['parameter']))} "
        f"({style.format_number(row['low'])} to {style.format_number(row['high'])})"
        for _, row in clear.head(6).iterrows()
    ]
    rest = len(frame) - len(certain)
    text += (
        f"they speak about {vocabulary.join_words(parts)}" if parts else "they say nothing certain about any parameter"
    )
    text += f"; nothing certain about the other {rest}" if parts and rest else ""
    edges = [vocabulary.title(frame, "parameters", str(name)) for name in certain.loc[at_edge, "parameter"]]
    text += (
        f"; at the end of what was tried, so that the targets may lie beyond: {vocabulary.join_words(edges)}"
        if edges
        else ""
    )
    return f"{text}."


def _at_edge(frame: pd.DataFrame) -> pd.Series[bool]:
    """Return for each parameter whether the range left is an end of the prior range only."""
    span = 0.01 * (frame["prior_high"] - frame["prior_low"])
    found: pd.Series[bool] = (frame["high"] - frame["prior_low"] < span) | (frame["prior_high"] - frame["low"] < span)
    return found


def _draw_ranges(frame: pd.DataFrame, width: float) -> Figure:
    from analysis.figures.posterior import posterior_ranges

    return posterior_ranges(frame, width)


def _draw_fit(frame: pd.DataFrame, width: float) -> Figure:
    from analysis.figures.posterior import target_fit

    return target_fit(frame, width)
