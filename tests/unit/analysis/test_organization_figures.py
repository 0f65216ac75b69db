"""The figures of an organization: its units tied, its units compared, itself beside real companies."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from analysis.figures.beside import MARKS, beside
from analysis.figures.by_unit import by_unit
from analysis.figures.unit_map import unit_map
from analysis.network.network_structure import TITLES
from analysis.network.real_companies import REAL_COMPANIES
from analysis.network.unit_groups import LONGEST_NAME, unit_groups
from analysis.network.unit_means import UnitMeans, unit_means
from analysis.presentation import style

WIDTHS = pytest.mark.parametrize("width", [style.WIDE, 6.6, style.NARROW])
MANY = tuple(f"Division {number:02d} of the works"[:LONGEST_NAME] for number in range(21))


def numbers_in_cells(density: Any) -> list[str]:
    """What is written into the cells of a map; what stands beside them is placed as an annotation."""
    from matplotlib.text import Annotation

    axes = unit_map(density, MANY[: len(density)]).axes[0]
    return [text.get_text() for text in axes.texts if not isinstance(text, Annotation)]


def boxes(figure: Any, texts: list[Any]) -> list[Any]:
    """Where texts stand, in pixels; only those that are drawn."""
    figure.canvas.draw()
    return [text.get_window_extent() for text in texts if text.get_text()]


def measures(rows: int = 21) -> list[UnitMeans]:
    """Four measures of three people in each of `rows` units."""
    groups = unit_groups(np.arange(3 * rows) % rows, MANY[:rows], most=rows)
    luck = np.random.default_rng(1)
    titles = ("Openness", "Trust in leaders", "Others must act first", "Skill in the open")
    return [unit_means(title, luck.uniform(0, 1, 3 * rows), groups) for title in titles]


def test_the_map_says_every_share_in_percent_and_nothing_where_nothing_is() -> None:
    assert numbers_in_cells(np.array([[0.5, 0.012], [0.0, np.nan]])) == ["50", "1.2"]


def test_where_cells_are_too_small_for_numbers_a_scale_of_shades_stands_in() -> None:
    wide, narrow = (unit_map(np.full((21, 21), 0.2), MANY, width=width) for width in (style.WIDE, style.NARROW))
    assert (len(wide.axes), len(narrow.axes)) == (1, 2)


@WIDTHS
def test_names_on_the_map_have_room(width: float) -> None:
    figure = unit_map(np.full((21, 21), 0.2), MANY, width=width)
    assert min(box.x0 for box in boxes(figure, figure.axes[0].get_yticklabels())) >= 0


@WIDTHS
def test_the_numbers_over_the_columns_do_not_touch(width: float) -> None:
    figure = unit_map(np.full((21, 21), 0.2), MANY, width=width)
    found = boxes(figure, figure.axes[0].get_xticklabels())
    assert all(one.x1 < other.x0 for one, other in pairwise(found))


def test_an_organization_without_ties_has_an_empty_map() -> None:
    assert numbers_in_cells(np.zeros((2, 2))) == []


def test_a_unit_named_like_a_formula_is_drawn_as_it_is_written() -> None:
    labels = unit_map(np.ones((1, 1)), [r"R&D $\x$"]).axes[0].get_yticklabels()
    assert not labels[0].get_parse_math()


@WIDTHS
def test_names_beside_the_means_have_room(width: float) -> None:
    figure = by_unit(measures(), MANY, width=width)
    assert min(box.x0 for box in boxes(figure, figure.axes[0].get_yticklabels())) >= 0


@WIDTHS
def test_the_headings_of_panels_do_not_overlap(width: float) -> None:
    figure = by_unit(measures(), MANY, width=width)
    found = boxes(figure, [axes.title if axes.title.get_text() else axes._left_title for axes in figure.axes])
    assert not any(one.overlaps(other) for place, one in enumerate(found) for other in found[:place])


def test_every_panel_says_the_mean_of_all() -> None:
    one = unit_means("Trust", [0.2, 0.6], unit_groups([0, 1], ["Sales", "IT"]))
    assert by_unit([one], ["Sales", "IT"]).axes[0].get_title(loc="left") == "Trust\nall: 0.40"


def test_a_measure_reaches_from_the_lowest_to_the_highest_whatever_the_others_do() -> None:
    figure = beside({"a": 5, "b": 100}, [("x", {"a": 1, "b": 300}), ("y", {"a": 3, "b": 200})], {"a": "A", "b": "B"})
    own = [line.get_xdata()[0] for line in figure.axes[0].lines if line.get_marker() == "D"]
    assert own == [1.0, 0.0]


def test_where_all_are_the_same_the_marks_stand_in_the_middle() -> None:
    figure = beside({"a": 2}, [("x", {"a": 2})], {"a": "A"})
    assert {line.get_xdata()[0] for line in figure.axes[0].lines if line.get_marker() != "None"} == {0.5}


def test_there_is_a_mark_for_every_real_company() -> None:
    assert len({mark for mark, _ in MARKS}) >= len(REAL_COMPANIES)


@WIDTHS
def test_words_and_numbers_of_the_comparison_do_not_cover_each_other(width: float) -> None:
    own, *others = [company.figures for company in REAL_COMPANIES]
    figure = beside(own, [("a company", one) for one in others], TITLES, width=width)
    found = boxes(figure, figure.axes[0].texts)
    assert not any(one.overlaps(other) for place, one in enumerate(found) for other in found[:place])
