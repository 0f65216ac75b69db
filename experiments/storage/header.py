"""What all runs of a store have in common, and how two stores differ in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Header:
    """What all runs of a store have in common: they could not stand in one table otherwise.

    `indicators`: a dict for each (name, title, unit, direction, meaning). `keep`: "final", or every how many weeks.
    """

    model_version: int
    indicators: tuple[dict[str, Any], ...]
    keep: str

    @property
    def names(self) -> list[str]:
        """The indicators' names, in the order of the stored numbers."""
        return [str(indicator["name"]) for indicator in self.indicators]


def differences(there: Header, here: Header) -> Iterator[tuple[str, str, str]]:
    """Say in what the runs of two headers could not stand in one table: the matter, there, and here."""
    if there.model_version != here.model_version:
        yield "of model version", str(there.model_version), str(here.model_version)
    if there.keep != here.keep:
        yield "keeping", _kept(there.keep), _kept(here.keep)
    if there.names != here.names:
        yield "with the indicators", ", ".join(there.names), ", ".join(here.names)


def _kept(keep: str) -> str:
    return "final values only" if keep == "final" else "every week" if keep == "1" else f"every {keep} weeks"
