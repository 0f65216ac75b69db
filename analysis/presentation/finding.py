"""Results of analyses: a finding (table, figure, sentence), top set, crossover, causes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.presentation import style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False)
class Finding:
    """A ``table`` (rows in a stated order), a ``sentence``, a `figure` (drawn when asked for)."""

    table: pd.DataFrame
    sentence: str
    draw: Callable[[float], Figure]

    def figure(self, width: float = style.WIDE) -> Figure:
        """Return the finding as a figure of the given width in inches."""
        return self.draw(width)


@dataclass(frozen=True)
class TopSet:
    """The strategies that may be best on one indicator, and the probability of each.

    ``members`` starts with the leader (best mean at the defaults) and holds every strategy that cannot be told apart
    from it; the probabilities are missing (None) where they cannot be given. ``runner_up`` is the second best by mean
    at the defaults, whether or not it can be told apart. ``tied`` are the members that cannot be told apart over
    the seeds already, the others only under other assumptions. ``claim`` names the best in words and
    ``odds`` their probabilities; a best must not be named without them, so `sentence` holds both.
    """

    indicator: str
    members: tuple[str, ...]
    probability: dict[str, float | None]
    probability_draws: dict[str, float | None]
    claim: str
    odds: str
    runner_up: str | None = None
    tied: tuple[str, ...] = ()

    @property
    def leader(self) -> str:
        """The strategy with the best mean at the default parameters."""
        return self.members[0]

    @property
    def sentence(self) -> str:
        """The claim with the probabilities it must not be stated without."""
        return f"{self.claim} {self.odds}".strip()


@dataclass(frozen=True, eq=False)
class Crossover:
    """The answer for one winner, one runner-up and one indicator.

    ``table`` has a row per scanned parameter, the likeliest to turn the ranking first: parameter, default, scanned_low,
    scanned_high, crosses, value, low, high (empty where it does not cross), side ("above" or "below": where the
    runner-up wins), clear (its lead there is more than chance), moves (how far the mean margin goes up and down over
    the scan; of those that do not cross the one that moves most is first). ``margins`` has a row per parameter and
    value: margin, margin_low, margin_high (positive: the winner is better). ``parameter`` is None if nothing scanned
    turns the ranking.
    """

    winner: str
    runner_up: str
    indicator: str
    parameter: str | None
    table: pd.DataFrame
    margins: pd.DataFrame
    sentence: str


@dataclass(frozen=True, eq=False)
class Causes:
    """What drives a strategy, of `analysis.decision.causes`, as tables.

    ``outcomes``: name, title, unit, gain. ``states``: name, title, outcome, amount (in the outcome's unit), share.
    ``arrows``: lever, state, share. ``levers``: name, title. ``runs``: how many it is the mean of.
    """

    strategy: str
    outcomes: pd.DataFrame
    states: pd.DataFrame
    arrows: pd.DataFrame
    levers: pd.DataFrame
    runs: int
