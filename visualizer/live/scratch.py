"""This process's throw-away folder: it goes with the process, or with the next start."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows: what a killed app left there stays, as an open file cannot be told from a left one
    fcntl = None  # type: ignore[assignment]

PREFIX = "orgshift-"
MARK = "in-use"
"""A file in the folder, locked while its process lives: the system lets go of it however that ends."""
_held: list[IO[str]] = []


@cache
def scratch_folder() -> Path:
    """The folder, made at first call, after those that killed processes left are removed."""
    remove_leftovers(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    mark_in_use(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def mark_in_use(folder: Path) -> None:
    """Mark a folder as this process's own."""
    if fcntl is not None:
        mark = open(folder / f"{MARK}.new", "w", encoding="utf-8")
        fcntl.flock(mark, fcntl.LOCK_EX)
        os.rename(mark.name, folder / MARK)  # locked before it has its name: nobody finds it open
        _held.append(mark)
        atexit.register(mark.close)


def remove_leftovers(parent: Path) -> None:
    """Remove this user's marked folders whose process is gone.

    Those without a mark are left alone.
    """
    for folder in parent.glob(f"{PREFIX}*") if fcntl is not None else ():
        with suppress(OSError):  # no mark, or locked by its process, or another start was faster
            if folder.is_symlink() or folder.stat().st_uid != os.getuid():
                continue
            with open(folder / MARK, encoding="utf-8") as mark:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
