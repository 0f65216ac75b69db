"""How an index settles with the number of base points."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.sensitivity import growth
from analysis.sensitivity.growth import SHOWN, sizes

COLUMNS = ("ST", "low", "high")
NAMES = [f"p{place}" for place in range(8)]


def measured(first: str, width: float) -> pd.DataFrame:
    """A table of indices, falling from the first, which is named."""
    names = [first, *(name for name in NAMES if name != first)]
    index = np.linspace(0.8, 0.1, len(names))
    return pd.DataFrame({"parameter": names, "ST": index, "low": index - width / 2, "high": index + width / 2})


def test_the_parts_of_a_study_are_halves_of_halves() -> None:
    assert sizes(100, 16) == [25, 50, 100]
    assert sizes(20, 16) == [20]


def test_the_parameters_that_lead_by_all_runs_are_followed_back() -> None:
    found = growth(
        lambda count: measured("p0", 16 / count), [16, 32, 64], COLUMNS, "being", "share", "base points"
    ).table
    assert found["points"].unique().tolist() == [16, 32, 64]
    assert found["parameter"].nunique() == SHOWN
    assert found.loc[(found["parameter"] == "p0") & (found["points"] == 32), "high"].item() == pytest.approx(1.05)


def test_it_says_from_when_on_the_same_parameters_lead_and_how_wide_their_intervals_are() -> None:
    def measure(count: int) -> pd.DataFrame:
        return measured("p7" if count < 32 else "p0", 16 / count)

    sentence = growth(measure, [16, 32, 64], COLUMNS, "being", "share", "base points").sentence
    assert "the 5 parameters that matter most are the same from 32 of 64 base points on" in sentence
    assert "is 0.25 wide, and was 0.50 wide with 32" in sentence


def test_a_study_that_is_too_small_says_that_nothing_is_settled() -> None:
    found = growth(
        lambda count: measured("p7" if count < 64 else "p0", 1), [32, 64], COLUMNS, "being", "share", "base points"
    )
    assert "is not settled for being: 32 base points name others than 64" in found.sentence


def test_one_number_of_base_points_is_too_few_to_tell() -> None:
    found = growth(lambda count: measured("p0", 1), [16], COLUMNS, "being", "share", "base points")
    assert found.sentence == "Whether 16 base points are enough for being cannot be told from so few."
    assert found.figure().axes


def test_the_figure_has_a_line_and_a_name_for_each_parameter() -> None:
    found = growth(lambda count: measured("p0", 16 / count), [16, 32], COLUMNS, "being", "share", "base points")
    axes = found.figure().axes[0]
    assert len(axes.lines) == SHOWN
    assert {text.get_text() for text in axes.texts} == set(NAMES[:SHOWN])
