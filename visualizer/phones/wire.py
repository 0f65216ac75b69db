"""What a phone may send: one table of message kinds with their fields, and how often."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

LARGEST = 4096
"""Bytes of one message."""
A_SECOND, AT_ONCE = 5.0, 20.0
"""Messages a second a phone may send, and how many at once."""
MOST_SEATS = 200
MOST_CHOICES = 60
"""Answers a vote can have; a round refuses those it does not have."""
MOST_WAITING = 300
"""Sockets that have not joined yet; where there are more, the oldest is closed."""
WAITS_FOR = 10.0
"""Seconds a socket may take until it joins."""

# Close codes: 4400 bad message, 4404 other code, 4409 open elsewhere, 4410 removed or over, 4413 full, 4429 too many.
BAD, OTHER_ROOM, ELSEWHERE, GONE, FULL, TOO_MANY = 4400, 4404, 4409, 4410, 4413, 4429


class BadMessage(ValueError):
    """A message that is none of ours: its socket is closed."""


Check = Callable[[Any], bool]


def whole(low: int, high: int) -> Check:
    """A check for whole numbers in a range."""
    return lambda value: type(value) is int and low <= value <= high


def text(longest: int) -> Check:
    """A check for texts up to a length."""
    return lambda value: isinstance(value, str) and len(value) <= longest


def number(value: Any) -> bool:
    """Whether a value is a finite number of usual size."""
    return type(value) in (int, float) and abs(value) < 1e12


def numbers(count: int) -> Check:
    """A check for lists of so many numbers."""
    return lambda value: isinstance(value, list) and len(value) == count and all(map(number, value))


def table_of(check: Check, most: int = 20) -> Check:
    """A check for tables with short names whose values pass another check."""
    return lambda value: (
        isinstance(value, dict)
        and len(value) <= most
        and all(len(key) <= 40 and check(one) for key, one in value.items())
    )


def list_of(check: Check, most: int) -> Check:
    """A check for lists whose values pass another check."""
    return lambda value: isinstance(value, list) and len(value) <= most and all(map(check, value))


PHASE = {"n": whole(0, 10**9)}
KINDS: dict[str, dict[str, Check]] = {
    "join": {"code": text(8), "seat?": text(64), "ticket?": text(120)},
    "vote": {**PHASE, "v": whole(0, MOST_CHOICES - 1)},
    "curve": {**PHASE, "y": numbers(8), "sure": whole(0, 20)},
    "plan": {**PHASE, "levels": table_of(number), "starts": table_of(whole(0, 40))},
    "will": {**PHASE, "week": whole(0, 520), "act": whole(0, 2), "who": whole(-1, 100_000)},
    "sheet": {**PHASE, "a": list_of(whole(-1, 5), 12)},
    "team": {"team": whole(1, 20)},
}
"""Kind of message -> its fields, each with its check; `?` marks what may be missing."""


def read_message(raw: str) -> dict[str, Any]:
    """A phone's message, checked; BadMessage for anything that is not in the table."""
    if len(raw.encode("utf-8", "replace")) > LARGEST:
        raise BadMessage("too large")
    try:
        message = json.loads(raw)
    except (ValueError, RecursionError):
        raise BadMessage("no JSON") from None
    fields = KINDS.get(str(message.get("t"))) if isinstance(message, dict) else None
    if fields is None:
        raise BadMessage("unknown kind")
    known = {name.rstrip("?") for name in fields}
    if set(message) - {"t"} - known:
        raise BadMessage("unknown field")
    for name, check in fields.items():
        plain = name.rstrip("?")
        if plain not in message and name.endswith("?"):
            continue
        if plain not in message or not check(message[plain]):
            raise BadMessage(f"bad {plain}")
    return message


def encode(message: dict[str, Any]) -> str:
    """A message to a phone as it goes over the wire."""
    return json.dumps(message, separators=(",", ":"), ensure_ascii=False)


@dataclass
class Allowance:
    """How many messages one socket may still send; it fills up with time."""

    clock: Callable[[], float] = time.monotonic
    left: float = AT_ONCE
    since: float = field(default=-1.0)

    def take(self) -> bool:
        """Count a message; False where there were too many."""
        now = self.clock()
        if self.since >= 0:
            self.left = min(AT_ONCE, self.left + (now - self.since) * A_SECOND)
        self.since = now
        self.left -= 1
        return self.left >= 0


def is_ours(host: str, origin: str | None, hosts: frozenset[str]) -> bool:
    """Whether a request names one of our addresses and comes, if it says so, from our page."""
    name = host.strip().lower()
    if name not in hosts:
        return False
    return origin is None or origin.strip().lower() == f"http://{name}"
