"""All uncertain properties of the world, gathered from where they are declared."""

from __future__ import annotations

from collections.abc import Mapping

from simulation import indicators, newcomers, prices
from simulation.errors import UserError, did_you_mean
from simulation.mechanisms import MODULES
from simulation.parameter import Parameter


def _gather() -> dict[str, Parameter]:
    found: dict[str, Parameter] = {}
    for module in (*MODULES, newcomers, prices, indicators):
        for parameter in module.PARAMETERS:
            if parameter.name in found:
                raise ValueError(f"parameter {parameter.name} is declared twice")
            found[parameter.name] = parameter
    return found


PARAMETERS: dict[str, Parameter] = _gather()
DRAWN: tuple[str, ...] = tuple(name for name, parameter in PARAMETERS.items() if parameter.drawn)


def where_declared(name: str) -> str:
    """The part of the model a parameter belongs to: a mechanism, newcomers, prices, indicators."""
    for module in (*MODULES, newcomers, prices, indicators):
        if any(parameter.name == name for parameter in module.PARAMETERS):
            return module.__name__.rpartition(".")[2]
    raise KeyError(name)


def resolve(given: Mapping[str, float] | None) -> dict[str, float]:
    """The value of every parameter: defaults, with the given values in their place.

    Raises:
        UserError: for an unknown name (with the nearest valid one), or a value outside its range; all at once.
    """
    values = {name: parameter.default for name, parameter in PARAMETERS.items()}
    problems = []
    for name, value in (given or {}).items():
        problem = _describe_fault(name, value)
        if problem:
            problems.append(problem)
        else:
            values[name] = float(value)
    if problems:
        raise UserError("\n".join(problems))
    return values


def _describe_fault(name: str, value: float) -> str:
    if name not in PARAMETERS:
        return f"parameter '{name}' is unknown{did_you_mean(name, PARAMETERS)}"
    parameter = PARAMETERS[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"parameter {name}: {value!r} is not a number"
    if not (parameter.low <= value <= parameter.high or (value == 0.0 and parameter.can_be_off)):
        off = ", or 0 = off" if parameter.can_be_off else ""
        return f"parameter {name}: {value:g} is outside {parameter.low:g}..{parameter.high:g}{off} ({parameter.unit})"
    return ""
