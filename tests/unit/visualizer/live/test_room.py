"""Rooms: those in use are kept."""

from __future__ import annotations

from typing import Any

import pytest

from visualizer.live import room
from visualizer.live.room import Rooms


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Rooms:
    """A server with space for two rooms."""
    monkeypatch.setattr(room, "MOST_ROOMS", 2)
    return Rooms()


def test_a_room_with_a_presenter_stays_while_an_empty_one_can_go(rooms: Rooms) -> None:
    presented: Any = object()
    mine = rooms.room("AAAA")
    mine.show(presented, "stage", "")
    rooms.room("BBBB")
    rooms.room("CCCC")
    assert rooms.room("AAAA") is mine


def test_a_room_with_an_audience_stays_while_an_empty_one_can_go(rooms: Rooms) -> None:
    mine = rooms.room("AAAA")
    mine.join(lambda: None)
    rooms.room("BBBB")
    rooms.room("CCCC")
    assert rooms.room("AAAA") is mine


def test_of_empty_rooms_the_one_entered_last_stays(rooms: Rooms) -> None:
    mine = rooms.room("AAAA")
    rooms.room("BBBB")
    rooms.room("AAAA")
    rooms.room("CCCC")
    assert rooms.room("AAAA") is mine


def test_there_are_never_more_rooms_than_there_may_be(rooms: Rooms) -> None:
    for code in ("AAAA", "BBBB", "CCCC"):
        rooms.room(code).join(lambda: None)
    assert len(rooms._rooms) == 2
