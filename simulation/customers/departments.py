"""The departments of customers' cases: which, in what order, and how many cases need each.

Cases go to the first department; those that need more go on to others, drawn by their weights in the case mix. An
organization that states none has its usual mix: service first (else sales, marketing or the largest function), then
sales, development and operations with equal weights, as far as it has them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

FIRST = ("service", "sales", "marketing")
OTHERS = {"sales": 0.13, "development": 0.13, "operations": 0.13}
NUMBERS = (
    "staff_start",
    "weight",
    "visits",
    "capacity",
    "can",
    "load",
    "signal",
    "reputation",
    "loss",
    "loss_until",
)
DESK = np.dtype([(name, "f8") for name in NUMBERS])
"""A department: people at week 0; weight in the mix; share of cases that need it; cases a week it can serve with its
people of week 0, and this week; cases that ask for it this week; what they say of it; its reputation; service lost by
a dated failure, until that week."""


def list_departments(sizes: Mapping[str, int], mix: Mapping[str, float]) -> dict[str, float]:
    """Departments and their weights, in the order in which a case goes to them.

    sizes: people by function, of functions that have some. mix: weights by function; empty = the usual one.
    """
    mix = mix or _usual_mix(sizes)
    first = "service" if "service" in mix else max(mix, key=mix.__getitem__)
    others = sorted((name for name in mix if name != first), key=lambda name: -mix[name])
    return {name: float(mix[name]) for name in (first, *others)}


def _usual_mix(sizes: Mapping[str, int]) -> dict[str, float]:
    first = next((name for name in FIRST if name in sizes), max(sizes, key=sizes.__getitem__))
    return {first: 1.0, **{name: weight for name, weight in OTHERS.items() if name in sizes and name != first}}


def count_people(unit: Sequence[int], functions: Sequence[str]) -> dict[str, int]:
    """People by function, in the order of units.

    unit: of each person. functions: of each unit.
    """
    found: dict[str, int] = {}
    for function, people in zip(functions, np.bincount(unit, minlength=len(functions)).tolist(), strict=True):
        found[function] = found.get(function, 0) + people
    return {function: people for function, people in found.items() if people}


def table(departments: Mapping[str, float], sizes: Mapping[str, int], two: float, three: float) -> Any:
    """A row for each department, nothing done yet.

    two, three: shares of cases that need two and three departments.
    """
    rows = np.zeros(len(departments), DESK).view(np.recarray)
    rows["weight"] = list(departments.values())
    rows["staff_start"] = [sizes[name] for name in departments]
    rows["visits"] = shares_needing(rows["weight"][1:].tolist(), two, three)
    return rows


def shares_needing(weights: Sequence[float], two: float, three: float) -> list[float]:
    """Share of cases that need each department: 1 for the first, then those with these weights.

    The second department is drawn by weight, the third among the rest by weight. Where there are too few, cases need
    fewer.
    """
    total = sum(weights)
    second = [weight / total for weight in weights]
    third = [
        sum(
            chance * weight / (total - first)
            for k, (first, chance) in enumerate(zip(weights, second, strict=True))
            if k != j
        )
        for j, weight in enumerate(weights)
    ]
    if len(weights) < 2:
        third = [0.0] * len(weights)
    return [1.0, *((two + three) * chance + three * more for chance, more in zip(second, third, strict=True))]
