"""The store of a study's results: one SQLite file, written by one process, read by many.

>>> with Store.open("study.sqlite") as store:
...     store.counts()
{'ok': 4000, 'failed': 1}
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from experiments.storage.contents import check_study, read_header, read_json
from experiments.storage.damage import Damage, find_damage
from experiments.storage.lock import WriteLock, holder
from experiments.storage.schema import PEOPLE_TABLE, RECORD, Header, differences, insert_sql
from experiments.storage.sqlite import (
    DamagedError,
    StoreError,
    check_file,
    connect,
    explain_errors,
    prepare_to_write,
    read_format,
)

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["Header", "Row", "Store", "StoreError"]

_PAGE = 500
_LAST = "\U0010ffff"  # comes after every letter an id may go on with


class Row(NamedTuple):
    """One run as it is stored: `final` float64, `series` float32; empty if it failed."""

    run_id: str
    point_id: str
    rep: int
    seed: int
    status: str
    error: str | None
    wall_ms: float | None
    env_id: str | None
    final: bytes
    series: bytes


class Store:
    """A study's results: `Store.open(path)` to read, `Store.write(path, header)` to write."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriteLock | None = None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock
        self._is_new = False

    @classmethod
    def open(cls, path: str | Path, *, check: bool = True) -> "Store":
        """Open a store for reading.

        Raises StoreError if it is missing, no store or cut short, and with `check` if anything in it is damaged: all
        of it is read once. A store that is being written is not checked: its writer did that when it began.
        """
        store = cls(Path(path), connect(Path(path), write=False))
        try:
            if check and holder(store.path) is None:
                store._refuse_damage()
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def write(cls, path: str | Path, header: Header, *, journal: str = "wal") -> "Store":
        """Open a store for writing, or make it.

        Raises StoreError if it cannot be written or is damaged, if another process writes it, or if its runs are of
        another model version or keep other indicators or weeks than `header` says.
        """
        path = Path(path)
        check_file(path, write=True)
        lock = WriteLock(path)
        is_new = not path.exists() or path.stat().st_size == 0
        try:
            store = cls(path, connect(path, write=True, journal=journal), lock)
        except BaseException:
            lock.release()
            raise
        store._is_new = is_new
        try:
            store._refuse_damage()
            store._adopt(header, journal)
        except BaseException:
            store.close()
            raise
        return store

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others write."""
        try:
            self._connection.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def discard(self) -> None:
        """Remove the file if opening made it: what it was made for has been refused."""
        if self._is_new:
            self._connection.close()
            for ending in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    def ask(self, question: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of an SQL question. Raises StoreError."""
        with explain_errors(self.path):
            return self._connection.execute(question, values).fetchall()

    def stream(self, question: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """Yield the rows of an SQL question one by one. Raises StoreError."""
        with explain_errors(self.path):
            yield from self._connection.execute(question, values)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write several things together: all of them are kept, or none. Raises StoreError."""
        with explain_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read several things as they are at one moment, also while another process writes.

        Raises StoreError.
        """
        if self._connection.in_transaction:
            yield
            return
        with explain_errors(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")

    def meta(self, key: str) -> Any:
        """Return the value that the store holds for itself under a key, or None."""
        found = self.ask("SELECT value FROM meta WHERE key = ?", (key,))
        return read_json(self.path, found[0][0], f"its entry '{key}'") if found else None

    def set_meta(self, **values: Any) -> None:
        """Write values about the store itself, by key. Raises StoreError."""
        rows = [(key, json.dumps(value, ensure_ascii=False)) for key, value in values.items()]
        with self.transaction() as connection:
            connection.executemany(insert_sql("meta", "INSERT OR REPLACE"), rows)

    @property
    def header(self) -> Header:
        """What all its runs have in common. Raises StoreError if the store holds nothing yet."""
        found = self.meta("header")
        if found is None:
            raise StoreError(f"{self.path}: holds nothing yet")
        return read_header(self.path, found)

    def study(self) -> dict[str, Any] | None:
        """Return the content of the study the store was made for, or None.

        Raises DamagedError if it cannot be read.
        """
        found = self.meta("study")
        return None if found is None else check_study(self.path, found)

    @property
    def format(self) -> int:
        """The format of the file; 1 has no checksums."""
        with explain_errors(self.path):
            return read_format(self.path, self._connection)

    def find_damage(self) -> Iterator[Damage]:
        """Yield what is damaged; reads all of the file."""
        with explain_errors(self.path):
            yield from find_damage(self._connection, self.format)
        try:
            if self.meta("header") is not None:
                read_header(self.path, self.meta("header"))
            self.study()
            for key in ("plan", "folder"):
                if not isinstance(self.meta(key), str | None):
                    yield Damage(f"its entry '{key}' cannot be read")
        except DamagedError as problem:
            yield Damage(problem.what)

    def _refuse_damage(self) -> None:
        """Raise StoreError for the first thing that is damaged."""
        for damage in self.find_damage():
            raise DamagedError(self.path, damage.text)

    def _adopt(self, header: Header, journal: str) -> None:
        """Make sure that runs with this header can stand in this store; else StoreError."""
        is_empty = self.meta("header") is None
        for name, there, here in () if is_empty else differences(self.header, header):
            raise StoreError(f"{self.path}: holds runs {name} {there}, and these are {name} {here}; give another --out")
        with explain_errors(self.path):
            prepare_to_write(self.path, self._connection, journal)
            if header.people:
                self._connection.execute(PEOPLE_TABLE)
        if is_empty:
            self.set_meta(header=header.content())

    def record(self, rows: Iterable[Row]) -> None:
        """Write some runs, all or none; a good run stays, a failed one is replaced."""
        with self.transaction() as connection:
            self.put(connection, rows)

    def put(self, connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
        """Write some runs inside a transaction that is open already."""
        connection.executemany(RECORD, rows)

    def known(self, run_ids: Sequence[str]) -> dict[str, str]:
        """Return the status ("ok" or "failed") of those of these runs that the store holds."""
        found: dict[str, str] = {}
        for start in range(0, len(run_ids), _PAGE):
            page = run_ids[start : start + _PAGE]
            marks = ",".join("?" * len(page))
            for status in ("ok", "failed"):
                asked = f"SELECT run_id FROM run WHERE status = '{status}' AND run_id IN ({marks})"
                found.update((row[0], status) for row in self.ask(asked, page))
        return found

    def counts(self) -> dict[str, int]:
        """Return how many runs there are, by status, whichever study asked for them."""
        return dict(self.ask("SELECT status, count(*) FROM run GROUP BY status ORDER BY status DESC"))

    def run(self, run_id: str) -> Row:
        """Return one run, by its id or the beginning of it.

        Raises StoreError if none or several match.
        """
        columns = ", ".join(Row._fields)
        asked = f"SELECT {columns} FROM run WHERE run_id >= ? AND run_id < ? LIMIT 2"  # LIKE would read every run
        found = self.ask(asked, (run_id, f"{run_id}{_LAST}"))
        if len(found) != 1:
            raise StoreError(f"{self.path}: {'several runs begin' if found else 'no run begins'} with '{run_id}'")
        return Row(*found[0])

    def runs(self, indicators: Sequence[str] | None = None) -> "pd.DataFrame":
        """Return the study's good runs as a frame, a row each (`experiments.storage.frames`)."""
        from experiments.storage import frames

        with self.snapshot():
            return frames.runs(self, indicators)

    def weeks(self, indicators: Sequence[str] | None = None) -> "pd.DataFrame":
        """Return the good runs as a frame, a row per kept week (`experiments.storage.frames`)."""
        from experiments.storage import frames

        with self.snapshot():
            return frames.weeks(self, indicators)

    def salib(
        self, strategy: str, indicator: str, organization: str = ""
    ) -> "tuple[dict[str, Any], NDArray[np.float64], NDArray[np.float64]]":
        """Return the study's points for SALib: problem, X, Y (`experiments.storage.for_salib`)."""
        from experiments.storage import frames

        with self.snapshot():
            return frames.salib(self, strategy, indicator, organization)

    def digest(self) -> str:
        """Return one digest of all good results: equal if stores hold the same numbers."""
        total = blake2b(digest_size=12)
        for run_id, final, series in self.stream(
            "SELECT run_id, final, series FROM run WHERE status = 'ok' ORDER BY run_id"
        ):
            total.update(run_id.encode())
            total.update(final)
            total.update(series)
        return total.hexdigest()
