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
