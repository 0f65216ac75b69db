"""Runs arranged for a fair, paired comparison: every strategy under the same luck and in the same worlds.

Two bases, never mixed. *Seeds* (draw 0): the world is as assumed by default and only luck differs. *Draws* (draw 1, 2,
...): every draw is another world, that is, another set of parameter values; runs of one draw with several seeds are
averaged first. A seed or draw that some strategy lacks (a failed run) is left out for all of them, and counted; where
some strategies were run more often than others on purpose, the seeds can be kept, with gaps.
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
    """Final values by strategy, block and indicator; a block is one seed or one draw, common to all strategies.

    ``values`` is [strategies, blocks, indicators]; ``blocks`` holds the seeds or the draws; ``left_out`` counts the
    blocks that were incomplete, where those are left out (else NaN stands for what was not run).
    """

    strategies: tuple[str, ...]
    indicators: tuple[str, ...]
    blocks: tuple[int, ...]
    values: NDArray[np.float64]
    left_out: int

    def of(self, strategy: str, indicator: str) -> NDArray[np.float64]:
        """One strategy's values of one indicator, a number per block."""
        return self.values[self.strategies.index(strategy), :, self.indicators.index(indicator)]


def by_seed(runs: pd.DataFrame, gaps: bool = False) -> Panel:
    """The runs at default parameters, one block a seed: what the model's luck does. ``gaps``: incomplete seeds too."""
    rows = vocabulary.settled(runs)
    return _panel(rows[rows["draw"] == 0], "seed", gaps)


def by_draw(runs: pd.DataFrame) -> Panel:
    """The runs at drawn parameters, one block a draw: what the unknown world does."""
    rows = vocabulary.settled(runs)
    return _panel(rows[rows["draw"] > 0], "draw")


def _panel(rows: pd.DataFrame, block: str, gaps: bool = False) -> Panel:
    """Arrange rows as [strategy, (draw, seed), indicator], drop incomplete pairs (or not), average within a block."""
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
    """Where each row's strategy stands in the given order."""
    index = {name: place for place, name in enumerate(names)}
    return np.array([index[str(value)] for value in values], dtype=np.int64), index


def _refuse_gaps(cube: NDArray[np.float64], filled: NDArray[np.int64], names: list[str], columns: list[str]) -> None:
    """An indicator that is not a number in a run that took place is an error, not a missing run."""
    bad = ~np.isfinite(cube) & (filled > 0)[:, :, None]
    if bad.any():
        strategy, _, column = (int(place) for place in np.argwhere(bad)[0])
        raise ValueError(f"runs: {columns[column]} of {names[strategy]} is not a number in at least one run")
