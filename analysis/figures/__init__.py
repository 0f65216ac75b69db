"""All figures, one kind a file: functions that take tables and return a matplotlib Figure.

`save` writes it as SVG and PNG, the same bytes for the same numbers; `svg` gives the text to put into a page. ``width``
is in inches: `analysis.presentation.style.WIDE` for pages and screens, `analysis.presentation.style.NARROW` for phones.
"""

from analysis.figures.bands import bands
from analysis.figures.chances import chances
from analysis.figures.drifts import drifts
from analysis.figures.figure_files import picture_files, save, svg
from analysis.figures.heatmap import heatmap
from analysis.figures.money import budget, ranks
from analysis.figures.plane import plane
from analysis.figures.ranked import ranked
from analysis.figures.region import region
from analysis.figures.tornado import bars, rules, tornado
from analysis.figures.turning import turning
from analysis.figures.waterfall import waterfall

__all__ = [
    "plane",
    "bands",
    "chances",
    "drifts",
    "ranked",
    "waterfall",
    "budget",
    "ranks",
    "turning",
    "heatmap",
    "tornado",
    "bars",
    "rules",
    "region",
    "picture_files",
    "save",
    "svg",
]
