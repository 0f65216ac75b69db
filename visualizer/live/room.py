"""Rooms: a second window follows the presenter's.

Shared by all tabs of this server, so kept outside any of them.

A room knows which tab presents, whose session is on the stage and what its presenter looks at. It outlives the
presenter's tab: after a reload, or in place of a browser that died, the room is entered again and everybody follows on.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from visualizer.widgets.background_task import in_this_tab

if TYPE_CHECKING:
    from visualizer.live.session import Session

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No I and no O: they are read as digits."""
MOST_ROOMS = 200


@dataclass(eq=False)
class Room:
    """One room, in which the tab with the key `presenter` alone decides what is shown.

    `page`, `query`: what the presenter looks at. `since`: since when, as a clock shows it.
    """

    code: str
    presenter: str = ""
    session: Session | None = None
    page: str = "stage"
    query: str = ""
    since: str = ""
    audience: list[Callable[[], None]] = field(default_factory=list)
    followers: int = 0
    lock: threading.RLock = field(default_factory=threading.RLock)

    def take(self, key: str, asked: bool = False, insist: bool = False) -> bool:
        """Take or keep the right to present; returns whether the tab `key` has it.

        The first tab that comes gets it, and keeps it over a reload. Another gets it where the presenter's tab has gone
        and its link asks for this room (`asked`), or where somebody takes over (`insist`).
        """
        with self.lock:
            gone = asked and self.session is None
            if not (insist or gone or self.presenter in ("", key)):
                return False
            changed, self.presenter = self.presenter not in ("", key), key
        if changed:
            self.notify()
        return True

    def show(self, key: str, session: Session, page: str, query: str) -> bool:
        """Show `page` with `query` if the tab `key` presents; everybody hears it if that is news.

        Returns whether it presents.
        """
        with self.lock:
            if key != self.presenter:
                return False
            news = (session, page, query) != (self.session, self.page, self.query)
            self.session, self.page, self.query = session, page, query
        if news:
            self.since = time.strftime("%H:%M")
            self.notify()
        return True

    def let_go(self, session: Session) -> bool:
        """Show `session` no more; returns whether it was shown until now."""
        with self.lock:
            is_shown = self.session is session
            if is_shown:
                self.session = None
        return is_shown

    def join(self, listener: Callable[[], None], follows: bool = True) -> Callable[[], None]:
        """Call `listener`, in the tab that asks, on every change from now on; returns how to leave."""
        hear = in_this_tab(listener)
        with self.lock:
            self.audience = [*self.audience, hear]
            self.followers += follows

        def leave() -> None:
            with self.lock:
                self.audience = [one for one in self.audience if one is not hear]
                self.followers -= follows

        return leave

    @property
    def in_use(self) -> bool:
        """Whether somebody follows here, or could: a room is one once its presenter's link names it."""
        return self.followers > 0 or code_in(self.query) == self.code

    def notify(self) -> None:
        """Tell everybody who follows."""
        for listener in self.audience:
            listener()


class Rooms:
    """All rooms of this server, by code, the last entered at the end.

    Where there are too many, empty ones go first.
    """

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}
        self._lock = threading.Lock()

    def room(self, code: str) -> Room:
        """The room `code`, opened if need be: whoever follows may come before the presenter."""
        with self._lock:
            room = self._rooms.pop(code, None) or Room(code)
            self._make_way()
            self._rooms[code] = room
            return room

    def _make_way(self) -> None:
        """Leave space for one more room."""
        while len(self._rooms) >= MOST_ROOMS:
            empty = (code for code, room in self._rooms.items() if not room.in_use)
            del self._rooms[next(empty, next(iter(self._rooms)))]

    def new_code(self) -> str:
        """Four letters that no open room has."""
        while True:
            code = "".join(secrets.choice(LETTERS) for _ in range(4))
            if code not in self._rooms:
                return code

    def leave(self, session: Session) -> None:
        """The presenter's tab is gone: its rooms wait, and remember where it stood."""
        with self._lock:
            mine = [room for room in self._rooms.values() if room.session is session]
            self._rooms = {code: room for code, room in self._rooms.items() if room not in mine or room.in_use}
        for room in mine:
            if room.let_go(session):
                room.notify()

    def open_rooms(self) -> list[Room]:
        """Return the rooms with a presenter, also one whose browser has gone; last entered first."""
        with self._lock:
            return [room for room in reversed(self._rooms.values()) if room.in_use and room.presenter]


rooms = Rooms()


def code_in(query: str) -> str:
    """The code of the room a link names; "" where it names none."""
    return code_of((parse_qs(query).get("room") or [""])[0])


def code_of(text: str) -> str:
    """A room code as it may be typed: four letters, or an empty text."""
    code = text.strip().upper()
    return code if len(code) == 4 and all(letter in LETTERS for letter in code) else ""
