"""Runs in the background: the plan under other seeds, and the reference run.

Finished histories are kept (a bounded number, shared by all sessions: equal plan and seed, equal numbers).
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.runs.reporting_window import level
from simulation.bounds import seed_after
from visualizer.plan.plan import Plan
from visualizer.wording.part_texts import LIVE
from visualizer.wording.texts import say

History = NDArray[np.float32]
KEPT = 600
"""Histories kept; about 30 kB each."""
SEEDS = 12
WEEKS_AT_ONCE = 13
"""Weeks between two looks at whether the work is still wanted."""
LOW, HIGH = 0.1, 0.9
"""The band: 80 % of the runs lie in it."""

FEWEST = 8
"""Runs from which on it is described where the one shown ends among them."""

REPORT_AFTER = 1.0
"""Seconds without a report after which the number of finished runs is reported."""

_kept: OrderedDict[Plan, History] = OrderedDict()
_lock = threading.Lock()


def history(plan: Plan, build: Callable[[Plan], Any], stop: threading.Event | None = None) -> History | None:
    """[weeks + 1, indicators] of one run; None if stopped meanwhile.

    Taken from the store where it is there.
    """
    key = plan.alone
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    org = build(plan)
    while org.week < plan.weeks:
        if stop is not None and stop.is_set():
            return None
        org.run(min(WEEKS_AT_ONCE, plan.weeks - org.week))
    done = np.asarray(org.history, dtype=np.float32)
    keep(key, done)
    return done


def keep(plan: Plan, done: History) -> None:
    """Put a finished history into the store, dropping the one unused for longest if it is full."""
    with _lock:
        _kept[plan.alone] = done
        while len(_kept) > KEPT:
            _kept.popitem(last=False)


def over_seeds(
    plan: Plan, build: Callable[[Plan], Any], stop: threading.Event, seeds: int = SEEDS
) -> Iterator[History]:
    """The plan's histories under its own seed and the next ones, as they are finished."""
    for number in range(seeds):
        done = history(replace(plan, seed=seed_after(plan.seed, number)), build, stop)
        if done is None:
            return
        yield done


def band(histories: list[History]) -> tuple[History, History]:
    """The weekly low and high of 80 % of the runs, [weeks + 1, indicators] each."""
    stack = np.stack(histories)
    low, high = np.quantile(stack, [LOW, HIGH], axis=0)
    return low.astype(np.float32), high.astype(np.float32)


def describe_place(histories: list[History], indicator: str, week: int | None = None) -> str:
    """That the first of these runs, the one shown, ends outside the band; "" where it does not.

    `week`: the last one that counts, by default that of the runs.
    """
    if len(histories) < FEWEST:
        return ""
    ends = [level(one, indicator, len(one) - 1 if week is None else week) for one in histories]
    return describe_end(ends[0], ends)


def describe_end(end: float, ends: Sequence[float] | NDArray[np.float64]) -> str:
    """That the run shown ends outside the band of these, in a sentence; "" where it does not."""
    low, high = np.quantile(ends, [LOW, HIGH])
    return LIVE["ends_low"] if end < low else LIVE["ends_high"] if end > high else ""


class Background:
    """One session's background work: only the newest plan's is finished, older work is dropped."""

    def __init__(self, build: Callable[[Plan], Any], report: Callable[[str, Plan, Any], None]) -> None:
        self.build = build
        self.report = report
        self._stop = threading.Event()

    def start(self, plan: Plan) -> None:
        """Begin the reference run and the bands of `plan`.

        What was under way for another plan stops.
        """
        self._stop.set()
        self._stop = threading.Event()
        threading.Thread(target=self._work, args=(plan, self._stop), name="orgshift-bands", daemon=True).start()

    def close(self) -> None:
        """Stop whatever is under way."""
        self._stop.set()

    def _work(self, plan: Plan, stop: threading.Event) -> None:
        """Run the reference, going on as before, then the bands; report each that cannot be made."""
        for part in (self._run_reference, self._run_nothing, self._run_bands):
            try:
                part(plan, stop)
            except ValueError as problem:
                if not stop.is_set():
                    self.report("problem", plan, str(problem))

    def _run_reference(self, plan: Plan, stop: threading.Event) -> None:
        try:
            reference = history(plan.as_rival(), self.build, stop)
        except ValueError as problem:
            raise ValueError(say(LIVE, "rival_problem", problem=problem)) from problem
        if reference is not None and not stop.is_set():
            self.report("reference", plan, reference)

    def _run_nothing(self, plan: Plan, stop: threading.Event) -> None:
        """Run what net value is held against: no programme, with the same people and seed."""
        nothing = history(plan.as_nothing(), self.build, stop)
        if nothing is not None and not stop.is_set():
            self.report("nothing", plan, nothing)

    def _run_bands(self, plan: Plan, stop: threading.Event) -> None:
        done: list[History] = []
        reported = time.monotonic()
        for one in over_seeds(plan, self.build, stop):
            done.append(one)
            if stop.is_set():
                return
            if len(done) in (4, 8):
                self.report("band", plan, list(done))
            elif time.monotonic() - reported > REPORT_AFTER:
                reported = time.monotonic()
                self.report("count", plan, len(done))
        if len(done) > 1 and not stop.is_set():
            self.report("band", plan, done)
