"""Figures for phones: words too long for their width stand in more lines, and nothing lies on anything or is cut."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis import figures
from analysis.figures.row_names import fold_names, row_height
from analysis.presentation import style
from analysis.presentation.finding import Crossover

LONG = "line: what chance reaches anywhere in one study out of twenty; dot: the gap with stronger ones taken out"
RULE = "openness at the start is below 0.29 and the weight of deeds is above 2.16 and the first trust is below 0.48"


def noted(width: float) -> Figure:
    figure = style.figure(width, 2.0)
    figure.add_subplot()
    style.write_footnote(figure, LONG)
    return figure


def test_a_note_longer_than_its_figure_is_folded_into_it() -> None:
    figure = noted(style.NARROW)
    box = figure.texts[0].get_window_extent()
    assert "\n" in figure.texts[0].get_text() and 0 < box.x0 and box.x1 < figure.bbox.width


def test_a_note_that_fits_stays_one_line() -> None:
    assert noted(style.WIDE).texts[0].get_text() == LONG


def test_a_figure_grows_by_the_lines_of_its_note_and_its_drawing_stays_as_large() -> None:
    wide, narrow = noted(style.WIDE), noted(style.NARROW)
    assert narrow.get_figheight() > wide.get_figheight()
    panels = [figure.axes[0].get_position().height * figure.get_figheight() for figure in (wide, narrow)]
    assert panels[0] == pytest.approx(panels[1])


def test_rows_are_as_tall_as_their_longest_name_asks_for() -> None:
    assert row_height(["short", *fold_names([RULE], 26)], 0.28) > row_height(["short"], 0.28) == 0.28


def test_on_a_phone_no_rule_lies_on_the_next() -> None:
    leaves = pd.DataFrame({"rule": [RULE] * 3, "points": [5, 9, 2], "cases": [1.0, 0.5, 0.0]})
    figure = figures.rules(leaves, "share of points", width=style.NARROW)
    figure.canvas.draw()
    boxes = [label.get_window_extent() for label in figure.axes[0].get_yticklabels()]
    assert all(lower.y1 <= upper.y0 for upper, lower in pairwise(boxes))


@pytest.mark.parametrize("size", [0.5, 1214.53])
def test_on_a_phone_no_amount_of_a_waterfall_lies_on_the_names_of_the_rows(size: float) -> None:
    parts = pd.DataFrame({"title": ["deeds", "words", "interaction"], "amount": [size, size / 3, -1.3 * size]})
    figure = figures.waterfall(parts, 0.0, size / 30, width=style.NARROW)
    figure.canvas.draw()
    axes = figure.axes[0]
    assert min(text.get_window_extent().x0 for text in axes.texts) > axes.bbox.x0


def test_large_amounts_of_a_waterfall_are_whole_numbers() -> None:
    parts = pd.DataFrame({"title": ["deeds", "words"], "amount": [617.27, -116.31]})
    assert [text.get_text() for text in figures.waterfall(parts, 0.0, 500.96).axes[0].texts][:2] == ["+617", "−116"]


def test_on_a_phone_a_heat_map_has_no_scale_beside_it() -> None:
    table = pd.DataFrame([[1.0, 2.0]], index=["a"], columns=["x", "y"])
    assert len(figures.heatmap(table, width=style.NARROW).axes) == 1


def draw_chances(width: float) -> Figure:
    """Draw how sure the first place is, with long names and gains on both sides of 0."""
    titles = ["Ask first, then walk the talk x1.35", "Holistic, phased, with a front team", "Inside out"]
    table = pd.DataFrame({"strategy": ["a", "b", "c"], "title": titles, "chance": [0.995, 0.004, 0.3]})
    table = table.assign(share=[0.3, 0.6, 0.2], share_low=[0.15, 0.4, 0.1], share_high=[0.5, 0.8, 0.4])
    table = table.assign(gain=[7.53, 5.2, -0.2], gain_low=[-1.9, -3.1, -4.0], gain_high=[12.0, 11.0, 3.0])
    table.attrs = {"draws": 30, "indicator": "being", "panels": ("chance", "share", "gain")}
    table.attrs["indicators"] = {"being": {"title": "Being social", "unit": "of 100", "direction": "up"}}
    figure = figures.chances(table, width=width)
    figure.canvas.draw()
    return figure


@pytest.mark.parametrize("width", [style.NARROW, style.WIDE])
def test_beside_the_chances_no_name_and_no_title_is_cut(width: float) -> None:
    figure = draw_chances(width)
    boxes = [label.get_window_extent() for axes in figure.axes for label in axes.get_yticklabels()]
    boxes += [axes._left_title.get_window_extent() for axes in figure.axes]  # type: ignore[attr-defined]
    assert all(box.x0 >= 0 and box.x1 <= figure.bbox.width for box in boxes)


@pytest.mark.parametrize("width", [style.NARROW, style.WIDE])
def test_no_label_of_the_chances_touches_a_bar(width: float) -> None:
    for axes in draw_chances(width).axes:
        bars = [bar.get_window_extent() for bar in axes.patches]
        assert not [text for text in axes.texts for bar in bars if text.get_window_extent().overlaps(bar)]


@pytest.mark.parametrize("width", [style.NARROW, style.WIDE])
def test_no_line_crosses_a_gain_and_no_gain_lies_on_a_name(width: float) -> None:
    axes = draw_chances(width).axes[2]
    patches = [text.get_bbox_patch() for text in axes.texts]
    assert all(patch is not None and patch.get_facecolor()[:3] == (1.0, 1.0, 1.0) for patch in patches)
    assert min(text.zorder for text in axes.texts) > axes.lines[-1].zorder
    assert min(text.get_window_extent().x0 for text in axes.texts) >= axes.bbox.x0 - 1
    zeros = [line.get_window_extent() for line in axes.lines if list(line.get_xdata()) == [0, 0]]
    assert zeros and not [text for text in axes.texts for line in zeros if text.get_window_extent().overlaps(line)]


@pytest.mark.parametrize("width", [style.NARROW, style.WIDE])
def test_no_words_about_a_turning_point_are_cut(width: float) -> None:
    value = np.linspace(0.0, 1.0, 5)
    margins = pd.DataFrame({"parameter": "base_skill", "value": value, "margin": 30.0 + 9 * value})
    margins = margins.assign(margin_low=margins["margin"] - 2, margin_high=margins["margin"] + 2)
    row = {"parameter": "base_skill", "crosses": False, "value": np.nan, "default": 0.3, "side": "", "clear": False}
    titles = {"a": "Say one thing, do another, ask first x0.63", "b": "Communities of purpose, all at once x2.5"}
    scans = pd.DataFrame({"strategy": ["a", "b"]})
    scans.attrs["strategies"] = titles
    found = Crossover("a", "b", "being", None, pd.DataFrame([row]), margins, "")
    figure = figures.turning(found, scans, width=width)
    figure.canvas.draw()
    words = [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]
    boxes = [text.get_window_extent() for text in words]
    assert [text for text in words for one in titles.values() if one in text.get_text()]
    assert all(box.x0 >= 0 and box.x1 <= figure.bbox.width and box.y1 <= figure.bbox.height for box in boxes)
    title = figure.axes[0]._left_title.get_window_extent()  # type: ignore[attr-defined]
    assert not [text for text in figure.texts if text.get_window_extent().overlaps(title)]
