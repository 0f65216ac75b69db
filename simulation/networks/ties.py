"""Generated working ties, step by step; what is asked for is met by construction.

1. How many colleagues each person has, and how many in the own unit: `contacts.py` (degree-corrected block model).
2. Who they are: line ties, circles of people who all work together, chance meetings: `weave.py` (BTER, configuration
   model).
3. Ties are moved, contacts and units kept, until colleagues are colleagues of each other as asked:
   `triadic_closure.py`.
4. Which way ties run: `directions.py`.

The default tie is a working tie: ten contacts or more in nine months. Cost grows with the number of ties.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulation import reporting_lines
from simulation.networks import contacts, directions, mixing, pilot, triadic_closure, weave
from simulation.networks.dials import Dials
from simulation.networks.draws import new_dice
from simulation.networks.repair import mend

Seats = NDArray[np.int32]

MOVES = 200  # tried for each end of a tie, at most, to reach the clustering asked for
MOVES_IN_ALL = 6_000_000  # in a very large firm: some seconds


def working_ties(unit: Seats, manager: Seats, dials: Dials, rng: np.random.Generator) -> tuple[Seats, Seats]:
    """Directed ties sorted by source and target: (sources, targets).

    Args:
        unit: [n] unit numbers, rising: people stand unit by unit.
        manager: [n] seat of the manager, -1 = nobody.
        dials: what is asked for.
        rng: random numbers; the same generator state gives the same ties.
    """
    share = dials.unit_mixing * mixing.blind_share(unit)
    closeness, sent = pilot.calibrate(unit, manager, dials, share, rng)
    contact = contacts.split(contacts.plan(unit, manager, dials, share, rng), unit, sent)
    rows, loose = weave.weave(unit, manager, contact, dials.hierarchy_weight, closeness, rng)
    mend(loose, unit, manager, rows, rng)
    dice = new_dice(rng)
    moves = min(MOVES * len(rows.row), MOVES_IN_ALL)
    triadic_closure.close(dials.clustering * len(unit), moves, unit, manager, rows, dice)
    both = directions.both_ways(int(rows.filled.sum()) // 2, dials.reciprocity)
    upward = 0.5 + 0.5 * dials.hierarchy_weight
    out = np.empty_like(rows.row)
    turned = directions.direct(both, upward, _rank(manager), rows, out, dice)
    source, target = directions.gather(rows.start, turned, out)
    return source, target


def _rank(manager: Seats) -> Seats:
    """Levels below the head; people outside the tree stand below everybody."""
    level = reporting_lines.levels(manager)
    return np.where(level < 0, level.max(initial=0) + 1, level).astype(np.int32)
