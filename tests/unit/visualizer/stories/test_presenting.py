"""A workshop's room follows its presenter, whoever else opens the workshop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from visualizer.live.room import rooms
from visualizer.live.tab import Visit
from visualizer.plan import workshop
from visualizer.stories.presenting import room_of, show_room


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Path]:
    """A workshop held in this process, and let go; the file that keeps where its room stands."""
    file = tmp_path / "monday.yaml"
    file.write_text("{title: Ours, organization: krackhardt, strategies: [tools-only], weeks: 12}", encoding="utf-8")
    yield workshop.hold(str(file)).record
    workshop._held.clear()
    rooms._rooms.clear()


def visit() -> Visit:
    """A tab's visit; what it shows does not matter here."""
    session: Any = object()
    return Visit(session)


def test_a_second_tab_neither_shows_itself_in_the_workshops_room_nor_in_its_file(record: Path) -> None:
    presenter, second = visit(), visit()
    assert show_room(presenter, "first", "stage", "seed=3")
    before = record.read_text(encoding="utf-8")
    assert show_room(second, "second", "why", "seed=4")
    assert rooms.room(workshop.ROOM).session is presenter.session
    assert record.read_text(encoding="utf-8") == before
    assert room_of(second, "") != workshop.ROOM, "a room of its own"


def test_a_link_that_asks_for_a_room_presented_elsewhere_is_refused_until_it_is_taken_over(record: Path) -> None:
    presenter, second = visit(), visit()
    show_room(presenter, "first", "stage", "")
    assert not show_room(second, "second", "why", f"room={workshop.ROOM}")
    assert show_room(second, "second", "why", f"room={workshop.ROOM}", insist=True)
    assert rooms.room(workshop.ROOM).session is second.session
    assert not show_room(presenter, "first", "learn", ""), "and the former presenter is told so"


def test_the_link_a_workshop_goes_on_with_names_no_room_so_that_others_can_be_given_it(record: Path) -> None:
    show_room(visit(), "first", "stage", f"room={workshop.ROOM}&seed=3")
    assert workshop.remembered() == "/?seed=3"


def test_the_workshops_room_is_listed_with_a_link_that_leads_to_it(record: Path) -> None:
    show_room(visit(), "first", "stage", "seed=3")
    assert [room.query for room in rooms.open_rooms()] == [f"seed=3&room={workshop.ROOM}"]
