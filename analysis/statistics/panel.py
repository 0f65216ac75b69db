"""Arranges runs for a paired comparison: all strategies on equal seeds and parameter draws.

Two bases, never mixed. *Seeds* (draw 0): parameters at their defaults, only the random seed differs. *Draws* (draw 1,
2, ...): every draw is another set of parameter values; runs of one draw with several seeds are averaged first. A seed
or draw that some strategy lacks (a failed run) is left out for all of them, and counted; where some strategies were run
more often than others on purpose, the seeds can be kept, with gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Panel:
    """Final values by strategy, block and indicator; a block is one seed or one draw.

    ``values`` is [strategies, blocks, indicators]; ``blocks`` holds the seeds or the draws; ``left_out`` counts the
    incomplete blocks where those are left out (else a run that is missing is NaN).
    """

    strategies: tuple[str, ...]
    indicators: tuple[str, ...]
    blocks: tuple[int, ...]
    values: NDArray[np.float64]
    left_out: int

    def of(self, strategy: str, indicator: str) -> NDArray[np.float64]:
        """Return one strategy's values of one indicator, a number per block."""
        return self.values[self.strategies.index(strategy), :, self.indicators.index(indicator)]


def by_seed(runs: pd.DataFrame, gaps: bool = False) -> Panel:
    """Return the runs at default parameters, a block a seed; ``gaps``: incomplete seeds too."""
    rows = vocabulary.share_meanings(runs)
    return _panel(rows[rows["draw"] == 0], "seed", gaps)


def by_draw(runs: pd.DataFrame) -> Panel:
    """Return the runs at drawn parameters, a block a draw."""
    rows = vocabulary.share_meanings(runs)
    return _panel(rows[rows["draw"] > 0], "draw")


def _panel(rows: pd.DataFrame, block: str, gaps: bool = False) -> Panel:
    """Return the panel of rows, averaged within blocks; incomplete pairs left out or as gaps."""
    names, columns = vocabulary.strategies(rows), vocabulary.indicators(rows)
    place, _ = _positions(rows["strategy"].to_numpy(), names)
    keys, pair = np.unique(rows[["draw", "seed"]].to_numpy(dtype=np.int64), axis=0, return_inverse=True)
    cube = np.full((len(names), len(keys), len(columns)), np.nan)
    filled = np.zeros((len(names), len(keys)), dtype=np.int64)
    np.add.at(filled, (place, pair.ravel()), 1)
    if filled.size and filled.max() > 1:
        raise ValueError("runs: a strategy has two rows with the same seed and draw; each pair must be there once")
    cube[place, pair.ravel()] = rows[columns].to_numpy(dtype=np.float64)
    _refuse_gaps(cube, filled, names, columns)
    complete = filled.all(axis=0) | gaps if len(names) else np.zeros(0, dtype=bool)
    labels = keys[:, 0 if block == "draw" else 1]
    blocks = np.unique(labels[complete])
    means = [cube[:, complete & (labels == label)].mean(axis=1) for label in blocks]
    values = np.stack(means, axis=1) if means else np.empty((len(names), 0, len(columns)))
    left_out = len(np.unique(labels)) - len(blocks)
    return Panel(tuple(names), tuple(columns), tuple(int(label) for label in blocks), values, left_out)


def _positions(values: NDArray[np.object_], names: list[str]) -> tuple[NDArray[np.int64], dict[str, int]]:
    """Return each row's place in the given order of strategies, and place by name."""
    index = {name: place for place, name in enumerate(names)}
    return np.array([index[str(value)] for value in values], dtype=np.int64), index


def _refuse_gaps(cube: NDArray[np.float64], filled: NDArray[np.int64], names: list[str], columns: list[str]) -> None:
    """Raise ValueError where an indicator is not a number in a run that took place."""
    bad = ~np.isfinite(cube) & (filled > 0)[:, :, None]
    if bad.any():
        strategy, _, column = (int(place) for place in np.argwhere(bad)[0])
        raise ValueError(f"runs: {columns[column]} of {names[strategy]} is not a number in at least one run")
