"""CSV files and the terminal table: stable, whole, and without a NaN anywhere."""

from __future__ import annotations

import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from analysis.presentation.tables import csv_text, terminal_table, weekly
from analysis.statistics.compare import compare, find_top_set, pairs


def test_numbers_have_six_significant_digits_and_gaps_are_empty() -> None:
    frame = pd.DataFrame(
        {"a": [1 / 3, -0.0], "b": [1, 2], "c": pd.array([0.5, None], dtype="Float64"), "d": ["x,y", 'z"']}
    )
    assert csv_text(frame) == 'a,b,c,d\n0.333333,1,0.5,"x,y"\n0,2,,"z"""\n'


def test_columns_without_a_frame_give_the_same_bytes() -> None:
    columns = {"week": np.arange(3), "being": np.array([-0.0, 1 / 3, np.nan])}
    assert csv_text(columns) == csv_text(pd.DataFrame(columns)) == "week,being\n0,0\n1,0.333333\n2,\n"


@given(st.lists(st.tuples(st.text(max_size=8), st.floats(allow_nan=False, allow_infinity=False, width=32)), min_size=1))
def test_what_was_written_can_be_read_back(rows: list[tuple[str, float]]) -> None:
    frame = pd.DataFrame(rows, columns=["word", "number"])
    found = list(csv.DictReader(io.StringIO(csv_text(frame, digits=9), newline="")))
    assert [row["word"] for row in found] == frame["word"].tolist()
    assert np.array([row["number"] for row in found], dtype=np.float32).tolist() == frame["number"].tolist()


def test_the_comparison_written_twice_is_the_same_to_the_byte(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "inside-out": 0.5}, draws=4)
    one, two = (csv_text(compare(runs)) for _ in range(2))
    assert one == two and "nan" not in one.lower()


def test_a_week_is_the_mean_over_seeds_at_the_defaults() -> None:
    weeks = pd.DataFrame(
        {
            "strategy": "nothing",
            "seed": [1, 1, 2, 2, 1],
            "draw": [0, 0, 0, 0, 1],
            "week": [0, 1, 0, 1, 0],
            "being": [0.2, 0.4, 0.4, 0.6, 9.0],
        }
    )
    found = weekly(weeks)
    assert found["mean"].tolist() == pytest.approx([0.3, 0.5]) and found["week"].tolist() == [0, 1]


def test_the_terminal_table_has_the_best_first_and_marks_the_top(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.5, "inside-out": 0.5}, draws=5)
    console = Console(width=150, record=True, file=io.StringIO())
    console.print(terminal_table(compare(runs), find_top_set(compare(runs), pairs(runs)), ["churn"]))
    lines = [line for line in console.export_text().splitlines() if line.startswith(("\N{BLACK CIRCLE}", "   "))]
    assert sum(line.startswith("\N{BLACK CIRCLE}") for line in lines) == 2 and "nothing" in lines[-1]


def test_the_terminal_table_of_a_single_seed_says_not_known(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.5}, seeds=1)
    table = terminal_table(compare(runs), find_top_set(compare(runs), pairs(runs)))
    interval, best = (list(table.columns[place].cells) for place in (3, 5))
    assert interval == best == ["not known", "not known"]


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_narrow_terminal_gets_fewer_columns_and_never_half_a_number(make_runs, width: int) -> None:
    runs = make_runs({"nothing": 0.2, "say-one-thing-do-another": 0.5}, draws=5)
    table, found = compare(runs), find_top_set(compare(runs), pairs(runs))
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(terminal_table(table, found, ["churn"] * 6, width))
    text = console.export_text()
    assert "\N{HORIZONTAL ELLIPSIS}" not in text and "no room for: " in text
    assert any("another" in line and "0.5" in line for line in text.splitlines())


def test_a_wide_terminal_gets_every_column(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.5})
    drawn = terminal_table(compare(runs), find_top_set(compare(runs), pairs(runs)), ["churn"], 200)
    assert drawn.caption is None and len(drawn.columns) == 7
