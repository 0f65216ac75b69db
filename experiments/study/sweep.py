"""Runs a study: computes the planned runs that the store lacks and streams them into it.

A sweep can end at any moment and in any way; the next one does what is missing. Every prefix of it is a balanced study:
all points get their first replication before any gets its second.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from itertools import islice
from pathlib import Path
from shlex import quote
from typing import Any

from experiments.execution.batches import MakeExecutor, RunFailed
from experiments.execution.engine import Engine, EngineStopped
from experiments.runs.environment import environment
from experiments.runs.messages import Record, Request, SourcesChanged
from experiments.storage.schema import PEOPLE, insert_sql
from experiments.storage.store import Header, Row, Store
from experiments.study import plan_table
from experiments.study.pending_runs import PendingRuns, Shard
from experiments.study.progress import Progress
from experiments.study.study import Study
from scenarios.prices.price_list import format_unit
from simulation.errors import UserError

__all__ = ["MODEL", "Shard", "Sweep", "header_of"]

MODEL = "experiments.runs.model_adapter"


@dataclass
class Sweep:
    """Computes the missing runs of a study as it is iterated over; yields its progress.

    Progress comes at least twice a second, that of the planning first. `limit`: at most so many runs this time.
    `model`: the module that resolves and computes scenarios. Raises UserError when the study or the store is at fault,
    EngineStopped when no worker can be had.
    """

    study: Study
    path: Path
    make_executor: MakeExecutor
    model: str = MODEL
    shard: Shard = field(default_factory=Shard)
    retry_failed: bool = False
    limit: int | None = None
    journal: str = "wal"
    window: int | None = None

    def __iter__(self) -> Iterator[Progress]:
        engine: Engine[Any, Any] = Engine(self.make_executor, self.window)
        progress = Progress()
        model = import_module(self.model)
        plan_id = self.study.plan_id(model.stamp(self.study))
        with Store.write(self.path, header_of(self.study, self.model), journal=self.journal) as store, engine:
            yield from self._planned(store, engine, plan_id, progress)
            pending = PendingRuns(self.study, store, plan_id, progress, self.shard, self.retry_failed, model.sources())
            left = self.limit
            for requests in pending.rounds():
                for outcomes in engine.rounds(model.record, islice(requests, left), self.study.time_limit):
                    self._keep(store, outcomes, progress)
                    yield progress
                if self.limit is not None:
                    left = self.limit - progress.done - progress.failed
                    if left <= 0:
                        break
            yield progress

    def _planned(self, store: Store, engine: Engine[Any, Any], plan_id: str, progress: Progress) -> Iterator[Progress]:
        """Put the study's points into the store; a new store is removed if it is refused."""
        try:
            for count in plan_table.ensure(self.study, store, engine, self.model, plan_id):
                progress.planned, progress.to_plan = count, self.study.points
                yield progress
        except UserError:
            store.discard()
            raise
        progress.planned = progress.to_plan = 0

    def _keep(self, store: Store, outcomes: list[tuple[Request, Record | RunFailed]], progress: Progress) -> None:
        if not outcomes:
            return
        for _, outcome in outcomes:
            if isinstance(outcome, RunFailed) and outcome.reason.startswith(SourcesChanged.__name__):
                raise EngineStopped(outcome.reason.partition(": ")[2])
        env_id, info = environment()
        with store.transaction() as connection:
            if progress.done + progress.failed == 0:
                connection.execute(insert_sql("env", "INSERT OR IGNORE"), (env_id, info))
            store.put(connection, (_row(request, outcome, env_id, self.path) for request, outcome in outcomes))
            kept = [(request.run_id, one.people) for request, one in outcomes if isinstance(one, Record) and one.people]
            if kept:
                connection.executemany(insert_sql(PEOPLE, "INSERT OR REPLACE"), kept)
        failed = sum(isinstance(outcome, RunFailed) for _, outcome in outcomes)
        progress.came(len(outcomes) - failed, failed)


def header_of(study: Study, model: str = MODEL) -> Header:
    """Return what all runs of a study have in common."""
    known = import_module(model).catalogue()
    currency = study.price_list.currency
    there = {
        str(one["name"]): {**one, "unit": format_unit(str(one.get("unit", "")), currency)} for one in known.indicators
    }
    return Header(
        known.model_version,
        tuple(there[name] for name in study.indicators or there),
        study.every,
        study.kept_people.text,
    )


def _row(request: Request, outcome: Record | RunFailed, env_id: str, path: Path) -> Row:
    of = (request.run_id, request.point_id, request.rep, request.seed)
    if isinstance(outcome, RunFailed):
        again = f"replay: orgshift study show {request.run_id} --store {quote(str(path))}"
        return Row(*of, "failed", f"{outcome.reason}\n{outcome.details}\n{again}", None, env_id, b"", b"")
    return Row(*of, "ok", None, outcome.wall_ms, env_id, outcome.final.tobytes(), outcome.series.tobytes())
