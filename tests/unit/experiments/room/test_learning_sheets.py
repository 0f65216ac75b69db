"""Files of agreement with the model: written and read back, mistakes named by line and column."""

from pathlib import Path

import pytest

from analysis.room.learning import Change
from experiments.room.learning_sheets import COLUMNS, format_sheet, read_sheet
from simulation.errors import UserError

ROWS = [Change("agreement", 12, 0.4, 0.2, 0.55, 0.25, 0.15, 0.3), Change("believed", 11, 0.7, 0.1, 0.6, 0.1, -0.1, 0.2)]


def test_a_sheet_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "session.csv"
    path.write_text(format_sheet(ROWS), encoding="utf-8")
    assert read_sheet(path) == ROWS


def test_a_sheet_opened_and_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "session.csv"
    path.write_bytes(b"\xef\xbb\xbf" + format_sheet(ROWS).replace("\n", "\r\n").encode())
    assert read_sheet(path) == ROWS


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("people", "peoples", ":1: is no sheet of agreement with the model; the column 'people' is missing"),
        (",0.55,", ",much,", ":2: column 'after': 'much' is no number"),
        (",0.3\n", ",-0.3\n", ":2: column 'change_spread': '-0.3'"),
        (",12,", ",4,", ":2: column 'people': '4' is no whole number from 5 on"),
        (",12,", ",12,12,", ":2: 9 cells"),
        (",0.4,", ",nan,", ":2: column 'before': 'nan'"),
    ],
)
def test_a_mistake_is_named_by_line_and_column(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "session.csv"
    path.write_text(format_sheet(ROWS).replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError, match=words.replace("(", r"\(")):
        read_sheet(path)


@pytest.mark.parametrize("text", ["", ",".join(COLUMNS) + "\n", "hello\n"])
def test_a_file_that_holds_nothing_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "session.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"session\.csv"):
        read_sheet(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"none\.csv: cannot be read"):
        read_sheet(tmp_path / "none.csv")
