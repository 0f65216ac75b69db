"""How the week is compiled: once, when it is first called, cached, and never stale.

numba's own cache looks at one file at a time: a week that calls a kernel of another file would keep serving the old
kernel after that file was edited, without a word. So the cache folder is named by a digest of every source that is
compiled and of the compiler's version: an edit costs some seconds of compiling, never wrong numbers. What else is
changed of numba's cache is in `code_cache.py`.

numba is loaded by the first call of a kernel, not by its declaration: whoever lists levers or reads a strategy needs no
compiler.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
KEPT_SECONDS = 30 * 86_400.0
_compiling = threading.RLock()


class Kernel:
    """A function that numba compiles when it is first called, from Python or from another kernel."""

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        self._function, self._options = function, options
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

                self._compiled = numba.njit(**self._options)(self._function)
        return self._compiled

    @property
    def _numba_type_(self) -> Any:
        """What numba asks of an object that a kernel refers to: this one is a compiled function."""
        return self.dispatcher._numba_type_


def _declare(**options: Any) -> Callable[[Callable[..., Any]], Any]:
    """Return a decorator; with `NUMBA_DISABLE_JIT=1` it leaves functions as they are, plain Python."""
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


def sources_digest(package: Path = PACKAGE) -> str:
    """A digest of all that the compiled week is made from: our sources, Python's, numpy's and numba's versions."""
    from importlib.metadata import version

    digest = hashlib.blake2b(digest_size=10)
    for release in (platform.python_version(), version("numpy"), version("numba")):
        digest.update(release.encode())
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def cache_folder() -> Path:
    """Where compiled code is kept: the user's cache folder, or a temporary one where that cannot be written."""
    wanted = os.environ.get("NUMBA_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME")
    home = Path(wanted) if wanted else Path(os.path.expanduser("~")) / ".cache"
    name = f"kernels-{sources_digest()}"
    for parent in (home / "orgshift", Path(tempfile.gettempdir()) / f"orgshift-{_user()}"):
        try:
            (parent / name).mkdir(parents=True, exist_ok=True)
            if os.access(parent / name, os.W_OK):
                _forget_unused(parent / name)
                return parent / name
        except OSError:
            continue
    return Path(tempfile.mkdtemp(prefix="orgshift-"))


def _forget_unused(chosen: Path) -> None:
    """Folders nobody has used for a month go: every edit of the model makes another, of a hundred megabytes."""
    with contextlib.suppress(OSError):
        os.utime(chosen)
        for folder in chosen.parent.glob("kernels-*"):
            if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
