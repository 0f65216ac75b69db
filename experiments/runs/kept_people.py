"""Keeps people and ties in some weeks of a run (`keep: {people: ..., ties: ...}`).

They travel and are stored as one block of bytes: compressed numpy arrays by name.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from simulation.simulation import Simulation

Table = dict[str, NDArray[Any]]
"""Columns by name, all of one length."""
TIES = ("week", "source", "target", "weight")
DEFAULT_EVERY = 26
NO_PEOPLE = "holds no people"


@dataclass(frozen=True)
class KeptPeople:
    """What is kept of people: states by name, whether ties, every how many weeks."""

    names: tuple[str, ...] = ()
    ties: bool = False
    every: int = DEFAULT_EVERY

    def __bool__(self) -> bool:
        return bool(self.names) or self.ties

    @property
    def text(self) -> str:
        """What is kept, in words; '' for nothing."""
        what = [*self.names, *(["ties"] if self.ties else [])]
        return f"{', '.join(what)} every {self.every} weeks" if what else ""


NOBODY = KeptPeople()


@dataclass(frozen=True)
class People:
    """The people kept of a run: a row a person and week, a row a tie and week, names of units."""

    people: Table
    ties: Table
    units: tuple[str, ...]


def run_and_keep(org: Simulation, kept: KeptPeople) -> People:
    """Run an organization from where it is to its horizon; return what is kept of its people.

    The first week and the last one are always among those kept.
    """
    from simulation.mesa_support.graph import describe_people, ties_of_present

    people: list[Table] = []
    ties: list[Table] = []
    while True:
        found = describe_people(org, kept.names)
        people.append({"week": np.full(len(found["seat"]), org.week, np.int32), **found})
        if kept.ties:
            parts = ties_of_present(org)
            week = np.full(len(parts[0]), org.week, np.int32)
            ties.append(dict(zip(TIES, (week, *parts), strict=True)))
        if org.week >= org.horizon:
            return People(_joined(people), _joined(ties), org.population.units)
        org.run(min(kept.every, org.horizon - org.week))


def pack(found: People) -> bytes:
    """Return the people kept of a run as bytes; the same people give the same bytes."""
    arrays = {f"people.{name}": column for name, column in found.people.items()}
    arrays |= {f"ties.{name}": column for name, column in found.ties.items()}
    return pack_arrays({**arrays, "units": np.array(found.units, dtype=np.str_)})


def pack_arrays(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Return arrays by name as bytes; the same arrays give the same bytes."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def unpack(content: bytes) -> People:
    """Return the people that were packed. Raises ValueError for other bytes."""
    found = unpack_arrays(content)
    if "units" not in found:
        raise ValueError(NO_PEOPLE)
    people, ties = (_of_kind(found, kind) for kind in ("people", "ties"))
    return People(people, ties, tuple(found["units"].tolist()))


def unpack_arrays(content: bytes) -> Table:
    """Return the arrays that were packed, by name. Raises ValueError for other bytes."""
    import zipfile

    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    except (KeyError, ValueError, OSError, EOFError, AttributeError, zipfile.BadZipFile):
        raise ValueError(NO_PEOPLE) from None


def name_units(found: People) -> Table:
    """Return the table of people with the names of their units."""
    return {**found.people, "unit": np.array(found.units, dtype=object)[found.people["unit"]]}


def in_week(table: Table, week: int) -> Table:
    """Return the rows of one week, without the column of weeks."""
    there = table["week"] == week
    return {name: column[there] for name, column in table.items() if name != "week"}


def _of_kind(found: Table, kind: str) -> Table:
    return {name.removeprefix(f"{kind}."): column for name, column in found.items() if name.startswith(f"{kind}.")}


def _joined(parts: list[Table]) -> Table:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]} if parts else {}
