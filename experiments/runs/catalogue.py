"""The catalogue of the model: names and ranges as plain data, without loading the model."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from scenarios.prices.price_list import KnownPrice, PriceList


@dataclass(frozen=True)
class Range:
    """The default and range of a number, and whether "all" parameters include it.

    least, most: what it may be set to, where that is more than its range.
    """

    default: float
    low: float
    high: float
    drawn: bool = True
    part: str = ""
    least: float | None = None
    most: float | None = None
    unit: str = ""

    @property
    def span(self) -> tuple[float, float]:
        """The least and the largest value it may be set to."""
        return (self.low if self.least is None else self.least, self.high if self.most is None else self.most)


@dataclass(frozen=True)
class EventKind:
    """A kind of event: the numbers it takes, and whether it takes a group."""

    dials: Mapping[str, Range]
    grouped: bool = False


@dataclass(frozen=True)
class Catalogue:
    """Everything a study can refer to.

    `structure`: choice -> its options. `dials`: the generator parameters of organizations. `indicators`: a dict each
    (name, title, unit, direction, meaning), in the order of a run's columns. `parts`: mechanisms and the like, by which
    parameters can be named together. `real`: the organizations that are not generated. `pulled`: strategy -> the levers
    it pulls.
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
    events: Mapping[str, EventKind] = field(default_factory=dict)
    real: Collection[str] = ()
    pulled: Mapping[str, Collection[str]] = field(default_factory=dict)

    def prices(self) -> dict[str, KnownPrice]:
        """Return what a price file may give."""
        return {
            name: KnownPrice(there.default, there.low, there.high, there.drawn, *there.span, there.unit)
            for name, there in self.parameters.items()
            if there.part == "prices" and there.unit != "-"
        }

    def with_prices(self, prices: PriceList) -> "Catalogue":
        """Return the same with the ranges of a firm's prices; a known price has none."""
        return replace(self, parameters=prices.with_ranges(self.parameters))

    def names(self) -> dict[str, Collection[str]]:
        """Return the valid names of each kind, for reading files."""
        return {
            "parameter": self.parameters,
            "lever": self.levers,
            "structural choice": self.structure,
            "dial": self.dials,
            "indicator": [str(indicator["name"]) for indicator in self.indicators],
            "part": self.parts,
        }
