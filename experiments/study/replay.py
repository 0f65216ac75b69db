"""Computes one stored run again and compares its numbers with those in the store."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from experiments.execution.batches import RunFailed
from experiments.runs.messages import Content, Record, Request, kept_weeks
from experiments.storage.store import Row, Store, StoreError
from experiments.study import plan_table
from experiments.study.study import OTHER_KINDS
from experiments.study.sweep import MODEL


@dataclass(frozen=True)
class Replay:
    """A run that was computed again: as stored (`row`) and as computed now (`record`).

    `same`: whether its numbers are those stored, bit for bit; None if there were none. `failure`: why it fails now.
    """

    row: Row
    content: Content
    record: Record
    same: bool | None
    failure: RunFailed | None = None


MayImport = Callable[[str], bool]
"""Whether an agent class, as package.module:Class, may be imported."""


def refuse_import(name: str) -> bool:
    """Import no agent class that a store names."""
    return False


def check_agents(path: Path, name: Any, may_import: MayImport) -> None:
    """Raise StoreError if a store names an agent class that may not be imported."""
    if name is not None and not may_import(str(name)):
        raise StoreError(f"{path}: names the agent class '{name}', whose code would be run; allow it: --import-agents")


def replay(store: Store, run_id: str, model: str = "", may_import: MayImport = refuse_import) -> Replay:
    """Compute a stored run again, by its id or the beginning of it, keeping every week.

    `model`: the module that computes it; without it that of the store, where it is one of ours. `may_import`: whether
    an agent class that the store names may be imported, which runs its code. Raises StoreError if there is no such
    run, the model is of another version, or an agent class may not be imported.
    """
    row, header = store.run(run_id), store.header
    own = str(store.meta("model"))
    model = model or (own if own in OTHER_KINDS else MODEL)
    version = import_module(model).catalogue().model_version
    if version != header.model_version:
        raise StoreError(f"{store.path}: holds runs of model version {header.model_version}, and this is {version}")
    content = plan_table.scenario(store, row.point_id)
    check_agents(store.path, content.get("employee"), may_import)
    record: Any = import_module(model).record
    try:
        found: Record = record(request(store, row, "1", header.names))
    except Exception as error:  # any failure is a result of the replay
        nothing = Record(np.empty(0), np.empty((0, len(header.names)), np.float32), 0.0)
        return Replay(row, content, nothing, None, RunFailed.of(error))
    kept = found.series[kept_weeks(header.keep, len(found.series) - 1)]
    same = None if row.status != "ok" else (found.final.tobytes(), kept.tobytes()) == (row.final, row.series)
    return Replay(row, content, found, same)


def request(store: Store, row: Row, every: str, indicators: list[str]) -> Request:
    """Return the request to a worker that computes a stored run again."""
    base, changes = plan_table.contents(store, [row.point_id])[row.point_id]
    return Request(row.run_id, row.point_id, row.rep, row.seed, base, changes, every, tuple(indicators))
