"""Commands as a user types them: in a process of their own, in a folder of their own."""

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
        return subprocess.run([sys.executable, "-m", "commands", *arguments], cwd=tmp_path, env=environment,
                              capture_output=True, text=True, check=False)  # fmt: skip

    return call
