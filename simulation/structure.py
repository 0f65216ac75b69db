"""The structure of the model: which mechanisms are on, and in which rival form."""

from __future__ import annotations

from collections.abc import Mapping

from simulation.errors import UserError, did_you_mean
from simulation.mechanisms import MECHANISMS
from simulation.parameter import OFF, PUBLISHED, RIVAL, Choice

__all__ = ["CHOICES", "DEFAULT", "OFF", "PUBLISHED", "RIVAL", "Choice", "codes", "resolve"]


def _gather() -> dict[str, Choice]:
    """The switches of all mechanisms by name, in the order of the catalogue: E1, E2, ..."""
    found: dict[str, Choice] = {}
    for mechanism in sorted(MECHANISMS.values(), key=lambda one: one.number):
        for choice in mechanism.switches:
            if choice.name in found:
                raise ValueError(f"{mechanism.file}: switch '{choice.name}' stands in another mechanism; rename it")
            found[choice.name] = choice
    return found


CHOICES: dict[str, Choice] = _gather()
DEFAULT: dict[str, str] = {choice.name: choice.default for choice in CHOICES.values()}


def resolve(given: Mapping[str, str | bool] | None) -> dict[str, str]:
    """The whole structure: defaults, with the given choices in their place.

    Raises:
        UserError: for an unknown choice or option, naming the nearest valid one; all at once.
    """
    chosen, problems = dict(DEFAULT), []
    for name, option in (given or {}).items():
        option = {True: "on", False: "off"}.get(option, option) if isinstance(option, bool) else option
        if name not in CHOICES:
            problems.append(f"structure: '{name}' is unknown{did_you_mean(name, CHOICES)}")
        elif option not in CHOICES[name].options:
            known = CHOICES[name].options
            option = CHOICES[name].default if option == "on" else option
            if option not in known:
                problems.append(f"structure: {name}: '{option}' is unknown (known: {', '.join(known)})")
            else:
                chosen[name] = option
        else:
            chosen[name] = option
    if problems:
        raise UserError("\n".join(problems))
    return chosen


def codes(structure: Mapping[str, str]) -> dict[str, int]:
    """The structure as the numbers kernels read."""
    return {name: CHOICES[name].options[option] for name, option in structure.items()}
