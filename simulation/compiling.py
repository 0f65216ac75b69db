"""How functions of the model are compiled: at their first call, and kept (`code_cache.py`).

numba is loaded by the first call of a kernel, not by its declaration: whoever lists levers or reads a strategy needs no
compiler.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

_compiling = threading.RLock()


class Kernel:
    """A function that numba compiles at its first call, from Python or from another kernel."""

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        self.py_func, self.targetoptions = function, options  # numba's names: it asks for both before it compiles
        self._compiled: Any = None
        update_wrapper(self, function)

    def __call__(self, *arguments: Any) -> Any:
        return (self._compiled or self.dispatcher)(*arguments)

    @property
    def dispatcher(self) -> Any:
        """The function as numba knows it, which holds what was compiled of it."""
        with _compiling:
            if self._compiled is None:
                import numba

                import simulation.code_cache  # noqa: F401

                self._compiled = numba.njit(**self.targetoptions)(self.py_func)
        return self._compiled

    @property
    def _numba_type_(self) -> Any:
        """What numba asks of an object that a kernel refers to: this one is a compiled function."""
        return self.dispatcher._numba_type_


def _declare(**options: Any) -> Callable[[Callable[..., Any]], Any]:
    """Return a decorator; with `NUMBA_DISABLE_JIT=1` it leaves functions plain Python."""
    if os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0"):
        return lambda function: function
    return lambda function: Kernel(function, {"cache": True, "nogil": True, **options})


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
