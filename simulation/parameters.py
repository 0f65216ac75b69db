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


SETTABLE: dict[str, tuple[float, float]] = {
    "acquisition_by_advocacy": (0.0, 1.5),
    "acquisition_by_marketing": (0.0, 0.6),
    "adoption_share": (0.0, 0.45),
    "churn_base": (0.0017, 0.007),
    "forgetting": (0.0, 0.0243),
    "idea_capacity": (0.0, 2.0),
    "negative_word": (0.0, 4.0),
    "posts_sd": (0.0, 1.8),
    "propensity_sd": (0.6, 2.27),
    "quit_base": (0.001, 0.006),
    "staff_adoption_share": (0.0, 0.69),
    **prices.SETTABLE,
}
"""Values that may be set by hand where the range that follows from a figure is narrower: it describes ordinary firms.

A comparison draws from the range only. The wider values hold special cases, and what was allowed before sizes had
sources."""


def span(parameter: Parameter) -> tuple[float, float]:
    """The least and the largest value a parameter may be set to; 0 is apart where it is "off"."""
    return SETTABLE.get(parameter.name, (parameter.low, parameter.high))


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
        known = PARAMETERS.get(name)
        if type(value) is float and known is not None and known.low <= value <= known.high:
            values[name] = value
        elif problem := _describe_fault(name, value):
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
    least, most = span(parameter)
    if not (least <= value <= most or (parameter.can_be_off and value == 0.0)):
        off = ", or 0 = off" if parameter.can_be_off else ""
        return f"parameter {name}: {value:g} is outside {least:g}..{most:g}{off} ({parameter.unit})"
    return ""
