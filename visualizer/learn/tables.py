"""Tables for the Learn page of everything the model declares: nothing is written twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from textwrap import dedent
from typing import Any

from analysis.presentation.language import localize, translate
from analysis.presentation.vocabulary import format_name
from visualizer.learn.claims import claims
from visualizer.widgets.what_is import describe_word
from visualizer.wording.currency import money_unit, with_currency
from visualizer.wording.drivers import describe_driver, describe_mechanism
from visualizer.wording.explain import DIRECTIONS, amounts
from visualizer.wording.indicators import words
from visualizer.wording.page_texts import LEARN
from visualizer.wording.terms import TERMS
from visualizer.wording.texts import say

Table = tuple[tuple[str, ...], list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Block:
    """A part of a mechanism's text: a paragraph, or lines shown as they are written (`kept`)."""

    text: str
    kept: bool


def mechanisms() -> list[tuple[str, list[str], list[Block]]]:
    """Every mechanism in the order of the catalogue: title, words, and its other text."""
    from simulation.mechanisms import MECHANISMS

    found = []
    for one in sorted(MECHANISMS.values(), key=lambda one: one.number):
        first, *others = blocks(one.text)
        about = [re.sub(r" \(E\d+\)", "", first.text)]
        if one.drivers:
            about.append(say(LEARN, "moves", drivers="; ".join(map(describe_driver, one.drivers.words))))
        found.append((words(describe_mechanism(one.name)), about, others))
    return found


def blocks(text: str) -> list[Block]:
    """A text as paragraphs; indented lines keep their line breaks."""
    found = []
    for part in text.split("\n\n"):
        for kept, group in groupby(part.strip("\n").splitlines(), lambda line: line.startswith("    ")):
            lines = list(group)
            found.append(Block(dedent("\n".join(lines)) if kept else " ".join(lines), kept))
    return found


def indicators() -> Table:
    """Every indicator."""
    from simulation.indicators import INDICATORS

    rows = [
        (
            words(one.title),
            translate(one.meaning),
            with_currency(one.unit),
            translate(one.acts),
            DIRECTIONS[one.direction],
        )
        for one in INDICATORS
    ]
    return (LEARN["indicator"], LEARN["meaning"], LEARN["unit"], LEARN["acts"], LEARN["direction"]), rows


def levers() -> Table:
    """Every lever."""
    from simulation.levers import LEVERS

    rows = []
    for one in LEVERS.values():
        cost = "; ".join(filter(None, [amounts(one.hours, "hours"), amounts(one.money, money_unit())]))
        kind = LEARN["rule" if one.rule else "effort"]
        rows.append((words(one.title), translate(one.meaning), translate(one.enters), kind, cost))
    return (LEARN["lever"], LEARN["level_1"], LEARN["acts_on"], LEARN["kind"], LEARN["costs"]), rows


def parameters() -> Table:
    """Every parameter with default, range and source, and the figure its size follows from."""
    from simulation.parameters import PARAMETERS
    from simulation.sources.sizes import size_sources

    sizes = size_sources()
    rows = [
        (
            words(one.title),
            one.meaning,
            localize(f"{one.default:g}"),
            say(LEARN, "range", low=one.low, high=one.high),
            "" if one.unit == "-" else with_currency(one.unit),
            one.source,
            sizes[one.name].describe() if one.name in sizes else "",
        )
        for one in PARAMETERS.values()
    ]
    heads = ("parameter", "meaning", "default", "range_head", "unit", "source", "size_source")
    return tuple(LEARN[head] for head in heads), rows


def describe_dial(name: str, dial: Any) -> str:
    """A number of an event: its name, default, range and unit."""
    title, unit = translate(format_name(name)), translate(dial.unit)
    return say(LEARN, "dial", name=title, default=dial.default, low=dial.low, high=dial.high, unit=unit)


def events() -> Table:
    """Every event that can be set off."""
    from simulation.events import EVENTS

    rows = []
    for one in EVENTS.values():
        dials = ", ".join(describe_dial(name, dial) for name, dial in one.dials.items())
        rows.append((words(one.title), translate(one.meaning), dials))
    return (LEARN["event"], LEARN["meaning"], LEARN["dials"]), rows


def words_on_pages() -> Table:
    """Words of the pages that are declared nowhere else."""
    rows = [
        (title if not at else "", label, text)
        for name in TERMS
        for title, lines in [describe_word(name)]
        for at, (label, text) in enumerate(lines)
    ]
    return (LEARN["where"], LEARN["word"], LEARN["meaning"]), rows


def limits() -> list[str]:
    """What these numbers are not, in plain sentences."""
    return [
        LEARN["no_forecast"],
        LEARN["assumptions"],
        LEARN["bands"],
        LEARN["made_up"],
        LEARN["budget"],
    ]


SECTIONS: dict[str, Any] = {
    "limits": limits,
    "claims": claims,
    "mechanisms": mechanisms,
    "levers": levers,
    "indicators": indicators,
    "parameters": parameters,
    "events": events,
    "words": words_on_pages,
}
"""The sections, each called by its text in the catalogue."""
