"""The SQL tables of a store, the header that all its runs share, and differences of headers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

FORMAT = 1
APPLICATION = 0x6F726773  # "orgs": which kind of SQLite file this is

TABLES = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};

-- What the whole file is: model_version, indicators (names, units, directions), keep, the study as last run.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What runs were computed with: versions, platform, commit. Provenance only, no part of any id.
CREATE TABLE env (env_id TEXT PRIMARY KEY, info TEXT NOT NULL) WITHOUT ROWID;

-- Scenarios. `base` holds what many points share, `changes` what sets one apart: together all that is resolved.
CREATE TABLE base (base_id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE point (point_id TEXT PRIMARY KEY, base_id TEXT NOT NULL, changes TEXT NOT NULL) WITHOUT ROWID;

-- Designs: which points a study asks for, in order; `labels` names organization, strategy and factors.
-- plan.scenarios: how many different ones there are, NULL until the plan is complete. design.again: the scenario is
-- in an earlier row already, as happens where values are rounded or categories sampled.
CREATE TABLE plan (plan_id TEXT PRIMARY KEY, scenarios INTEGER) WITHOUT ROWID;
CREATE TABLE design (
    plan_id TEXT NOT NULL, ordinal INTEGER NOT NULL, point_id TEXT NOT NULL, labels TEXT NOT NULL,
    again INTEGER NOT NULL DEFAULT 0,
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
    series BLOB
);
CREATE INDEX run_state ON run (status, run_id);
CREATE INDEX run_point ON run (point_id, seed, status);
"""

# A failure that is tried again replaces itself; a good run is never overwritten.
RECORD = """
INSERT INTO run (run_id, point_id, rep, seed, status, error, wall_ms, env_id, final, series)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (run_id) DO UPDATE SET
    rep = excluded.rep, status = excluded.status, error = excluded.error, wall_ms = excluded.wall_ms,
    env_id = excluded.env_id, final = excluded.final, series = excluded.series
WHERE run.status <> 'ok'
"""


@dataclass(frozen=True)
class Header:
    """What all runs of a store have in common; runs that differ in it cannot share a table.

    `indicators`: a dict for each (name, title, unit, direction, meaning). `keep`: "final", or every how many weeks.
    """

    model_version: int
    indicators: tuple[dict[str, Any], ...]
    keep: str

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
    if there.names != here.names:
        yield "with the indicators", ", ".join(there.names), ", ".join(here.names)


def _kept(keep: str) -> str:
    return "final values only" if keep == "final" else "every week" if keep == "1" else f"every {keep} weeks"
