"""Find what is damaged in a store: its structure, its header, single rows; in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

from experiments.runs.ids import digest, run_id
from experiments.storage.schema import COLUMNS, OPTIONAL, PEOPLE, checksum_sql

_KEYS = {"meta": "key", "env": "env_id", "base": "base_id", "point": "point_id", "plan": "plan_id", "run": "run_id"} | {
    PEOPLE: "run_id"
}
_CALLED = {"meta": "entry", "env": "environment", "base": "base scenario", "point": "scenario", "plan": "plan"}
_MOST_STRUCTURE = 3


class Damage(NamedTuple):
    """One thing that is damaged, in words; `run_id`: the run, if it is one."""

    text: str
    run_id: str = ""

    def __str__(self) -> str:
        return self.text


def find_damage(connection: sqlite3.Connection, format: int) -> Iterator[Damage]:
    """Yield what is damaged in a store's file; reads all of it.

    In format 1, without checksums, only what contradicts itself is found.
    """
    yield from _structure(connection)
    for table in COLUMNS:
        try:
            if table in OPTIONAL and not _is_there(connection, table):
                continue
            yield from _rows(connection, table) if format > 1 else _ids(connection, table)
        except sqlite3.Error as error:
            yield Damage(f"its table '{table}' cannot be read to the end ({error})")
    try:
        yield from _references(connection, format)
    except sqlite3.Error as error:
        yield Damage(f"its tables do not fit together ({error})")


def _structure(connection: sqlite3.Connection) -> Iterator[Damage]:
    try:
        found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_STRUCTURE})")]
    except sqlite3.Error as error:
        found = [str(error)]
    if found != ["ok"]:
        said = " ".join(" ".join(found).replace("*** in database main ***", "").split())
        yield Damage(f"its structure is damaged (SQLite finds: {said})")


def _is_there(connection: sqlite3.Connection, table: str) -> bool:
    asked = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(asked, (table,)).fetchone() is not None


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[Damage]:
    """Rows that are not as they were written."""
    key = _KEYS.get(table, "plan_id || ' ' || ordinal")
    asked = f"SELECT CAST({key} AS BLOB) FROM {table} NOT INDEXED WHERE {checksum_sql(table)} IS NOT checksum"
    with closing(connection.execute(asked)) as found:
        for (name,) in found:
            yield _describe(table, name)


def _ids(connection: sqlite3.Connection, table: str) -> Iterator[Damage]:
    """Rows of format 1 whose id is not that of their content."""
    if table == "run":
        for name, point, seed in connection.execute("SELECT run_id, point_id, seed FROM run NOT INDEXED"):
            if not isinstance(seed, int) or name != run_id(point, seed):
                yield _describe(table, str(name).encode())
    if table == "base":
        for name, content in connection.execute("SELECT base_id, content FROM base"):
            if name != digest(content):
                yield _describe(table, str(name).encode())


def _describe(table: str, name: bytes | None) -> Damage:
    readable = (name or b"?").decode("utf-8", "backslashreplace")
    if table == "run":
        return Damage(f"run {readable} is not as it was written", readable)
    if table == PEOPLE:
        return Damage(f"the people of run {readable} are not as they were written")
    if table == "design":
        return Damage(f"point {readable.rpartition(' ')[2]} of its design is not as it was written")
    return Damage(f"its {_CALLED[table]} '{readable}' is not as it was written")


def _references(connection: sqlite3.Connection, format: int) -> Iterator[Damage]:
    """Rows that refer to others that are missing, and plans that lack rows."""
    for table, key, other in (("design", "point_id", "point"), ("point", "base_id", "base")):
        asked = f"SELECT count(*) FROM {table} WHERE {key} NOT IN (SELECT {key} FROM {other})"
        if count := connection.execute(asked).fetchone()[0]:
            yield Damage(f"{count:,} rows of its table '{table}' refer to what its table '{other}' does not hold")
    points = "points" if format > 1 else "NULL"
    plans = connection.execute(f"SELECT plan_id, scenarios, {points} FROM plan WHERE scenarios IS NOT NULL").fetchall()
    for plan, scenarios, rows in plans:
        asked = "SELECT count(*), count(*) FILTER (WHERE NOT again) FROM design WHERE plan_id = ?"
        count, different = connection.execute(asked, (plan,)).fetchone()
        if different != scenarios or (rows is not None and count != rows):
            yield Damage(f"its plan '{plan}' has {different:,} scenarios and should have {scenarios}")
    runs = connection.execute("SELECT count(*) FROM run").fetchone()[0]
    if runs and not connection.execute("SELECT count(*) FROM meta WHERE key = 'header'").fetchone()[0]:
        yield Damage("its header is missing")
