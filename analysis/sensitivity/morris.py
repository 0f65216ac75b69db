"""Morris screening: the effect on the outcome of moving one parameter at a time.

    effect_i = (f(x + step e_i) - f(x)) / step, step in units of the parameter's range         (Morris 1991)

mu* is the mean size of the effects (Campolongo, Cariboni & Saltelli 2007), sigma their spread: a large sigma beside
mu* means that the effect depends on the other parameters or is curved.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary
from analysis.presentation.finding import Finding
from analysis.statistics import intervals

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from numpy.typing import ArrayLike, NDArray


def elementary_effects(
    points: pd.DataFrame, outcome: ArrayLike, ranges: Mapping[str, tuple[float, float]]
) -> NDArray[np.float64]:
    """Return all effects, [trajectories, parameters], from points in trajectory order.

    A trajectory has parameters + 1 rows. ``ranges``: parameter -> (low, high). Raises ValueError if a step moves none
    or more than one parameter.
    """
    names = list(points.columns)
    low, high = np.array([ranges[name] for name in names], dtype=np.float64).T
    unit = (points.to_numpy(dtype=np.float64) - low) / (high - low)
    values, length = np.asarray(outcome, dtype=np.float64), len(names) + 1
    if len(values) != len(unit) or len(unit) % length:
        raise ValueError(f"Morris needs trajectories of {length} rows each and one outcome a row; got {len(unit)} rows")
    steps = np.diff(unit.reshape(-1, length, len(names)), axis=1)
    moved = np.abs(steps) > 1e-9
    if not (moved.sum(axis=2) == 1).all() or not (moved.sum(axis=1) == 1).all():
        raise ValueError("Morris needs points in trajectory order: each step moves one parameter, each parameter once")
    gains = np.diff(values.reshape(-1, length), axis=1)
    which = moved.argmax(axis=2)
    effects = np.empty(which.shape)
    step = np.take_along_axis(steps, which[:, :, None], axis=2)[:, :, 0]
    np.put_along_axis(effects, which, gains / step, axis=1)
    return effects


def morris(
    points: pd.DataFrame, outcome: ArrayLike, ranges: Mapping[str, tuple[float, float]], what: str = "the outcome"
) -> Finding:
    """Screen the parameters; ``what`` describes the outcome in words.

    Table: parameter, mu_star, low, high (95 %), mu, sigma, the most influential first.
    """
    import pandas as pd

    effects = elementary_effects(points, outcome, ranges)
    size = intervals.estimate(np.abs(effects))
    spread = effects.std(axis=0, ddof=1) if len(effects) > 1 else np.zeros(effects.shape[1])
    frame = pd.DataFrame(
        {
            "parameter": [str(name) for name in points.columns],
            "mu_star": size.mean,
            "low": np.maximum(0, size.low),
            "high": size.high,
            "mu": effects.mean(axis=0),
            "sigma": spread,
        }
    )
    frame = frame.sort_values("mu_star", ascending=False, kind="stable").reset_index(drop=True)
    frame.attrs = dict(points.attrs)
    return Finding(frame, _sentence(frame, what, size.known), partial(_draw, frame, what))


def _sentence(frame: pd.DataFrame, what: str, known: bool) -> str:
    """Describe which parameters matter; not ``known`` from a single trajectory."""
    if not known:
        return f"A single trajectory does not tell which parameters move {what}: at least two are needed."
    largest = float(frame["mu_star"].max())
    if largest == 0:
        return f"None of the parameters moves {what}."
    strong = frame[frame["low"] > 0.1 * largest]["parameter"].head(5)
    weak = int((frame["high"] < 0.05 * largest).sum())
    names = [vocabulary.title(frame, "parameters", name) for name in strong]
    first = vocabulary.title(frame, "parameters", str(frame.loc[0, "parameter"]))
    text = f"{what[:1].upper()}{what[1:]} depends most on {vocabulary.join_words(names or [first])}"
    if not weak:
        return text + "."
    rest = "1 parameter has" if weak == 1 else f"{weak} parameters have"
    return f"{text}; {rest} next to no influence and can stay at the default."


def _draw(frame: pd.DataFrame, what: str, width: float) -> Figure:
    """Mean size of the effects with intervals, the largest on top."""
    from analysis import figures

    label = f"{what}: mean size of a parameter's effect over its whole range (mu*), 95 %"
    return figures.bars(frame.head(20), ("mu_star", "low", "high"), label, width=width)
