"""The SQL tables of a store, the header that all its runs share, and differences of headers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

FORMAT = 2
READABLE = (1, FORMAT)  # format 1 has no checksums; it is read, not written
APPLICATION = 0x6F726773  # "orgs": which kind of SQLite file this is

TABLES = f"""
-- Every row has a checksum of its other columns (but for run.id and run.wall_ms), so that damage is noticed.
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};

-- What the whole file is: model_version, indicators (names, units, directions), keep, the study as last run.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum TEXT NOT NULL) WITHOUT ROWID;

-- What runs were computed with: versions, platform, commit. Provenance only, no part of any id.
CREATE TABLE env (env_id TEXT PRIMARY KEY, info TEXT NOT NULL, checksum TEXT NOT NULL) WITHOUT ROWID;

-- Scenarios. `base` holds what many points share, `changes` what sets one apart: together all that is resolved.
CREATE TABLE base (base_id TEXT PRIMARY KEY, content TEXT NOT NULL, checksum TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE point (
    point_id TEXT PRIMARY KEY, base_id TEXT NOT NULL, changes TEXT NOT NULL, checksum TEXT NOT NULL
) WITHOUT ROWID;

-- Designs: which points a study asks for, in order; `labels` names organization, strategy and factors.
-- plan.points: how many rows the design has; plan.scenarios: how many different ones; NULL until the plan is complete.
-- design.again: the scenario stood in an earlier row already, as where values are rounded or categories sampled.
CREATE TABLE plan (
    plan_id TEXT PRIMARY KEY, scenarios INTEGER, points INTEGER, checksum TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE design (
    plan_id TEXT NOT NULL, ordinal INTEGER NOT NULL, point_id TEXT NOT NULL, labels TEXT NOT NULL,
    again INTEGER NOT NULL DEFAULT 0, checksum TEXT NOT NULL,
    PRIMARY KEY (plan_id, ordinal)
) WITHOUT ROWID;

-- Results. final: float64, the reported values. series: float32, kept weeks x indicators, row by row.
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE,
    point_id TEXT NOT NULL,
    rep INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('ok', 'failed')),
    error TEXT,
    wall_ms REAL,
    env_id TEXT,
    final BLOB,
    series BLOB,
    checksum TEXT NOT NULL
);
CREATE INDEX run_state ON run (status, run_id);
CREATE INDEX run_point ON run (point_id, seed, status);
"""

PEOPLE = "people"
PEOPLE_TABLE = f"""
-- People and ties of runs, packed: only in a store whose study keeps them.
CREATE TABLE IF NOT EXISTS {PEOPLE} (run_id TEXT PRIMARY KEY, content BLOB NOT NULL, checksum TEXT NOT NULL)
WITHOUT ROWID;
"""

COLUMNS: dict[str, tuple[str, ...]] = {
    "meta": ("key", "value"),
    "env": ("env_id", "info"),
    "base": ("base_id", "content"),
    "point": ("point_id", "base_id", "changes"),
    "plan": ("plan_id", "scenarios", "points"),
    "design": ("plan_id", "ordinal", "point_id", "labels", "again"),
    "run": ("run_id", "point_id", "rep", "seed", "status", "error", "wall_ms", "env_id", "final", "series"),
    PEOPLE: ("run_id", "content"),
}
"""The columns that are written, in order; the checksum comes last."""
UNCHECKED = ("wall_ms",)
OPTIONAL = (PEOPLE,)
"""Tables that a store need not have."""
NEW = {"plan": ("points",)}
"""Columns that format 1 does not have, beside the checksum."""


def compute_checksum(kinds: str, *values: bytes | None) -> str:
    """Return the checksum of a row: of the kinds of its values, and of their bytes.

    SQL calls it as `checksum_of`.
    """
    total = blake2b(kinds.encode(), digest_size=8)
    for value in values:
        total.update(b"-" if value is None else b"%d:" % len(value))
        total.update(value or b"")
    return total.hexdigest()


def checksum_sql(table: str, values: Sequence[str] = ()) -> str:
    """Return the SQL expression of a row's checksum; `values` take the place of its columns."""
    pairs = zip(COLUMNS[table], values or COLUMNS[table], strict=True)
    checked = [value for column, value in pairs if column not in UNCHECKED]
    kinds = " || ' ' || ".join(f"typeof({value})" for value in checked)
    return f"checksum_of({kinds}, {', '.join(f'CAST({value} AS BLOB)' for value in checked)})"


def insert_sql(table: str, word: str = "INSERT") -> str:
    """Return the SQL statement that adds a row with its checksum.

    `word`: such as `INSERT OR IGNORE`.
    """
    columns = COLUMNS[table]
    marks = [f"?{number + 1}" for number in range(len(columns))]
    names, values = ", ".join(columns), ", ".join(marks)
    return f"{word} INTO {table} ({names}, checksum) VALUES ({values}, {checksum_sql(table, marks)})"


# A failure that is tried again replaces itself; a good run is never overwritten.
RECORD = f"""
{insert_sql("run")}
ON CONFLICT (run_id) DO UPDATE SET
    rep = excluded.rep, status = excluded.status, error = excluded.error, wall_ms = excluded.wall_ms,
    env_id = excluded.env_id, final = excluded.final, series = excluded.series, checksum = excluded.checksum
WHERE run.status <> 'ok'
"""


@dataclass(frozen=True)
class Header:
    """What all runs of a store have in common; runs that differ in it cannot share a table.

    `indicators`: a dict for each (name, title, unit, direction, meaning). `keep`: "final", or every how many weeks.
    `people`: what is kept of people and ties, in words; '' for nothing.
    """

    model_version: int
    indicators: tuple[dict[str, Any], ...]
    keep: str
    people: str = ""

    def content(self) -> dict[str, Any]:
        """Return it as plain data; what a store without people has no need of is left out."""
        return {name: value for name, value in vars(self).items() if name != "people" or value}

    @property
    def names(self) -> list[str]:
        """The indicators' names, in the order of the stored numbers."""
        return [str(indicator["name"]) for indicator in self.indicators]


def differences(there: Header, here: Header) -> Iterator[tuple[str, str, str]]:
    """Yield each difference of two headers: what differs, its value there, its value here."""
    if there.model_version != here.model_version:
        yield "of model version", str(there.model_version), str(here.model_version)
    if there.keep != here.keep:
        yield "keeping", _kept(there.keep), _kept(here.keep)
    if there.people != here.people:
        yield "keeping", there.people or "no people", here.people or "no people"
    if there.names != here.names:
        yield "with the indicators", ", ".join(there.names), ", ".join(here.names)


def _kept(keep: str) -> str:
    return "final values only" if keep == "final" else "every week" if keep == "1" else f"every {keep} weeks"
