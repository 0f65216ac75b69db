"""Killing a study at random moments, and looking at what is left."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

STUDY = """\
title: to be killed
organizations: [shop]
strategies: [nothing, push]
weeks: 20
factors:
  speed: {{parameter: speed, levels: 10}}
replications: {replications}
keep: every week
"""
SECONDS = 2.0  # after this long no process of a killed study may be left


class Victim:
    """A study in a process group of its own. `voice`: its lines."""

    def __init__(self, study: Path, store: Path, executor: str = "processes", workers: int = 2) -> None:
        script = Path(__file__).with_name("toy_sweep.py")
        command = [sys.executable, str(script), str(study), str(store), executor, str(workers)]
        environment = {"TOY_SECONDS": "-0.002", "PYTHONWARNINGS": "ignore:resource_tracker", **os.environ}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, start_new_session=True, env=environment
        )
        assert self.process.stdout is not None
        self.voice: IO[str] = self.process.stdout

    def hear(self, lines: int) -> str:
        """Wait for some lines, or its end; return the last of them."""
        last = ""
        for _ in range(lines):
            line = self.voice.readline()
            if not line:
                break
            last = line.strip()
        return last

    def finish(self) -> str:
        """Wait for its end and return its last line."""
        text = self.voice.read().splitlines()
        self.process.wait()
        self.voice.close()
        return text[-1] if text else ""

    def kill(self, whom: str, luck: random.Random) -> bool:
        """Kill -9 the parent, all of the group, or one worker; False if there was nobody to kill."""
        workers = [process for process in members(self.process.pid) if process != self.process.pid]
        if whom == "worker" and not workers:
            return False
        try:
            if whom == "group":
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                os.kill(luck.choice(workers) if whom == "worker" else self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return False  # it was quicker
        return True

    def orphans(self) -> list[int]:
        """Return the processes of its group that still live after two seconds."""
        return left_after(self.process.pid)


def left_after(group: int) -> list[int]:
    """The processes of a group that still live after two seconds."""
    end = time.monotonic() + SECONDS
    while (left := members(group)) and time.monotonic() < end:
        time.sleep(0.02)
    return left


def members(group: int) -> list[int]:
    """The living processes of a process group, as Linux lists them."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, _, there = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(there) == group and state not in "ZX":
                found.append(int(folder.name))
    return found


def rows(store: Path) -> int:
    """How many runs a store holds, after SQLite's own check of it."""
    if not store.exists() or store.stat().st_size == 0:
        return 0
    connection = sqlite3.connect(store)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) - count(DISTINCT run_id) FROM run").fetchone() == (0,)
        return int(connection.execute("SELECT count(*) FROM run").fetchone()[0])
    finally:
        connection.close()


def torment(folder: Path, kills: int, luck: random.Random, replications: int = 50) -> tuple[Path, int]:
    """Run a study, killing it again and again, until it is finished; return its store and the kills that struck.

    Raises AssertionError if a run is lost or doubled, or a process outlives its parent by two seconds.
    """
    study, store = folder / "study.yaml", folder / "killed.sqlite"
    study.write_text(STUDY.format(replications=replications))
    struck, before = 0, 0
    while True:
        victim = Victim(study, store)
        if struck < kills:
            last = victim.hear(luck.randrange(1, 25))
            if last != "finished":
                whom = luck.choice(["parent", "worker", "group"])
                victim.kill(whom, luck)
                struck += 1
                if whom == "worker":
                    victim.hear(luck.randrange(1, 10))  # it goes on without that worker
                    victim.kill("parent", luck)
        last = victim.finish()
        assert victim.orphans() == []
        now = rows(store)
        assert now >= before, f"{before - now} runs were lost"
        before = now
        if last == "finished":
            return store, struck
