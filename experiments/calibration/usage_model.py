"""Answers what a sweep asks of a model: runs whose weekly use of the platform is kept.

Of each week it keeps how many people were active, how many of them posted, and how many posts there were: in the firm,
or in single units ("active 3": in the unit with this place). A store of such runs is a study's store like any other.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.runs import model_adapter
from experiments.runs.catalogue import Catalogue
from experiments.runs.ids import canonical, digest
from experiments.runs.messages import Content, Record, Request, Scenario, kept_weeks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from simulation.simulation import Simulation

__all__ = ["COUNTED", "MOST_UNITS", "catalogue", "name_of", "record", "scenario", "sources", "stamp"]

COUNTED = ("active", "posters", "posts")
MOST_UNITS = 40
"""Units that can be told apart in one file of figures."""
LARGEST_UNIT = 500


def name_of(counted: str, unit: int) -> str:
    """Return the name under which a count is kept: of the firm (-1), or of one unit."""
    return counted if unit < 0 else f"{counted} {unit}"


@cache
def catalogue() -> Catalogue:
    """Return what a study of usage can refer to."""
    indicators: tuple[dict[str, Any], ...] = tuple(
        {"name": name_of(counted, unit), "title": counted, "unit": "", "direction": "none", "meaning": "in a week"}
        for unit in range(-1, LARGEST_UNIT)
        for counted in COUNTED
    )
    return replace(model_adapter.catalogue(), indicators=indicators)


@cache
def sources() -> str:
    """Return the digest of the model's sources and of this file, which counts."""
    return digest(model_adapter.sources().encode() + b"\0" + Path(__file__).read_bytes())


def stamp(study: Any) -> str:
    """Return the digest of sources and named files, which decide scenarios with the study."""
    files = [
        study.folder / name for name in (*study.organizations, *study.strategies) if name.endswith((".yaml", ".yml"))
    ]
    return digest(canonical([sources(), [digest(path.read_bytes()) for path in files]]))


def scenario(specification: Content) -> Scenario:
    """Resolve a scenario; loads the model. Raises UserError for one that is not possible."""
    plain = model_adapter.scenario(specification)
    return Scenario({**plain.identity, "counts": sources()}, plain.content)


def record(request: Request) -> Record:
    """Compute a run and return its weekly counts; reported are those of the last week.

    Raises SourcesChanged in a worker that was started after an edit, and whatever the run itself raises.
    """
    from experiments.runs.run import build

    start = time.perf_counter()
    request.check_sources(sources())
    spec = request.spec()
    weeks = count_weeks(build(spec), [_parse(name) for name in request.indicators])
    series = weeks[kept_weeks(request.every, spec.weeks)].astype(np.float32)
    return Record(weeks[-1], series, 1000 * (time.perf_counter() - start))


def count_weeks(org: Simulation, wanted: list[tuple[str, int]]) -> NDArray[np.float64]:
    """Run an organization to its horizon; return its weekly counts: [weeks + 1, wanted].

    wanted: what is counted, and the place of the unit, -1 = in the firm.
    """
    found = np.zeros((org.horizon + 1, len(wanted)))
    while org.week < org.horizon:
        org.step()
        counts = _count(org)
        found[org.week] = [counts[name][unit] for name, unit in wanted]
    return found


def _count(org: Simulation) -> dict[str, NDArray[np.float64]]:
    """Return each count of this week by unit; the last place holds the firm."""
    people, units = org.people, len(org.state.units)
    here = people.present == 1
    acts, posts = here & (people.act == 1), np.where(here, people.posts, 0)
    found = {}
    for name, values in zip(COUNTED, (acts, acts & (posts > 0), posts), strict=True):
        by_unit = np.bincount(people.unit, weights=values.astype(np.float64), minlength=units)
        found[name] = np.append(by_unit, by_unit.sum())
    return found


def _parse(name: str) -> tuple[str, int]:
    counted, _, unit = name.partition(" ")
    return counted, int(unit) if unit else -1
