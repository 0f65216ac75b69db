"""Compiling before the first run: what is compiled is what runs call, and how far it is."""

import numba
import pytest

from experiments.execution import first_compile
from simulation import state, week
from simulation.population import generate
from simulation.simulation import Simulation


def test_the_weeks_are_compiled_for_what_a_run_calls_them_with() -> None:
    """If this fails, the first run compiles the week again, after it was said to be compiled."""
    first_compile.compile_weeks()
    org = Simulation(generate(20), weeks=2)
    compiled = len(week.weeks.dispatcher.overloads)
    org.run()
    assert len(week.weeks.dispatcher.overloads) == compiled
    assert numba.typeof(state.opened(org.state)) in {types[0] for types in week.weeks.dispatcher.overloads}


def test_a_process_that_fails_is_seen_to() -> None:
    process = first_compile.Compiling("nothing of the kind")
    process._process.wait()
    process.end()
    assert not process.succeeded


@pytest.mark.parametrize(("compiled", "left"), [(0, 60.0), (50, 10 / 0.325 - 12), (100, 10 / 0.65 - 12), (105, 1.0)])
def test_the_time_left_follows_the_functions_and_leaves_some_for_the_outermost(compiled: int, left: float) -> None:
    assert first_compile.seconds_left(12.0, 10.0, compiled, 105) == pytest.approx(left)


def test_the_time_left_shrinks_while_the_outermost_function_is_compiled() -> None:
    sooner, later = (first_compile.seconds_left(seconds, 10.0, 100, 105) for seconds in (10.0, 12.0))
    assert later == pytest.approx(sooner - 2.0)


def test_nothing_is_due_without_the_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    assert not first_compile.is_due()
