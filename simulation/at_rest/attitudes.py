"""Attitudes of week 0: those at which influence rests, from everybody's anchor."""

from __future__ import annotations

from collections import namedtuple

from simulation.compiling import lean
from simulation.mechanisms import attitude

REST_ROUNDS = 60  # in single precision nothing moves any more after some 30

Room = namedtuple("Room", ("target", "influence", "now", "next"))
Room.__doc__ = "What coming to rest needs: [ties] whom one turns to and room for its influence; [n] room for attitudes."


@lean
def rest(o, room):  # type: ignore[no-untyped-def]
    """Let attitudes come to rest, from the anchors: 60 times x <- s a + (1 - s) W x.

    In arrays of their own: a person's record is forty times as wide as the one number that is read. The weight of each
    tie stays the same over the rounds. A round that moves nothing is the last.
    """
    e, t = o.people, o.ties
    tie = 0
    for i in range(len(e)):
        room.now[i] = e[i].openness
        for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
            room.influence[tie] = t[k].weight * attitude.voice_weight(o, i, t[k].target)
            tie += 1
    for _ in range(REST_ROUNDS):
        if not _rest_round(o, room):
            break
    for i in range(len(e)):
        e[i].openness = room.now[i]


@lean
def _rest_round(o, room):  # type: ignore[no-untyped-def]
    """One round; return whether anybody's attitude moved."""
    e = o.people
    tie = 0
    for i in range(len(e)):
        weights, voice = 0.0, 0.0
        for _ in range(o.rows[i].count):
            weights += room.influence[tie]
            voice += room.influence[tie] * room.now[room.target[tie]]
            tie += 1
        heard = voice / weights if weights > 0.0 else float(room.now[i])
        room.next[i] = e[i].stubbornness * e[i].anchor + (1.0 - e[i].stubbornness) * heard
    moved = False
    for i in range(len(e)):
        moved = moved or room.next[i] != room.now[i]
        room.now[i] = room.next[i]
    return moved
