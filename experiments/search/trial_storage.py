"""The file of a search: optuna's storage, written by one process, its errors in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from experiments.storage.lock import WriteLock
from simulation.errors import UserError


@contextmanager
def search_storage(optuna: Any, path: Path) -> Iterator[Any]:
    """Open optuna's storage in a SQLite file, locked for others until it is closed."""
    from sqlalchemy import event

    with explain_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    lock = WriteLock(path)  # else the trials under way in a second process would count as interrupted ones
    try:
        with explain_errors(path):
            storage = optuna.storages.RDBStorage(f"sqlite:///{path.absolute()}")
            event.listen(storage.engine, "connect", _write_ahead)
            storage.engine.dispose()  # the connections after this one write ahead
        try:
            yield storage
        finally:
            storage.remove_session()
            storage.engine.dispose()
    finally:
        lock.release()


def _write_ahead(connection: Any, _record: Any) -> None:
    """Let SQLite write to its log: else it waits for the disk at every value of every trial."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def explain_errors(path: Path) -> Iterator[None]:
    """Turn errors of the file of a search into UserErrors in plain words."""
    try:
        yield
    except (OSError, ValueError) as problem:
        raise UserError(f"{path}: cannot be used for a search: {problem}") from None
    except Exception as problem:  # SQLAlchemy's and alembic's own kinds
        first = str(problem).partition("\n")[0]
        raise UserError(f"{path}: is no search that can be taken up again: {first}") from None
