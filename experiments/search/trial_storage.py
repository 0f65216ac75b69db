"""The file of a search: optuna's storage, written by one process, its errors in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
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
            with closing(sqlite3.connect(path)) as first:
                first.execute("PRAGMA journal_mode = WAL")  # stays with the file
            storage = optuna.storages.RDBStorage(f"sqlite:///{path.absolute()}")
        try:
            _close_connections(storage)
            event.listen(storage.engine, "connect", _write_ahead)
            yield storage
        finally:
            _close_connections(storage)
    finally:
        lock.release()


def _close_connections(storage: Any) -> None:
    """Close what optuna holds open; the session first, which has one of the connections."""
    storage.remove_session()
    storage.engine.dispose()


def _write_ahead(connection: Any, _record: Any) -> None:
    """Let SQLite write to its log: else it waits for the disk at every value of every trial."""
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
