"""What a word on the screen means, from the same declarations as the documentation."""

from __future__ import annotations

from typing import Any

from analysis.presentation.headline import MEASURES
from visualizer.wording.currency import money_unit, with_currency
from visualizer.wording.drivers import describe_mechanism
from visualizer.wording.indicators import words
from visualizer.wording.terms import TERMS, Lines

DIRECTIONS = {
    "up": "up is good",
    "down": "down is good",
    "near 0": "near 0 is good",
    "none": "neither direction is good in itself",
}


def explanation(name: str) -> tuple[str, list[tuple[str, str]]]:
    """Title and lines (label, text) for an indicator, lever, parameter or word."""
    from simulation.indicators import INDICATORS
    from simulation.levers import LEVERS
    from simulation.parameters import PARAMETERS

    for indicator in INDICATORS:
        if indicator.name == name:
            return words(indicator.title), of_indicator(indicator)
    if name in LEVERS:
        return words(LEVERS[name].title), of_lever(LEVERS[name])
    if name in PARAMETERS:
        return words(PARAMETERS[name].title), of_parameter(PARAMETERS[name])
    if name in TERMS:
        return of_term(name)
    return name, [("", "Nothing is known under this name.")]


def of_indicator(indicator: Any) -> list[tuple[str, str]]:
    """The lines about an indicator."""
    final = "mean of the last 12 weeks" if indicator.final == "mean12" else "the last week"
    lines = [
        ("Meaning", indicator.meaning),
        ("Unit", with_currency(indicator.unit)),
        ("Direction", DIRECTIONS[indicator.direction]),
    ]
    if indicator.name == "being":
        lines.append(("Weights", weights_of_being()))
    if indicator.acts:
        lines.append(("Acts counted", indicator.acts))
    return [*lines, ("Reported as", final), ("Name in files", indicator.name)]


def weights_of_being() -> str:
    """The weights of the parts of being."""
    from simulation.indicators import PARAMETERS

    parts = [
        f"{one.meaning.removesuffix(' in being')} {one.default:g}"
        for one in PARAMETERS
        if one.name.startswith("weight_")
    ]
    return "; ".join(parts) + ". They are assumptions, drawn with the other parameters."


def of_lever(lever: Any) -> list[tuple[str, str]]:
    """The lines about a lever."""
    kind = "a rule: set, not bought; a budget never scales it" if lever.rule else "an effort: a budget scales it"
    reach = "the whole firm only" if lever.firm_wide else f"any group; by default {lever.target}"
    cost = "; ".join(filter(None, [amounts(lever.hours, "hours"), amounts(lever.money, money_unit())])) or "nothing"
    return [
        ("Level 1 means", lever.meaning),
        ("Acts on", lever.enters),
        ("Kind", kind),
        ("Reaches", reach),
        ("Costs a week at level 1", cost + " (assumption, half to double)"),
        ("Asks of people's attention", f"{lever.attention:g} of 1"),
    ]


def amounts(rate: Any, unit: str) -> str:
    """A rate in words: ``0.25 hours per person``, ``0.05 k per 1,000 customers``."""
    from dataclasses import fields

    parts = [(field.name, getattr(rate, field.name)) for field in fields(rate)]
    return " + ".join(amount(name, value, unit) for name, value in parts if value)


def amount(per: str, value: float, unit: str) -> str:
    """One part of a rate in words."""
    from simulation.prices import COUNTED_PER

    each = COUNTED_PER[per]
    if per == "customer" and value < 0.01:
        value, each = 1000 * value, "per 1,000 customers"
    return f"{value:g} {unit.removesuffix('s') if value == 1 else unit} {each}"


def of_parameter(parameter: Any) -> list[tuple[str, str]]:
    """The lines about a parameter."""
    from simulation.sources.sizes import size_sources

    size = size_sources().get(parameter.name)
    return [
        ("Meaning", parameter.meaning),
        ("Default", f"{parameter.default:g}"),
        ("Range", f"{parameter.low:g} to {parameter.high:g}"),
        ("Unit", "none" if parameter.unit == "-" else with_currency(parameter.unit)),
        ("Source", parameter.source),
        ("Size", size.describe() if size else "an assumption"),
    ]


def of_term(name: str) -> tuple[str, Lines]:
    """Title and lines of a word in `TERMS`, with those that follow from declarations."""
    title, lines = TERMS[name]
    return title, [*lines, *DECLARED[name]()] if name in DECLARED else lines


def of_measures() -> Lines:
    """The lines about the headline measures."""
    return [(one.heading, f"{one.definition} ({with_currency(one.unit)}; {one.window})") for one in MEASURES]


def of_switches() -> Lines:
    """Every mechanism that can be switched off."""
    from simulation.structure import CHOICES

    return [(words(describe_mechanism(one.name)), one.meaning) for one in CHOICES.values() if "off" in one.options]


def of_events() -> Lines:
    """Every event that can be set off."""
    from simulation.events import EVENTS

    return [(words(one.title), one.meaning) for one in EVENTS.values()]


DECLARED = {"headline": of_measures, "switch_off": of_switches, "world": of_events}
