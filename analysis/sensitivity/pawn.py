"""PAWN: how far knowing a parameter changes the distribution of the outcome, in any sample.

For each parameter the sample is cut into slices of equal size; within a slice the parameter is nearly fixed. The
index is the largest gap between the outcome's distribution in the slice and in the whole sample
(Kolmogorov-Smirnov), its median over the slices (Pianosi & Wagener 2018). Among many parameters that do nothing the
largest index is large by chance; ``noise`` is what the largest of all of them reaches in one study out of twenty, and
only what lies above it is named.

Samples of many parameters hold pairs that go along with each other (Sobol sequences in high dimensions do), and a
parameter that does nothing then looks like its partner. So the strongest is named first, it is taken out of the
outcome (`rest`), and the next one is named only if it is still above the line (``left``), and so on. How often one that
does nothing is named nevertheless has been measured: docs/decisions/sensitivity.md, "PAWN".
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary
from analysis.presentation.finding import Finding
from analysis.sensitivity.rest import rest

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from numpy.typing import ArrayLike, NDArray

ERROR_RATE = 0.05
"""Share of studies in which chance alone may lift any of the parameters above the line."""

NAMED = 5
"""Parameters the sentence names; it counts further ones."""

CHUNK = 2_000_000
"""Ranks shuffled at once when the line is drawn (memory)."""


def pawn(points: pd.DataFrame, outcome: ArrayLike, slices: int = 10, what: str = "the outcome") -> Finding:
    """Return the PAWN index of each parameter, the largest median first.

    Table: parameter, median, low, high (smallest and largest slice), left, noise. ``left`` is the median once all
    stronger parameters that are named are taken out; named is what has left > noise. ``noise`` is one line for all
    parameters, corrected for how many there are (see `chance`). ``points`` [n, parameters] from any design that fills
    the space (random, Latin hypercube, Sobol sequence). Raises ValueError if a slice would hold fewer than 5 points.
    """
    import pandas as pd

    values = np.asarray(outcome, dtype=np.float64)
    if len(values) < 5 * slices:
        raise ValueError(f"PAWN with {slices} slices needs at least {5 * slices} points; there are {len(values)}")
    grid = points.to_numpy(dtype=np.float64)
    gaps = np.array([np.abs(_apart(column, values, slices)).max(axis=1) for column in grid.T])
    noise = chance(len(values), slices, len(gaps))
    frame = pd.DataFrame(
        {
            "parameter": [str(name) for name in points.columns],
            "median": np.median(gaps, axis=1),
            "low": gaps.min(axis=1),
            "high": gaps.max(axis=1),
            "left": _left(grid, values, slices, noise),
            "noise": noise,
        }
    )
    frame = frame.sort_values("median", ascending=False, kind="stable").reset_index(drop=True)
    frame.attrs = dict(points.attrs)
    return Finding(frame, _sentence(frame, what), partial(_draw, frame, what))


def _apart(column: NDArray[np.float64], outcome: NDArray[np.float64], slices: int) -> NDArray[np.float64]:
    """Return the outcome's distribution in each slice minus that of the whole, [slices, n]."""
    everything = np.sort(outcome)
    whole = np.searchsorted(everything, everything, side="right") / len(everything)
    parts = np.array_split(np.argsort(column, kind="stable"), slices)
    within = [np.searchsorted(np.sort(outcome[part]), everything, side="right") / len(part) for part in parts]
    return np.array(within) - whole


def _left(grid: NDArray[np.float64], outcome: NDArray[np.float64], slices: int, noise: float) -> NDArray[np.float64]:
    """Return the index of each parameter once all stronger ones above the line are taken out.

    Strongest: the mean squared difference of the distributions, which for a parameter that only goes along with another
    is smaller than for that other (law of total variance); the median gap need not be.
    """
    left, waiting, named = np.zeros(grid.shape[1]), list(range(grid.shape[1])), list[int]()
    while waiting:
        remains = rest(grid[:, named], outcome, slices) if named else outcome
        apart = {place: _apart(grid[:, place], remains, slices) for place in waiting}
        left[waiting] = [np.median(np.abs(found).max(axis=1)) for found in apart.values()]
        above = [place for place in waiting if left[place] > noise]
        if not above:
            break
        strongest = max(above, key=lambda place: float((apart[place] ** 2).mean()))
        waiting.remove(strongest)
        named.append(strongest)
    return left


def chance(count: int, slices: int, parameters: int) -> float:
    """Return the index that chance alone exceeds for any of the parameters in 1 study out of 20.

    Random slices [slices, count // slices] of the ranks 1..count represent a parameter that does nothing (equal
    outcomes would only make the gaps smaller). Of at least 20 such dummies a parameter, the 1 - 0.05 / parameters
    quantile (Bonferroni; dummies: Khorashadi Zadeh et al. 2017). Seeded: the same numbers give the same line.
    """
    rng = np.random.default_rng(2018)
    dummies = int(parameters / ERROR_RATE * max(1, min(10, CHUNK * 10 // (parameters * count))))
    at_once = max(1, CHUNK // count)
    found = [_dummies(rng, min(at_once, dummies - start), count, slices) for start in range(0, dummies, at_once)]
    return float(np.quantile(np.concatenate(found), 1 - ERROR_RATE / parameters, method="higher"))


def _dummies(rng: np.random.Generator, dummies: int, count: int, slices: int) -> NDArray[np.float64]:
    """Return the index of parameters that do nothing: the median gap over random slices."""
    size = count // slices
    ranks = rng.permuted(np.tile(np.arange(1, count + 1, dtype=np.int32), (dummies, 1)), axis=1)
    parts = np.sort(ranks[:, : size * slices].reshape(dummies, slices, size), axis=2)
    above = np.arange(1, size + 1) / size - parts / count
    below = (parts - 1) / count - np.arange(size) / size
    gaps: NDArray[np.float64] = np.maximum(above, below).max(axis=2)
    return np.median(gaps, axis=1)


def _sentence(frame: pd.DataFrame, what: str) -> str:
    """Describe which parameters change the outcome's distribution by more than chance would."""
    clear = frame[frame["left"] > frame["noise"]]["parameter"]
    if clear.empty:
        return f"Knowing any one parameter changes the distribution of {what} no more than chance would."
    names = [vocabulary.title(frame, "parameters", str(name)) for name in clear.head(NAMED)]
    names += [f"{len(clear) - NAMED} more"] if len(clear) > NAMED else []
    return f"Knowing {vocabulary.join_words(names)} changes the distribution of {what} by more than chance would."


def _draw(frame: pd.DataFrame, what: str, width: float) -> Figure:
    """Median gap per parameter with the range over slices, and the level of chance."""
    from analysis import figures
    from analysis.presentation import style

    shown = frame[(frame.index < 20) | (frame["left"] > frame["noise"])]
    figure = figures.bars(
        shown, ("median", "low", "high"), f"{what}: largest gap between distributions (PAWN)", width=width
    )
    figure.axes[0].plot(shown["left"], range(len(shown)), "o", color=style.ACCENT, markersize=4, zorder=5)
    figure.axes[0].axvline(float(frame["noise"].iloc[0]), color=style.ACCENT, linewidth=1.4, linestyle=(0, (4, 2)))
    line, dot = "what chance reaches anywhere in one study out of twenty", "the gap with stronger ones taken out"
    style.write_footnote(figure, f"line: {line}  \N{MIDDLE DOT}  dot: {dot}")
    return figure
