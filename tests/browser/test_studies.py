"""The Studies page on a store that another process is writing."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import TimeoutError

STUDY = """
title: A study that is running
organizations: [krackhardt]
strategies: [tools-only]
weeks: 52
factors:
  how open: {parameter: openness_mean, levels: 5}
  first trust: {parameter: initial_trust, levels: 4}
design: {kind: grid}
replications: 2000
"""
DONE = """
(+(document.querySelector(".os-app")?.innerText.match(/([\\d,]+) of 40,000 runs done/)?.[1].replace(/,/g, "") ?? -1))"""


@pytest.fixture
def running(store: Path) -> Iterator[Path]:
    """The store of a study that is being run by another process, in the folder the app was started in."""
    file, live = store.parent / "live.yaml", store.parent / "live.sqlite"
    file.write_text(STUDY, encoding="utf-8")
    command = [sys.executable, "-m", "commands", "study", "run", str(file), "--out", str(live), "--executor", "inline"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while not live.exists():
                assert process.poll() is None, "the study did not start"
            yield live
        finally:
            process.kill()
    for left in store.parent.glob("live*"):
        left.unlink()


def press_a_point(page: Any) -> None:
    """By keys, until its run is on the Stage: points drawn anew while the study grows may take the focus along."""
    for _ in range(10):
        page.locator(".os-points").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        with contextlib.suppress(TimeoutError):
            return page.wait_for_url("**org=krackhardt**", timeout=9_000)
    raise AssertionError("no point could be pressed")


def test_a_study_is_watched_while_it_runs_and_any_of_its_runs_is_played(open_page: Any, running: Path) -> None:
    page = open_page("/studies", reduced_motion="reduce")
    page.get_by_label("Store of a study").select_option(running.name)
    page.wait_for_selector("text=being written by")
    page.wait_for_function(f"{DONE} > 0")
    before = page.evaluate(DONE)
    page.wait_for_function(f"{DONE} > {before}")
    page.wait_for_selector(".os-points circle >> nth=20")
    page.wait_for_selector(".os-figure img")
    press_a_point(page)
    assert re.search(r"set=openness_mean=", page.url), "in the world of that run"
    page.wait_for_selector(".os-net-legend b")
    page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('Tools only')")
