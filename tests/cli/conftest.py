"""Commands as a user types them, in a folder of their own: in a process of their own, or here where that is enough."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def orgshift(tmp_path: Path) -> Command:
    """`orgshift("run", "nothing")` runs the command in a temporary folder; nothing is raised on a bad exit code."""

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "160"}
        return subprocess.run(
            [sys.executable, "-m", "commands", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return call


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The same in this process, for commands that compute next to nothing: a start costs more than a second."""
    from typer.testing import CliRunner

    from commands.main import app

    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        done = CliRunner().invoke(app, arguments, env={"COLUMNS": "160"})
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    return call
