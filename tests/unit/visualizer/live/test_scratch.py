"""What a killed app left is removed by the next start; what is in use, or nobody marked, is left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from visualizer.live.scratch import MARK, PREFIX, remove_leftovers

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows: what a killed app left there stays")

HOLD = """
import sys
from visualizer.live.scratch import scratch_folder
print(scratch_folder(), flush=True)
sys.stdin.read()
"""


def test_what_a_killed_process_left_goes_with_the_next_start_and_what_another_uses_stays(tmp_path: Path) -> None:
    given = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-P", "-c", HOLD]
    with subprocess.Popen(command, env=given, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        (folder / "something").write_text("left", encoding="utf-8")
        remove_leftovers(tmp_path)
        assert (folder / "something").exists(), "it is in use"
        process.send_signal(signal.SIGKILL)
    remove_leftovers(tmp_path)
    assert not folder.exists()


def test_folders_nobody_marked_and_links_are_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / MARK).touch()
    (tmp_path / f"{PREFIX}unmarked").mkdir()
    (tmp_path / f"{PREFIX}link").symlink_to(elsewhere)
    remove_leftovers(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"elsewhere", f"{PREFIX}unmarked", f"{PREFIX}link"}
    assert (elsewhere / MARK).exists()
