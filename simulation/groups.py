"""The groups a lever can be aimed at. Membership belongs to the seat and is fixed at week 0."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulation.errors import UserError, did_you_mean, nearest
from simulation.levers import TARGETS, WAVES
from simulation.mechanisms.audit import wave_at
from simulation.population import FUNCTIONS, Population

Flags = NDArray[np.bool_]

INFORMAL_SHARE = 0.05
TOP_SHARE_WITHOUT_HIERARCHY = 0.03
BEST_SHARE = 0.10  # starters, hubs
FRONT_SHARE = 0.02
FRONT_AT_LEAST = 2
FACING = ("service", "sales", "marketing")
FRONT_FROM = ("marketing", "service", "sales")


def incoming_weight(population: Population) -> NDArray[np.float64]:
    """[n] tie weight that points at each person: how much others turn to them."""
    return np.bincount(population.tie_target, population.tie_weight, population.size).astype(np.float64)


def best(score: NDArray[np.float64], count: int, among: Flags | None = None) -> Flags:
    """The `count` seats with the highest score of those allowed; earlier seats first if equal."""
    chosen = np.zeros(len(score), bool)
    order = np.argsort(-score, kind="stable")
    if among is not None:
        order = order[among[order]]
    chosen[order[:count]] = True
    return chosen


def managers(population: Population) -> Flags:
    """Everybody with reports."""
    flags = np.zeros(population.size, bool)
    flags[population.manager[population.manager >= 0]] = True
    return flags


def top(population: Population) -> Flags:
    """The head and managers below the head; without any hierarchy the 3 % best connected."""
    leads = managers(population)
    if not leads.any():
        count = max(1, round(TOP_SHARE_WITHOUT_HIERARCHY * population.size))
        return best(incoming_weight(population), count)
    flags: Flags = leads & (population.manager == population.head)
    flags[population.head] = True
    return flags


def informal(population: Population) -> Flags:
    """Informal leaders: the 5 % of non-managers whom most turn to, at least one."""
    others = ~managers(population)
    return best(incoming_weight(population), max(1, round(INFORMAL_SHARE * int(others.sum()))), others)


def in_functions(population: Population, functions: tuple[str, ...]) -> Flags:
    """People in units with one of these functions."""
    units = np.array([function in functions for function in population.functions])
    return units[population.unit]


def facing(population: Population) -> Flags:
    """People who face customers: service, sales, marketing; everybody where no unit is such."""
    flags = in_functions(population, FACING)
    return flags if flags.any() else np.ones(population.size, bool)


def front(population: Population) -> Flags:
    """Seats of the front team: 2 % of the firm, at least two.

    From marketing first, then from service, sales and others.
    """
    wanted = min(population.size, max(FRONT_AT_LEAST, round(FRONT_SHARE * population.size)))
    rank = np.full(population.size, float(len(FRONT_FROM)))
    for place, function in reversed(list(enumerate(FRONT_FROM))):
        rank[in_functions(population, (function,))] = place
    rank[managers(population)] += 10.0  # managers only where nobody else is left
    return best(-rank, wanted)


def starters(population: Population, eagerness: NDArray[np.float64]) -> Flags:
    """The tenth that is keenest to take part at week 0 (propensity + bX openness)."""
    return best(eagerness, max(1, round(BEST_SHARE * population.size)))


def hubs(population: Population) -> Flags:
    """The tenth whom most turn to."""
    return best(incoming_weight(population), max(1, round(BEST_SHARE * population.size)))


_NAMED: dict[str, Callable[[Population], Flags]] = {
    "everyone": lambda population: np.ones(population.size, bool),
    "managers": managers,
    "top": top,
    "informal": informal,
    "front": front,
    "hubs": hubs,
    "facing": facing,
}


def members(target: str, population: Population, eagerness: NDArray[np.float64] | None = None) -> Flags:
    """The seats a target means in this organization.

    Raises:
        UserError: for an unknown target, unit or function, with the nearest valid name.
    """
    if target == "starters":
        if eagerness is None:
            eagerness = incoming_weight(population)  # a plan made before anybody is drawn: the size is what counts
        return starters(population, eagerness)
    return _fixed(target, population)


@lru_cache(maxsize=256)
def _fixed(target: str, population: Population) -> Flags:
    """Groups that depend on the population alone: asked for in every run, so kept."""
    flags = _found(target, population)
    flags.flags.writeable = False
    return flags


def wave(population: Population, place: int) -> Flags:
    """A third of the seats by whole units in the order of the file.

    That is the size of a group by readiness before its order is known; the week fills it anew.
    """
    seats = np.bincount(population.unit, minlength=len(population.units))
    middle = np.cumsum(seats) - 0.5 * seats
    there = np.array([wave_at(one, population.size) == place for one in middle.tolist()])
    return np.asarray(there[population.unit])


def _found(target: str, population: Population) -> Flags:
    if target in _NAMED:
        return _NAMED[target](population)
    if target in WAVES:
        return wave(population, WAVES.index(target))
    kind, _, name = target.partition(":")
    if kind == "unit":
        if name not in population.units:
            raise UserError(f"target: {population.name} has no unit '{name}'{did_you_mean(name, population.units)}")
        return np.asarray(population.unit == population.units.index(name))
    if kind == "function":
        if name not in FUNCTIONS:
            raise UserError(f"target: no function is called '{name}'{did_you_mean(name, FUNCTIONS)}")
        return in_functions(population, (name,))
    raise UserError(f"target: '{target}' is unknown{_meant(target, population)}")


def _meant(target: str, population: Population) -> str:
    """The group that was meant: `sales` may be unit:Sales or function:sales."""
    called = {name: f"function:{name}" for name in FUNCTIONS} | {name: f"unit:{name}" for name in population.units}
    found = nearest(target, called | {name: name for name in TARGETS})
    return did_you_mean(target, TARGETS) if found is None else f" (did you mean '{called.get(found, found)}'?)"
