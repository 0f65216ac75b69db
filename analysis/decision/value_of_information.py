"""What a datum would be worth: does it change the choice, and what does that save?

For a group of parameters that a datum would settle, the lead of every strategy over the one chosen without it is
predicted from these parameters (ridge regression, linear and squared terms). The strategy with the best prediction is
chosen in each parameter draw, and the gain is what it really gained there over the choice without the datum. A draw is
never predicted by itself (cross-fitting), so a datum that settles nothing gains 0 or less on average.

    x        standardised parameters of the group and their squares, in one draw
    d_s      value of strategy s less that of the choice without the datum, in one draw
    b_s      (X'X + p I)^-1 X'd_s over the draws of the other folds, p = number of columns of X
    chosen   the s with the largest b_s x, or the choice without the datum where none is above 0
    saved    mean of d_chosen

It is the worth as far as a smooth rule finds it, as if the datum gave these parameters exactly. Such a rule finds too
little where the best choice goes with a product or with a threshold: for a and b uniform on -1 to 1 and a lead of
0.02 + a * b it is 0 of 0.116, for a lead of 1 above a = 0.7 and of -0.1 below it is 0.057 of 0.085.

The choice without the datum is the one with the best mean over the parameter draws. It need not be the one that leads
over the seeds; ``attrs["own"]`` names it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary
from analysis.statistics import intervals, panel

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

LEAST_DRAWS = 10
WELL_KNOWN = 1000
"""From so many parameter draws on the numbers are known well enough to act on."""
FOLDS = 10


def value_of_information(
    runs: pd.DataFrame, draws: pd.DataFrame, groups: Mapping[str, Sequence[str]], indicator: str = "being"
) -> pd.DataFrame:
    """Return each datum's worth, largest first.

    ``draws``: draw and a column a parameter; ``groups``: datum -> the parameters it would settle. Columns: datum,
    changes, changes_low, changes_high (chance that the choice is another one), saved, saved_low, saved_high (in the
    indicator's unit, 95 %). attrs: draws, known (whether there are enough), own (the choice without any datum, "" where
    there is no table). Empty below 10 draws.
    """
    import pandas as pd

    table = panel.by_draw(runs)
    columns = ["datum", "changes", "changes_low", "changes_high", "saved", "saved_low", "saved_high"]
    rows, count, chosen = [], len(table.blocks), ""
    if count >= LEAST_DRAWS and len(table.strategies) > 1:
        values = table.values[:, :, table.indicators.index(indicator)]
        score = vocabulary.score(values, vocabulary.direction(runs, indicator))
        own = int(score.mean(axis=1).argmax())
        chosen, lead = table.strategies[own], score - score[own]
        known = draws.set_index("draw").loc[list(table.blocks)]
        for datum, names in groups.items():
            varied = [name for name in names if name in known and known[name].nunique() > 1]
            if varied:
                rows.append((datum, *_worth(known[varied].to_numpy(dtype=float), lead, own)))
    frame = pd.DataFrame(rows, columns=columns).sort_values("saved", ascending=False, kind="stable", ignore_index=True)
    frame.attrs = dict(runs.attrs) | {"draws": count, "known": count >= WELL_KNOWN, "own": chosen}
    return frame


def _worth(parameters: NDArray[np.float64], lead: NDArray[np.float64], own: int) -> tuple[float, ...]:
    """Return the chance that the choice changes and what is saved, with their intervals."""
    chosen = _predicted(parameters, lead).argmax(axis=0)
    gained = lead[chosen, np.arange(lead.shape[1])]
    saved, share = intervals.estimate(gained), float((chosen != own).mean())
    return (
        share,
        *intervals.share_interval(share, len(gained)),
        float(saved.mean),
        float(saved.low),
        float(saved.high),
    )


def _predicted(parameters: NDArray[np.float64], lead: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the leads predicted from the parameters, each draw by the other folds."""
    count = lead.shape[1]
    scaled = (parameters - parameters.mean(axis=0)) / parameters.std(axis=0)
    columns = np.column_stack([np.ones(count), scaled, scaled**2 - 1.0])
    fold, found = np.arange(count) % min(FOLDS, count), np.empty_like(lead)
    penalty = np.eye(columns.shape[1]) * columns.shape[1]
    penalty[0, 0] = 0.0
    for number in np.unique(fold):
        rest, here = columns[fold != number], fold == number
        weights = np.linalg.solve(rest.T @ rest + penalty, rest.T @ lead[:, fold != number].T)
        found[:, here] = (columns[here] @ weights).T
    return found
