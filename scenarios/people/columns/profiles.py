"""What the values of a column look like: ids, addresses, names, dates, numbers, words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scenarios.people.dates import looks_like_date
from scenarios.people.files.table import Table
from scenarios.people.keys import MAIL, is_like_name

Kind = Literal["empty", "mail", "date", "number", "code", "name", "flag", "text"]
SAMPLE = 400  # values that tell what a column holds
UNIQUE = 0.9  # share of different values from which a column may tell people apart
_NUMBER = re.compile(r"^[+-]?[\d.,'’ ]*\d%?$")
_FLAGS = {"yes", "no", "y", "n", "true", "false", "ja", "nein", "oui", "non", "si", "sí", "x", "j"}


@dataclass(frozen=True)
class Profile:
    """A column by its values."""

    position: int
    heading: str
    cells: Sequence[str]
    filled: int
    different: int
    kind: Kind

    @property
    def unique(self) -> bool:
        """May its cells tell people apart: filled for most, different for nearly all?"""
        return self.filled >= 0.5 * len(self.cells) and self.different >= UNIQUE * self.filled and self.filled > 0

    @property
    def small_numbers(self) -> bool:
        """Are its cells counts as well as they may be ids?"""
        return self.kind == "number" and all(len(cell) <= 3 for cell in set(self.cells))


def profile_columns(table: Table) -> list[Profile]:
    """Returns the profile of each column."""
    return [_profile(at, heading, table.columns[at]) for at, heading in enumerate(table.heading)]


def _profile(position: int, heading: str, cells: Sequence[str]) -> Profile:
    values = dict.fromkeys(cells)
    values.pop("", None)
    filled = len(cells) - sum(not cell for cell in cells)
    return Profile(position, heading, cells, filled, len(values), _kind(list(values)))


def _kind(values: Sequence[str]) -> Kind:
    some = values[:: max(1, len(values) // SAMPLE)]
    if not some:
        return "empty"
    tests: dict[Kind, float] = {
        "flag": sum(value.casefold() in _FLAGS for value in some) * (len(values) <= 3),
        "mail": sum("@" in value and bool(MAIL.search(value)) for value in some),
        "date": sum(map(looks_like_date, some)),
        "number": sum(bool(_NUMBER.match(value)) for value in some),
        "code": sum(any(map(str.isdigit, value)) and " " not in value and len(value) <= 40 for value in some),
        "name": sum(map(is_like_name, some)),
    }
    for kind, count in tests.items():
        if count > (0.8 if kind != "mail" else 0.5) * len(some):
            return kind
    return "text"
