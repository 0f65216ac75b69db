"""Names that no file can have, and arguments that are no text, end in one sentence."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commands.main import app

LONG = "x" * 300
BYTES = os.fsdecode(b"a\xff")


def said(*arguments: str) -> str:
    """What a refused command says; nothing but UTF-8 and no traceback."""
    done = CliRunner().invoke(app, arguments, env={"COLUMNS": "160"})
    assert done.exit_code == 2, done.output or done.exception
    assert isinstance(done.exception, SystemExit), done.exception
    return done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "NAME"),
        ("run", "NAME.yaml"),
        ("run", "nothing", "--organization", "NAME"),
        ("run", "nothing", "--organization", "NAME.yaml"),
        ("run", "nothing", "--out", "NAME"),
        ("run", "nothing", "--set", "NAME.yaml"),
        ("run", "nothing", "--event", "NAME"),
        ("run", "nothing", "--structure", "NAME=on"),
        ("run", "nothing", "--budget", "NAME"),
        ("compare", "NAME.yaml"),
        ("calibrate", "NAME.yaml"),
        ("optimise", "--base", "NAME.yaml"),
        ("study", "run", "NAME.yaml"),
        ("study", "status", "NAME.sqlite"),
        ("study", "export", "NAME.sqlite", "--to", "runs.csv"),
        ("rank", "NAME.sqlite"),
        ("sensitivity", "NAME.sqlite"),
        ("sensitivity", "--screen", "NAME.yaml"),
        ("import", "NAME.csv"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("name", [LONG, BYTES, "a\x00b"], ids=["long", "bytes", "nul"])
def test_a_name_no_file_can_have_is_refused_in_a_sentence(
    arguments: tuple[str, ...], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert 0 < len(said(*(one.replace("NAME", name) for one in arguments)).splitlines()) <= 4
