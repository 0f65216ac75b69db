"""Exports a study's results as Parquet or CSV, written whole or not at all."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.storage import frames
from experiments.storage.store import Store
from scenarios.files import write_whole
from simulation.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

ENDINGS = (".parquet", ".csv")


def export(store: Store, path: Path, *, weekly: bool = False, indicators: list[str] | None = None) -> int:
    """Write one row per run, or per run and kept week; return the number of rows.

    CSV: the same runs give the same bytes.

    Raises UserError for another ending, or if pyarrow is missing for Parquet.
    """
    if path.suffix not in ENDINGS:
        raise UserError(f"--to: '{path}' should end in {' or '.join(ENDINGS)}")
    frame = frames.weeks(store, indicators) if weekly else frames.runs(store, indicators)
    write_whole(path, _parquet(frame) if path.suffix == ".parquet" else frame.to_csv(index=False, lineterminator="\n"))
    return len(frame)


def _parquet(frame: "pd.DataFrame") -> bytes:
    try:
        import_module("pyarrow")
    except ImportError:
        raise UserError("--to: Parquet needs pyarrow (pip install 'orgshift[research]'); .csv needs nothing") from None
    found: bytes = frame.to_parquet(index=False)
    return found
