"""Runs with other random seeds: the newest plan's are finished, and slow ones report how far they are."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from simulation.indicators import BY_NAME
from visualizer.live import ensemble
from visualizer.live.ensemble import SEEDS, Background, describe_place
from visualizer.plan.plan import Plan


@dataclass
class Quick:
    """An organization that takes no time."""

    plan: Plan
    week: int = 0

    def run(self, weeks: int) -> None:
        self.week += weeks

    @property
    def history(self) -> Any:
        return np.full((self.plan.weeks + 1, 2), self.plan.seed, dtype=np.float32)


def reports_of(plan: Plan) -> list[tuple[str, Any]]:
    """What a session's background work reports about `plan`, up to the last band."""
    heard: queue.Queue[tuple[str, Any]] = queue.Queue()
    Background(Quick, lambda what, _, result: heard.put((what, result))).start(plan)
    found = [heard.get(timeout=30)]
    while found[-1][0] != "band" or len(found[-1][1]) < SEEDS:
        found.append(heard.get(timeout=30))
    return found


def test_the_reference_run_comes_first_then_the_bands_grow() -> None:
    reports = reports_of(Plan(seed=10_001))
    assert [(what, len(result)) for what, result in reports[2:]] == [("band", 4), ("band", 8), ("band", SEEDS)]
    assert [what for what, _ in reports[:2]] == ["reference", "nothing"]


def test_slow_runs_report_how_far_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ensemble, "REPORT_AFTER", -1.0)
    counts = [result for what, result in reports_of(Plan(seed=20_001)) if what == "count"]
    assert counts == [1, 2, 3, 5, 6, 7, 9, 10, 11, 12]


def test_a_rival_that_cannot_be_made_is_told_of_and_does_not_keep_back_the_bands() -> None:
    def build(plan: Plan) -> Quick:
        if plan.strategy == "mandate":
            raise ValueError("no such group")
        return Quick(plan)

    heard: list[tuple[str, Any]] = []
    background = Background(build, lambda what, _, result: heard.append((what, result)))
    background._work(Plan(seed=30_001, rival="mandate"), threading.Event())
    assert heard[0] == ("problem", "The run to compare with cannot be made: no such group")
    assert (heard[-1][0], len(heard[-1][1])) == ("band", SEEDS)


def test_after_the_largest_seed_the_band_goes_on_with_the_first() -> None:
    bands = ensemble.over_seeds(Plan("krackhardt", seed=2**63 - 1, weeks=4), Quick, threading.Event(), 3)
    assert [float(one[0, 0]) for one in bands] == [float(np.float32(2**63 - 1)), 0.0, 1.0]


@pytest.mark.parametrize(("own", "said"), [(0.1, "lower"), (0.9, "higher"), (0.5, "")])
def test_a_run_that_ends_outside_the_band_is_described_so(own: float, said: str) -> None:
    runs = [np.full((14, len(BY_NAME)), end, dtype=np.float32) for end in (own, *np.linspace(0.3, 0.7, 11))]
    assert said in describe_place(runs, "being") and bool(describe_place(runs, "being")) == bool(said)


def test_too_few_runs_say_nothing_of_where_one_ends() -> None:
    runs = [np.full((14, len(BY_NAME)), end, dtype=np.float32) for end in (0.1, 0.5, 0.6)]
    assert describe_place(runs, "being") == ""
