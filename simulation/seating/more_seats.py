"""More seats in a running organization: tables of people get rows, and ties get places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import randomness
from simulation.compiling import lean
from simulation.levers import OFF_FOR_LONG

WHOLE_UNITS = ("everyone", "facing", "unit:", "function:", "ready", "middle", "unready")
"""Groups to which all of a unit belong, so that a new seat does too; other groups stay as they are."""
KEPT_FREE = 16  # places for new ties in a row that is made or moved


def with_more_seats(o: Any, unit: NDArray[np.int64], manager: NDArray[np.int64]) -> Any:
    """The same state with new seats at the end, vacant and without ties.

    unit, manager: of each new seat.
    """
    old, more = len(o.people), len(unit)
    people = _longer(o.people, more)
    people["open_seat"][old:] = 1
    people["unit"][old:], people["manager"][old:], people["answerer"][old:] = unit, manager, -1
    for flag in ("facing", "outside_marketing"):
        people[flag][old:] = [_of_unit(o, flag, k) for k in unit]
    levers = o.levers._replace(
        **{
            name: _wider(getattr(o.levers, name), more)
            for name in ("level", "weeks_on", "asked", "familiar", "past_involvement", "groups")
        }
    )
    levers.weeks_on[:, old:] = OFF_FOR_LONG
    people["threshold"][old:] = 0.5  # somebody's, until somebody comes: mechanisms divide by it
    scratch = np.zeros(len(o.scratch) + 2 * more)
    ties = _longer(o.ties, more * KEPT_FREE)
    return o._replace(
        people=people,
        reports=_reports(type(o.reports), people["manager"]),
        rows=_more_rows(o.rows, len(o.ties), more),
        ties=ties,
        mail=_mail_for(o, old + more, ties),
        voices=_longer(o.voices, more),
        slots=_free(o.slots, more),
        slots_before=_free(o.slots_before, more),
        joined=_free(o.joined, more),
        facts=_more_facts(o, more) if len(o.facts.people) else o.facts,
        levers=levers,
        scratch=scratch,
    )


def add_sleeping_ties(o: Any, added: Mapping[int, Sequence[tuple[int, float, float]]]) -> Any:
    """The same state with more ties, asleep until both seats are taken.

    added: target, weight and rate of those of each seat, in order.
    """
    o = _with_room(o, added)
    for source, ties in added.items():
        row = o.rows[source]
        back = row.start + row.room - row.asleep
        for k, tie in enumerate(ties, 1):
            o.ties[back - k] = tie
        row.asleep += len(ties)
    return o


def roomy(o: Any) -> Any:
    """The same state with free places in every row of ties, so that new ones fit."""
    wide = o.rows.copy()
    wide["room"] = room_for_ties(o.rows["count"], o.rows["asleep"])
    wide["start"] = np.cumsum(wide["room"]) - wide["room"]
    moved = np.zeros(int(wide["room"].sum()), o.ties.dtype).view(type(o.ties))
    _move_ties(o.rows, o.ties, wide, moved)
    return o._replace(rows=wide, ties=moved, mail=_mail_for(o, len(wide), moved))


def room_for_ties(counts: Any, asleep: Any = 0) -> Any:
    """Places of a row with so many ties, of which some more sleep."""
    return counts + asleep + KEPT_FREE + counts // 8


@lean
def _move_ties(rows, table, wide, moved):  # type: ignore[no-untyped-def]
    for i in range(len(rows)):
        for k in range(rows[i].count):
            _move_tie(table, rows[i].start + k, moved, wide[i].start + k)
        for k in range(1, rows[i].asleep + 1):
            _move_tie(table, rows[i].start + rows[i].room - k, moved, wide[i].start + wide[i].room - k)


@lean
def _move_tie(table, old, moved, new):  # type: ignore[no-untyped-def]
    moved[new].target, moved[new].weight, moved[new].rate = table[old].target, table[old].weight, table[old].rate


def widen_group(target: str, flags: NDArray[np.bool_], population_unit: Any, unit: Any) -> NDArray[np.bool_]:
    """Members of a target group among all seats, from those of week 0; unit: of all seats."""
    more = np.zeros(len(unit) - len(flags), bool)
    if len(more) and target.startswith(WHOLE_UNITS):
        inside = {int(k) for k in np.unique(np.asarray(population_unit)[flags])}
        more[:] = [int(k) in inside for k in unit[len(flags) :]]
    return np.concatenate((flags, more))


def _longer(table: Any, more: int) -> Any:
    return np.concatenate((table, np.zeros(more, table.dtype))).view(type(table))


def _wider(table: Any, more: int) -> Any:
    return np.concatenate((table, np.zeros((len(table), more), table.dtype)), axis=1)


def _free(slots: Any, more: int) -> Any:
    return np.concatenate((slots, np.full((more, slots.shape[1]), -1, slots.dtype)))


def _of_unit(o: Any, flag: str, unit: int) -> int:
    """What a flag is for most seats of a unit."""
    seats = o.people["unit"] == unit
    return int(o.people[flag][seats].mean() >= 0.5) if seats.any() else 0


def _mail_for(o: Any, seats: int, ties: Any) -> Any:
    """Room for the mail of so many seats and ties; what was contributed this week is kept."""
    more = np.zeros(seats - len(o.mail.private), np.int32)
    by_seat = (np.concatenate((column, more)) for column in o.mail[:-1])
    return type(o.mail)(*by_seat, np.zeros(len(ties)))


def _reports(kind: Any, manager: NDArray[np.int32]) -> Any:
    has_boss = np.flatnonzero(manager >= 0)
    order = has_boss[np.argsort(manager[has_boss], kind="stable")]
    counts = np.bincount(manager[has_boss], minlength=len(manager))
    return kind(np.concatenate(([0], np.cumsum(counts))).astype(np.int32), order.astype(np.int32))


def _more_rows(rows: Any, places: int, more: int) -> Any:
    longer = _longer(rows, more)
    longer["start"][len(rows) :] = places + KEPT_FREE * np.arange(more)
    longer["room"][len(rows) :] = KEPT_FREE
    return longer


def _with_room(o: Any, added: Mapping[int, Sequence[Any]]) -> Any:
    """The same state; rows too short for more ties are moved to the end of the table."""
    free = o.rows["room"] - o.rows["count"] - o.rows["asleep"]
    short = [source for source, ties in added.items() if free[source] - len(ties) < KEPT_FREE // 2]
    wide, places = o.rows.copy(), len(o.ties)
    for source in short:
        row = wide[source]
        row.start, row.room = places, row.count + row.asleep + len(added[source]) + 2 * KEPT_FREE
        places += int(row.room)
    ties = _longer(o.ties, places - len(o.ties))
    _move_ties(o.rows[short], o.ties, wide[short], ties)
    return o._replace(rows=wide, ties=ties, mail=_mail_for(o, len(wide), ties))


def _more_facts(o: Any, more: int) -> Any:
    t, old, topics = o.facts, len(o.people), len(o.facts.sets)
    people = _longer(t.people, more)
    for seat in range(old, old + more):
        u = randomness.draws(o.clock, randomness.FACTS, seat, 0, 0)[0]
        people["topic"][seat] = min(topics - 1, int(u * topics))
        people["usual"][seat] = people["usual"][:seat].mean()
    return t._replace(
        people=people,
        directory=np.concatenate((t.directory, np.zeros((more, t.directory.shape[1]), t.directory.dtype))),
        experts=np.concatenate((t.experts, np.zeros(more, t.experts.dtype))),
        next=np.concatenate((t.next, np.full((more, t.next.shape[1]), -1, t.next.dtype))),
    )
