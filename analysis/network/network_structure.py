"""Measures the structure of working ties: density, clustering, mixing of units, distances.

Works on bare arrays: ties as (source, target) seat numbers, the unit of each seat. The measures are those in which
the real companies are described, so that a generated or imported firm can be compared with them.

Density and reciprocity are of directed ties; everything else treats two people as joined if a tie runs either way.
People without any tie count, with degree 0 and clustering 0.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

SAMPLE = 2_000  # people asked for clustering and paths in a firm too large to ask everybody; error about 0.01
CENSUS = 20_000  # up to this many people everybody is asked
AT_ONCE = 64  # people whose distances are found together, a bit each
FEW = 0.25  # share of people up to which a step of the search looks at these alone


@dataclass(frozen=True)
class Structure:
    """The figures of one network of ties; `TITLES` has their titles."""

    people: int
    ties: int
    density: float
    mean_degree: float
    reciprocity: float
    clustering: float
    cross_unit_share: float
    cross_unit_share_if_blind: float
    assortativity: float
    mean_path: float
    degree_gini: float

    def as_dict(self) -> dict[str, float]:
        """Return name -> value, in the order of the fields."""
        return asdict(self)


TITLES: dict[str, str] = {
    "people": "People",
    "ties": "Working ties (one way)",
    "density": "Density: share of all possible ties that exist",
    "mean_degree": "Colleagues a person works with, on average",
    "reciprocity": "Reciprocity: share of ties that run both ways",
    "clustering": "Clustering: how often two colleagues of mine are colleagues",
    "cross_unit_share": "Share of ties that cross units",
    "cross_unit_share_if_blind": "The same if units did not matter",
    "assortativity": "Siloing: 0 = units do not matter, 1 = no tie leaves a unit",
    "mean_path": "Handshakes between two people, on average",
    "degree_gini": "Inequality of degree: 0 = all alike, 1 = one star",
}
MEASURES = tuple(field.name for field in fields(Structure))


def measure(source: ArrayLike, target: ArrayLike, unit: ArrayLike, *, seed: int = 1) -> Structure:
    """Measure a network.

    Args:
        source: [e] seat a tie starts from.
        target: [e] seat it points to; a self-tie or a repeated tie is counted once or not at all.
        unit: [n] unit number of each seat; -1 = in no unit (such people are left out of the unit figures).
        seed: for the sample of people asked in firms of more than `CENSUS` people.
    """
    unit = np.asarray(unit)
    source, target = drop_repeated_ties(source, target, len(unit))
    ties = Neighbours(source, target, len(unit))
    asked = _asked(len(unit), seed)
    share, blind, assortativity = mixing(*ties.pairs(), unit)
    pairs = len(unit) * (len(unit) - 1)
    return Structure(
        people=len(unit),
        ties=len(source),
        density=len(source) / pairs if pairs else 0.0,
        mean_degree=float(ties.degree.mean()) if len(unit) else 0.0,
        reciprocity=reciprocity(source, target, len(unit)),
        clustering=float(local_clustering(ties.start, ties.neighbour, asked).mean()) if len(unit) else 0.0,
        cross_unit_share=share,
        cross_unit_share_if_blind=blind,
        assortativity=assortativity,
        mean_path=mean_path(ties.start, ties.neighbour, asked),
        degree_gini=gini(ties.degree),
    )


class Neighbours:
    """Undirected neighbours in compressed rows.

    Those of seat i are `neighbour[start[i]:start[i + 1]]`, sorted.
    """

    def __init__(self, source: NDArray[np.int64], target: NDArray[np.int64], people: int) -> None:
        a = np.concatenate([source, target])
        b = np.concatenate([target, source])
        key = sort_unique(a * people + b) if people else a
        self.neighbour: NDArray[np.int64] = key % max(1, people)
        self.degree: NDArray[np.int64] = np.bincount(key // max(1, people), minlength=people)
        self.start: NDArray[np.int64] = np.concatenate([[0], np.cumsum(self.degree)])

    def pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return each joined pair once, the lower seat first."""
        lower = np.repeat(np.arange(len(self.degree)), self.degree)
        once = lower < self.neighbour
        return lower[once], self.neighbour[once]


def gini(values: ArrayLike) -> float:
    """Return the Gini coefficient of values >= 0: 0 if all are equal, near 1 if one has all."""
    ordered = np.sort(np.asarray(values, dtype=float))
    total = ordered.sum()
    if total <= 0:
        return 0.0
    rank = np.arange(1, len(ordered) + 1)
    return float(2 * (rank * ordered).sum() / (len(ordered) * total) - (len(ordered) + 1) / len(ordered))


def reciprocity(source: NDArray[np.int64], target: NDArray[np.int64], people: int) -> float:
    """Return the share of directed ties whose opposite exists too; 0 without ties."""
    if not len(source):
        return 0.0
    ties, opposite = np.sort(source * people + target), np.sort(target * people + source)
    place = np.minimum(np.searchsorted(opposite, ties), len(ties) - 1)
    return float((opposite[place] == ties).mean())


def mixing(source: NDArray[np.int64], target: NDArray[np.int64], unit: ArrayLike) -> tuple[float, float, float]:
    """Return the share of ties across units, the same if units did not matter, assortativity.

    Assortativity is Newman's (2003, Physical Review E 67: 026126, eq. 2) with ties taken as undirected.
    """
    unit = np.asarray(unit)
    placed = unit[unit >= 0]
    size = np.bincount(placed).astype(float) if len(placed) else np.zeros(1)
    pairs = len(placed) * (len(placed) - 1)
    blind = 1 - float((size * (size - 1)).sum()) / pairs if pairs else 0.0
    known = (unit[source] >= 0) & (unit[target] >= 0)
    if not known.any():
        return 0.0, blind, 0.0
    here, there = unit[source][known], unit[target][known]
    crossing = float((here != there).mean())
    ends = np.bincount(np.concatenate([here, there])) / (2 * len(here))
    expected = float((ends**2).sum())
    return crossing, blind, (1 - crossing - expected) / (1 - expected) if expected < 1 else 0.0


def local_clustering(
    start: NDArray[np.int64], neighbour: NDArray[np.int64], asked: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the local clustering coefficient of the people asked, [len(asked)].

    C_i = triangles through i / (d_i (d_i - 1) / 2), 0 where d_i < 2 (Watts & Strogatz 1998, Nature 393: 440-442).
    Rows `neighbour[start[i]:start[i + 1]]` hold each person's colleagues, undirected and without duplicates.
    """
    from scipy import sparse  # slow to import, and only needed where something is measured

    people = len(start) - 1
    ties = sparse.csr_array((np.ones(len(neighbour), dtype=np.int32), neighbour, start), shape=(people, people))
    closed = np.empty(len(asked))
    for first in range(0, len(asked), 1_000):  # in portions: the product of a whole firm with itself would be dense
        rows = ties[asked[first : first + 1_000]]
        closed[first : first + 1_000] = (rows @ ties).multiply(rows).sum(axis=1)
    degree = np.diff(start)[asked]
    pairs = degree * (degree - 1)
    found: NDArray[np.float64] = np.divide(closed, pairs, out=np.zeros(len(asked)), where=pairs > 0)
    return found


def mean_path(start: NDArray[np.int64], neighbour: NDArray[np.int64], asked: NDArray[np.int64]) -> float:
    """Return the mean number of steps from the people asked to all others they can reach.

    Only the largest connected part counts. 0 if that part has one member, or none of those asked.
    """
    from scipy import sparse
    from scipy.sparse import csgraph

    people = len(start) - 1
    if people == 0:
        return 0.0
    ties = sparse.csr_array((np.ones(len(neighbour), dtype=np.int8), neighbour, start), shape=(people, people))
    _, part = csgraph.connected_components(ties, directed=False)
    largest = part == np.argmax(np.bincount(part))
    members = int(largest.sum())
    asked = asked[largest[asked]]
    if members < 2 or not len(asked):
        return 0.0
    inside = ties[largest][:, largest]
    inside = (inside + inside.T).tocsr()  # a step leads both ways
    seats = (np.cumsum(largest) - 1)[asked]
    return _mean_distance(inside.indptr, inside.indices, seats, members)


def _mean_distance(
    start: NDArray[np.int32], neighbour: NDArray[np.int32], seats: NDArray[np.int64], members: int
) -> float:
    """Return the mean distance from these seats to all members, by a breadth-first search.

    Many searches run at once, a bit each: a step is one "or" over the neighbours.
    """
    total = 0
    for first in range(0, len(seats), AT_ONCE):
        batch = seats[first : first + AT_ONCE]
        bits = np.uint64(1) << np.arange(len(batch), dtype=np.uint64)
        front = np.zeros(members, dtype=np.uint64)
        np.bitwise_or.at(front, batch, bits)
        reached, whole, steps = front, np.bitwise_or.reduce(bits), 0
        while front.any() and len(waiting := np.flatnonzero(reached != whole)):
            steps += 1
            front = _step(front, waiting, start, neighbour) & ~reached
            total += steps * int(np.bitwise_count(front).sum())
            reached = reached | front
    return total / (len(seats) * (members - 1))


def _step(
    front: NDArray[np.uint64], waiting: NDArray[np.int64], start: NDArray[np.int32], neighbour: NDArray[np.int32]
) -> NDArray[np.uint64]:
    """Return which searches get to each member from a neighbour, for those `waiting` at least.

    Only a few members lead on in the first steps, and only a few still wait in the last ones.
    """
    leading = np.flatnonzero(front)
    after = np.zeros_like(front)
    if len(leading) < FEW * len(front):
        entry, _, length = _entries(start, leading)
        np.bitwise_or.at(after, neighbour[entry], np.repeat(front[leading], length))
    elif len(waiting) < FEW * len(front):
        entry, first, _ = _entries(start, waiting)
        after[waiting] = np.bitwise_or.reduceat(front[neighbour[entry]], first)
    else:
        after = np.bitwise_or.reduceat(front[neighbour], start[:-1])
    return after


def _entries(
    start: NDArray[np.int32], rows: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the places of all entries of some rows.

    Also where each row begins among these, and how long it is.
    """
    length = (start[rows + 1] - start[rows]).astype(np.int64)
    first = np.cumsum(length) - length
    return np.arange(int(length.sum())) + np.repeat(start[rows] - first, length), first, length


def sort_unique(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the different keys in order.

    For millions far faster than `np.unique`, which makes a hash table.
    """
    ordered = np.sort(keys)
    first = np.ones(len(ordered), dtype=np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def drop_repeated_ties(
    source: ArrayLike, target: ArrayLike, people: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each tie once, sorted, without those of people to themselves."""
    source, target = np.asarray(source, dtype=np.int64), np.asarray(target, dtype=np.int64)
    key = sort_unique((source * people + target)[source != target])
    return (key // people, key % people) if people else (key, key)


def _asked(people: int, seed: int) -> NDArray[np.int64]:
    if people <= CENSUS:
        return np.arange(people)
    return np.sort(np.random.default_rng(seed).choice(people, SAMPLE, replace=False))
