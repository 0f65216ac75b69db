"""Whom a customer talks to: ties between places, and what passes along them.

Half of a place's k ties go to the next places on either side of a ring of all places in use, the others to places
drawn once: the j-th goes to place 0 at first, and as places are added, to each with chance 1/(number of places). So
every place is as likely, and a tie moves only to a place that is new. Ties belong to places: whoever takes a place
takes over its ties. The one told need not tell the other.

The equations are in `simulation/mechanisms/stories.py`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from simulation import randomness
from simulation.compiling import lean
from simulation.parameter import PUBLISHED, RIVAL

SHARES, TIES = PUBLISHED, RIVAL  # options of the choice `stories`
USUAL_SOCIAL_USERS = 0.2  # share of them at which a customer reaches `telling` of those tied to, on average


def blank(places: int) -> Any:
    """Nothing passes between customers at so many places.

    story: of this week's contact, 1 = a good one, -1 = a bad one. good, bad: stories heard this week. carried_good,
    carried_bad: those that one tells on next week.
    """
    kinds = [(name, "i2") for name in ("good", "bad", "carried_good", "carried_bad")]
    return np.zeros(places, [*kinds, ("story", "i1")]).view(np.recarray)


def places_needed(on: Any, places: int) -> int:
    """How many places the table has room for: none where nothing passes between customers."""
    return places if on["stories"] == TIES and on["outside"] != RIVAL else 0


@lean
def told(o, i, j):  # type: ignore[no-untyped-def]
    """The place to which the j-th tie of place i goes."""
    places, near = int(o.firm.places_used), int(o.p.ties_of_customers / 2.0)
    if j < near:
        step = j // 2 + 1 if j % 2 == 0 else -(j // 2 + 1)
        return (i + step) % places
    place, number = 0, 0
    while True:
        four = randomness.block(o.clock, randomness.ACQUAINTANCE, 64 * j + number, i, 0, 0)
        for u in four:
            following = int((place + 1) / u)  # the next place that would take the tie over
            if following >= places:
                return place
            place = following
        number += 1


@lean
def reach(p, social):  # type: ignore[no-untyped-def]
    """Chance that a customer tells each of those tied to, a user of social channels or another."""
    louder = p.social_reach if social else 1.0
    return min(1.0, p.telling * louder / (1.0 + USUAL_SOCIAL_USERS * (p.social_reach - 1.0)))


@lean
def retelling(p):  # type: ignore[no-untyped-def]
    """Chance that a user of social channels tells on what was heard."""
    return min(1.0, p.story_reproduction / (int(p.ties_of_customers) * reach(p, True)))


@lean
def note(o, i, gap):  # type: ignore[no-untyped-def]
    """Note whether the contact of customer i is a story, by service against expectation."""
    if len(o.circles) > 0:
        o.circles[i].story = 1 if gap > o.p.story_at else (-1 if gap < -o.p.story_at else 0)


@lean
def forget(o, i):  # type: ignore[no-untyped-def]
    """Let whoever comes to place i have no story to tell."""
    if len(o.circles) > 0:
        o.circles[i].story = o.circles[i].carried_good = o.circles[i].carried_bad = 0
