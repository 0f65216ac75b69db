"""The runs that a study still lacks, handed out one by one as workers become free."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import groupby
from typing import NamedTuple, cast

import numpy as np

from experiments.design.replications import Ranked, Until, most
from experiments.runs.ids import run_id, seed_of
from experiments.runs.messages import Request
from experiments.storage.store import Store
from experiments.study import plan_table
from experiments.study.progress import Progress
from experiments.study.study import Study


@dataclass(frozen=True)
class Shard:
    """One part of a study for one of several machines: `number` (from 1) of `of`."""

    number: int = 1
    of: int = 1

    def has(self, place: int) -> bool:
        """Return whether the run or the point at this place is ours."""
        return place % self.of == self.number - 1

    def share(self, total: int) -> int:
        """Return how many of `total` places are ours."""
        return len(range(self.number - 1, total, self.of))


class _Run(NamedTuple):
    run_id: str
    point_id: str
    rep: int
    seed: int


_Rule = Callable[[list[list[float]], list[int]], list[int]]
"""Returns how many runs each point needs, given the good values and the runs tried of each."""


@dataclass
class PendingRuns:
    """What a study in a store lacks, round by round; a round may depend on the last.

    `progress.total` and `progress.present` are kept up to date on the way.
    """

    study: Study
    store: Store
    plan_id: str
    progress: Progress
    shard: Shard = field(default_factory=Shard)
    retry_failed: bool = False
    sources: str = ""

    def __post_init__(self) -> None:
        self._indicators = tuple(self.store.header.names)
        self._scenarios = plan_table.scenarios(self.store, self.plan_id) or 0
        self._tried: set[str] = set()

    def rounds(self) -> Iterator[Iterator[Request]]:
        """Yield rounds of runs: one for fixed replications, as many as it takes otherwise."""
        if isinstance(self.study.replications, int):
            self.progress.total = self.shard.share(self._scenarios * self.study.replications)
            if self._complete(self.study.replications):
                self.progress.present = self.progress.total
            else:
                yield self._lacking(self._fixed(self.study.replications))
            return
        in_all = self._handed_out()
        self._count_what_is_there()
        while lacking := sum(1 for page in self._adaptive() for _ in page):
            self.progress.total = max(in_all, self._accounted() + lacking)
            yield (request for page in self._adaptive(note=True) for request in self._requests(page))
        self.progress.total = self._accounted()  # nothing is left, also where failures end it before `in_all`

    def _accounted(self) -> int:
        return self.progress.present + self.progress.done + self.progress.failed

    def _handed_out(self) -> int:
        """Return how many runs a ranked study will take in all; 0 where that is open."""
        given = self.study.replications
        return self._scenarios * given.mean if isinstance(given, Ranked) and self.shard.of == 1 else 0

    def _count_what_is_there(self) -> None:
        """Count our runs of an adaptive study in the store; failed ones unless tried again."""
        limit = most(self.study.content()["replications"], len(self.study.strategies))
        for page in plan_table.pages(self.store, self.plan_id):
            found = self._stored([point.point_id for point in page if self._is_ours(point)], limit)
            failed = 0 if self.retry_failed else found["failed"]
            self.progress.present += found["ok"] + failed
            self.progress.failed_before += failed

    def _is_ours(self, point: plan_table.Point) -> bool:
        """Return whether a point of an adaptive study is ours; rivals stay in one shard."""
        ranked = isinstance(self.study.replications, Ranked)
        return self.shard.has(point.ordinal // len(self.study.strategies) if ranked else point.place)

    def _stored(self, point_ids: list[str], limit: int) -> Counter[str]:
        """Return how many of the first `limit` replications of some points are there, by status."""
        asked = (
            "SELECT point_id, rep, seed, status FROM run WHERE rep < ? AND point_id IN (SELECT value FROM json_each(?))"
        )
        rows = self.store.ask(asked, (limit, json.dumps(point_ids)))
        return Counter(status for point, rep, seed, status in rows if self._run(point, rep).seed == seed)

    def _adaptive(self, note: bool = False) -> Iterator[list[_Run]]:
        """Yield the runs needed next, given what the store holds, page by page."""
        given = self.study.replications
        for page in self._ranked(given) if isinstance(given, Ranked) else self._until(cast(Until, given)):
            if note:
                self._tried.update(run.run_id for run in page)
            yield page

    def _complete(self, replications: int) -> bool:
        if self.shard.of > 1 or self.study.luck != "common":
            return False
        seeds = [seed_of(self.study.seed, rep) for rep in range(replications)]
        return plan_table.done(self.store, self.plan_id, seeds) == self._scenarios * replications

    def _fixed(self, replications: int) -> Iterator[list[_Run]]:
        """Yield all runs, page by page: every point once before any point twice."""
        for rep in range(replications):
            for page in plan_table.pages(self.store, self.plan_id):
                first = rep * self._scenarios
                ours = page if self.shard.of == 1 else [one for one in page if self.shard.has(first + one.place)]
                yield [self._run(point.point_id, rep) for point in ours]

    def _lacking(self, pages: Iterator[list[_Run]]) -> Iterator[Request]:
        for page in pages:
            known = self.store.known([run.run_id for run in page])
            lacking = [run for run in page if known.get(run.run_id) != "ok"]
            if not self.retry_failed:
                self.progress.failed_before += sum(1 for run in lacking if run.run_id in known)
                lacking = [run for run in lacking if run.run_id not in known]
            self.progress.present += len(page) - len(lacking)
            yield from self._requests(lacking)

    def _until(self, until: Until) -> Iterator[list[_Run]]:
        def wanted(good: list[list[float]], tried: list[int]) -> list[int]:
            return [until.wanted(good[0], tried[0])]

        for page in plan_table.pages(self.store, self.plan_id):
            ours = [point for point in page if self._is_ours(point)]
            values = self._values([point.point_id for point in ours], until.indicator)
            yield [run for point in ours for run in self._next([point.point_id], wanted, values)]

    def _ranked(self, ranked: Ranked) -> Iterator[list[_Run]]:
        """Yield, for each organization in turn, the runs that its strategies need."""
        direction = next(
            str(one.get("direction", "none")) for one in self.store.header.indicators if one["name"] == ranked.rank
        )
        ours = [point for page in plan_table.pages(self.store, self.plan_id) for point in page if self._is_ours(point)]
        for _, rivals in groupby(ours, lambda point: point.ordinal // len(self.study.strategies)):
            ids = [point.point_id for point in rivals]
            wanted = partial(ranked.wanted, good=direction)
            yield self._next(ids, wanted, self._values(ids, ranked.rank))

    def _next(self, points: list[str], wanted: _Rule, values: dict[str, float | None]) -> list[_Run]:
        """Return the next runs of points decided on together, by asking the rule anew."""
        tried = [0] * len(points)
        good: list[list[float]] = [[] for _ in points]
        while (goal := wanted(good, tried)) != tried:
            more = [[self._run(point, rep) for rep in range(tried[k], goal[k])] for k, point in enumerate(points)]
            if lacking := [run for runs in more for run in runs if self._lacks(run.run_id, values)]:
                return lacking
            for k, runs in enumerate(more):
                good[k] += [value for run in runs if (value := values[run.run_id]) is not None]
            tried = goal
        return []

    def _lacks(self, run: str, values: dict[str, float | None]) -> bool:
        if run not in values:
            return True
        return self.retry_failed and values[run] is None and run not in self._tried

    def _values(self, point_ids: list[str], indicator: str) -> dict[str, float | None]:
        """Return an indicator in every stored run of some points; None for a failed one."""
        column = self._indicators.index(indicator)
        found: dict[str, float | None] = {}
        for start in range(0, len(point_ids), plan_table.PAGE // 2):
            some = point_ids[start : start + plan_table.PAGE // 2]
            asked = f"SELECT run_id, status, final FROM run WHERE point_id IN ({','.join('?' * len(some))})"
            for run, status, final in self.store.ask(asked, some):
                found[run] = float(np.frombuffer(final)[column]) if status == "ok" else None
        return found

    def _run(self, point: str, rep: int) -> _Run:
        common = self.study.luck == "common"
        seed = _common_seed(self.study.seed, rep) if common else seed_of(self.study.seed, rep, point)
        return _Run(run_id(point, seed), point, rep, seed)

    def _requests(self, runs: list[_Run]) -> Iterator[Request]:
        texts = plan_table.contents(self.store, [run.point_id for run in runs])
        for run in runs:
            base, changes = texts[run.point_id]
            yield Request(
                run.run_id,
                run.point_id,
                run.rep,
                run.seed,
                base,
                changes,
                self.study.every,
                self._indicators,
                self.sources,
                self.study.kept_people,
            )


_common_seed = lru_cache(maxsize=64)(seed_of)
