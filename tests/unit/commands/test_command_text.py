"""What to type for the command line, told so that it can be copied."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from commands.command_text import (
    QuestionOptions,
    format_commands,
    name_as_given,
    program_name,
    quote_arguments,
    repeat_options,
)


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An `orgshift` in an environment below the folder we stand in."""
    path = tmp_path / ".venv" / "bin" / "orgshift"
    path.parent.mkdir(parents=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [str(path)])
    return path


def test_where_the_shell_finds_it_the_name_is_enough(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(script.parent))
    assert program_name() == "orgshift"


def test_where_the_shell_would_not_find_it_the_path_is_told(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert program_name() == os.path.join(".venv", "bin", "orgshift")


def test_run_as_a_module_it_is_called_by_its_name(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.setattr(sys, "argv", ["commands/__main__.py"])
    assert program_name() == "orgshift"


def test_a_hint_begins_with_the_word_that_works_here(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert (
        format_commands("orgshift study status s.sqlite")
        == f"{os.path.join('.venv', 'bin', 'orgshift')} study status s.sqlite"
    )
    assert format_commands("make app") == "make app"


def test_a_hint_inside_a_message_begins_with_it_too_and_nothing_else_does(
    script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    here = os.path.join(".venv", "bin", "orgshift")
    assert (
        format_commands("s.csv: is a table; first: orgshift import s.csv")
        == f"s.csv: is a table; first: {here} import s.csv"
    )
    for other in ("this orgshift reads format 2", f"Next: {here} import s.csv", "my-orgshift run"):
        assert format_commands(other) == other


def test_a_strategy_is_named_as_it_was_asked_for() -> None:
    assert name_as_given("mine", ["inside-out", "plans/mine.yaml"]) == "plans/mine.yaml"
    assert name_as_given("inside-out", ["inside-out"]) == name_as_given("inside-out", []) == "inside-out"


def test_only_what_differs_from_the_defaults_is_said_again() -> None:
    assert repeat_options(QuestionOptions("workshop", 156, 1, [], [])) == []
    told = repeat_options(
        QuestionOptions("my staff.yaml", 40, 7, ["trust_gain=0.03"], [], ["attack@4"], "250k", Path("p.csv"))
    )
    assert quote_arguments(*told) == (
        "--organization 'my staff.yaml' --weeks 40 --seed 7 --set trust_gain=0.03 --event attack@4 "
        "--draws-from p.csv --budget 250k"
    )
