"""What played people decide in a week, in place of the model's own decision.

A decision replaces the chance by which one would take part, and nothing else: who says yes acts where the tool is
within reach that week (the model's own random number decides it), what one contributes is drawn as for everybody, and
so is what follows from it. The table has a row for each person in a week in which somebody is played, and none in any
other week.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from simulation import randomness
from simulation.compiling import lean

MODEL, NO, YES, MUST = -1, 0, 1, 2
"""The model decides; does not take part; takes part gladly; takes part because one must (as one who is forced)."""

DECISION = np.dtype(
    [
        ("decision", "i4"),
        ("helps", "i4"),  # the colleague one answers first; -1 = none named
        ("luck", "i4"),  # 0 = the person's own random numbers, n = the n-th other ones
        ("model", "i4"),  # set in the week: what the model would have decided
        ("drawn", "i4"),  # set in the week: who answered by the model's draw; -1 = nobody through the network
        ("reaches", "i4"),  # set in the week: whether the tool is within reach
        ("chance", "f8"),  # set in the week: the model's chance that the person takes part
    ]
)


def decisions(seats: int) -> Any:
    """A table in which the model decides for everybody."""
    table = np.zeros(seats, DECISION).view(np.recarray)
    table["decision"], table["helps"], table["drawn"] = MODEL, -1, -1
    return table


def of_week(table: Any, seats: int) -> Any:
    """The table of a week; the model decides for seats beyond it, such as those opened since.

    table: None = nobody is played.
    """
    if table is None:
        return decisions(0)
    return np.concatenate((table, decisions(seats - len(table)))).view(np.recarray)


@lean
def change_luck(o):  # type: ignore[no-untyped-def]
    """Give people with other luck other random numbers for taking part."""
    for i in range(len(o.played)):
        if o.played[i].luck > 0:
            r, posts, _, _ = randomness.block(
                o.clock, randomness.PARTICIPATION, o.played[i].luck - 1, i, o.people[i].holder, o.clock.week
            )
            o.scratch[2 * i], o.scratch[2 * i + 1] = r, posts


@lean
def decide(o, i, access, by_choice, with_push):  # type: ignore[no-untyped-def]
    """Let the decision of person i, if there is one, take the place of the model's.

    access: chance that the tool is within reach. by_choice, with_push: the model's chances of acting.
    """
    e, d, r = o.people, o.played, o.scratch[2 * i]
    d[i].chance, d[i].reaches = with_push, r < access
    d[i].model = NO if r >= with_push else (YES if r < by_choice else MUST)
    if d[i].decision != MODEL:
        acts = e[i].present and d[i].decision != NO and r < access
        e[i].act, e[i].forced = acts, acts and d[i].decision == MUST


@lean
def name_answerers(o):  # type: ignore[no-untyped-def]
    """Let those who named a colleague be who answered, if it was through the network.

    How many needs are met stays the same. Where several named the same one, the one whom the model drew answers if
    among them, else one of them by lot.
    """
    e, d = o.people, o.played
    for j in range(len(d)):
        d[j].drawn = e[j].answerer
    for i in range(len(d)):
        j = d[i].helps
        if j >= 0 and j != i and e[i].present and d[j].drawn >= 0 and d[d[j].drawn].helps != j:
            if e[j].answerer == d[j].drawn or _lot(o, i) < _lot(o, e[j].answerer):
                e[j].answerer = i


@lean
def _lot(o, i):  # type: ignore[no-untyped-def]
    u, _, _, _ = randomness.draws(o.clock, randomness.ANSWERER, i, o.people[i].holder, o.clock.week)
    return u
