"""Exports a study's results as Parquet or CSV and its people as graphs; whole or not."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.runs.kept_people import People, name_units, unpack
from experiments.runs.people_files import check_graph, graph_bytes
from experiments.storage import frames
from experiments.storage.sqlite import DamagedError
from experiments.storage.store import Store, StoreError
from experiments.study.study import refuse_other_kinds
from scenarios.files import write_whole
from simulation.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

ENDINGS = (".parquet", ".csv")
RUNS, WEEKS, PEOPLE, TIES = "runs", "weeks", "people", "ties"
"""What a row of an exported table is: a run, or in each kept week a run, a person of a run, a tie of a run."""


def export(store: Store, path: Path, rows: str = RUNS, indicators: list[str] | None = None) -> int:
    """Write a table with a row for each of what `rows` names; return the number of rows.

    CSV: the same runs give the same bytes.

    Raises UserError for another ending, or if pyarrow is missing for Parquet, StoreError for what is not kept.
    """
    if path.suffix not in ENDINGS:
        raise UserError(f"--to: '{path}' should end in {' or '.join(ENDINGS)}")
    if rows in (PEOPLE, TIES):
        frame = _people(store, rows)
    else:
        frame = frames.weeks(store, indicators) if rows == WEEKS else frames.runs(store, indicators)
    write_whole(path, _parquet(frame) if path.suffix == ".parquet" else frame.to_csv(index=False, lineterminator="\n"))
    return len(frame)


def export_graph(store: Store, path: Path, run_id: str, week: int | None = None) -> int:
    """Write people and ties of a run as a graph; return the week, by default the last kept.

    Raises UserError for another ending than those of graphs or a week that was not kept, StoreError for an unknown run.
    """
    ending = check_graph(path)
    found = _unpacked(store, store.run(run_id).run_id)
    chosen = int(found.people["week"].max()) if week is None else week
    write_whole(path, graph_bytes(found, chosen, ending))
    return chosen


def _people(store: Store, rows: str) -> "pd.DataFrame":
    """Return all people, or all ties, of the good runs, with the labels of their runs."""
    import pandas as pd

    names = [*frames.KEYS, *frames.factors(store)]
    at_a_point = frames.rows_at_a_point(store)
    parts = []
    for row in frames.study_rows(store):
        labels = dict(zip(names, frames.label_values(store, row, at_a_point), strict=True))
        found = _unpacked(store, row[2])
        table = name_units(found) if rows == PEOPLE else found.ties
        if not table:
            raise UserError(f"{store.path}: keeps no ties; `keep: {{ties: true}}` in the study does")
        parts.append(pd.DataFrame({**{name: labels[name] for name in names if name != "ordinal"}, **table}))
    if not parts:
        raise UserError(f"{store.path}: holds no good runs yet")
    return pd.concat(parts, ignore_index=True)


def _unpacked(store: Store, run_id: str) -> People:
    refuse_other_kinds(store)
    if not store.header.people:
        raise StoreError(f"{store.path}: keeps no people; `keep: {{people: [trust], ties: true}}` in the study does")
    found = store.ask(f"SELECT content FROM {PEOPLE} WHERE run_id = ?", (run_id,))
    if not found:
        reason = ", which failed" if store.run(run_id).status == "failed" else ""
        raise StoreError(f"{store.path}: keeps no people of run {run_id}{reason}; name another one")
    try:
        return unpack(found[0][0])
    except ValueError:
        raise DamagedError(store.path, f"the people of run {run_id} cannot be read") from None


def _parquet(frame: "pd.DataFrame") -> bytes:
    try:
        import_module("pyarrow")
    except ImportError:
        raise UserError("--to: Parquet needs pyarrow (pip install 'orgshift[research]'); .csv needs nothing") from None
    found: bytes = frame.to_parquet(index=False)
    return found
