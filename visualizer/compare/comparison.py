"""A comparison under way for one session: asked, followed, cancelled.

Its result and its files.
"""

from __future__ import annotations

import atexit
import io
import shutil
import tempfile
import threading
import weakref
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import chain, count
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenarios.defaults import DEFAULT_PERCENT
from visualizer.compare.worker_process import Outcome, in_own_process
from visualizer.live.scratch import scratch_folder
from visualizer.plan.held_prices import held_prices
from visualizer.plan.own_strategies import file_stem, is_own
from visualizer.plan.plan import OWN, Plan
from visualizer.plan.programme import as_one
from visualizer.plan.resolve import events_of, organization_of, organizations, strategy, structure_of
from visualizer.wording.page_texts import COMPARE
from visualizer.wording.part_texts import PLAN
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from experiments.comparison.question import Question
    from experiments.design.fitted_draws import FittedDraws
    from simulation.levers import Strategy

FEWEST, MOST = 2, 8
BASELINE = "nothing"
SEEDS, DRAWS = 20, 30
"""Runs of each strategy unless asked otherwise; as many parameter draws as the command line takes."""
MOST_KEPT = 4
"""Finished comparisons the app remembers: who reloads the page, or comes back with the link, need not wait again."""
PATIENCE = 5.0
"""Seconds a cancelled comparison has to end by itself when the app ends."""
_started: weakref.WeakSet[Comparison] = weakref.WeakSet()
_finished: dict[Asked, Comparison] = {}
_fitted: list[FittedDraws] = []


@atexit.register
def _cancel_all() -> None:
    """End what is still being compared when the app ends: it would be waited for otherwise."""
    ending = list(_started)
    for comparison in ending:
        comparison.cancel()
    for comparison in ending:
        comparison.wait_for_end()


@dataclass(frozen=True)
class Asked:
    """What to compare. `percent`: of payroll, None = as written; `draws`: parameter draws.

    `extras`: also why.
    """

    plan: Plan
    names: tuple[str, ...]
    seeds: int = SEEDS
    draws: int = DRAWS
    percent: float | None = DEFAULT_PERCENT
    extras: bool = False

    def question(self) -> Question:
        """The same as the command line asks."""
        from experiments.comparison.question import Question

        plan = self.plan
        names = [BASELINE, *[name for name in self.names if name != BASELINE]]
        return Question(
            plan.organization if plan.organization in organizations() else organization_of(plan.organization),
            named_apart(strategy_named(plan, name) for name in names),
            plan.weeks,
            self.seeds,
            self.draws,
            plan.seed,
            "as-written" if self.percent is None else self.percent,
            dict(plan.parameters),
            structure_of(plan),
            events_of(plan),
            extras=self.extras,
            fitted=fitted_draws(),
            prices=held_prices(),
        )


def hold_fitted_draws(draws: FittedDraws | None) -> None:
    """Use these draws in every comparison from now on, in place of ranges."""
    _fitted[:] = [] if draws is None else [draws]


def fitted_draws() -> FittedDraws | None:
    """The draws the app was started with, if any."""
    return _fitted[0] if _fitted else None


def named_apart(strategies: Iterable[Strategy]) -> tuple[Strategy, ...]:
    """The strategies, those of one's own named as their files would be, no two alike."""
    found: dict[str, Strategy] = {}
    for one in strategies:
        stem = file_stem(one.title) if is_own(one.name) else one.name
        name = next(name for name in chain([stem], (f"{stem}-{n}" for n in count(2))) if name not in found)
        found[name] = replace(one, name=name)
    return tuple(found.values())


def strategy_named(plan: Plan, name: str) -> Strategy:
    """A strategy by name; `OWN` is the one on the Stage with its changes.

    Branches are written as one list of levers.
    """
    if name != OWN:
        return strategy(name)
    written = strategy(plan.strategy)
    return replace(written, name=OWN, title=say(PLAN, "stage_title", title=written.title), entries=as_one(plan))


def finished(asked: Asked) -> Comparison | None:
    """The comparison that has answered this, if the app remembers one."""
    return _finished.get(asked)


def remember(comparison: Comparison) -> None:
    """Keep a finished comparison for whoever asks the same.

    The oldest is forgotten where there are too many.
    """
    _finished.pop(comparison.asked, None)
    _finished[comparison.asked] = comparison
    while len(_finished) > MOST_KEPT:
        del _finished[next(iter(_finished))]


@dataclass(eq=False)
class Comparison:
    """One comparison: how far it is, then its outcome, problem or end.

    `phase`, `done`, `total`: how far it is; then `outcome`, or `problem`, or `cancelled`.
    """

    asked: Asked
    phase: str = COMPARE["starting"]
    done: int = 0
    total: int = 0
    problem: str = ""
    outcome: Outcome | None = None
    cancelled: bool = False
    _process: Any = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(dir=scratch_folder())))

    def __post_init__(self) -> None:
        # Not with the page that asked: another may be looking at a finished comparison.
        self._clean = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)

    @property
    def running(self) -> bool:
        """Whether there is more to come."""
        return self.outcome is None and not self.problem and not self.cancelled

    def start(self, notify: Callable[[], None]) -> None:
        """Begin in a process of its own; `notify` is called whenever something has changed."""
        try:
            question = self.asked.question()
        except ValueError as problem:
            self.problem = str(problem)
            notify()
            return
        context = get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=in_own_process, args=(question, str(self._folder), theirs))
        self._process.start()
        _started.add(self)
        theirs.close()
        threading.Thread(target=self._follow, args=(ours, notify), name="orgshift-compare", daemon=True).start()

    def cancel(self) -> None:
        """Stop it, with everything it started; its files go."""
        with self._lock:
            self.cancelled = self.cancelled or self.running
        if self._process is not None and self._process.is_alive():
            self._process.terminate()

    def wait_for_end(self) -> None:
        """Wait until a cancelled comparison's process has ended; after a while, end it."""
        if self.cancelled and self._process is not None:
            self._process.join(PATIENCE)
            if self._process.is_alive():
                self._process.kill()

    def close(self) -> None:
        """Cancel it if it is under way: its files go then.

        Those of a finished one go with the last who looks at it.
        """
        self.cancel()
        if self.outcome is None:
            self._clean()

    def file(self, name: str) -> bytes:
        """One of the files written."""
        return (self._folder / name).read_bytes() if self.outcome and name in self.outcome.files else b""

    def archive(self) -> bytes:
        """All files written, as a zip archive."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in self.outcome.files if self.outcome else ():
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), self.file(name))
        return content.getvalue()

    def _take(self, kind: str, content: Any) -> None:
        """Take over a message of the process; nothing more once the comparison is cancelled."""
        with self._lock:
            if self.cancelled:
                return
            if kind == "progress":
                self.phase, self.done, self.total = content
            elif kind == "done":
                self.outcome = content
                remember(self)
            else:
                self.problem = content

    def _follow(self, pipe: Any, notify: Callable[[], None]) -> None:
        try:
            while self.running:
                self._take(*pipe.recv())
                notify()
        except (EOFError, OSError):
            if self.running:
                self.problem = COMPARE["out_of_memory"]
                notify()
        finally:
            pipe.close()
            self._process.join()
