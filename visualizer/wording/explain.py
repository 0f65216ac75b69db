"""What a word on the screen means, from the same declarations as the documentation."""

from __future__ import annotations

from typing import Any

from analysis.presentation.headline import MEASURES
from analysis.presentation.language import Texts, fill, translate
from visualizer.wording.currency import money_unit, with_currency
from visualizer.wording.drivers import describe_mechanism
from visualizer.wording.indicators import words
from visualizer.wording.terms import TERMS, Lines
from visualizer.wording.texts import say

DIRECTIONS = Texts() | {
    "up": "up is good",
    "down": "down is good",
    "near 0": "near 0 is good",
    "none": "neither direction is good in itself",
}

LABELS = Texts() | {
    "unknown": "Nothing is known under this name.",
    "mean12": "mean of the last 12 weeks",
    "last": "the last week",
    "meaning": "Meaning",
    "unit": "Unit",
    "no_unit": "none",
    "direction": "Direction",
    "weights": "Weights",
    "weights_of_being": "{parts}. They are assumptions, drawn with the other parameters.",
    "acts": "Acts counted",
    "reported": "Reported as",
    "name": "Name in files",
    "rule": "a rule: set, not bought; a budget never scales it",
    "effort": "an effort: a budget scales it",
    "firm_wide": "the whole firm only",
    "any_group": "any group; by default {group}",
    "nothing": "nothing",
    "level_1": "Level 1 means",
    "acts_on": "Acts on",
    "kind": "Kind",
    "reaches": "Reaches",
    "costs": "Costs a week at level 1",
    "assumed_cost": "{cost} (assumption, half to double)",
    "attention": "Asks of people's attention",
    "of_1": "{n:g} of 1",
    "default": "Default",
    "range": "Range",
    "low_to_high": "{low:g} to {high:g}",
    "source": "Source",
    "size": "Size",
    "assumption": "an assumption",
}
"""The heads of the lines about a declaration, and what stands beside some."""


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
    return name, [("", LABELS["unknown"])]


def of_indicator(indicator: Any) -> list[tuple[str, str]]:
    """The lines about an indicator."""
    lines = [
        (LABELS["meaning"], translate(indicator.meaning)),
        (LABELS["unit"], with_currency(indicator.unit)),
        (LABELS["direction"], DIRECTIONS[indicator.direction]),
    ]
    if indicator.name == "being":
        lines.append((LABELS["weights"], weights_of_being()))
    if indicator.acts:
        lines.append((LABELS["acts"], translate(indicator.acts)))
    return [*lines, (LABELS["reported"], LABELS[indicator.final]), (LABELS["name"], indicator.name)]


def weights_of_being() -> str:
    """The weights of the parts of being."""
    from simulation.indicators import PARAMETERS

    parts = [
        fill("{part} {weight:g}", part=translate(one.meaning.removesuffix(" in being")), weight=one.default)
        for one in PARAMETERS
        if one.name.startswith("weight_")
    ]
    return say(LABELS, "weights_of_being", parts="; ".join(parts))


def of_lever(lever: Any) -> list[tuple[str, str]]:
    """The lines about a lever."""
    kind = LABELS["rule" if lever.rule else "effort"]
    reach = LABELS["firm_wide"] if lever.firm_wide else say(LABELS, "any_group", group=translate(lever.target))
    cost = (
        "; ".join(filter(None, [amounts(lever.hours, "hours"), amounts(lever.money, money_unit())]))
        or LABELS["nothing"]
    )
    return [
        (LABELS["level_1"], translate(lever.meaning)),
        (LABELS["acts_on"], translate(lever.enters)),
        (LABELS["kind"], kind),
        (LABELS["reaches"], reach),
        (LABELS["costs"], say(LABELS, "assumed_cost", cost=cost)),
        (LABELS["attention"], say(LABELS, "of_1", n=lever.attention)),
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
    unit = translate(unit.removesuffix("s") if value == 1 else unit)
    return fill("{value:g} {unit} {each}", value=value, unit=unit, each=translate(each))


def of_parameter(parameter: Any) -> list[tuple[str, str]]:
    """The lines about a parameter."""
    from simulation.sources.sizes import size_sources

    size = size_sources().get(parameter.name)
    return [
        (LABELS["meaning"], parameter.meaning),
        (LABELS["default"], fill("{n:g}", n=parameter.default)),
        (LABELS["range"], say(LABELS, "low_to_high", low=parameter.low, high=parameter.high)),
        (LABELS["unit"], LABELS["no_unit"] if parameter.unit == "-" else with_currency(parameter.unit)),
        (LABELS["source"], parameter.source),
        (LABELS["size"], size.describe() if size else LABELS["assumption"]),
    ]


def of_term(name: str) -> tuple[str, Lines]:
    """Title and lines of a word in `TERMS`, with those that follow from declarations."""
    title, lines = TERMS[name]
    return title, [*lines, *DECLARED[name]()] if name in DECLARED else lines


def of_measures() -> Lines:
    """The lines about the headline measures."""
    return [
        (one.heading, f"{translate(one.definition)} ({with_currency(one.unit)}; {translate(one.window)})")
        for one in MEASURES
    ]


def of_switches() -> Lines:
    """Every mechanism that can be switched off."""
    from simulation.structure import CHOICES

    return [
        (words(describe_mechanism(one.name)), translate(one.meaning))
        for one in CHOICES.values()
        if "off" in one.options
    ]


def of_events() -> Lines:
    """Every event that can be set off."""
    from simulation.events import EVENTS

    return [(words(one.title), translate(one.meaning)) for one in EVENTS.values()]


DECLARED = {"headline": of_measures, "switch_off": of_switches, "world": of_events}
