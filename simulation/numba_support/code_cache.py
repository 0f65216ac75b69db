"""The cache of compiled code: found again in another clone, never stale or of other types.

numba's own cache looks at one file at a time: a week that calls a kernel of another file would keep serving the old
kernel after that file was edited, without a word. So the cache folder is named by a digest of every source, as the
process loaded it, and of the compiler's version: an edit costs some seconds of compiling, never wrong numbers.

numba keeps an index beside its files, which two processes compiling one kernel at once, for two precisions, write over
each other: one is then served the other's code. Here a file is named by what it was compiled for: no index.
And functions are named by what their records hold (`name_of_record`): else processes give two of them one name.

Importing this module changes numba; `simulation.compiling` does so before it compiles the first kernel.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import platform
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import numba
import numpy as np
from numba.core import caching, types
from numba.np import linalg

PACKAGE = Path(__file__).resolve().parent.parent
KEPT_SECONDS = 30 * 86_400.0


def cache_folder(sources: str) -> Path:
    """The folder for code compiled from the sources with this digest.

    It is in the user's cache, or temporary where that is read-only. Its name depends on the versions of Python, numpy
    and numba too.
    """
    releases = (platform.python_version(), np.__version__, numba.__version__, sources)
    name = f"kernels-{hashlib.blake2b(' '.join(releases).encode(), digest_size=10).hexdigest()}"
    wanted = os.environ.get("NUMBA_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME")
    home = Path(wanted) if wanted else Path(os.path.expanduser("~")) / ".cache"
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
    """Remove folders nobody has used for a month: each edit of the model makes a large new one."""
    with contextlib.suppress(OSError):
        os.utime(chosen)
        for folder in chosen.parent.glob("kernels-*"):
            if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


class CodeByName(caching.IndexDataCacheFile):
    """The compiled code of one kernel, in a file named by what it was compiled for.

    The file holds that in full, too.
    """

    def save(self, key: Any, data: Any) -> None:
        """Keep code compiled for `key` (types, machine and the function itself)."""
        self._save_data(self._name_for(key), (self._source_stamp, key, data))  # type: ignore[no-untyped-call]

    def load(self, key: Any) -> Any:
        """The code kept for just this; None where there is none."""
        try:
            stamp, made_for, data = self._load_data(self._name_for(key))  # type: ignore[no-untyped-call]
        except OSError:
            return None
        return data if (stamp, made_for) == (self._source_stamp, key) else None

    def _name_for(self, key: Any) -> str:
        content = repr((self._source_stamp, key)).encode()
        return f"{self._index_name}.{hashlib.blake2b(content, digest_size=10).hexdigest()}.nbc"


class SharedFolder(caching.UserProvidedCacheLocator):
    """The place of a kernel's compiled code, named by its place in the package.

    So any copy of the same sources (another clone, a folder moved) finds what was compiled already. numba's own folder
    is named by the full path.
    """

    @classmethod
    def get_suitable_cache_subpath(cls, py_file: str) -> str:
        """The folder for a source file, relative to the cache."""
        path = Path(py_file).resolve()
        if path.is_relative_to(PACKAGE):
            return path.parent.relative_to(PACKAGE.parent).as_posix().replace("/", "-")
        return str(super().get_suitable_cache_subpath(py_file))  # type: ignore[no-untyped-call]


def name_of_record(record: types.Record) -> tuple[str, tuple[str]]:
    """What a record is called in the names of compiled functions: a digest of its fields.

    numba takes the number under which a process happened to meet it. Code compiled by one process for one precision
    and by another for the other then bears the same names, and a process that loads both runs the one for the other.
    """
    return type(record).__name__, (hashlib.blake2b(record.name.encode(), digest_size=10).hexdigest(),)


def find_scipy() -> None:
    """Raise ImportError where there is no scipy, without loading it.

    numba loads its linear algebra, a fifth of a second, only to see that it is there. A kernel that needs it loads it.
    """
    if importlib.util.find_spec("scipy") is None:
        raise ImportError("scipy is required for linear algebra")


def load_numba_arrays() -> None:
    """Load numba's functions of arrays, which ask for scipy."""
    numbas_own, linalg.ensure_blas = linalg.ensure_blas, find_scipy
    importlib.import_module("numba.np.arraymath")
    linalg.ensure_blas = numbas_own


load_numba_arrays()
types.Record.mangling_args = property(name_of_record)  # type: ignore[assignment]
caching.IndexDataCacheFile = CodeByName  # type: ignore[misc]
numba.config.CACHE_LOCATOR_CLASSES = f"{__name__}.{SharedFolder.__name__}"  # type: ignore[attr-defined]
