"""What to type for the command line, told so that it can be copied."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from commands.called import called


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
    assert called() == "orgshift"


def test_where_the_shell_would_not_find_it_the_path_is_told(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert called() == os.path.join(".venv", "bin", "orgshift")


def test_run_as_a_module_it_is_called_by_its_name(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.setattr(sys, "argv", ["commands/__main__.py"])
    assert called() == "orgshift"
