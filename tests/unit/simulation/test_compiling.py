"""Kernels: declared without a compiler, compiled when they are first called."""

import subprocess
import sys

import pytest

from simulation import compiling


def double(x: float) -> float:
    return 2 * x


twice = compiling.lean(double)


@compiling.lean
def four_times(x):  # type: ignore[no-untyped-def]
    return twice(twice(x))


def test_numba_is_loaded_by_the_first_call_of_a_kernel_not_by_its_declaration() -> None:
    code = (
        "import sys; from simulation import randomness; print('numba' in sys.modules); randomness.poisson(0.5, 0.9); "
        "print('numba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_a_kernel_calls_another_that_was_never_called_before() -> None:
    assert four_times(1.5) == 6.0


def test_with_the_compiler_switched_off_a_kernel_is_the_function_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    assert compiling._declare()(double) is double
