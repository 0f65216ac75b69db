"""Trouble in the middle of a study: a run that kills its worker, a reader, a full disk, an interruption."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections import deque
from functools import partial
from pathlib import Path

import killing
import pytest
import toy_model

from experiments.execution import engine
from experiments.execution.executors import inline, processes
from experiments.storage.store import Store, StoreError
from experiments.study import sweep as sweeping
from experiments.study.progress import Progress
from experiments.study.study import Study
from experiments.study.sweep import Sweep

POISON = killing.STUDY.format(replications=4).replace(
    "  speed: {parameter: speed, levels: 10}",
    "  mood: {structure: mood, values: [calm, poison]}\n  speed: {parameter: speed, values: [0.1, 0.2, 0.3]}",
)


def prepared(folder: Path, text: str, **options: object) -> Sweep:
    (folder / "study.yaml").write_text(text)
    study = Study.read(folder / "study.yaml", toy_model.catalogue())
    options = {"make_executor": inline, "model": "toy_model", **options}
    return Sweep(study, folder / "study.sqlite", **options)  # type: ignore[arg-type]


def finished(sweep: Sweep) -> Progress:
    return deque(sweep, maxlen=1).pop()


def test_runs_that_kill_their_worker_are_found_and_all_others_are_done(tmp_path: Path) -> None:
    text = POISON.replace("replications: 4", "replications: 1")
    progress = finished(prepared(tmp_path, text, make_executor=processes(2)))
    assert (progress.done, progress.failed) == (6, 6)
    with Store.open(tmp_path / "study.sqlite") as store:
        errors = {row[0].partition(" (")[0] for row in store.ask("SELECT error FROM run WHERE status = 'failed'")}
    assert errors == {"WorkerDied: ended its worker process 3 times"}


def test_a_reader_sees_a_balanced_study_at_every_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "LARGEST_CHUNK", 2)
    seen = []
    for progress in prepared(tmp_path, killing.STUDY.format(replications=5)):
        if progress.to_plan:
            continue
        with Store.open(tmp_path / "study.sqlite") as store:
            frame_rows = len(store.runs(["level"]))
            repetitions = store.ask("SELECT count(*) FROM run GROUP BY point_id")
        assert frame_rows == progress.done
        counts = [row[0] for row in repetitions] + [0] * (20 - len(repetitions))
        assert max(counts) - min(counts) <= 1
        seen.append(frame_rows)
    assert seen[-1] == 100 and len(set(seen)) > 5


def test_a_disk_that_fills_keeps_what_was_there_and_the_next_go_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Store.put

    def put(self: Store, connection: sqlite3.Connection, rows: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {max(60, pages)}")
        honest(self, connection, rows)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "put", put)
    with pytest.raises(StoreError, match="the disk is full"):
        finished(prepared(tmp_path, killing.STUDY.format(replications=50)))
    kept = killing.rows(tmp_path / "study.sqlite")
    monkeypatch.undo()
    progress = finished(prepared(tmp_path, killing.STUDY.format(replications=50)))
    assert 0 < kept == progress.present < 1000 == progress.present + progress.done


def test_a_study_that_is_being_run_is_not_run_twice(tmp_path: Path) -> None:
    going = iter(prepared(tmp_path, killing.STUDY.format(replications=5)))
    next(going)
    with pytest.raises(ValueError, match=f"is being written by process {os.getpid()}"):
        finished(prepared(tmp_path, killing.STUDY.format(replications=5)))
    going.close()  # type: ignore[attr-defined]
    assert finished(prepared(tmp_path, killing.STUDY.format(replications=5))).left == 0


COMMAND = """\
title: to be interrupted
organizations: [krackhardt]
strategies: [nothing]
weeks: 20
replications: 100000
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for orphans where Linux lists processes")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_keeps_its_runs_and_leaves_nobody(tmp_path: Path, how: signal.Signals) -> None:
    (tmp_path / "study.yaml").write_text(COMMAND)
    root = Path(sweeping.__file__).parents[2]
    command = [sys.executable, "-m", "commands", "study", "run", str(tmp_path / "study.yaml"), "--workers", "2"]
    process = subprocess.Popen(
        [*command, "--out", str(tmp_path / "study.sqlite")],
        cwd=root,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # a test run in the background ignores it
    )
    while not _count(tmp_path / "study.sqlite"):
        assert process.poll() is None, process.stderr.read() if process.stderr else ""
    process.send_signal(how)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.splitlines()[-1] == "Interrupted: what was finished is kept."
    assert killing.left_after(process.pid) == []
    assert killing.rows(tmp_path / "study.sqlite") > 0


def _count(path: Path) -> int:
    try:
        with Store.open(path) as store:
            return sum(store.counts().values())
    except StoreError:
        return 0
