"""Who works here and who turns to whom at week 0.

A `Population` is plain data: seats, units, the line of command and the working ties. It knows nothing of the
model; the organization of `model.py` is built from it. Make one with `generate`, with
`scenarios.load_organization` or with `orgshift import`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import population_checks, reporting_lines

FUNCTIONS = ("marketing", "sales", "service", "operations", "development", "it", "hr", "finance", "other")
CUSTOMERS_PER_PERSON = 10

_ARRAYS: dict[str, type[np.generic]] = {
    "manager": np.int32,
    "unit": np.int32,
    "tie_source": np.int32,
    "tie_target": np.int32,
    "tie_weight": np.float64,
    "tenure": np.float64,
}


@dataclass(frozen=True, eq=False)
class Population:
    """The people of one organization, their units, managers and working ties, at week 0.

    Seats are numbered 0..n-1. Arrays are copied, given the right type and made read-only. A tie points from the one
    who turns to somebody to the one turned to; the default tie is a working tie (ten contacts or more in nine months).

    Raises:
        simulation.errors.UserError: if anything contradicts itself; every fault found is named, one per line.
    """

    name: str
    """Short name, as typed on the command line."""
    title: str
    """Human words for screens and reports."""
    manager: NDArray[np.int32]
    """[n] seat of the line manager; -1 = nobody (the head, and people outside the tree)."""
    unit: NDArray[np.int32]
    """[n] index into `units`."""
    units: tuple[str, ...]
    """Names of the units, all different."""
    functions: tuple[str, ...]
    """Per unit, one of `FUNCTIONS`."""
    tie_source: NDArray[np.int32]
    """[e] seat of the one who turns to `tie_target`; sorted by (source, target), no self-ties, no duplicates."""
    tie_target: NDArray[np.int32]
    """[e] seat turned to."""
    tie_weight: NDArray[np.float64]
    """[e] strength, 0.1..3; 1 = an ordinary working tie inside a unit."""
    tenure: NDArray[np.float64]
    """[n] weeks with the organization; NaN = not known (drawn at the start)."""
    customers: int
    """Customers at week 0, >= 0."""
    ids: tuple[str, ...] = ()
    """Ids as imported, never names; () = seat numbers."""
    location: tuple[str, ...] = ()
    """Per person; () = unknown."""
    note: str = ""
    """What was done to the data, in one paragraph; shown in reports."""
    source: str = ""
    """Citation and licence, or "generated: dials ..."."""

    def __post_init__(self) -> None:
        for field, kind in _ARRAYS.items():
            array = np.array(getattr(self, field), dtype=kind)
            array.flags.writeable = False
            object.__setattr__(self, field, array)
        for field in ("units", "functions", "ids", "location"):
            object.__setattr__(self, field, tuple(getattr(self, field)))
        population_checks.check(self, FUNCTIONS)

    @property
    def size(self) -> int:
        """Number of people on the payroll at week 0."""
        return len(self.manager)

    @cached_property
    def head(self) -> int:
        """Seat of the one person at the top of the tree, or -1 if there is no hierarchy at all."""
        roots = reporting_lines.roots(self.manager)
        return int(roots[0]) if len(roots) else -1

    def levels(self) -> NDArray[np.int32]:
        """Steps below the head for each person: [n], 0 = the head, -1 = outside the tree."""
        return reporting_lines.levels(self.manager)

    def digest(self) -> str:
        """A digest of the content, 32 hex digits: equal content gives equal digests.

        Covers arrays, units, functions and customers; not the name, title, ids, location, note or source.
        """
        content = hashlib.blake2b(digest_size=16)
        for field in _ARRAYS:
            array = np.ascontiguousarray(getattr(self, field))
            if array.dtype == np.float64:  # one bit pattern for "not known", one for zero
                array = np.where(np.isnan(array), np.nan, array + 0.0)
            content.update(f"{field}:{array.dtype.str}:{len(array)};".encode())
            content.update(array.tobytes())
        content.update(repr((self.units, self.functions, int(self.customers))).encode())
        return content.hexdigest()

    def __repr__(self) -> str:
        return (
            f"Population({self.name!r}, {self.size} people, {len(self.units)} units, "
            f"{len(self.tie_source)} ties, {self.customers} customers)"
        )


def generate(people: int = 150, *, seed: int = 1, **dials: Any) -> Population:
    """Generate an organization of `people` people by the dials of `simulation.networks.dials`.

    Same dials and seed, same organization. Takes about a microsecond a tie.
    """
    from simulation.networks import generator  # here: the generator is heavy and imports this module

    return generator.generate(people, seed=seed, **dials)
