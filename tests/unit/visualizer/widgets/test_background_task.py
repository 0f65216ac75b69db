"""A page that waits for work hears what became of it, whatever it was."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any

import pytest
import solara

from visualizer.live.session import Session
from visualizer.plan.plan import Plan
from visualizer.stage import closer_look
from visualizer.stories.catalogue import Place, shelf
from visualizer.stories.step_view import texts_with_problem
from visualizer.why import by_decision
from visualizer.widgets.background_task import begin, use_background
from visualizer.widgets.elements import tag


def first_result(use: Callable[[], Any], there: Callable[[Any], bool]) -> Any:
    """What a page that calls `use` is told first that `there` takes for an answer."""
    heard: queue.Queue[Any] = queue.Queue()

    @solara.component
    def Page() -> Any:
        heard.put(use())
        return tag("span")

    _, drawn = solara.render(Page(), handle_error=False)
    try:
        while not there(found := heard.get(timeout=30)):
            pass
        return found
    finally:
        drawn.close()


def fail(*_: Any) -> Any:
    """Work that goes wrong in a way nobody thought of."""
    raise KeyError("no such column")


def refuse(_: threading.Event) -> Any:
    """Work that is asked for something there is not."""
    raise ValueError("no such group")


def test_a_mistake_of_ours_is_told_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    found = first_result(lambda: use_background(fail, [1]), lambda result: result is not None)
    assert isinstance(found, ValueError) and "KeyError: 'no such column'" in str(found)
    assert [(record.name, record.levelno, bool(record.exc_info)) for record in caplog.records] == [
        ("orgshift", logging.ERROR, True)
    ]


def test_wrong_input_is_told_in_its_own_words() -> None:
    assert str(first_result(lambda: use_background(refuse, [1]), lambda result: result is not None)) == "no such group"


def test_the_account_by_decision_says_why_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_decision, "history", fail)
    plan = Plan("krackhardt", weeks=4)
    found = first_result(lambda: by_decision.use_decisions(plan), lambda result: result.going_on is not True)
    assert isinstance(found.going_on, ValueError) and "KeyError" in str(found.going_on)


def problems_of(problem: Exception) -> list[str]:
    """What is told when the work fails so."""
    problems: list[str] = []

    def work(_stop: threading.Event) -> None:
        raise problem

    begin(work, lambda said: problems.append(str(said)), "test")
    wait_for("orgshift-test")
    return problems


def wait_for(name: str) -> None:
    """Wait for the end of the thread of that name."""
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join()


def words_in(element: Any) -> list[str]:
    """All texts of a rendered page."""
    parts = getattr(element, "children", ())
    return [word for part in parts for word in ([part] if isinstance(part, str) else words_in(part))]


def test_work_that_was_stopped_tells_nothing() -> None:
    assert problems_of(InterruptedError()) == []


def test_a_story_step_without_its_figures_says_why() -> None:
    assert texts_with_problem(Place(next(iter(shelf()))), "No memory.").say.endswith("(No memory.)")


def test_a_closer_look_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise KeyError("seat")

    monkeypatch.setattr(closer_look, "replay_run", fail)
    look = closer_look.CloserLook(Session(Plan("krackhardt")), {"kind": "customers"}, lambda: None)
    box, page = solara.render(look, handle_error=False)
    wait_for("orgshift-look")
    assert "This could not be worked out: KeyError: 'seat'" in words_in(box)
    page.close()
