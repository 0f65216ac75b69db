"""A room of phones without a network: lines that only remember what they were sent."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest

from scenarios.rounds import Round, Vote
from visualizer.phones.phone_room import PhoneRoom
from visualizer.phones.rounds.vote import VoteGame
from visualizer.phones.seats import Seat
from visualizer.plan import workshop


class Phone:
    """A phone without a network: `sent` is all it was sent, `closed` the code it was sent away with."""

    def __init__(self, room: PhoneRoom) -> None:
        self.room = room
        self.sent: list[dict[str, Any]] = []
        self.closed = 0
        self.seat: Seat | None = None
        self.texts: list[str] = []

    def send(self, text: str) -> None:
        self.texts.append(text)
        self.sent.append(json.loads(text))

    def close(self, code: int) -> None:
        self.closed = code

    def newest(self, kind: str) -> dict[str, Any]:
        """The last message of a kind; empty where none came."""
        return next((one for one in reversed(self.sent) if one["t"] == kind), {})

    @property
    def own(self) -> dict[str, Any]:
        """What the phone alone is shown of its round."""
        shown: dict[str, Any] = self.newest("mine")["shown"]
        return shown

    def join(self, **more: str) -> Phone:
        """Ask for a seat."""
        self.seat = self.room.join(self, {"t": "join", "code": self.room.code, **more})
        return self

    def say(self, kind: str, **fields: Any) -> None:
        """Send a message about the phase the phone knows."""
        assert self.seat is not None
        self.room.hear(self.seat, {"t": kind, "n": self.newest("state")["n"], **fields})


class Hand:
    """A clock turned by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def nothing_held() -> None:
    """No workshop that an earlier test opened: its record would be written."""
    workshop._held.clear()


@pytest.fixture
def wait() -> Callable[[Callable[[], bool]], None]:
    """Wait for what another thread does; the week may have to be compiled first."""

    def wait_for(there: Callable[[], bool]) -> None:
        for _ in range(60_000):
            if there():
                return
            threading.Event().wait(0.01)
        raise AssertionError("it did not come")

    return wait_for


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def room(clock: Hand) -> PhoneRoom:
    """An open room."""
    room = PhoneRoom(clock)
    room.begin()
    return room


@pytest.fixture
def phones(room: PhoneRoom) -> list[Phone]:
    """Six phones that have joined."""
    return [Phone(room).join() for _ in range(6)]


@pytest.fixture
def vote(room: PhoneRoom) -> Callable[..., VoteGame]:
    """Begin a vote."""

    def begin(seconds: int | None = None) -> VoteGame:
        game = VoteGame(Round(room.next_round_id(), "vote", Vote("Tea or coffee?", ("Tea", "Coffee"))), seconds)
        room.ask(game)
        return game

    return begin
