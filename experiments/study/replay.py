"""Computes one stored run again and compares its numbers with those in the store."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from experiments.execution.batches import RunFailed
from experiments.runs.messages import Content, Record, Request, kept_weeks, merge_changes
from experiments.storage.store import Row, Store, StoreError
from experiments.study import plan_table
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


def replay(store: Store, run_id: str, model: str = MODEL) -> Replay:
    """Compute a stored run again, by its id or the beginning of it, keeping every week.

    Raises StoreError if there is no such run, or the model is of another version.
    """
    row = store.run(run_id)
    header = store.header
    version = import_module(model).catalogue().model_version
    if version != header.model_version:
        raise StoreError(f"{store.path}: holds runs of model version {header.model_version}, and this is {version}")
    base, changes = plan_table.contents(store, [row.point_id])[row.point_id]
    content = merge_changes(base, changes)
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
