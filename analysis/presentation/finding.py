"""What every analysis of a study hands back: a table, a figure, and one sentence in plain words."""

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
    """``table`` (rows in a stated order), ``sentence``, and `figure`, drawn only when asked for."""

    table: pd.DataFrame
    sentence: str
    draw: Callable[[float], Figure]

    def figure(self, width: float = style.WIDE) -> Figure:
        """The finding as a figure of the given width in inches."""
        return self.draw(width)


@dataclass(frozen=True)
class TopSet:
    """Who stands at the top on one indicator, as a set, and how probably each of them is really the best.

    ``members`` starts with the leader (best mean at the defaults) and holds everybody who cannot be told apart from it;
    the probabilities are missing (None) where they cannot be given. ``runner_up`` is the second best by mean at the
    defaults, whether or not it can be told apart. ``claim`` says it in plain words and ``odds`` the
    probabilities; a best must not be named without them, so `sentence` says both.
    """

    indicator: str
    members: tuple[str, ...]
    probability: dict[str, float | None]
    probability_draws: dict[str, float | None]
    claim: str
    odds: str
    runner_up: str | None = None

    @property
    def leader(self) -> str:
        """The strategy with the best mean at the default parameters."""
        return self.members[0]

    @property
    def sentence(self) -> str:
        """The claim with the probabilities it must not be stated without."""
        return f"{self.claim} {self.odds}".strip()
