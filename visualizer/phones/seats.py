"""Seats: a place for each phone, kept by a key that only that phone has, in memory only."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from visualizer.phones.wire import MOST_SEATS

MOST_SOCKETS, IN_SECONDS = 6, 10.0
"""How often a seat may be taken up anew in so many seconds."""
MOST_HELD = 4
"""Numbers in a ticket: that of the seat, and what it holds."""


@dataclass(eq=False)
class Seat:
    """A phone's place. `line`: its open connection, or None. `observer`: watches and votes only.

    `question`: the one that was sent last over this connection, as it was sent. `held`: what its ticket says beside.
    """

    number: int
    key_hash: bytes
    line: Any = None
    observer: bool = False
    bot: bool = False
    question: str = ""
    held: tuple[int, ...] = ()
    taken_up: deque[float] = field(default_factory=lambda: deque(maxlen=MOST_SOCKETS))

    @property
    def online(self) -> bool:
        """Whether its phone is connected."""
        return self.line is not None


class Seats:
    """All seats of a room, by number; their keys are kept as hashes.

    `secret`: signs the tickets by which a phone gets its seat back from a restarted server. `first`: the number of the
    first new seat.
    """

    def __init__(self, secret: str = "", clock: Callable[[], float] = time.monotonic, first: int = 1) -> None:
        self.secret = secret or secrets.token_hex(16)
        self.clock = clock
        self._by_number: dict[int, Seat] = {}
        self._by_key: dict[bytes, Seat] = {}
        self._removed: set[int] = set()
        self._next = first

    def __len__(self) -> int:
        return len(self._by_number)

    def __iter__(self) -> Iterator[Seat]:
        return iter(list(self._by_number.values()))

    def get(self, number: int) -> Seat | None:
        """The seat of a number, or None."""
        return self._by_number.get(number)

    @property
    def online(self) -> list[Seat]:
        """The seats whose phones are connected."""
        return [seat for seat in self if seat.online]

    def find(self, key: str) -> Seat | None:
        """The seat of a key, or None."""
        return self._by_key.get(_hash(key)) if key else None

    def make(self, observer: bool = False, bot: bool = False) -> tuple[Seat, str] | None:
        """A new seat and its key of 128 bits; None where the room is full."""
        if len(self) >= MOST_SEATS:
            return None
        key = secrets.token_urlsafe(16)
        return self._add(Seat(self._next, _hash(key), observer=observer, bot=bot)), key

    def restore(self, key: str, ticket: str) -> Seat | None:
        """The seat a ticket of this room names, made again for its key; None for other tickets.

        A seat that was removed does not come back: no number is given twice.
        """
        said, _, given = ticket.partition(".")
        parts = said.split("-")
        if not (len(parts) <= MOST_HELD and all(map(_is_number, parts)) and len(self) < MOST_SEATS and key):
            return None
        number, *held = map(int, parts)
        if not hmac.compare_digest(given.encode(), self._sign(said, _hash(key)).encode()):
            return None
        if number in self._by_number or number in self._removed:
            return None
        return self._add(Seat(number, _hash(key), held=tuple(held)))

    def ticket(self, seat: Seat) -> str:
        """What brings a phone back to its seat after a restart, with what it holds."""
        said = "-".join(map(str, (seat.number, *seat.held)))
        return f"{said}.{self._sign(said, seat.key_hash)}"

    def may_take_up(self, seat: Seat) -> bool:
        """Count one more connection of a seat; False where there were too many in a short time."""
        now = self.clock()
        full = len(seat.taken_up) == MOST_SOCKETS and now - seat.taken_up[0] < IN_SECONDS
        seat.taken_up.append(now)
        return not full

    def remove(self, number: int) -> Seat | None:
        """Take a seat away; returns it, or None where there was none."""
        seat = self._by_number.pop(number, None)
        if seat is not None:
            self._removed.add(number)
            del self._by_key[seat.key_hash]
        return seat

    def clear(self) -> None:
        """Forget every seat."""
        self._by_number.clear()
        self._by_key.clear()
        self._removed.clear()
        self._next = 1

    def _add(self, seat: Seat) -> Seat:
        self._by_number[seat.number] = seat
        self._next = max(self._next, seat.number + 1)
        self._by_key[seat.key_hash] = seat
        return seat

    def _sign(self, said: str, key_hash: bytes) -> str:
        return hmac.new(self.secret.encode(), said.encode() + key_hash, hashlib.sha256).hexdigest()[:32]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 8


def _hash(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "replace")).digest()
