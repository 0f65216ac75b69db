"""What a worker does with some tasks: each one is measured, and its own time decides."""

from collections.abc import Callable

import pytest

from experiments.execution import batches
from experiments.execution.batches import RunFailed, compute


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time a worker sees; tasks let it pass."""
    now = [0.0]
    monkeypatch.setattr(batches.time, "perf_counter", lambda: now[0])
    return now


@pytest.fixture
def task(clock: list[float]) -> Callable[[float], float]:
    """A task that takes so many seconds; the first one in the process takes ten more, for compiling."""
    compiled = []

    def run(seconds: float) -> float:
        clock[0] += seconds + (0 if compiled else 10)
        compiled.append(True)
        return seconds

    return run


def test_each_task_over_the_limit_fails_with_its_own_time(task: Callable[[float], float]) -> None:
    found = compute(task, (0.25, 0.75, 0.5), time_limit=0.5).outcomes
    assert (found[0], found[2]) == (0.25, 0.5)
    assert str(found[1]) == "TooSlow: took 0.75 s, longer than its time limit of 0.5 s"


def test_compiling_is_no_part_of_a_tasks_time(task: Callable[[float], float]) -> None:
    assert compute(task, (0.5,), time_limit=0.5).outcomes == (0.5,)


def test_a_first_task_that_is_slow_even_when_compiled_fails(task: Callable[[float], float]) -> None:
    (found,) = compute(task, (1.0,), time_limit=0.5).outcomes
    assert isinstance(found, RunFailed) and found.reason.startswith("TooSlow: took 1 s,")


def test_without_a_limit_each_task_is_computed_once(task: Callable[[float], float], clock: list[float]) -> None:
    assert compute(task, (1.0, 2.0)).outcomes == (1.0, 2.0)
    assert clock == [13.0]
