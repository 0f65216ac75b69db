"""A file lock for one writer at a time, which ends with its process, however that ends."""

import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import IO

from simulation.errors import UserError


class WriteLock:
    """The right to write a file: a lock on `FILE.lock` until `release` or the process ends.

    Raises UserError, naming the holder, if another process has it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(path.name + ".lock")
        try:
            self._file = self._acquire()
            if self._file is not None:
                self._sign(self._file)
        except PermissionError:
            raise UserError(f"{path}: its folder cannot be written") from None
        except OSError as problem:
            raise UserError(f"{path}: cannot be written: {problem.strerror or problem}; give another --out") from None
        if self._file is None:
            writer = _named(self.path)
            raise UserError(f"{path}: is being written by {writer}; wait for it, or stop it, or give another --out")

    def _sign(self, file: IO[str]) -> None:
        """Write its holder into the lock file; release it where that fails, as on a full disk."""
        try:
            file.truncate(0)
            file.write(f"process {os.getpid()} on {socket.gethostname()}")
            file.flush()
        except OSError:
            with suppress(OSError):  # closing the file tries to write once more
                self.release()
            raise

    def release(self) -> None:
        """Let other processes write; does nothing the second time."""
        file, self._file = self._file, None
        if file is None:
            return
        if os.name == "nt":  # where an open file cannot be removed
            file.close()
            with suppress(OSError):
                self.path.unlink()
        else:
            self.path.unlink(missing_ok=True)  # while it is still locked: nobody else can hold this very file
            file.close()

    def _acquire(self) -> IO[str] | None:
        while True:
            file = open(self.path, "a+", encoding="utf-8")
            if not _lock(file):
                file.close()
                return None
            if self._is_current(file):
                return file
            file.close()  # its last holder removed it between our opening and our locking it

    def _is_current(self, file: IO[str]) -> bool:
        try:
            return os.path.samestat(os.fstat(file.fileno()), os.stat(self.path))
        except FileNotFoundError:
            return False


def holder(path: Path) -> str | None:
    """Return who is writing a file now, as `process 123 on host`, or None."""
    lock = path.with_name(path.name + ".lock")
    try:
        with open(lock, "r+", encoding="utf-8") as file:
            return None if _lock(file) else _named(lock)
    except OSError:
        return None


def _named(lock: Path) -> str:
    try:
        return lock.read_text(encoding="utf-8") or "another process"
    except OSError:
        return "another process"


def _lock(file: IO[str]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(1_000_000)  # a byte nobody reads: Windows keeps others from reading what is locked
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
