"""What the model offers, as plain data: names, ranges and units, known without loading the model."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Range:
    """What a number may be: default, range, and whether "all" parameters include it."""

    default: float
    low: float
    high: float
    drawn: bool = True
    part: str = ""


@dataclass(frozen=True)
class Happening:
    """What an event can be told: its numbers, and whether it strikes a group."""

    dials: Mapping[str, Range]
    grouped: bool = False


@dataclass(frozen=True)
class Catalogue:
    """Everything a study can refer to.

    `structure`: choice -> its options. `dials`: what the generator of organizations can be told. `indicators`: a dict
    each (name, title, unit, direction, meaning), in the order of a run's columns. `parts`: mechanisms and the like, by
    which parameters can be named together. `real`: the organizations that are not made up. `pulled`: strategy -> the
    levers it pulls.
    """

    model_version: int
    parameters: Mapping[str, Range]
    levers: Collection[str]
    structure: Mapping[str, Collection[str]]
    dials: Mapping[str, Range]
    indicators: tuple[Mapping[str, Any], ...]
    strategies: Collection[str] = ()
    organizations: Collection[str] = ()
    targets: Collection[str] = ()
    parts: Collection[str] = field(default=())
    events: Mapping[str, Happening] = field(default_factory=dict)
    real: Collection[str] = ()
    pulled: Mapping[str, Collection[str]] = field(default_factory=dict)

    def names(self) -> dict[str, Collection[str]]:
        """The valid names of each kind, for reading files."""
        return {
            "parameter": self.parameters,
            "lever": self.levers,
            "structural choice": self.structure,
            "dial": self.dials,
            "indicator": [str(indicator["name"]) for indicator in self.indicators],
            "part": self.parts,
        }
