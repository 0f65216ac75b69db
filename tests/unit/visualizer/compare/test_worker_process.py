"""A comparison from the Compare page is the command line's own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from experiments.comparison.comparison import compare
from experiments.comparison.output_files import Results
from experiments.execution.executors import inline
from scenarios.prices.price_list import PriceList
from simulation.levers import Entry
from visualizer.compare.comparison import Asked, strategy_named
from visualizer.compare.page import to_compare
from visualizer.compare.worker_process import Outcome, outcome
from visualizer.plan.plan import OWN, Plan
from visualizer.plan.resolve import strategy

ASKED = Asked(Plan(weeks=8), ("tools-only", "inside-out"), seeds=2, draws=2)


def silent(_phase: str, _done: int, _total: int) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, Path]:
    folder = tmp_path_factory.mktemp("report")
    return outcome(ASKED.question(), str(folder), inline, silent), folder


def test_the_report_is_the_file_the_command_line_writes(made: tuple[Outcome, Path], tmp_path: Path) -> None:
    Results(compare(ASKED.question(), inline)).write(tmp_path)
    _, folder = made
    assert (folder / "report.html").read_bytes() == (tmp_path / "report.html").read_bytes()


def test_the_page_shows_the_sentence_and_every_pair(made: tuple[Outcome, Path]) -> None:
    found, _ = made
    assert found.claim and found.odds
    assert len(found.duels[1]) == 3, "nothing, and the two asked for, in pairs"
    assert [figure["name"] for figure in found.figures] == ["chances", "plane", "ranking", "weeks"]
    assert "report.html" in found.files and "brief.html" in found.files
    assert len(found.headline[1]) == 3 and len(found.choices) == 2


def test_amounts_of_money_name_the_currency_of_the_firms_prices(made: tuple[Outcome, Path], tmp_path: Path) -> None:
    question = replace(ASKED.question(), runs=1, draws=0, prices=PriceList("EUR", {"loaded_hour": 0.07}))
    head, rows = outcome(question, str(tmp_path), inline, silent).headline
    place = head.index("Net value")
    assert all(row[place].endswith(" k EUR") for row in rows)
    assert all(row[place].endswith(" k") for row in made[0].headline[1])


def test_the_page_shows_the_notes_of_the_report(made: tuple[Outcome, Path]) -> None:
    found, folder = made
    assert any(note.startswith("Only 2 runs and 2 sets of other assumptions: too few runs") for note in found.notes)
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert all(note.split(":")[0] in report for note in found.notes)


def test_what_plans_to_cost_nothing_has_no_factor_on_the_page_as_in_the_report(made: tuple[Outcome, Path]) -> None:
    head, rows = made[0].money
    assert head[1] == "Factor" and rows[0][:2] == ("Nothing", "none") and rows[1][1] != "none"


def test_doing_nothing_is_always_compared_with() -> None:
    assert [one.name for one in ASKED.question().strategies] == ["nothing", "tools-only", "inside-out"]


def test_the_strategy_on_the_stage_keeps_its_changes() -> None:
    entries = strategy("inside-out").entries[:1]
    own = strategy_named(Plan(entries=entries), OWN)
    assert own.entries == entries
    assert own.name == "inside-out-changed"


CHANGED = Plan(entries=(Entry("training", 0.5, 4),))


@pytest.mark.parametrize(("plan", "offered"), [(Plan(), False), (CHANGED, True), (CHANGED.branched(10, ()), True)])
def test_what_was_changed_or_branched_on_the_stage_can_be_compared(plan: Plan, offered: bool) -> None:
    assert (OWN in to_compare(plan)) == offered


def test_a_branched_plan_is_compared_as_what_runs() -> None:
    assert strategy_named(CHANGED.branched(10, ()), OWN).entries == (Entry("training", 0.5, 4, end=11),)


ENDED = """
import signal, sys, threading
from visualizer.compare.comparison import Asked, Comparison
from visualizer.plan.plan import Plan

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    waiting = threading.Semaphore(0)
    comparison = Comparison(Asked(Plan(), ("tools-only", "inside-out"), seeds=80))
    comparison.join(lambda: waiting.release() if comparison.phase == "comparing" else None)
    comparison.start()
    for _ in range(2):  # the second time it says so, its workers are there
        waiting.acquire(timeout=120)
    signal.raise_signal(signal.SIGTERM)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to be ended by")
def test_an_app_that_is_ended_during_a_comparison_prints_nothing(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(ENDED, encoding="utf-8")
    search = os.pathsep.join(part for part in sys.path if part)
    ended = subprocess.run(
        [sys.executable, tmp_path / "app.py"],
        env={**os.environ, "PYTHONPATH": search},
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert (ended.returncode, ended.stderr) == (143, "")
