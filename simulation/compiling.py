"""How functions of the model are compiled: at their first call, and kept (`numba_support`).

numba is loaded by the first call of a kernel, not by its declaration: whoever lists levers or reads a strategy needs no
compiler.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable
from functools import cache, update_wrapper
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
_compiling = threading.RLock()


def sources_digest(package: Path = PACKAGE) -> str:
    """A digest of the sources that the week is compiled from."""
    digest = hashlib.blake2b(digest_size=10)
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


LOADED = sources_digest()
"""The sources as this process loaded them: what it compiles after a later edit is not the edited code."""


@cache
def _prepare_numba() -> Any:
    """Load numba, set to keep what it compiles in the folder of the loaded sources."""
    import numba

    from simulation.numba_support.code_cache import cache_folder

    numba.config.CACHE_DIR = str(cache_folder(LOADED))  # type: ignore[attr-defined]
    return numba


class Kernel:
    """A function that numba compiles at its first call, from Python or from another kernel.

    For Python it is compiled with all it calls, and kept; for another kernel as a part of that one (`numba_support`).
    """

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        self.py_func, self.targetoptions = function, options  # numba's names: it asks for both before it compiles
        self._compiled: Any = None
        self._part: Any = None
        update_wrapper(self, function)

    def __call__(self, *arguments: Any) -> Any:
        return (self._compiled or self.dispatcher)(*arguments)

    @property
    def dispatcher(self) -> Any:
        """The function as numba knows it, which holds what was compiled of it."""
        with _compiling:
            if self._compiled is None:
                self._compiled = _prepare_numba().njit(cache=True, **self.targetoptions)(self.py_func)
        return self._compiled

    @property
    def part(self) -> Any:
        """The function as other kernels know it, which holds code for them to take in."""
        with _compiling:
            if self._part is None:
                numba = _prepare_numba()
                from simulation.numba_support.kernel_parts import PartCompiler

                bare = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "pipeline_class": PartCompiler}
                self._part = numba.njit(**bare, **self.targetoptions)(self.py_func)
        return self._part

    @property
    def _numba_type_(self) -> Any:
        """What numba asks of an object that a kernel refers to: this one is a compiled function."""
        return self.part._numba_type_


def _declare(**options: Any) -> Callable[[Callable[..., Any]], Any]:
    """Return a decorator; with `NUMBA_DISABLE_JIT=1` it leaves functions plain Python."""
    if os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0"):
        return lambda function: function
    return lambda function: Kernel(function, {"nogil": True, **options})


# A kernel: compiled, cached, free of the interpreter's lock.
kernel = _declare()
# A kernel of the week: allocates nothing, so it needs no reference counts. Counting them took four fifths of the week
# (docs/decisions/compiling.md). The switch is numba's own, without a public name: the lock pins the numba it is
# tested with.
lean = _declare(_nrt=False)
# The same, copied into every kernel that calls it: left alone, LLVM keeps Philox apart and then cannot draw for four
# rows at once, which took a quarter of the week.
inlined = _declare(_nrt=False, forceinline=True)
# The same, copied before compiling: for what a compiled function cannot return, such as records.
pasted = _declare(_nrt=False, inline="always")
