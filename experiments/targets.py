"""Targets of a calibration: what a fitting model must show, as bands with a source, in a commented YAML file.

Each says which indicator, under which strategy, over which weeks, must lie between `low` and `high` (either may be left
out). Derived quantities: `per` divides by another indicator, `against` takes the difference to another strategy,
`change` the difference to week 0. Targets that are `held back` are compared but never fitted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from experiments.catalogue import Catalogue
from scenarios import nearby
from scenarios.documents import Document, Known, Source, faults
from scenarios.nodes import Location

Kind = Literal["measured", "experiment", "survey", "vendor survey", "theory", "assumption"]


class Target(Document):
    """One pattern that the model should reproduce."""

    name: Annotated[str, Field(min_length=1)]
    indicator: Annotated[str, Known("indicator")]
    per: Annotated[str, Known("indicator")] | None = Field(None, description="divide by this indicator")
    strategy: str = Field("nothing", description="under which strategy: a built-in name, or a file")
    against: str | None = Field(None, description="the difference to this strategy, under the same luck")
    weeks: tuple[int, int] | None = Field(None, description="mean over these weeks; none = as runs report it")
    change: bool = Field(False, description="the difference to week 0")
    low: float | None = None
    high: float | None = None
    scale: Annotated[float, Field(gt=0)] | None = Field(None, description="how far off counts as one; none = the band")
    weight: Annotated[float, Field(gt=0)] = 1.0
    held_back: bool = Field(False, description="compared, never fitted")
    kind: Kind = "assumption"
    source: str = ""

    @model_validator(mode="after")
    def _is_a_band(self) -> Target:
        if self.low is None and self.high is None:
            raise faults([((), "needs low, high, or both")])
        if self.low is not None and self.high is not None and not self.low < self.high:
            raise faults([(("high",), f"should be above low ({self.low:g})")])
        if (self.low is None or self.high is None) and self.scale is None:
            raise faults([((), "has one edge only, so it needs a scale: how far off counts as one")])
        if self.weeks is not None and not 0 <= self.weeks[0] <= self.weeks[1]:
            raise faults([(("weeks",), "should be the first and the last week")])
        if self.change and self.weeks is None:
            raise faults([(("change",), "needs weeks")])
        return self

    @property
    def unit(self) -> float:
        """How far off counts as one: the scale, or the width of the band."""
        if self.scale is not None:
            return self.scale
        assert self.low is not None and self.high is not None
        return self.high - self.low

    @property
    def edges(self) -> tuple[float, float]:
        """The band, with infinity where it is open."""
        return (-float("inf") if self.low is None else self.low, float("inf") if self.high is None else self.high)


class Targets(Document):
    """A file of targets: the patterns, and which parameters are fitted to them."""

    title: str
    summary: str = ""
    targets: Annotated[list[Target], Field(min_length=1)]
    parameters: Literal["all"] | list[Annotated[str, Known("parameter")]] = Field(
        "all", description="which are fitted; the others stay at their defaults"
    )
    weeks: Annotated[int, Field(ge=1, le=5200)] = 156
    budget: Annotated[float, Field(gt=0, le=100)] | Literal["as written"] = "as written"

    @classmethod
    def read(cls, path: str | Path, catalogue: Catalogue) -> Targets:
        """Read a file and check it against the model. Raises UserError with every mistake as file:line:column."""
        folder = Path(path).parent
        return Source.open(path).validate(
            cls,
            catalogue.names(),
            lambda sound, faulty: () if "targets" in faulty else sound._misfits(catalogue, folder),
        )

    @property
    def strategies(self) -> list[str]:
        """The strategies that must be run, each once."""
        return list(dict.fromkeys(name for one in self.targets for name in (one.strategy, one.against) if name))

    @property
    def indicators(self) -> list[str]:
        """The indicators that must be kept, each once."""
        return list(dict.fromkeys(name for one in self.targets for name in (one.indicator, one.per) if name))

    def _misfits(self, catalogue: Catalogue, folder: Path) -> Iterator[tuple[Location, str]]:
        for place, one in enumerate(self.targets):
            for key, name in (("strategy", one.strategy), ("against", one.against)):
                if name and name not in catalogue.strategies and not (folder / name).is_file():
                    hint = nearby.meant(name, catalogue.strategies, folder=folder)
                    yield ("targets", place, key), f"'{name}' is neither built in nor a file beside this one{hint}"
            if one.weeks is not None and one.weeks[1] > self.weeks:
                yield ("targets", place, "weeks"), f"the runs end in week {self.weeks}"
            if one.name in [other.name for other in self.targets[:place]]:
                yield ("targets", place, "name"), f"'{one.name}' is given twice"
        if all(one.held_back for one in self.targets):
            yield ("targets",), "all are held back, so there is nothing to fit"
