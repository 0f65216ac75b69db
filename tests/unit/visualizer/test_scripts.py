"""The tests of the app's scripts, run by Node where there is one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="no Node on this machine: the scripts' own tests were not run")
def test_the_scripts_own_tests_pass() -> None:
    tests = sorted(str(path) for path in (ROOT / "tests" / "node").glob("*.test.js"))
    done = subprocess.run(["node", "--test", *tests], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
