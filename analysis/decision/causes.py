"""What drives a strategy: levers, what they change, being social and the benefit.

From the runs without one lever at a time, paired with the whole strategy and with going on as before:

    an arrow from a lever to a state     share of the state's change that is lost without the lever
    an arrow from a state to an outcome  share of the outcome's gain that comes from the state

Levers that only work together are lost with each other, so arrows into one state may add up to more than the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation.finding import Causes
from analysis.statistics import intervals

if TYPE_CHECKING:
    import pandas as pd

LEAST_ARROW, LEAST_STATE = 0.1, 0.03
"""Shares of a state's change and of an outcome's gain below which nothing is drawn."""
MOST_LEVERS, MOST_INTO = 7, 3
"""Levers, and arrows into one state, that are drawn at most: the largest ones."""


@dataclass(frozen=True)
class Outcome:
    """What is aimed at: indicator, title, unit, and state -> weight in it, with titles."""

    name: str
    title: str
    unit: str
    weights: Mapping[str, float]
    titles: Mapping[str, str]
    scale: float = 1.0


def find_causes(
    table: pd.DataFrame,
    strategy: str,
    titles: Mapping[str, str],
    outcomes: tuple[Outcome, ...],
    baseline: str = "nothing",
) -> Causes | None:
    """Return what drives a strategy; None where it gains nothing that can be told from chance.

    ``table`` has columns without ("" = the whole strategy, ``baseline`` = no programme, else the lever left out),
    seed, and the indicators; ``titles`` gives levers their words.
    """
    import pandas as pd

    runs = {str(name): rows.set_index("seed").sort_index() for name, rows in table.groupby("without", sort=False)}
    whole, before = runs[""], runs[baseline]
    levers = [name for name in runs if name not in ("", baseline)]
    ends, states, arrows = [], [], []
    for outcome in outcomes:
        gain = float((whole[outcome.name] - before[outcome.name]).mean())
        if gain <= 0:
            continue
        ends.append((outcome.name, outcome.title, outcome.unit, gain * outcome.scale))
        for state, weight in outcome.weights.items():
            change = whole[state] - before[state]
            share = weight * float(change.mean()) / gain
            if abs(share) < LEAST_STATE or not _is_known(change):
                continue
            amount = weight * float(change.mean()) * outcome.scale
            states.append((state, outcome.titles[state], outcome.name, amount, share))
            for lever in levers:
                lost = whole[state] - runs[lever][state]
                part = float(lost.mean() / change.mean())
                if abs(part) >= LEAST_ARROW and _is_known(lost):
                    arrows.append((lever, state, float(np.clip(part, -1.0, 1.0))))
    if not arrows:
        return None
    found = pd.DataFrame(arrows, columns=["lever", "state", "share"])
    rank = found["share"].abs().groupby(found["state"]).rank(method="first", ascending=False)
    found = found[rank <= MOST_INTO]
    size = found["share"].abs().groupby(found["lever"]).sum().sort_values(ascending=False, kind="stable")
    kept = [str(name) for name in size.index[:MOST_LEVERS]]
    return Causes(
        strategy,
        pd.DataFrame(ends, columns=["name", "title", "unit", "gain"]),
        pd.DataFrame(states, columns=["name", "title", "outcome", "amount", "share"]),
        found[found["lever"].isin(kept)].reset_index(drop=True),
        pd.DataFrame([(name, titles.get(name, name)) for name in kept], columns=["name", "title"]),
        len(whole),
    )


def _is_known(changes: pd.Series) -> bool:
    """Return whether a change differs from 0 by more than chance; a single run shows none."""
    if len(changes) < 2:
        return False
    known = intervals.estimate(changes.to_numpy(dtype=float))
    return bool(known.low > 0 or known.high < 0)
