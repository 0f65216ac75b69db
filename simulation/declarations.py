"""What a mechanism declares beside its parameters: its switches and its named drivers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

OFF, PUBLISHED, RIVAL = 0, 1, 2


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
    """The named terms of a mechanism's equation, in the order in which its `drivers(o, i)` returns them.

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
