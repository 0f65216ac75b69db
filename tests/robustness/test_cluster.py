"""A real Dask scheduler and real workers on this machine: the same numbers, and survivors of their losses."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import killing
import pytest

from experiments.executors import named
from experiments.store import Store
from simulation.errors import UserError

pytest.importorskip("distributed")

TOYS = Path(__file__).parents[1] / "toys"
PATH = os.pathsep.join([str(TOYS), str(TOYS.parents[1])])


class Process:
    """A scheduler or worker of Dask, in a process of its own, ready when its log says so."""

    def __init__(self, part: str, *arguments: str, ready: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{part}", *arguments],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": PATH, "TOY_SECONDS": "-0.005"},
        )
        assert self.process.stderr is not None
        for line in self.process.stderr:
            found = re.search(ready, line)
            if found:
                self.address = found.group(found.lastindex or 0)
                break
        else:
            raise RuntimeError(f"the {part} did not start")

    def kill(self) -> None:
        """End it as a lost machine ends."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Process]:
    found = start_scheduler()
    yield found
    found.kill()


def start_scheduler() -> Process:
    options = ("--port", "0", "--no-dashboard", "--host", "127.0.0.1")
    return Process("scheduler", *options, ready=r"tcp://(127\.0\.0\.1:\d+)")


def worker(scheduler: Process) -> Process:
    options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
    return Process("worker", f"tcp://{scheduler.address}", *options, ready="Registered to")


def digest(path: Path) -> str:
    with Store.open(path) as store:
        return store.digest()


def study(folder: Path, replications: int = 5) -> Path:
    (folder / "study.yaml").write_text(killing.STUDY.format(replications=replications))
    return folder / "study.yaml"


def test_a_scheduler_without_workers_is_named(scheduler: Process, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experiments.cluster.WORKERS_SECONDS", 1)
    with pytest.raises(UserError, match="its scheduler has no workers"):
        named(f"dask://{scheduler.address}")()


def test_a_cluster_gives_the_numbers_of_one_machine_even_if_it_loses_one(tmp_path: Path, scheduler: Process) -> None:
    first, second = worker(scheduler), worker(scheduler)
    there = killing.Victim(study(tmp_path, 20), tmp_path / "there.sqlite", f"dask://{scheduler.address}")
    there.hear(4)
    first.kill()
    assert there.finish() == "finished"
    second.kill()
    here = killing.Victim(tmp_path / "study.yaml", tmp_path / "here.sqlite")
    assert here.finish() == "finished"
    assert digest(tmp_path / "there.sqlite") == digest(tmp_path / "here.sqlite")


def test_the_loss_of_the_scheduler_keeps_what_came_back(tmp_path: Path) -> None:
    scheduler = start_scheduler()
    only = worker(scheduler)
    victim = killing.Victim(study(tmp_path, 200), tmp_path / "study.sqlite", f"dask://{scheduler.address}")
    victim.hear(4)
    scheduler.kill()
    assert victim.finish() == "stopped: the cluster went away while runs were under way"
    only.kill()
    assert 0 < killing.rows(tmp_path / "study.sqlite") < 4000


def test_an_address_where_nobody_answers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experiments.cluster.CONNECT_SECONDS", 1)
    with pytest.raises(UserError, match="no scheduler answers there"):
        named("dask://127.0.0.1:9")()


def test_an_unknown_executor_is_named() -> None:
    with pytest.raises(UserError, match="--executor: 'slurm' is none of: processes, inline, dask://HOST:PORT"):
        named("slurm")
