"""How listing commands print."""

import json

import numpy as np
import pytest

from commands.listing import format_cell, show, show_verdicts, to_json_value

ROWS = [{"name": "a [bold] one", "level": np.float32(0.25), "rule": True, "parts": ("x", "y"), "more": float("nan")}]


def test_a_table_shows_the_columns_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    show(ROWS, {"name": "Name", "level": "Level", "rule": "A rule?"})
    heading, line = capsys.readouterr().out.splitlines()
    assert heading.split() == ["Name", "Level", "A", "rule?"]
    assert line.split() == ["a", "[bold]", "one", "0.25", "yes"]


def test_json_holds_everything_as_plain_values(capsys: pytest.CaptureFixture[str]) -> None:
    show(ROWS, {"name": "Name"}, as_json=True)
    expected = {"name": "a [bold] one", "level": 0.25, "rule": True, "parts": ["x", "y"], "more": None}
    assert json.loads(capsys.readouterr().out) == [expected]


def test_a_long_line_is_not_cut_when_piped(capsys: pytest.CaptureFixture[str]) -> None:
    show([{"says": "word " * 60}], {"says": "Says"})
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_nothing_to_list_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show([], {"name": "Name"})
    assert capsys.readouterr().out == "(none)\n"


def test_verdicts_are_counted_and_what_keeps_rows_from_one_is_given_once(capsys: pytest.CaptureFixture[str]) -> None:
    few = {"verdict": "cannot be run yet", "missing": "at least 3 runs"}
    rows = [{"id": "S1", "verdict": "supported", "missing": ""}, {"id": "S2", **few}, {"id": "S3", **few}]
    show_verdicts(rows, {"id": "claim"}, ("supported", "cannot be run yet"), why="missing", as_json=False)
    *_, counted, reason = capsys.readouterr().out.splitlines()
    assert counted == "1 supported; 2 cannot be run yet."
    assert reason == "S2, S3 cannot be run yet (missing: at least 3 runs)"


def test_infinities_become_null() -> None:
    assert to_json_value({"up": float("inf"), "list": (np.int32(3),)}) == {"up": None, "list": [3]}


def test_cells_read_as_words() -> None:
    assert [format_cell(value) for value in (None, False, 3, 0.123456, ["a", 1.0])] == ["", "no", "3", "0.1235", "a, 1"]


@pytest.mark.parametrize("width", ["80", "100"])
def test_a_narrow_window_breaks_no_name_and_says_what_it_has_no_room_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", width)
    rows = [
        {
            "name": "involvement_gain_of_somebody",
            "low": 0.05,
            "unit": "per week",
            "says": "word " * 30,
            "source": "Author and Author 2011, page 3 " * 3,
            "more": "something else " * 3,
        }
    ]
    show(rows, {key: key for key in rows[0]})
    text = capsys.readouterr().out
    assert "involvement_gain_of_somebody" in text and "0.05" in text and "no room for: " in text
