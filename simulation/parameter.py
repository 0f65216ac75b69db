"""What a mechanism declares: parameters with range and source, switches and named drivers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

ASSUMPTION = "assumption"
AT_MOST_ONE = ("0..1", "share", "chance")  # units of numbers that cannot be more than 1

OFF, PUBLISHED, RIVAL, SECOND_RIVAL = 0, 1, 2, 3  # the codes of a structural choice


@dataclass(frozen=True)
class Parameter:
    """A number about the world that management does not choose.

    `drawn` says whether comparisons draw it from `low..high` with the others; a parameter that is not drawn is a
    named constant of an equation, which a study can still vary. `source` supports the term or its direction, or is
    the word "assumption"; the figure its size rests on stands in `simulation/sources/sizes.toml`. `can_be_off`: it
    may also be set to 0, outside the range that is drawn, to see what remains without its term.
    """

    name: str
    default: float
    low: float
    high: float
    unit: str
    meaning: str
    source: str = ASSUMPTION
    symbol: str = ""
    drawn: bool = True
    can_be_off: bool = False

    def __post_init__(self) -> None:
        if not self.low <= self.default <= self.high:
            raise ValueError(f"parameter {self.name}: default {self.default} outside {self.low}..{self.high}")

    def optional(self) -> Parameter:
        """The same parameter, which may also be set to 0."""
        return replace(self, can_be_off=True)

    def based_on(self, source: str) -> Parameter:
        """The same parameter with its source."""
        return replace(self, source=source)

    @property
    def least(self) -> float:
        """The smallest value it can be set to."""
        return min(0.0, self.low) if self.can_be_off else self.low

    @property
    def title(self) -> str:
        """The name as words: "trust gain" for `trust_gain`."""
        return self.name.replace("_", " ")


def constant(
    name: str, default: float, unit: str, meaning: str, *, symbol: str = "", can_be_off: bool = False
) -> Parameter:
    """A number of an equation that is not drawn: an assumption a study can halve or double.

    Shares and chances end at 1.
    """
    most = min(1.0, 2.0 * default) if unit in ("share", "chance", "0..1") else 2.0 * default
    return Parameter(name, default, 0.5 * default, most, unit, meaning, ASSUMPTION, symbol, False, can_be_off)


@dataclass(frozen=True)
class Choice:
    """One structural choice: its options by name, the published default, and what it decides."""

    name: str
    options: dict[str, int]
    default: str
    meaning: str


def switch(name: str, meaning: str) -> Choice:
    """A choice between off and on, on by default."""
    return Choice(name, {"off": OFF, "on": PUBLISHED}, "on", meaning)


@dataclass(frozen=True)
class Drivers:
    """The named terms of a mechanism's equation, in the order its `drivers(o, i)` returns them.

    title: what the mechanism decides, as a heading. unit: of the terms. words: driver -> what a reader is shown. of:
    what `i` counts: person, community, or firm (one answer for the whole firm).
    """

    title: str
    unit: str
    words: Mapping[str, str]
    of: str = "person"

    @property
    def names(self) -> tuple[str, ...]:
        """The drivers by name, in order."""
        return tuple(self.words)
