"""Which units a made-up organization has: names, functions and sizes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# Share of staff by function in a made-up firm (assumption: a manufacturer with a service arm).
SHARES: dict[str, tuple[str, float]] = {
    "other": ("Management", 0.03),
    "operations": ("Operations", 0.30),
    "development": ("Development", 0.16),
    "sales": ("Sales", 0.15),
    "service": ("Customer Service", 0.13),
    "marketing": ("Marketing", 0.06),
    "it": ("IT", 0.07),
    "finance": ("Finance", 0.06),
    "hr": ("Human Resources", 0.04),
}
LARGEST_UNIT = 60  # beyond this a function is divided into several units (assumption)


@dataclass(frozen=True)
class UnitPlan:
    """The units of an organization, in seat order."""

    names: tuple[str, ...]
    functions: tuple[str, ...]
    sizes: tuple[int, ...]


def plan(
    people: int,
    sizes: Sequence[int] | None = None,
    names: Sequence[str] | None = None,
    functions: Sequence[str] | None = None,
) -> UnitPlan:
    """The units of a firm of `people` people; what is not given is made up."""
    if sizes is None:
        return _typical(people)
    names = tuple(names) if names is not None else tuple(f"Unit {k + 1}" for k in range(len(sizes)))
    return UnitPlan(names, tuple(functions) if functions is not None else ("other",) * len(sizes), tuple(sizes))


def _typical(people: int) -> UnitPlan:
    names: list[str] = []
    functions: list[str] = []
    sizes: list[int] = []
    staffs = apportion(people, [share for _, share in SHARES.values()])
    for (function, (name, _)), staff in zip(SHARES.items(), staffs, strict=True):
        parts = max(1, round(staff / LARGEST_UNIT))
        for part in range(parts):
            size = staff // parts + (part < staff % parts)
            if size:
                names.append(name if parts == 1 else f"{name} {part + 1}")
                functions.append(function)
                sizes.append(size)
    return UnitPlan(tuple(names), tuple(functions), tuple(sizes))


def apportion(people: int, shares: Sequence[float]) -> list[int]:
    """Divide people in proportion to shares (largest remainders), at least one each if possible."""
    weights = np.asarray(shares, dtype=float)
    least = 1 if people >= len(weights) else 0
    exact = weights / weights.sum() * people
    whole = np.maximum(np.floor(exact), least).astype(int)
    while (missing := people - int(whole.sum())) != 0:
        if missing > 0:
            whole[np.argsort(whole - exact, kind="stable")[:missing]] += 1
        else:  # units raised to one person cost the others some
            whole[np.argmax(np.where(whole > least, whole - exact, -np.inf))] -= 1
    return [int(size) for size in whole]
