"""Rooms: one tab presents in each, and those in use are kept."""

from __future__ import annotations

from typing import Any

import pytest

from visualizer.live import room
from visualizer.live.room import Room, Rooms

SESSION: Any = object()
OTHER: Any = object()


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Rooms:
    """A server with space for two rooms."""
    monkeypatch.setattr(room, "MOST_ROOMS", 2)
    return Rooms()


def presented(rooms: Rooms, code: str, query: str | None = None) -> Room:
    """A room that the tab "mine" presents in, with a link that names it if no other is given."""
    room = rooms.room(code)
    assert room.take("mine")
    assert room.show("mine", SESSION, "stage", f"room={code}" if query is None else query)
    return room


def test_another_tab_neither_takes_the_room_nor_changes_what_it_shows(rooms: Rooms) -> None:
    room = presented(rooms, "AAAA")
    assert not room.take("other") and not room.take("other", asked=True)
    assert not room.show("other", OTHER, "why", "room=AAAA")
    assert (room.session, room.page) == (SESSION, "stage")


def test_another_tab_that_closes_empties_no_room(rooms: Rooms) -> None:
    room = presented(rooms, "AAAA")
    room.show("other", OTHER, "why", "")
    rooms.leave(OTHER)
    assert room.session is SESSION


def test_a_room_that_is_taken_over_while_its_presenter_leaves_keeps_the_new_one(rooms: Rooms) -> None:
    room = presented(rooms, "AAAA")

    class TakenOver(dict[str, Room]):
        def items(self) -> Any:
            assert room.take("other", insist=True) and room.show("other", OTHER, "stage", "room=AAAA")
            return super().items()

    rooms._rooms = TakenOver(rooms._rooms)
    rooms.leave(SESSION)
    assert room.session is OTHER


def test_the_presenter_keeps_the_room_over_a_reload(rooms: Rooms) -> None:
    room = presented(rooms, "AAAA")
    rooms.leave(SESSION)
    assert not room.take("other")
    assert room.take("mine") and room.show("mine", OTHER, "stage", "room=AAAA")


def test_a_room_whose_presenter_has_gone_is_taken_up_by_a_link_that_asks_for_it(rooms: Rooms) -> None:
    room = presented(rooms, "AAAA")
    rooms.leave(SESSION)
    assert room.take("other", asked=True)


def test_taking_over_is_possible_and_the_former_presenter_hears_it(rooms: Rooms) -> None:
    heard: list[str] = []
    room = presented(rooms, "AAAA")
    room.join(lambda: heard.append(room.presenter), follows=False)
    assert room.take("other", insist=True)
    assert heard == ["other"] and not room.take("mine", asked=True)


def test_only_rooms_that_are_followed_or_named_in_their_presenters_link_are_listed(rooms: Rooms) -> None:
    private = presented(rooms, "AAAA", "org=krackhardt")
    assert rooms.open_rooms() == []
    private.join(lambda: None)
    assert rooms.open_rooms() == [private]


def test_a_room_outlives_its_presenter_and_a_private_one_does_not(rooms: Rooms) -> None:
    room = presented(rooms, "AAAA")
    presented(rooms, "BBBB", "")
    rooms.leave(SESSION)
    assert list(rooms._rooms) == ["AAAA"] and rooms.open_rooms() == [room]


def test_a_room_with_a_presenter_stays_while_an_empty_one_can_go(rooms: Rooms) -> None:
    mine = presented(rooms, "AAAA")
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
