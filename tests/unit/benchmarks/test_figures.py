"""What the benchmarks yield: medians, ratios, the table, the JSON, the files."""

import json
from pathlib import Path

import pytest

from benchmarks.figures import Figure, Skipped, as_json, compare_costs, format_number, median, notes, table, write

WEEK = Figure("week", "150 people", "ms a week", 0.2, 18.0, "Mesa", 90.0, ">= 150 x", 150, "whole week")


def test_the_median_of_an_even_number_is_the_mean_of_the_middle_two() -> None:
    assert median([4.0, 1.0, 3.0, 2.0]) == 2.5


def test_the_ratio_is_that_of_the_passes_and_not_of_the_medians() -> None:
    ours, theirs, ratio = compare_costs([1.0, 10.0, 2.0], [3.0, 20.0, 4.0])
    assert (ours, theirs, ratio) == (2.0, 4.0, 2.0)


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (0.0, "0"), (12345.6, "12,300"), (0.012345, "0.0123"), (91.0, "91"), (0.00001234, "1.23e-05")],
)
def test_a_number_has_three_digits(value: float | None, text: str) -> None:
    assert format_number(value) == text


def test_every_line_of_the_table_is_as_wide_as_its_headings() -> None:
    lines = table([WEEK, Figure("call", "a long name of a case", "us", 12.0)]).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert len(lines) == 3


def test_the_table_shows_both_sides_and_how_many_times_as_good() -> None:
    cells = table([WEEK]).splitlines()[1].split("  ")
    shown = [cell.strip() for cell in cells if cell.strip()]
    assert shown == ["week", "150 people", "ms a week", "0.2", "18", "Mesa", "90 x", ">= 150 x"]


def test_a_note_is_said_once_a_row() -> None:
    assert notes([WEEK, WEEK, Figure("call", "x", "us", 1.0)]) == ["week: whole week"]


def test_the_json_holds_how_it_was_made_figures_and_skipped_rows() -> None:
    read = json.loads(as_json({"commit": "abc"}, [WEEK], [Skipped("c", "no compiler")]))
    assert read["made"] == {"commit": "abc"}
    assert Figure(**read["figures"][0]) == WEEK
    assert read["skipped"] == [{"row": "c", "reason": "no compiler"}]


def test_table_json_and_plot_are_written(tmp_path: Path) -> None:
    paths = write(tmp_path / "out", {"commit": "abc"}, [WEEK], [Skipped("c", "no compiler")])
    assert [path.name for path in paths] == ["benchmarks.txt", "benchmarks.json", "cost.png"]
    text = paths[0].read_text()
    assert "commit: abc" in text
    assert "c: skipped, no compiler" in text
    assert paths[2].read_bytes().startswith(b"\x89PNG")


def test_without_sizes_there_is_no_plot(tmp_path: Path) -> None:
    paths = write(tmp_path, {}, [Figure("call", "x", "us", 1.0)], [])
    assert [path.name for path in paths] == ["benchmarks.txt", "benchmarks.json"]
