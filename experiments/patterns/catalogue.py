"""All patterns in the order of their numbers, the arms they need, and finding them by id."""

from __future__ import annotations

from collections.abc import Iterable

from experiments.patterns import leading, market, people, trusting, use
from experiments.patterns.pattern import Arm, Pattern, Reading
from simulation.errors import UserError, did_you_mean

PATTERNS: tuple[Pattern, ...] = tuple(
    sorted(
        (*use.PATTERNS, *leading.PATTERNS, *trusting.PATTERNS, *people.PATTERNS, *market.PATTERNS),
        key=lambda one: int(one.id[1:]),
    )
)
BY_ID: dict[str, Pattern] = {one.id: one for one in PATTERNS}


def find(ids: Iterable[str]) -> tuple[Pattern, ...]:
    """Return the patterns of some ids in the order of their numbers; all where none is named.

    Raises UserError for unknown ids, with the nearest; all at once.
    """
    wanted = {one.strip().upper(): one for one in ids}
    unknown = [f"pattern '{wanted[one]}' is unknown{_hint(one)}" for one in sorted(set(wanted) - set(BY_ID))]
    if unknown:
        raise UserError("\n".join(unknown))
    return tuple(one for one in PATTERNS if not wanted or one.id in wanted)


def _hint(given: str) -> str:
    """Return the nearest id, or which there are."""
    if given.lstrip("P").isdecimal():
        there = sorted(int(one[1:]) for one in BY_ID)
        nearest = min(there, key=lambda number: abs(number - int(given.lstrip("P"))))
        return f" (did you mean 'P{nearest}'? There are P{there[0]} to P{there[-1]})"
    return did_you_mean(given, BY_ID) or f" ({PATTERNS[0].id} to {PATTERNS[-1].id})"


def gather_arms(patterns: Iterable[Pattern]) -> dict[str, Arm]:
    """Return the arms that patterns are read off, by name, each once.

    Raises ValueError where two different arms have one name.
    """
    found: dict[str, Arm] = {}
    for arm, _ in _reads(patterns):
        if found.setdefault(arm.name, arm) != arm:
            raise ValueError(f"two arms are called '{arm.name}'")
    return found


def gather_readings(patterns: Iterable[Pattern] = PATTERNS) -> dict[str, Reading]:
    """Return the readings of patterns by name, each once."""
    return {reading.name: reading for _, reading in _reads(patterns)}


def readings_of(arm: str) -> dict[str, Reading]:
    """Return all that is read off an arm by any pattern, by name."""
    return {reading.name: reading for one, reading in _reads(PATTERNS) if one.name == arm}


def _reads(patterns: Iterable[Pattern]) -> Iterable[tuple[Arm, Reading]]:
    return (pair for pattern in patterns for part in pattern.parts for pair in part.reads)
