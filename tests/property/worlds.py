"""Any organization, any programme, any world, any events: what the properties of the model are tried on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from simulation.events import EVENTS, Event
from simulation.levers import GROUPS, LEVERS, WAVES, Entry, Strategy
from simulation.model import Organization
from simulation.parameter import Parameter
from simulation.parameters import PARAMETERS
from simulation.population import ASKED, FUNCTIONS, LEAST, MOST, MOST_TOPICS, Openness, Population
from simulation.programme.funding import Funding
from simulation.structure import CHOICES

SEAT_EVENTS = ("leader_leaves",)


@dataclass(frozen=True)
class World:
    """Everything a run needs, except the precision."""

    population: Population
    strategy: Strategy
    events: tuple[Event, ...] = ()
    parameters: int = 0  # see `corners`
    structure: dict[str, str] = field(default_factory=dict)
    weeks: int = 10
    seed: int = 1

    def organization(self, precision: str = "float64", **changes: Any) -> Organization:
        """A fresh organization in this world."""
        given = {
            "population": self.population,
            "strategy": self.strategy,
            "events": self.events,
            "weeks": self.weeks,
            "parameters": corners(self.parameters),
            "structure": self.structure,
            "rng": self.seed,
        }
        return Organization(precision=precision, **{**given, **changes})


@st.composite
def populations(draw: st.DrawFn) -> Population:
    """Five to forty people; a hierarchy, people outside it, or none; few ties or many; customers or none."""
    n = draw(st.integers(5, 40))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    units = draw(st.integers(1, 5))
    manager = np.array([-1, *(rng.integers(0, seat) for seat in range(1, n))])
    in_the_tree = draw(st.integers(0, n - 2))  # the others, last come first, report to nobody
    manager[in_the_tree + 1 :] = -1
    tied = rng.random((n, n)) < draw(st.floats(0.0, 0.5))
    np.fill_diagonal(tied, False)
    source, target = np.nonzero(tied)
    tenure = np.where(rng.random(n) < 0.5, np.nan, rng.integers(0, 500, n))
    return Population(
        "any",
        "Any",
        manager,
        rng.integers(0, units, n),
        tuple(f"unit {k}" for k in range(units)),
        tuple(rng.choice(FUNCTIONS, units)),
        source,
        target,
        rng.uniform(0.1, 3.0, len(source)),
        tenure,
        draw(st.integers(0, 60)),
        top=Openness(draw(st.none() | st.floats(0.0, 1.0)), draw(st.none() | st.floats(0.0, 0.5))),
        leaders=Openness(draw(st.none() | st.floats(0.0, 1.0))),
        topics=draw(st.integers(1, MOST_TOPICS)),
        hoarding=draw(st.sampled_from((0.0, 0.6, 1.0))),
        survey=draw(st.sampled_from((None, None, None, survey(rng, units)))),
        growth=draw(st.sampled_from((0.0, 0.0, -0.5, 1.0))),
        vacancy_weeks=draw(st.none() | st.floats(0.0, 26.0)),
    )


def survey(rng: np.random.Generator, units: int) -> NDArray[np.float64]:
    """Levels that a culture survey found, both ends included; some were not asked."""
    levels = rng.choice([LEAST, MOST, *rng.uniform(LEAST, MOST, 4)], (units, len(ASKED)))
    return np.where(rng.random(levels.shape) < 0.3, np.nan, levels)


@st.composite
def entries(draw: st.DrawFn, population: Population) -> Entry:
    """One dated lever, aimed at any group it may be aimed at."""
    lever = draw(st.sampled_from(list(LEVERS)))
    targets = ("everyone",) if LEVERS[lever].firm_wide else (*groups(population), *WAVES)
    start = draw(st.integers(0, 8))
    return Entry(
        lever,
        draw(st.floats(0.0, 1.0)),
        start,
        draw(st.integers(0, 6)),
        draw(st.none() | st.integers(start + 1, start + 6)),
        draw(st.sampled_from(targets)),
    )


def groups(population: Population) -> tuple[str, ...]:
    """Every target this population has."""
    units = tuple(f"unit:{name}" for name in population.units)
    return (*GROUPS, *units, *(f"function:{name}" for name in FUNCTIONS))


@st.composite
def events(draw: st.DrawFn, population: Population) -> Event:
    """One event, its dials anywhere in their ranges."""
    kind = EVENTS[draw(st.sampled_from(list(EVENTS)))]
    dials = {name: draw(st.floats(dial.low, dial.high)) for name, dial in kind.dials.items()}
    where = list(groups(population)) if kind.group else [""]
    if kind.name in SEAT_EVENTS:
        where += [f"seat:{seat}" for seat in range(population.size)]
    return Event(kind.name, draw(st.integers(0, 12)), dials, draw(st.sampled_from(where)))


def corners(seed: int) -> dict[str, float]:
    """Every parameter at an end of its range, inside it, or off where it may be; seed 0: all at their defaults."""
    rng = np.random.default_rng(seed)
    drawn = {name: float(rng.choice(places(p, rng.uniform(p.low, p.high)))) for name, p in PARAMETERS.items()}
    return drawn if seed else {}


def places(parameter: Parameter, inside: float) -> list[float]:
    """Where a parameter may be put."""
    return [parameter.low, parameter.high, inside, *([0.0] if parameter.can_be_off else [])]


@st.composite
def structures(draw: st.DrawFn) -> dict[str, str]:
    """Mostly as published; one or two choices otherwise."""
    changed = draw(st.lists(st.sampled_from(list(CHOICES)), max_size=3, unique=True))
    return {name: draw(st.sampled_from(list(CHOICES[name].options))) for name in changed}


@st.composite
def fundings(draw: st.DrawFn) -> Funding:
    """Money that follows benefit, reviewed often enough to be cut in a short run."""
    return Funding(
        draw(st.floats(0.0, 2.0)),
        draw(st.integers(1, 5)),
        draw(st.integers(1, 3)),
        draw(st.floats(0.0, 0.9)),
        draw(st.booleans()),
    )


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """All of it."""
    population = draw(populations())
    programme = draw(st.lists(entries(population), max_size=12))
    return World(
        population,
        Strategy("any", tuple(programme), funding=draw(st.none() | fundings())),
        tuple(draw(st.lists(events(population), max_size=4))),
        draw(st.integers(0, 2**32 - 1)),
        draw(structures()),
        draw(st.integers(5, 15)),
        draw(st.integers(0, 2**63 - 1)),
    )
