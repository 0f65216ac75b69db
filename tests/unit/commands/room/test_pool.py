"""`orgshift room pool`: sheets of several sessions together."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.room.learning import Change
from commands.room import command
from experiments.room.learning_sheets import format_sheet
from simulation.errors import UserError


def sheet(folder: Path, name: str, change: float) -> str:
    """A sheet of a session of twenty people."""
    path = folder / name
    row = Change("agreement", 20, 0.4, 0.2, 0.4 + change, 0.2, change, 0.2)
    path.write_text(format_sheet([row]), encoding="utf-8")
    return str(path)


def test_sessions_are_pooled_and_it_is_not_called_learning(tmp_path: Path) -> None:
    found = CliRunner().invoke(command, ["pool", *(sheet(tmp_path, f"{k}.csv", 0.2) for k in range(4))])
    assert found.exit_code == 0 and "80" in found.stdout
    assert "more than before" in found.stdout and "Agreement is not learning" in found.stdout


def test_json_holds_every_number(tmp_path: Path) -> None:
    found = CliRunner().invoke(command, ["pool", sheet(tmp_path, "a.csv", 0.1), "--json"])
    (row,) = json.loads(found.stdout)
    assert (row["measure"], row["sessions"], row["people"]) == ("agreement", 1, 20)
    assert row["change"] == pytest.approx(0.1) and row["low"] < 0.1 < row["high"]


def test_a_sheet_given_twice_is_refused(tmp_path: Path) -> None:
    path = sheet(tmp_path, "a.csv", 0.1)
    found = CliRunner().invoke(command, ["pool", path, path])
    assert isinstance(found.exception, UserError) and "given twice" in str(found.exception)


def test_a_file_that_is_no_sheet_is_named(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    found = CliRunner().invoke(command, ["pool", str(path)])
    assert isinstance(found.exception, UserError) and "other.csv:1" in str(found.exception)
