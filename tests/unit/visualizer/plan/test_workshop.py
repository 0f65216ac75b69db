"""What a workshop hides: at work in the run, named nowhere before the facilitator tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from visualizer.live.session import Session
from visualizer.plan import workshop
from visualizer.stage.timeline import lay, steer
from visualizer.stories.catalogue import on_shelf, shelf
from visualizer.why.leave_one_out import alternatives
from visualizer.wording.page_texts import WHY

FILE = """\
title: Our workshop
organization: krackhardt
strategies: [tools-only]
own_strategies:
  quiet: {title: Quiet start, levers: [{lever: deeds, level: 0.5, start: 4}, {lever: tools, level: 1, start: 8},
    {lever: training, level: 0.5, start: 8}]}
hidden: [tools, training]
start: quiet
weeks: 12
"""


@pytest.fixture
def held(tmp_path: Path) -> Iterator[workshop.Held]:
    """A workshop held in this process, and let go."""
    file = tmp_path / "monday.yaml"
    file.write_text(FILE, encoding="utf-8")
    yield workshop.hold(str(file))
    workshop._held.clear()


@pytest.fixture
def session(held: workshop.Held) -> Iterator[Session]:
    """A session that looks at the workshop."""
    one = Session(held.plan)
    yield one
    one.close()


def lanes_of(session: Session) -> Any:
    widget = SimpleNamespace(show=lambda *_, **__: True)
    lay(session, widget)  # type: ignore[arg-type]
    return widget


def test_the_lanes_tell_how_many_levers_are_hidden_and_nothing_else_of_them(session: Session) -> None:
    lanes = lanes_of(session)
    assert lanes.hidden == 2
    assert [one["lever"] for one in lanes.entries] == ["deeds"]


def test_a_change_to_the_levers_shown_keeps_the_hidden_ones(session: Session) -> None:
    shown = lanes_of(session).entries
    steer(session, {"entries": [{**shown[0], "level": 0.9}]}, lambda _: None)
    assert {entry.lever for entry in session.entries_now()} == {"deeds", "tools", "training"}


def test_why_names_what_is_hidden_as_one_decision(held: workshop.Held) -> None:
    assert [title for title, _ in alternatives(held.plan)] == ["deeds", WHY["hidden"]]


def test_a_workshops_own_story_is_listed_once_and_first(tmp_path: Path) -> None:
    file = tmp_path / "monday.yaml"
    file.write_text(FILE + "story: crisis\n", encoding="utf-8")
    before = on_shelf()
    held = workshop.hold(str(file))
    try:
        assert list(on_shelf()) == [held.name, *(name for name in before if name != "crisis")]
        assert "crisis" in shelf(), "links to it still lead somewhere"
    finally:
        workshop._held.clear()
    assert "crisis" in before
