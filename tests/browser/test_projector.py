"""The second window follows the presenter; live events strike on the Stage; a workshop opens as its file says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

WEEK = "+(document.querySelector('.os-transport .week b')?.textContent.match(/\\d+/) ?? [-1])[0]"
EVENTS = ("Leader leaves", "Layoff", "User error", "Attack", "Budget cut")


def second_window(page: Any) -> Any:
    with page.context.expect_page() as opened:
        page.click("text=Second window")
    window = opened.value
    window.set_default_timeout(90_000)
    return window


def test_the_second_window_follows_the_steps_and_outlives_a_reload(open_page: Any) -> None:
    page = open_page("/story?story=tools-only&step=1", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    window = second_window(page)
    window.wait_for_selector(".os-step-text h1:has-text('Before anything')")
    assert window.locator(".os-nav a, .os-transport, .os-row button").count() == 0, "no clutter, no controls"
    page.keyboard.press("ArrowRight")
    window.wait_for_selector(".os-step-text .tell")
    page.reload()
    page.wait_for_selector(".os-step-text .tell")
    page.keyboard.press("2")
    window.wait_for_selector(".os-step-text h1:has-text('Half a year')")


def test_the_second_window_shows_the_presenters_stage(open_page: Any) -> None:
    page = open_page("/", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    window = second_window(page)
    window.wait_for_selector(".os-net-legend b")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{WEEK} === 1")
    for _ in range(600):
        shown = [one.locator(".os-net-legend").inner_text() for one in (page, window)]
        if shown[0] == shown[1]:
            break
        page.wait_for_timeout(100)
    assert shown[0] == shown[1]


def test_p_turns_the_projector_view_on_and_off(open_page: Any) -> None:
    page = open_page("/", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    page.keyboard.press("p")
    page.wait_for_selector(".os-app.projector")
    page.wait_for_selector(".os-strategy >> nth=0", state="hidden")
    page.keyboard.press("p")
    page.wait_for_selector(".os-app:not(.projector)")
    page.keyboard.press("p")
    page.wait_for_selector(".os-app.projector")
    page.keyboard.press("Escape")
    page.wait_for_selector(".os-app:not(.projector)")


def test_all_of_a_step_fits_the_second_window_of_a_small_projector(open_page: Any) -> None:
    page = open_page("/story?story=walk-the-talk&step=1&seen=1", width=1280, height=720, reduced_motion="reduce")
    window = second_window(page)
    window.wait_for_selector(".os-step-text .tell")
    window.wait_for_selector(".os-chart >> nth=1")
    window.wait_for_function("document.documentElement.scrollHeight <= innerHeight")
    for part in (".os-net-legend", ".os-step-text", ".os-chart >> nth=1"):
        box = window.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 720, part


def test_space_leads_on_after_a_click_and_presses_what_was_reached_by_keys(open_page: Any) -> None:
    page = open_page("/story?story=tools-only&step=1", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    page.click("button:has-text('Projector')")
    page.wait_for_selector(".os-app.projector")
    page.keyboard.press(" ")
    page.wait_for_url("**seen=1*")
    assert page.locator(".os-app.projector").count() == 1
    page.locator("button:has-text('Projector')").focus()
    page.keyboard.press(" ")
    page.wait_for_selector(".os-app:not(.projector)")


@pytest.mark.parametrize("event", EVENTS)
def test_what_happens_now_goes_into_the_run_and_its_link(open_page: Any, event: str) -> None:
    page = open_page("/?org=krackhardt", reduced_motion="reduce")
    page.wait_for_selector(".os-net-legend b")
    page.get_by_label("Something happens now").select_option(label=event)
    kind = event.lower().replace(" ", "_")
    page.wait_for_url(f"**event={kind}*")
    page.wait_for_selector(".os-transport .marks i.event", state="attached")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{WEEK} >= 1")
    assert page.locator(".os-warn").count() == 0, "nothing went wrong"
    page.keyboard.press("u")
    page.wait_for_function("!location.search.includes('event=')")


WORKSHOP = """\
title: Our workshop
organization: krackhardt
strategies: [tools-only, inside-out]
own_strategies:
  quiet: {title: Quiet start, levers: [{lever: deeds, level: 0.5, start: 4}, {lever: tools, level: 1, start: 8}]}
hidden: [tools]
start: quiet
seed: 7
weeks: 52
story:
  title: Our own story
  summary: A small one.
  weeks: 52
  steps:
    - {title: Begin, say: "Practice is {practice@0}.", strategy: inside-out, until: 30, tell: "Now {practice@30}.",
       holds: [{indicator: practice, week: 30, above: 0.99}]}
"""


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """An app of its own, started with a workshop file; its address, and the file that remembers the room."""
    file = tmp_path / "monday.yaml"
    file.write_text(WORKSHOP, encoding="utf-8")
    code = (
        "import sys; from visualizer.server.serve import serve; serve(port=0, open_browser=False, workshop=sys.argv[1])"
    )
    search = os.pathsep.join(part for part in sys.path if part)
    with subprocess.Popen(
        [sys.executable, "-c", code, str(file)],
        env={**os.environ, "PYTHONPATH": search},
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            found = next(found for line in server.stdout if (found := re.search(r"http://[\w.:]+", line)))
            yield found.group(), file.with_suffix(".room.json")
        finally:
            server.terminate()
            server.kill()  # a browser still open would keep it waiting
            server.wait(60)


def test_a_workshop_opens_as_its_file_says_restarts_with_one_key_and_remembers(
    browser: Any, workshop: tuple[str, Path]
) -> None:
    address, record = workshop
    page = browser.new_context(reduced_motion="reduce", viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(90_000)
    page.goto(f"{address}/")
    page.wait_for_selector(".os-net-legend b")
    page.wait_for_function("document.querySelectorAll('.os-strategy').length === 3")
    page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('Quiet start')")
    assert page.locator(".os-top .os-workshop").inner_text() == "Our workshop"
    page.wait_for_selector(".os-lanes:has-text('1 more at work, hidden by the facilitator')")
    assert page.locator(".os-lanes .lever").count() == 1, "the hidden lever works unseen"
    page.wait_for_selector(".os-lanes .bill:has-text('The levers shown cost')")
    page.keyboard.press("1")
    page.wait_for_url("**strategy=tools-only*")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("r")
    page.wait_for_selector(".os-strategy[aria-pressed=true]:has-text('Quiet start')")
    page.wait_for_function(f"{WEEK} === 0")
    page.goto(f"{address}/story?story=workshop&step=1&seen=1")
    page.wait_for_selector(".os-step-text .os-warn:has-text('came out differently')")
    for _ in range(600):
        if "story=workshop" in record.read_text(encoding="utf-8"):
            break
        page.wait_for_timeout(100)
    assert "story=workshop" in record.read_text(encoding="utf-8")
    window = second_window(page)
    window.wait_for_selector(".os-step-text .tell")
    visitor = browser.new_context(reduced_motion="reduce").new_page()
    visitor.set_default_timeout(90_000)
    visitor.goto(f"{address}/learn")
    visitor.click("button:has-text('Not presenting')")
    visitor.wait_for_selector("button:has-text('Room WKSH')")
    assert visitor.locator("button:has-text('Room ')").count() == 1, "the visitor's own is no room"
    visitor.click("button:has-text('Present here')")
    visitor.wait_for_selector(".os-warn:has-text('Room WKSH is presented from another window')")
    assert "learn" not in record.read_text(encoding="utf-8"), "only the presenter writes it"
    visitor.click("button:has-text('Present from here instead')")
    page.wait_for_selector(".os-warn:has-text('Room WKSH is presented from another window')")
    page.click("button:has-text('Present from here instead')")
    visitor.wait_for_selector(".os-warn:has-text('Room WKSH is presented from another window')")
    visitor.context.close()
    page.reload()
    page.wait_for_selector(".os-step-text .tell")
    assert page.locator(".os-warn:has-text('Room WKSH')").count() == 0, "the presenter's right outlives a reload"
    window.wait_for_selector(".os-step-text .tell")
    page.context.close()
