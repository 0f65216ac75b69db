"""Who works here and who turns to whom at week 0.

A `Population` is plain data: seats, units, the line of command and the working ties. It knows nothing of the model; the
simulation is built from it. Make one with `generate`, with `scenarios.load_organization` or with `orgshift import`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as declared
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import reporting_lines
from simulation.errors import UserError

FUNCTIONS = ("marketing", "sales", "service", "operations", "development", "it", "hr", "finance", "other")
CUSTOMERS_PER_PERSON = 10
MOST_TOPICS, MOST_VACANCY = 8, 26.0  # topics, weeks
MOST_WEIGHT = 1000.0  # of a function in the case mix
LIGHTEST, HEAVIEST = 0.1, 3.0  # weight of a tie
ASKED = ("openness", "trust", "peer_trust", "skill", "knows_who")
"""States of a person that a culture survey can set for week 0, unit by unit."""
LEAST, MOST = 0.02, 0.98
"""Levels that a survey can set stay away from the ends, where nothing could move any more."""

_ARRAYS: dict[str, type[np.generic]] = {
    "manager": np.int32,
    "unit": np.int32,
    "tie_source": np.int32,
    "tie_target": np.int32,
    "tie_weight": np.float64,
    "tenure": np.float64,
}


@dataclass(frozen=True)
class Openness:
    """Openness that a group of people has at week 0; None = as everybody."""

    mean: float | None = None
    """Mean of the anchors that are drawn, 0..1."""
    sd: float | None = None
    """How much they differ, 0..0.5."""


@dataclass(frozen=True, eq=False)
class Population:
    """The people of one organization, their units, managers and working ties, at week 0.

    Seats are numbered 0..n-1. Arrays are copied, given the right type and made read-only. A tie points from the one
    who turns to somebody to the one turned to; the default tie is a working tie (ten contacts or more in nine months).

    Raises simulation.errors.UserError if anything contradicts itself; every fault found is named, one per line.
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
    top: Openness = Openness()
    """Openness of the top at week 0."""
    leaders: Openness = Openness()
    """Openness of the other leaders at week 0."""
    topics: int = 6
    """Topics into which what people know is divided, 1..8; read where the choice `knowledge` is "topics"."""
    hoarding: float = 0.0
    """How far people keep what they know to themselves, 0..1; read there too."""
    case_mix: Mapping[str, float] = declared(default_factory=dict)
    """Functions that customers' cases need, with weights; {} = the usual mix. See `customers/departments.py`."""
    growth: float = 0.0
    """Seats that open (below 0: close) a year, against those there are, -0.5..1."""
    vacancy_weeks: float | None = None
    """Weeks a seat stands vacant, 0..26; None = as the parameter says; read where there are careers."""
    survey: NDArray[np.float64] | None = None
    """[units, `ASKED`] level a culture survey found in each unit, 0.02..0.98; NaN = not asked. None = no survey."""

    def __post_init__(self) -> None:
        for field, kind in (_ARRAYS if self.survey is None else {**_ARRAYS, "survey": np.float64}).items():
            array: NDArray[Any] = np.array(getattr(self, field), dtype=kind)
            array.flags.writeable = False
            object.__setattr__(self, field, array)
        for field in ("units", "functions", "ids", "location"):
            object.__setattr__(self, field, tuple(getattr(self, field)))
        check(self)

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

        Covers arrays, units, functions, customers, and openness, topics, hoarding, case mix, growth, vacancies and a
        survey where they are not as usual; not the name, title, ids, location, note or source.
        """
        content = hashlib.blake2b(digest_size=16)
        for field in _ARRAYS:
            array = np.ascontiguousarray(getattr(self, field))
            if array.dtype == np.float64:  # one bit pattern for "not known", one for zero
                array = np.where(np.isnan(array), np.nan, array + 0.0)
            content.update(f"{field}:{array.dtype.str}:{len(array)};".encode())
            content.update(array.tobytes())
        content.update(repr((self.units, self.functions, int(self.customers))).encode())
        if (self.top, self.leaders) != (Openness(), Openness()):
            content.update(repr((self.top, self.leaders)).encode())
        if (self.topics, self.hoarding) != (Population.topics, Population.hoarding):
            content.update(repr((int(self.topics), float(self.hoarding))).encode())
        if self.case_mix:
            content.update(repr(sorted((name, float(weight)) for name, weight in self.case_mix.items())).encode())
        vacancy = None if self.vacancy_weeks is None else float(self.vacancy_weeks)
        if self.growth or vacancy is not None:
            content.update(repr((float(self.growth), vacancy)).encode())
        if self.survey is not None:
            content.update(np.where(np.isnan(self.survey), np.nan, self.survey + 0.0).tobytes())
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


# --- does it make sense? every fault is named, so that all can be mended at once ------------------------------------


def check(population: Population) -> None:
    """Raise a UserError that names every fault of the population, one a line; else do nothing."""
    faults = list(_find_shape_faults(population))
    if not faults:  # the rest would trip over wrong shapes
        faults = [
            *_find_unit_faults(population),
            *_find_hierarchy_faults(population),
            *_find_tie_faults(population),
            *_find_people_faults(population),
            *_find_openness_faults(population),
        ]
    if faults:
        raise UserError("\n".join(f"organization {population.name!r}: {fault}" for fault in faults))


def _find_shape_faults(population: Population) -> Iterator[str]:
    size = population.manager.size
    if size == 0:
        yield "there is nobody in it"
    for field in ("manager", "unit", "tenure"):
        if getattr(population, field).shape != (size,):
            yield f"{field} has shape {getattr(population, field).shape}, expected ({size},)"
    for field in ("ids", "location"):
        if len(getattr(population, field)) not in (0, size):
            yield f"{field} has {len(getattr(population, field))} entries, expected none or {size}"
    ties = population.tie_source.size
    for field in ("tie_source", "tie_target", "tie_weight"):
        if getattr(population, field).shape != (ties,):
            yield f"{field} has shape {getattr(population, field).shape}, expected ({ties},)"
    asked = population.survey
    if asked is not None and asked.shape != (len(population.units), len(ASKED)):
        yield f"survey has shape {asked.shape}, expected ({len(population.units)}, {len(ASKED)})"
    elif asked is not None and bool(((asked < LEAST) | (asked > MOST)).any()):
        yield f"survey has levels outside 0..1, or beyond {LEAST:g}..{MOST:g}, where nothing could move any more"
    if len(population.functions) != len(population.units):
        yield f"{len(population.units)} units but {len(population.functions)} functions"


def _find_unit_faults(population: Population) -> Iterator[str]:
    if len(set(population.units)) != len(population.units):
        yield "two units have the same name"
    for unit, function in zip(population.units, population.functions, strict=True):
        if function not in FUNCTIONS:
            yield f"unit {unit!r}: unknown function {function!r}; known: {', '.join(FUNCTIONS)}"
    wrong = _first((population.unit < 0) | (population.unit >= len(population.units)))
    if wrong >= 0:
        yield f"seat {wrong}: unit {population.unit[wrong]} is not one of the {len(population.units)} units"


def _find_hierarchy_faults(population: Population) -> Iterator[str]:
    manager = population.manager
    size = len(manager)
    wrong = _first((manager < -1) | (manager >= size))
    if wrong >= 0:
        yield f"seat {wrong}: manager {manager[wrong]} is not a seat"
        return
    own = _first(manager == np.arange(size))
    if own >= 0:
        yield f"seat {own} reports to itself"
        return
    circle = _first(reporting_lines.in_circle(manager))
    if circle >= 0:
        yield f"seat {circle} reports in a circle"
        return
    heads = reporting_lines.roots(manager)
    if len(heads) > 1:
        yield f"{len(heads)} heads (seats {', '.join(map(str, heads[:5]))}): one or none is possible"


def _find_tie_faults(population: Population) -> Iterator[str]:
    source, target, weight = population.tie_source, population.tie_target, population.tie_weight
    size = population.size
    wrong = _first((source < 0) | (source >= size) | (target < 0) | (target >= size))
    if wrong >= 0:
        yield f"tie {wrong} joins seats {source[wrong]} and {target[wrong]}, there are {size}"
        return
    own = _first(source == target)
    if own >= 0:
        yield f"tie {own} joins seat {source[own]} to itself"
    key = source.astype(np.int64) * size + target
    unsorted = _first(np.diff(key) <= 0)
    if unsorted >= 0:
        yield f"ties {unsorted} and {unsorted + 1} are out of order or the same (sort by source, target; no duplicates)"
    wrong = _first(~((weight >= LIGHTEST) & (weight <= HEAVIEST)))
    if wrong >= 0:
        yield f"tie {wrong}: weight {weight[wrong]:g} is outside {LIGHTEST:g}..{HEAVIEST:g}"


def _find_people_faults(population: Population) -> Iterator[str]:
    if population.ids and len(set(population.ids)) != population.size:
        yield "two people have the same id"
    wrong = _first((population.tenure < 0) | np.isinf(population.tenure))
    if wrong >= 0:
        yield f"seat {wrong}: tenure {population.tenure[wrong]:g} weeks is not possible"
    if population.customers < 0:
        yield f"{population.customers} customers is not possible"
    if population.topics not in range(1, MOST_TOPICS + 1):
        yield f"topics: should be 1 to {MOST_TOPICS}, not {population.topics}"
    for field, low, high in (("hoarding", 0.0, 1.0), ("growth", -0.5, 1.0), ("vacancy_weeks", 0.0, MOST_VACANCY)):
        value = getattr(population, field)
        if value is not None and not low <= value <= high:
            yield f"{field}: should be {low:g} to {high:g}, not {value:g}"
    there = {population.functions[unit] for unit in np.unique(population.unit)} if population.case_mix else set()
    for function, weight in population.case_mix.items():
        if function not in there:
            yield f"case_mix: nobody here has the function {function!r}; there are {', '.join(sorted(there))}"
        elif not 0.0 < weight <= MOST_WEIGHT:
            yield f"case_mix: {function}: should be above 0, at most {MOST_WEIGHT:g}, not {weight:g}"


def _find_openness_faults(population: Population) -> Iterator[str]:
    for group in ("top", "leaders"):
        for field, high in (("mean", 1.0), ("sd", 0.5)):
            value = getattr(getattr(population, group), field)
            if value is not None and not 0.0 <= value <= high:
                yield f"{group}: {field} of openness {value:g} is outside 0..{high:g}"


def _first(faulty: NDArray[np.bool_]) -> int:
    """Index of the first fault, -1 if there is none."""
    return int(np.argmax(faulty)) if faulty.any() else -1
