"""The bibliography: what the model rests on, read from `references.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).with_name("references.toml")


@dataclass(frozen=True)
class Reference:
    """One entry: authors (family name first), year, title, and where it appeared.

    `kind` is "published" (research, official statistics, companies' own reports), "data" (computed for this model from
    a public data set) or "vendor" (a survey by somebody who sells a product). `checked` says whether the entry was
    compared with a copy of the work or of its abstract; the others are as they are usually cited.
    """

    key: str
    authors: tuple[str, ...]
    year: int
    title: str
    venue: str
    kind: str = "published"
    checked: bool = False

    @property
    def short(self) -> str:
        """How a text names it: "Slovic 1993", "Coch & French 1948", "Lally et al. 2010"."""
        families = [author.partition(",")[0] for author in self.authors]
        named = " & ".join(families) if len(families) < 3 else f"{families[0]} et al."
        return f"{named} {self.year}"

    @property
    def full(self) -> str:
        """The entry as a line of a list of references."""
        return f"{'; '.join(self.authors)} ({self.year}). {self.title}. {self.venue}."


@cache
def references() -> Mapping[str, Reference]:
    """Every entry by its key, in the order of the file."""
    with FILE.open("rb") as file:
        entries = tomllib.load(file)
    return MappingProxyType(
        {key: Reference(key, **{**entry, "authors": tuple(entry["authors"])}) for key, entry in entries.items()}
    )
