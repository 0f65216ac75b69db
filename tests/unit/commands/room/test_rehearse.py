"""`orgshift room rehearse`: bad input is refused before the model is compiled, and nothing is left waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import commands.progress_bar
from commands.room import command
from simulation.errors import UserError
from visualizer.plan import workshop

FILE = "title: Monday\norganization: krackhardt\nweeks: 26\nstrategies: [tools-only, inside-out]\n"
TEAMS = "rounds: [{kind: teams, levers: [training, deeds, listening], budget: 20}]\n"
QUESTIONS = 'rounds: [{kind: questions}, {kind: vote, question: "Ours?", options: ["Yes", "No"]}]'


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """A workshop file with a round of teams."""
    path = tmp_path / "monday.yaml"
    path.write_text(FILE + TEAMS, encoding="utf-8")
    yield path
    workshop._held.clear()


@pytest.fixture
def not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise AssertionError("compiled before everything was read")

    monkeypatch.setattr(commands.progress_bar, "compile_first", fail)


def test_five_bots_play_a_round_of_teams_to_its_end(file: Path) -> None:
    found = CliRunner().invoke(command, ["rehearse", str(file), "--bots", "5", "--fast"])
    assert found.exit_code == 0, found.output
    sheet = (file.with_suffix(".rehearsal") / "sheet.html").read_text(encoding="utf-8")
    assert "Table 1" in sheet and "Table 2" in sheet


def test_a_round_that_cannot_be_run_is_told_on_the_sheet_of_the_others(file: Path) -> None:
    file.write_text(FILE.replace(", inside-out", "") + QUESTIONS, encoding="utf-8")
    found = CliRunner().invoke(command, ["rehearse", str(file), "--bots", "20", "--fast"])
    assert found.exit_code == 1, found.output
    sheet = (file.with_suffix(".rehearsal") / "sheet.html").read_text(encoding="utf-8")
    assert "This round could not be run: questions: there are no two strategies" in sheet and "Yes: " in sheet


@pytest.mark.usefixtures("not_compiled")
def test_a_file_that_is_missing_is_named_at_once(tmp_path: Path) -> None:
    found = CliRunner().invoke(command, ["rehearse", str(tmp_path / "none.yaml")])
    assert isinstance(found.exception, UserError) and "none.yaml" in str(found.exception)


@pytest.mark.usefixtures("not_compiled")
def test_a_file_cannot_be_the_folder_of_the_sheet(file: Path) -> None:
    found = CliRunner().invoke(command, ["rehearse", str(file), "--out", str(file)])
    assert isinstance(found.exception, UserError) and "nothing can be written" in str(found.exception)
