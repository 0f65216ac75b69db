"""Names at the ends of lines stay on the figure, and apart from each other."""

import numpy as np

from analysis.presentation import style
from analysis.presentation.side_labels import name_ends


def heights_of(ends: list[float]) -> list[float]:
    """Return the heights of the names of lines that end there, on an axis from 0 to 1."""
    axes = style.figure(6, 3).add_subplot()
    axes.set_ylim(0, 1)
    name_ends(axes, [(f"line {at}", 1.0, end, style.INK) for at, end in enumerate(ends)], 0.075)
    return [float(text.xy[1]) for text in axes.texts]


def test_names_beside_lines_do_not_rise_above_the_top() -> None:
    assert max(heights_of([0.98, 0.99, 1.0])) <= 1.0


def test_names_beside_lines_do_not_cover_each_other() -> None:
    assert np.diff(sorted(heights_of([0.5, 0.5, 0.51]))).min() >= 0.074
