"""The engine: every task gets an outcome, and no task stops the others."""

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from multiprocessing.connection import wait
from operator import length_hint
from pathlib import Path
from typing import Any

import pytest
import toy_tasks

from experiments.execution import pool
from experiments.execution.engine import Engine, EngineStopped, RunFailed, processes, run_all
from experiments.execution.executors import Processes, inline

TASKS = range(40)


def outcomes(fn: Callable[[Any], Any], **options: Any) -> dict[Any, Any]:
    found = list(run_all(fn, TASKS, processes(2), **options))
    assert len(found) == len(TASKS)
    return dict(found)


def good(found: dict[Any, Any]) -> list[int]:
    return sorted(task for task, value in found.items() if value == 2 * task)


ALL_BUT_THIRTEEN = [task for task in TASKS if task != 13]


@pytest.mark.parametrize("make_executor", [inline, processes(1), processes(2)])
def test_every_task_is_computed_once(make_executor: Callable[[], Executor]) -> None:
    found = sorted(run_all(toy_tasks.double, TASKS, make_executor))
    assert found == [(task, 2 * task) for task in TASKS]


def test_a_task_that_raises_fails_alone_and_says_why() -> None:
    found = outcomes(toy_tasks.fail_on_thirteen)
    assert good(found) == ALL_BUT_THIRTEEN
    assert str(found[13]) == "ZeroDivisionError: thirteen of them"
    assert "fail_on_thirteen" in found[13].details


def test_a_task_that_kills_its_worker_is_found_and_the_others_survive() -> None:
    found = outcomes(toy_tasks.die_on_thirteen, max_attempts=2)
    assert good(found) == ALL_BUT_THIRTEEN
    assert str(found[13]).startswith("WorkerDied: ended its worker process 2 times")


def test_a_task_that_exits_fails_alone() -> None:
    found = outcomes(toy_tasks.exit_on_thirteen)
    assert good(found) == ALL_BUT_THIRTEEN
    assert str(found[13]) == "SystemExit: 1"


def test_a_result_that_cannot_travel_fails_alone() -> None:
    found = outcomes(toy_tasks.untransportable_on_thirteen)
    assert good(found) == ALL_BUT_THIRTEEN
    assert "pickle" in str(found[13])


def test_a_task_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "GRACE_SECONDS", 1.0)
    found = outcomes(toy_tasks.hang_on_thirteen, time_limit=1.0)
    assert good(found) == ALL_BUT_THIRTEEN
    assert str(found[13]) == "TooSlow: did not end within its time limit of 1 s"


def test_on_a_cluster_every_task_has_time_to_compile_since_its_machine_may_be_another() -> None:
    with Engine(partial(ThreadPoolExecutor, 1)) as on_cluster:
        list(on_cluster.rounds(toy_tasks.double, [1], 1.0))
        late: Future[Any] = Future()
        on_cluster._under_way[late] = (2,)
        assert on_cluster._limit(toy_tasks.double, late) > 300.0


def test_a_worker_lost_by_accident_costs_no_task(tmp_path: Path) -> None:
    tasks = [(number, str(tmp_path)) for number in TASKS]
    found = dict(run_all(toy_tasks.die_once, tasks, processes(2)))
    assert [found[task] for task in tasks] == [2 * number for number in TASKS]


def test_the_first_task_runs_before_a_second_worker_starts() -> None:
    pools: list[Processes] = []

    def watched() -> Processes:
        pools.append(Processes(2))
        return pools[-1]

    found = run_all(toy_tasks.who, TASKS, watched)
    next(found)
    assert len(pools[0]._processes) == 1
    found.close()


def test_each_function_is_computed_once_before_others_start_on_it() -> None:
    with Engine[int, int](inline) as engine:
        functions = (toy_tasks.double, toy_tasks.fail_on_thirteen, toy_tasks.double)
        firsts = [len(next(iter(list(engine.rounds(fn, range(20)))))) for fn in functions]
    assert firsts[0] == 1
    assert firsts[2] > 1


def test_workers_stay_between_rounds() -> None:
    with Engine[int, int](processes(1)) as engine:
        seen = {pid for _ in range(3) for got in engine.rounds(toy_tasks.who, [1]) for _, pid in got}
    assert len(seen) == 1
    assert os.getpid() not in seen


def test_closing_early_ends_the_workers() -> None:
    pools: list[Processes] = []

    def watched() -> Processes:
        pools.append(Processes(2))
        return pools[-1]

    found = run_all(toy_tasks.double, iter(int, 1), watched)
    next(found)
    ends = [worker.sentinel for worker in pools[0]._processes.values()]
    found.close()
    assert all(wait([end], 10) for end in ends)  # asked of the system: the pool's own thread may be reaping them too


def test_an_executor_whose_workers_cannot_start_says_so() -> None:
    def hopeless() -> Executor:
        pool = Processes(1)
        pool._initializer = toy_tasks.no_start
        return pool

    with pytest.raises(EngineStopped, match="worker processes cannot start"):
        list(run_all(toy_tasks.double, TASKS, hopeless))


class Refusing(Processes):
    """A pool that cannot take a task, as when the system gives no more processes; `times` often."""

    times = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        if Refusing.times > 0:
            Refusing.times -= 1
            raise OSError("Resource temporarily unavailable")
        return super().submit(fn, *args, **kwargs)


@pytest.mark.parametrize("times", [1, 3])
def test_a_pool_that_breaks_while_it_takes_a_task_is_replaced(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    found = []
    monkeypatch.setattr(Refusing, "times", 0)
    for outcome in run_all(toy_tasks.double, TASKS, lambda: Refusing(1)):
        found.append(outcome)
        monkeypatch.setattr(Refusing, "times", times if len(found) == 10 else Refusing.times)
    assert sorted(found) == [(task, 2 * task) for task in TASKS]


def test_a_pool_that_never_takes_a_task_again_stops_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Refusing, "times", 0)
    with pytest.raises(EngineStopped, match="workers cannot be started any more: Resource temporarily unavailable"):
        for _ in run_all(toy_tasks.double, TASKS, lambda: Refusing(1)):
            monkeypatch.setattr(Refusing, "times", 1_000)


def test_tasks_are_drawn_only_as_needed_and_never_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experiments.execution.engine.LARGEST_CHUNK", 2)
    tasks = iter(range(1_000))
    for done, (_, _) in enumerate(run_all(toy_tasks.double, tasks, inline, window=8), start=1):
        drawn = 1_000 - length_hint(tasks)
        assert drawn - done <= 8 * 2 + 2


def test_failures_keep_their_text_on_the_way_between_processes() -> None:
    import pickle

    failure = pickle.loads(pickle.dumps(RunFailed("ValueError: no", "Traceback ...")))
    assert (failure.reason, failure.details) == ("ValueError: no", "Traceback ...")
