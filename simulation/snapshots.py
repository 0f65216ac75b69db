"""Any week again: snapshots, a timeline, branches with another decision on the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from simulation import state
from simulation.errors import UserError
from simulation.levers import MAIL

DEFAULT_BYTES = 200_000_000
LEVER_ROWS = ("level", "weeks_on", "asked", "familiar")


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The state of an organization after a week, in memory of its own."""

    week: int
    state: Any

    @property
    def nbytes(self) -> int:
        """Bytes it holds."""
        return size(self.state)


def copy(o: Any) -> Any:
    """The same state in memory of its own: what happens to one does not reach the other.

    What holds nothing yet takes no memory in the copy either: room for customers to come, rows of unused levers.
    """
    parts = {name: _copy_part(part, _held(o, name)) for name, part in o._asdict().items()}
    parts["values"], parts["record"] = state.linked(parts["record"])
    return type(o)(**parts)


def size(o: Any) -> int:
    """Bytes that a state holds, without the room that `copy` leaves out."""
    return sum(_size_part(part, _held(o, name)) for name, part in o._asdict().items())


def _held(o: Any, name: str) -> Any:
    """Which places or rows of a part of the state hold something."""
    if name == "levers":
        return o.levers.kinds["used"] > 0
    if name == "mail":
        return slice(None if o.levers.kinds["used"][MAIL] else 0)
    used = int(o.firm.places_used)
    return slice(
        {"customers": used, "cases": used, "circles": used, "customer_words": 0, "voices": 0, "scratch": 0}.get(name)
    )


def _copy_part(part: Any, held: Any, name: str = "") -> Any:
    if hasattr(part, "_asdict"):
        return type(part)(**{field: _copy_part(column, held, field) for field, column in part._asdict().items()})
    if isinstance(part, np.record):
        row = np.zeros(1, part.dtype).view(np.recarray)
        row[0] = part
        return row[0]
    held = _held_of(held, name)
    copied = np.zeros(part.shape, part.dtype)
    if isinstance(held, slice):  # as bytes: numpy copies records field by field, which is slow
        copied[held].view(np.uint8)[...] = part[held].view(np.uint8)
    else:
        copied[held] = part[held]
    return copied.view(type(part))


def _size_part(part: Any, held: Any, name: str = "") -> int:
    if hasattr(part, "_asdict"):
        return sum(_size_part(column, held, field) for field, column in part._asdict().items())
    return int(part.nbytes if isinstance(part, np.record) else part[_held_of(held, name)].nbytes)


def _held_of(held: Any, name: str) -> Any:
    """Of the arrays about levers, those of [lever, seat] hold only the rows of levers in use."""
    return held if isinstance(held, slice) or name in LEVER_ROWS else slice(None)


def take(org: Any) -> Snapshot:
    """The state as it is now."""
    return Snapshot(org.week, copy(org.state))


def restore(org: Any, snapshot: Snapshot) -> None:
    """Put the organization back to a snapshot of its own run; later weeks are to be run again.

    Mesa's clock and collector then stand there too, each week once.
    """
    org.return_to(copy(snapshot.state))


class Timeline:
    """A run in which any week can be shown: each k-th is kept, those between are replayed.

    org: the running organization. every: keep each k-th week. most_bytes: the memory bound; where it is reached, every
    second kept week is dropped and k doubles, so that the whole run stays reachable.
    """

    def __init__(self, org: Any, every: int = 4, most_bytes: int = DEFAULT_BYTES) -> None:
        self.org = org
        self.every = every
        self.most_bytes = most_bytes
        self._kept: dict[int, Snapshot] = {org.week: take(org)}
        self._first = org.week

    @property
    def weeks_kept(self) -> list[int]:
        """The weeks that need no replay."""
        return sorted(self._kept)

    @property
    def nbytes(self) -> int:
        """Bytes held by all snapshots."""
        return sum(snapshot.nbytes for snapshot in self._kept.values())

    def step(self) -> None:
        """One week, kept where it is due."""
        self.org.step()
        self._keep()

    def goto(self, week: int) -> Any:
        """Go to this week, back or forth, on the same decisions and random numbers, and return it.

        Raises:
            UserError: for a week before the timeline began.
        """
        if week < self._first:
            raise UserError(f"week {week} is before the first week kept ({self._first})")
        nearest = max(kept for kept in self._kept if kept <= week)
        if not nearest <= self.org.week <= week:
            restore(self.org, self._kept[nearest])
        while self.org.week < week:
            self.step()
        return self.org

    def forget_after(self, week: int) -> None:
        """Drop what was kept after a week: another decision has been taken there."""
        self._kept = {kept: snapshot for kept, snapshot in self._kept.items() if kept <= week}

    def _keep(self) -> None:
        week = self.org.week
        if week % self.every == 0 and week not in self._kept:
            self._kept[week] = take(self.org)
            while len(self._kept) > 2 and self.nbytes > self.most_bytes:
                self.every *= 2
                self._kept = {k: s for k, s in self._kept.items() if k == self._first or k % self.every == 0}
