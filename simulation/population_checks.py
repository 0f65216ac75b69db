"""Does a population make sense? Every fault is named, so that all can be mended at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from simulation import reporting_lines
from simulation.errors import UserError

if TYPE_CHECKING:
    from simulation.population import Population

LIGHTEST, HEAVIEST = 0.1, 3.0


def check(population: Population, functions: tuple[str, ...]) -> None:
    """Raise a UserError that names every fault of the population, one a line; else do nothing."""
    faults = list(_find_shape_faults(population))
    if not faults:  # the rest would trip over wrong shapes
        faults = [
            *_find_unit_faults(population, functions),
            *_find_hierarchy_faults(population),
            *_find_tie_faults(population),
        ]
        faults += list(_find_people_faults(population))
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
    if len(population.functions) != len(population.units):
        yield f"{len(population.units)} units but {len(population.functions)} functions"


def _find_unit_faults(population: Population, functions: tuple[str, ...]) -> Iterator[str]:
    if len(set(population.units)) != len(population.units):
        yield "two units have the same name"
    for unit, function in zip(population.units, population.functions, strict=True):
        if function not in functions:
            yield f"unit {unit!r}: unknown function {function!r}; known: {', '.join(functions)}"
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


def _first(faulty: NDArray[np.bool_]) -> int:
    """Index of the first fault, -1 if there is none."""
    return int(np.argmax(faulty)) if faulty.any() else -1
