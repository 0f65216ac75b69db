"""Rounds of a room as CSV, without who answered; nothing of fewer than five people.

Rows stand in an order by lot, numbered anew in each round, so that rounds cannot be joined by person.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.room.crowd import FEWEST, POINTS

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from analysis.room.places import Place

Choices = Mapping[str, tuple[float, int]]
"""A team's plan: lever -> its level, and the quarter it starts in, from 0."""


def write_curves(
    curves: ArrayLike,
    ranges: ArrayLike,
    scores: Mapping[str, ArrayLike],
    rng: np.random.Generator,
) -> str | None:
    """Return a round's curves with their scores; None for fewer than five.

    ranges: +- so much; 0 = not stated. scores: name -> a value a curve.
    """
    table = np.asarray(curves, dtype=np.float64)
    if len(table) < FEWEST:
        return None
    columns = [np.asarray(ranges, dtype=np.float64), *(np.asarray(one, dtype=np.float64) for one in scores.values())]
    head = ["row", *(f"point_{point}" for point in range(POINTS)), "sure", *scores]
    order = rng.permutation(len(table))
    rows = ([number, *table[at], *(one[at] for one in columns)] for number, at in enumerate(order, start=1))
    return _write(head, rows)


def write_votes(options: Sequence[str], votes: Iterable[int]) -> str | None:
    """Return how many chose each option; None for fewer than five votes."""
    counts = np.bincount(np.array(list(votes), dtype=np.int64), minlength=len(options))
    if counts.sum() < FEWEST:
        return None
    return _write(["option", "count"], ([option, int(count)] for option, count in zip(options, counts, strict=True)))


def write_plans(
    plans: Mapping[str, Choices],
    costs: Mapping[str, Mapping[str, float]],
    remarks: Mapping[str, str],
    places: Sequence[Place],
    people: int,
) -> str | None:
    """Return every team's plan and its result; None where fewer than five people planned.

    costs: team -> lever -> k. remarks: team -> why it does not spend the budget, "" where it does. places: of the
    outcome that was named beforehand.
    """
    if people < FEWEST:
        return None
    head = ["team", "lever", "level", "start_quarter", "cost_k", "place", "mean", "low", "high", "best_in", "seeds"]
    head.append("remark")
    rows = (
        [one.team, lever, level, quarter + 1, costs[one.team].get(lever, 0.0), *_result(one), remarks[one.team]]
        for one in places
        for lever, (level, quarter) in plans[one.team].items()
    )
    return _write(head, rows)


def _result(place: Place) -> tuple[Any, ...]:
    return place.place, place.mean, place.low, place.high, place.best_in, place.seeds


def write_decisions(first: int, acts: ArrayLike, helps: ArrayLike, chance: ArrayLike) -> str | None:
    """Return every decision of a people round; None where fewer than five persons decided.

    acts, helps, chance: [week, person], the first two as in a round's decisions (-1 = the model decided, nobody named).
    Persons keep their numbers in the organization, by which a run can be played again; they say nothing of phones.
    """
    decided, named, chances = np.asarray(acts), np.asarray(helps), np.asarray(chance, dtype=np.float64)
    if (decided >= 0).any(axis=0).sum() < FEWEST:
        return None
    rows = (
        [first + week, person, int(decided[week, person]), int(named[week, person]), chances[week, person]]
        for week, person in zip(*np.nonzero(decided >= 0), strict=True)
    )
    return _write(["week", "person", "decided", "answers_first", "chance_by_model"], rows)


def _write(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table as CSV; numbers with six figures."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([f"{cell:.6g}" if isinstance(cell, float) else cell for cell in row])
    return text.getvalue()
