"""What is shown of a run, encoded once for everybody who watches it, over one socket a tab.

Fifty windows that follow one presenter cost little more than one: a frame is made and encoded once, and a window gets
the newest there is. At most two frames are on their way to a window; a slow one sees fewer instead of older ones.
"""

from __future__ import annotations

import json
import logging
import secrets
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from weakref import WeakValueDictionary

UNHURRIED = 0.15
"""Seconds between two frames of figures and charts while a run plays: 5 a second suffice, the network takes 10."""
EVERY_FRAME = frozenset({"network", "scene"})

Make = Callable[[str], dict[str, Any] | None]
"""Makes the frame of a channel ("network", "charts:being,trust"); None while there is none yet."""


class Viewer(Protocol):
    """Who watches: one tab, as a feed knows it."""

    def wake(self) -> None:
        """There may be something to send (called from any thread)."""


@dataclass
class Channel:
    """One kind of frame. `newest`: its number and bytes.

    `frame`: what they were made from, `made`: when.
    """

    watchers: int = 0
    newest: tuple[int, bytes] = (0, b"")
    frame: dict[str, Any] | None = None
    made: float = -1.0


class Feed:
    """The frames of one session. Its `key` is a secret that only its viewers' pages know."""

    def __init__(self, make: Make) -> None:
        self.key = secrets.token_urlsafe(12)
        self.make = make
        self._channels: dict[str, Channel] = {}
        self._viewers: set[Viewer] = set()
        self._lock = threading.Lock()
        feeds[self.key] = self

    def names(self, **channels: str) -> dict[str, str]:
        """What a component is given: for each of its values the channel it comes from."""
        return {value: f"{self.key}/{channel}" for value, channel in channels.items()}

    def refresh(self, now: bool = True) -> None:
        """Make the frames that are watched and wake who watches.

        `now`: also those that need not be so frequent.
        """
        with self._lock:
            for name, channel in self._channels.items():
                if now or name in EVERY_FRAME or time.monotonic() - channel.made > UNHURRIED:
                    self._renew(name, channel)
            viewers = list(self._viewers)
        for viewer in viewers:
            viewer.wake()

    def watch(self, name: str, viewer: Viewer) -> Channel:
        """`viewer` watches the channel `name` from now on; its newest frame is made at once."""
        with self._lock:
            channel = self._channels.setdefault(name, Channel())
            channel.watchers += 1
            self._viewers.add(viewer)
            self._renew(name, channel)
        return channel

    def leave(self, name: str, viewer: Viewer, wholly: bool) -> None:
        """`viewer` watches `name` no more; `wholly`: nor anything else of this feed."""
        with self._lock:
            channel = self._channels[name]
            channel.watchers -= 1
            if channel.watchers == 0:
                del self._channels[name]
            if wholly:
                self._viewers.discard(viewer)

    def close(self) -> None:
        """The session is over: nothing is made any more, and nothing of it is held."""
        with self._lock:
            feeds.pop(self.key, None)
            self.make = lambda _: None

    def _renew(self, name: str, channel: Channel) -> None:
        """Make the frame anew.

        One that cannot be made is left out and logged: neither run nor other frames end.
        """
        channel.made = time.monotonic()
        try:
            frame = self.make(name)
        except Exception:
            logging.getLogger("orgshift").exception("a frame of %s could not be made", name)
            return
        if frame is None or frame is channel.frame:
            return
        fresh, (number, before) = encoded(f"{self.key}/{name}", frame), channel.newest
        channel.frame = frame
        if fresh != before:
            channel.newest = (number + 1, fresh)


feeds: WeakValueDictionary[str, Feed] = WeakValueDictionary()
"""All feeds by key; one goes with its session."""


def encoded(name: str, frame: dict[str, Any]) -> bytes:
    """A frame on the wire: lengths, its JSON, and the bytes the JSON points into.

    First the whole length, then that of the JSON.
    """
    parts: list[bytes] = []
    at = 0

    def point(value: Any) -> dict[str, list[int]]:
        nonlocal at
        if not isinstance(value, bytes):
            raise TypeError(f"{type(value).__name__} has no place in a frame")
        parts.append(value)
        at += len(value)
        return {"$": [at - len(value), len(value)]}

    text = json.dumps([name, frame], default=point, separators=(",", ":")).encode()
    return struct.pack("<II", 8 + len(text) + at, len(text)) + text + b"".join(parts)
