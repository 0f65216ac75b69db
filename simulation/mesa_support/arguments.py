"""Checks of an organization's arguments: Mesa's tables and sliders pass on what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import numpy as np

from simulation.bounds import check_seed, shorten
from simulation.errors import UserError

T = TypeVar("T")


def check_kind(name: str, given: Any, kind: type[T], hint: str = "") -> T:
    """Returns an argument of the right kind.

    Raises:
        UserError: if it is of another; `hint` is what to do instead.
    """
    if not isinstance(given, kind):
        raise UserError(f"{name}: should be of the class {kind.__name__}, not {_describe(given)}{hint and '; '}{hint}")
    return given


def check_all(name: str, given: Any, kind: type[T]) -> list[T]:
    """Returns a list of arguments of one kind.

    Raises:
        UserError: if it is no list of these.
    """
    if isinstance(given, kind) or isinstance(given, str) or not isinstance(given, Iterable):
        raise UserError(f"{name}: should be a list of {kind.__name__} objects, not {_describe(given)}")
    return [check_kind(name, each, kind) for each in given]


def check_names(name: str, given: Any) -> Mapping[str, Any]:
    """Returns a dictionary whose keys are names; an empty one for None.

    Raises:
        UserError: if it is none.
    """
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(isinstance(key, str) for key in given):
        raise UserError(f"{name}: should be a dictionary of names and values, not {_describe(given)}")
    return given


def check_class(name: str, given: Any, base: type[T]) -> type[T]:
    """Returns a class of agents.

    Raises:
        UserError: if it is no class, or not made from `base`.
    """
    if not isinstance(given, type) or not issubclass(given, base):
        raise UserError(
            f"{name}: should be a class made from {base.__module__}.{base.__name__}, not {_describe(given)}"
        )
    return given


def check_choice(name: str, given: Any, choices: tuple[str, str]) -> str:
    """Returns one of two words.

    Raises:
        UserError: if it is neither.
    """
    if given not in choices:
        raise UserError(f"{name}: {shorten(given)} is neither {choices[0]} nor {choices[1]}")
    return str(given)


def check_rng(given: Any) -> Any:
    """Returns what Mesa takes as `rng`: a random seed, or what numpy makes a generator of.

    Raises:
        UserError: if it is neither.
    """
    if isinstance(given, int | float | str | np.number):
        return check_seed(given, "rng")
    try:
        np.random.default_rng(given if not isinstance(given, np.random.BitGenerator | np.random.Generator) else 0)
    except (TypeError, ValueError):
        raise UserError(
            f"rng: should be a random seed (an integer from 0 to 2^63 - 1) or a numpy generator, not {_describe(given)}"
        ) from None
    return given


def seed_of(given: Any, generator: np.random.Generator) -> int:
    """Return the random seed of a checked `rng`: its number, or one drawn from Mesa's generator."""
    return int(given) if isinstance(given, int | np.integer) else int(generator.integers(2**63))


def _describe(value: Any) -> str:
    return f"the class {value.__name__}" if isinstance(value, type) else shorten(value)
