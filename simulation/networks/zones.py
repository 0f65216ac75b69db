"""Near and far in a large firm: contacts across units are made mostly in the neighbourhood.

Units that stand next to each other in the list are near. Neighbourhoods of about 1,000 people lie in zones five times
as large, and so on up to the firm. At HP Labs the chance of two people to mail each other fell as exp(-0.92 h) with
their distance h in the line of command (Adamic & Adar 2005, Social Networks 27: 187-203); one level up is two steps
further and opens five times as many people, so each level gets 5 exp(-1.84) = 0.8 times the contacts of the one below.
Firms up to about 1,500 people are one neighbourhood.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NEIGHBOURHOOD = 1_000
WIDER = 5
FADING = WIDER * float(np.exp(-2 * 0.92))


def zone_sizes(people: int) -> list[float]:
    """People in a zone of each level, the neighbourhood first; the last is the whole firm."""
    sizes = [people / max(1, round(people / NEIGHBOURHOOD))]
    while sizes[-1] < people:
        wider = sizes[-1] * WIDER
        sizes.append(wider if wider * 1.5 < people else float(people))
    return sizes


def zones(unit: NDArray[np.int32], size: float) -> NDArray[np.int64]:
    """Zone of each person, [n]: units go whole to the zone of their first seat.

    Seats are numbered unit by unit.
    """
    first = np.searchsorted(unit, np.arange(unit[-1] + 1)) if len(unit) else np.zeros(0)
    return np.asarray((first // size).astype(np.int64)[unit])


def draw_levels(count: int, levels: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """How far each of `count` looks: a level 0..levels - 1."""
    odds = FADING ** np.arange(levels)
    return np.searchsorted(np.cumsum(odds / odds.sum())[:-1], rng.random(count), side="right")
