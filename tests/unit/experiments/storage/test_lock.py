"""The right to write a file: one holder at a time, and none where it cannot be taken."""

import errno
from pathlib import Path
from typing import IO

import pytest

from experiments.storage.lock import WriteLock
from simulation.errors import UserError


class Full:
    """A file on a disk that is full: closing it tries to write what is left, and fails as writing does."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.fileno, self.truncate, self.write = file.fileno, file.truncate, len

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def close(self) -> None:
        self._file.close()
        self.flush()


def test_a_disk_too_full_to_sign_the_lock_is_named_and_nobody_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acquire = WriteLock._acquire
    path = tmp_path / "s.sqlite"
    with monkeypatch.context() as patch:
        patch.setattr(WriteLock, "_acquire", lambda lock: Full(acquire(lock)))
        with pytest.raises(UserError, match=r"s\.sqlite: cannot be written: No space left on device"):
            WriteLock(path)
    assert not list(tmp_path.iterdir())
    WriteLock(path).release()
