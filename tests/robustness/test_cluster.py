"""A real Dask scheduler and real workers on this machine: the same numbers, and survivors of their losses."""

import os
import re
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import killing
import pytest
import toy_model

from experiments.execution.batches import MakeExecutor
from experiments.execution.executors import executor_by_name, inline, processes
from experiments.storage.store import Store
from experiments.study.merging import merge
from experiments.study.pending_runs import PendingRuns, Shard
from experiments.study.study import Study
from experiments.study.sweep import Sweep
from simulation.errors import UserError

pytest.importorskip("distributed")

ALL = Shard()
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
    monkeypatch.setattr("experiments.execution.dask_cluster.WORKERS_SECONDS", 1)
    with pytest.raises(UserError, match="its scheduler has no workers"):
        executor_by_name(f"dask://{scheduler.address}")()


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


def test_workers_a_cluster_the_reversed_order_and_merged_shards_all_give_one_digest(
    tmp_path: Path, scheduler: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Study.read(study(tmp_path, 3), toy_model.catalogue())
    ways = {"1 worker": processes(1), "2 workers": processes(2), "3 workers": processes(3), "none": inline}

    def sweep(name: str, make_executor: MakeExecutor, shard: Shard = ALL) -> Path:
        deque(Sweep(asked, tmp_path / name, make_executor, model="toy_model", shard=shard), maxlen=0)
        return tmp_path / name

    found = {name: digest(sweep(name, how)) for name, how in ways.items()}
    helpers = [worker(scheduler), worker(scheduler)]
    found["dask"] = digest(sweep("dask", executor_by_name(f"dask://{scheduler.address}")))
    for helper in helpers:
        helper.kill()
    merge(tmp_path / "merged", [sweep(f"shard {n}", inline, Shard(n, 3)) for n in (3, 1, 2)])
    found["merged"] = digest(tmp_path / "merged")
    forwards = PendingRuns.rounds
    monkeypatch.setattr(PendingRuns, "rounds", lambda missing: (iter([*one][::-1]) for one in forwards(missing)))
    found["reversed"] = digest(sweep("reversed", inline))
    assert order(tmp_path / "reversed") == order(tmp_path / "none")[::-1]
    assert len(set(found.values())) == 1, found


def order(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [run for (run,) in store.ask("SELECT run_id FROM run ORDER BY rowid")]


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
    monkeypatch.setattr("experiments.execution.dask_cluster.CONNECT_SECONDS", 1)
    with pytest.raises(UserError, match="no scheduler answers there"):
        executor_by_name("dask://127.0.0.1:9")()


def test_an_unknown_executor_is_named() -> None:
    with pytest.raises(UserError, match="--executor: 'slurm' is none of: processes, inline, dask://HOST:PORT"):
        executor_by_name("slurm")
