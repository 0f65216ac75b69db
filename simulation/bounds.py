"""The largest numbers that are taken anywhere: weeks, random seeds, customers.

Options, files, links and Python share them, so that what one of them takes the others take too.
"""

from __future__ import annotations

import numbers
from typing import Any

from simulation.errors import UserError

MOST_WEEKS = 2600
"""Weeks of a horizon, and the last week a file or an option may name: 50 years."""
LARGEST_SEED = 2**63 - 1
"""The largest random seed; 0 is the smallest."""
MOST_CUSTOMERS = 50_000_000
MOST_PEOPLE = 5_000_000
"""More do not fit into memory with their ties."""


def check_count(count: Any, least: int, most: int, name: str) -> int:
    """Returns a count as a plain integer.

    Raises:
        UserError: if it is no integer from `least` to `most`; `name` is what the message calls it.
    """
    between = f"{least} to {most:,}" if most >= 10_000 else f"{least} to {most}"
    if isinstance(count, bool) or not isinstance(count, numbers.Integral):
        raise UserError(f"{name}: should be an integer from {between}, not {shorten(count)}")
    if not least <= int(count) <= most:
        raise UserError(f"{name}: should be {between}, not {shorten(count)}")
    return int(count)


def check_seed(seed: Any, name: str = "seed") -> int:
    """Returns a random seed as a plain integer.

    Raises:
        UserError: if it is no integer from 0 to `LARGEST_SEED`; `name` is what the message calls it.
    """
    if isinstance(seed, bool) or not isinstance(seed, numbers.Integral) or not 0 <= int(seed) <= LARGEST_SEED:
        raise UserError(f"{name}: should be an integer from 0 to {LARGEST_SEED:,} (2^63 - 1), not {shorten(seed)}")
    return int(seed)


def check_seeds(first: Any, count: int, name: str = "seed") -> None:
    """Refuses a first seed from which so many seeds cannot be counted up.

    Raises:
        UserError: naming the largest first seed there may be.
    """
    if check_seed(first, name) > LARGEST_SEED - count + 1:
        raise UserError(
            f"{name}: {first} is too large: {count:,} seeds are counted up from it, and the last may be 2^63 - 1; "
            f"take at most {LARGEST_SEED - count + 1}"
        )


def seed_after(seed: int, steps: int = 1) -> int:
    """Returns the seed so many steps on; after the largest one comes 0."""
    return (seed + steps) % (LARGEST_SEED + 1)


def shorten(value: Any) -> str:
    """Returns a value as a message shows it, cut if it is long."""
    if isinstance(value, numbers.Integral) and not isinstance(value, bool) and abs(int(value)) >= 10**30:
        return f"a number of more than 30 digits, {'below' if value < 0 else 'above'} 0"
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
