"""Work beside a page never leaves it waiting."""

from __future__ import annotations

import logging
import threading
from typing import Any

import pytest
import solara

from visualizer.beside_page import begin
from visualizer.components import closer_look
from visualizer.plan import Plan
from visualizer.session import Session
from visualizer.stories import Place, shelf
from visualizer.stories_told import without_figures


def told_of(problem: Exception) -> list[str]:
    """What is told when the work fails so."""
    told: list[str] = []

    def work(_stop: threading.Event) -> None:
        raise problem

    begin(work, told.append, "test")
    wait_for("orgshift-test")
    return told


def wait_for(name: str) -> None:
    """Wait for the end of the thread of that name."""
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join()


def words_in(element: Any) -> list[str]:
    """All texts of a rendered page."""
    parts = getattr(element, "children", ())
    return [word for part in parts for word in ([part] if isinstance(part, str) else words_in(part))]


def test_wrong_input_is_told_in_its_own_words() -> None:
    assert told_of(ValueError("Nobody sits there.")) == ["Nobody sits there."]


def test_any_other_failure_is_told_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "orgshift"):
        assert told_of(KeyError("seat")) == ["This could not be worked out: KeyError: 'seat'"]
    assert caplog.records[0].exc_info is not None


def test_work_that_was_stopped_tells_nothing() -> None:
    assert told_of(InterruptedError()) == []


def test_a_story_step_without_its_figures_says_why() -> None:
    assert without_figures(Place(next(iter(shelf()))), "No memory.").say.endswith("(No memory.)")


def test_a_closer_look_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise KeyError("seat")

    monkeypatch.setattr(closer_look, "relive", fail)
    look = closer_look.CloserLook(Session(Plan("krackhardt")), {"kind": "customers"}, lambda: None)
    box, page = solara.render(look, handle_error=False)
    wait_for("orgshift-look")
    assert "This could not be worked out: KeyError: 'seat'" in words_in(box)
    page.close()
