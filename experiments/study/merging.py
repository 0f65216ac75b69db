"""Merges several stores into one: shards of a study, or studies that belong together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from experiments.storage.schema import COLUMNS, NEW, PEOPLE, differences, insert_sql
from experiments.storage.store import Row, Store, StoreError

_PAGE = 500


@dataclass
class MergeResult:
    """What a merge did: runs added, present already, and present with other numbers."""

    added: int = 0
    present: int = 0
    different: int = 0


def merge(target: Path, sources: Sequence[Path], *, journal: str = "wal") -> MergeResult:
    """Put the runs of some stores into one; a second merge of the same stores changes nothing.

    Raises StoreError, before anything is written, if the stores' headers differ.
    """
    if not sources:
        raise StoreError(f"{target}: there is nothing to merge into it")
    for path in sources:
        if path.absolute() == target.absolute():
            raise StoreError(f"{path}: is to be merged into itself; give another --out")
    headers = []
    for path in sources:
        with Store.open(path) as source:
            headers.append(source.header)
        for name, there, here in differences(headers[0], headers[-1]):
            raise StoreError(f"{path}: holds runs {name} {here}, and {sources[0]} {name} {there}; merge them apart")
    result = MergeResult()
    with Store.write(target, headers[0], journal=journal) as store:
        for path in sources:
            with Store.open(path) as source:
                _take(store, source, result)
    return result


def _take(store: Store, source: Store, result: MergeResult) -> None:
    """Copy one store into another: what its runs refer to first, then the runs page by page."""
    with store.transaction() as connection:
        for table in ("env", "base", "point", "plan", "design", *([PEOPLE] if source.header.people else [])):
            # A complete plan replaces a half-made one of the same name, and its design the half-made one's.
            planned = table in ("plan", "design")
            word = "REPLACE" if planned else "IGNORE"
            complete = " WHERE plan_id IN (SELECT plan_id FROM plan WHERE scenarios IS NOT NULL)" if planned else ""
            lacking = NEW.get(table, ()) if source.format == 1 else ()
            columns = ", ".join("NULL" if name in lacking else name for name in COLUMNS[table])
            rows = source.stream(f"SELECT {columns} FROM {table}{complete}")
            connection.executemany(insert_sql(table, f"INSERT OR {word}"), rows)
    if store.meta("plan") is None:
        store.set_meta(
            plan=source.meta("plan"),
            study=source.meta("study"),
            folder=source.meta("folder"),
            model=source.meta("model"),
        )
    last = 0
    columns = ", ".join(Row._fields)
    while page := source.ask(f"SELECT id, {columns} FROM run WHERE id > ? ORDER BY id LIMIT {_PAGE}", (last,)):
        last = page[-1][0]
        _add(store, [Row(*row[1:]) for row in page], result)


def _add(store: Store, rows: list[Row], result: MergeResult) -> None:
    known = store.known([row.run_id for row in rows])
    fresh = [row for row in rows if known.get(row.run_id) != "ok"]
    new = [row for row in fresh if row.status == "ok" or row.run_id not in known]
    result.added += len(new)
    result.present += len(rows) - len(new)
    for row in rows:
        if known.get(row.run_id) == "ok" and row.status == "ok":
            there = store.run(row.run_id)
            result.different += (there.final, there.series) != (row.final, row.series)
    store.record(new)
