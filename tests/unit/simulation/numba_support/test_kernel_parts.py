"""Kernels that other kernels call become part of them, and are neither optimised nor made into machine code alone."""

from typing import Any

import numba
import pytest
from numba.core.codegen import CPUCodeLibrary

from simulation import compiling


@compiling.kernel
def halve(x):  # type: ignore[no-untyped-def]
    if x < 0.0:
        raise ValueError("below zero")
    return x / 2.0


@compiling.kernel
def quarter(x):  # type: ignore[no-untyped-def]
    return halve(halve(x))


@pytest.fixture
def part() -> Any:
    """What numba keeps of `halve`, once a caller was compiled."""
    quarter(1.0)  # compiled, or read from the cache of an earlier run of this test
    numba.njit(lambda x: halve(x))(1.0)  # in no cache
    (overload,) = halve.part.overloads.values()
    return overload


def test_a_part_gives_the_same_to_its_caller_and_to_python(part: Any) -> None:
    assert (quarter(3.0), halve(3.0)) == (0.75, 1.5)


def test_an_error_in_a_part_reaches_python_with_its_words(part: Any) -> None:
    with pytest.raises(ValueError, match="below zero"):
        quarter(-1.0)


def test_no_machine_code_is_made_of_a_part(part: Any) -> None:
    """If this fails, numba has changed how code ends (`kernel_parts.Part`): the week compiles in twice the time."""
    engine = part.library.codegen._engine
    assert not engine.is_symbol_defined(part.fndesc.llvm_func_name)
    (outermost,) = quarter.dispatcher.overloads.values()
    assert engine.is_symbol_defined(outermost.fndesc.llvm_func_name)


def test_only_the_outermost_kernel_is_optimised_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """If this fails, numba optimises code elsewhere: see `kernel_parts.Part`."""
    optimised: list[str] = []

    def optimise(library: CPUCodeLibrary) -> None:
        optimised.append(library.name)

    monkeypatch.setattr(CPUCodeLibrary, "_optimize_final_module", optimise)
    inner = compiling.kernel(lambda x: x + 1.0)
    middle = compiling.kernel(lambda x: inner(x) + 1.0)

    @numba.njit
    def outermost(x: float) -> Any:
        return middle(x)

    assert outermost(1.0) == 3.0
    assert len(optimised) == 1 and "outermost" in optimised[0]


def test_what_a_kernel_calls_is_not_kept_in_the_cache(part: Any) -> None:
    assert halve.part._cache.cache_path is None
