"""Any week again: snapshots, a timeline, branches with another decision on the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from simulation import state
from simulation.errors import UserError

if TYPE_CHECKING:
    from simulation.simulation import Simulation

DEFAULT_BYTES = 200_000_000


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
    """The same state in memory of its own: what happens to one does not reach the other."""
    copied = type(o)(*(_copy_part(part) for part in o))
    values, array = state.linked(copied.record)
    return copied._replace(values=values, record=array)


def _copy_part(part: Any) -> Any:
    if isinstance(part, tuple):
        return type(part)(*(_copy_part(column) for column in part))
    if isinstance(part, np.record):
        row = np.zeros(1, part.dtype).view(np.recarray)
        row[0] = part
        return row[0]
    return part.copy()


def size(o: Any) -> int:
    """Bytes of a state."""
    return sum(size(part) if isinstance(part, tuple) else int(part.nbytes) for part in o)


def take(org: Simulation) -> Snapshot:
    """The state as it is now."""
    return Snapshot(org.week, copy(org.state))


def restore(org: Simulation, snapshot: Snapshot) -> None:
    """Put the organization back to a snapshot of its own run; later weeks are to be run again.

    Mesa's clock and collector then stand there too, each week once.
    """
    org.return_to(copy(snapshot.state))


class Timeline:
    """A run in which any week can be shown: each k-th is kept, those between are replayed.

    org: the running organization. every: keep each k-th week. most_bytes: the memory bound; where it is reached, every
    second kept week is dropped and k doubles, so that the whole run stays reachable.
    """

    def __init__(self, org: Simulation, every: int = 4, most_bytes: int = DEFAULT_BYTES) -> None:
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

    def goto(self, week: int) -> Simulation:
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
