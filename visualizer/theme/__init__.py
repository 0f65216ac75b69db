"""The app's looks: style sheets, and the colours of indicators, levers and mechanisms.

What a strategy is drawn in is decided in `analysis.presentation.style`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

COLOURS = ("#d55e00", "#0072b2", "#009e73", "#aa4499", "#b8860b", "#332288", "#117733", "#882255")
"""Okabe and Ito's palette, the light ones darkened so that they hold on white paper."""

DASHES = ("", "7 4", "2 3", "9 3 2 3", "5 2", "1 3", "8 2 1 2 1 2", "3 3")


SHEETS = (
    "colours",
    "page",
    "stage",
    "theatre",
    "lanes",
    "charts",
    "panels",
    "stories",
    "phones",
    "projector",
    "widths",
    "print",
)
"""The style sheets beside this file, in their order: where two rules weigh the same, the later one holds."""


@cache
def style_sheet() -> str:
    """The style sheets' text, one after the other."""
    folder = Path(__file__).parent
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
