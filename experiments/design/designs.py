"""Designs of experiments: grid, list, Latin hypercube, Sobol, Saltelli, Morris."""

import math
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from experiments.design.factors import Axis, Value
from scenarios.documents import Document, faults
from simulation.bounds import LARGEST_SEED

MOST = 10_000_000
Count = Annotated[int, Field(ge=1, le=MOST)]


class Grid(Document):
    """Every combination of the values given, or of `levels` steps through a range.

    The last factor moves fastest.
    """

    kind: Literal["grid"] = "grid"

    def size(self, axes: Sequence[Axis]) -> int:
        """How many points there are."""
        return math.prod(len(axis.steps()) for axis in axes)

    def row(self, axes: Sequence[Axis], number: int) -> list[Value]:
        """The values of one point, in the order of the axes."""
        found: list[Value] = []
        for axis in reversed(axes):
            number, place = divmod(number, len(axis.steps()))
            found.append(axis.steps()[place])
        return found[::-1]


class Listed(Document):
    """The points written down, or read from a CSV file whose header names the factors."""

    kind: Literal["list"]
    points: list[dict[str, float | str]] | None = None
    file: str | None = None

    @model_validator(mode="after")
    def _has_one_source(self) -> "Listed":
        if (self.points is None) == (self.file is None):
            raise faults([((), "needs either points or a file")])
        if self.points == []:
            raise faults([(("points",), "is empty; give at least one")])
        return self

    def size(self, axes: Sequence[Axis]) -> int:
        """How many points there are."""
        return len(self.points or ())

    def row(self, axes: Sequence[Axis], number: int) -> list[Value]:
        """The values of one point, in the order of the axes."""
        point = (self.points or [])[number]
        return [int(point[axis.name]) if axis.whole else point[axis.name] for axis in axes]


class _Sampled(Document):
    seed: Annotated[int, Field(ge=0, le=LARGEST_SEED)] = 1

    def places(self, axes: Sequence[Axis]) -> Any:
        raise NotImplementedError

    def row(self, axes: Sequence[Axis], number: int) -> list[Value]:
        """The values of one point, in the order of the axes."""
        return [axis.at(float(place)) for axis, place in zip(axes, self.places(axes)[number], strict=True)]


class LatinHypercube(_Sampled):
    """Points spread so that each factor alone is covered evenly; it grows by blocks."""

    kind: Literal["latin hypercube"]
    points: Count
    blocks: Annotated[int, Field(ge=1)] = 1

    @model_validator(mode="after")
    def _is_not_too_large(self) -> "LatinHypercube":
        if self.points * self.blocks > MOST:
            raise faults([(("blocks",), f"{self.points * self.blocks:,} points are too many; at most {MOST:,}")])
        return self

    def size(self, axes: Sequence[Axis]) -> int:
        """How many points there are."""
        return self.points * self.blocks

    def places(self, axes: Sequence[Axis]) -> Any:
        """Return the points in the unit cube; another factor changes no other factor's values."""
        from experiments.design.sampling import latin_hypercube

        return latin_hypercube(self.points, tuple(axis.stream for axis in axes), self.seed, self.blocks)


MOST_SOBOL = 20
"""Factors up to which a Sobol sequence of a few hundred points spreads them better than chance does.

With more, pairs of columns rise and fall together: of 188 columns, some pairs are correlated by 0.94 at 256 points.
"""


def design_draws(count: int, factors: int, seed: int) -> dict[str, Any]:
    """Return the design of so many draws of some factors, as a study's file has it.

    A Sobol sequence of few factors, independent random points of many. A larger one holds a smaller one.
    """
    if factors <= MOST_SOBOL:
        return {"kind": "sobol sequence", "points": count, "seed": seed}
    return {"kind": "latin hypercube", "points": 1, "blocks": count, "seed": seed}


class SobolSequence(_Sampled):
    """Points spread evenly over all factors together; a power of two is best.

    Doubling runs only the new half. For at most some twenty factors (`MOST_SOBOL`).
    """

    kind: Literal["sobol sequence"]
    points: Count

    def size(self, axes: Sequence[Axis]) -> int:
        """How many points there are."""
        return self.points

    def places(self, axes: Sequence[Axis]) -> Any:
        """The points in the unit cube; axes of one stream have the same place."""
        from experiments.design.sampling import sobol

        streams = list(dict.fromkeys(axis.stream for axis in axes))
        return sobol(self.points, len(streams), self.seed)[:, [streams.index(axis.stream) for axis in axes]]


class Saltelli(_Sampled):
    """Points for Sobol indices (the spread each factor explains): points x (factors + 2).

    With `groups` the parameters of one factor (`parameters: all`, `of: [trust]`) move together and share one index.
    """

    kind: Literal["saltelli"]
    points: Count
    second_order: bool = False
    groups: bool = Field(False, description="the parameters of a factor move together and share one index")

    def moved(self, axes: Sequence[Axis]) -> dict[str, tuple[int, ...]]:
        """Return what moves as one, by name: the column of an axis, or those of a factor."""
        found: dict[str, tuple[int, ...]] = {}
        for column, axis in enumerate(axes):
            name = axis.group if self.groups else axis.name
            found[name] = (*found.get(name, ()), column)
        return found

    def block(self, axes: Sequence[Axis]) -> int:
        """Return how many points belong to one base point."""
        return len(self.moved(axes)) * (2 if self.second_order else 1) + 2

    def size(self, axes: Sequence[Axis]) -> int:
        """How many points there are."""
        return self.points * self.block(axes)

    def places(self, axes: Sequence[Axis]) -> Any:
        """Return the points in the unit cube: a Sobol sequence of few factors, random of many."""
        from experiments.design.sampling import saltelli

        few = 2 * len(axes) <= MOST_SOBOL
        return saltelli(self.points, tuple(self.moved(axes).values()), self.seed, self.second_order, few)


class Morris(_Sampled):
    """Trajectories for screening (which factors matter): trajectories x (factors + 1)."""

    kind: Literal["morris"]
    trajectories: Count
    levels: Annotated[int, Field(ge=2, le=100, multiple_of=2)] = 4

    def size(self, axes: Sequence[Axis]) -> int:
        """How many points there are."""
        return self.trajectories * (len(axes) + 1)

    def places(self, axes: Sequence[Axis]) -> Any:
        """The points in the unit cube."""
        from experiments.design.sampling import morris

        return morris(self.trajectories, len(axes), self.seed, self.levels)


Design = Annotated[Grid | Listed | LatinHypercube | SobolSequence | Saltelli | Morris, Field(discriminator="kind")]


def enlarged(design: Any, points: int) -> Any:
    """Return the design with more points (trajectories for Morris); those it had stay.

    Raises ValueError if this design cannot grow to that number.
    """
    if isinstance(design, Morris):
        return design.model_copy(update={"trajectories": _more(points, design.trajectories)})
    if isinstance(design, LatinHypercube):
        if points % design.points:
            raise ValueError(f"a Latin hypercube of {design.points} grows by {design.points} points at a time")
        _more(points, design.points * design.blocks)
        return design.model_copy(update={"blocks": points // design.points})
    if isinstance(design, SobolSequence | Saltelli):
        return design.model_copy(update={"points": _more(points, design.points)})
    raise ValueError(f"a {design.kind} grows by writing more values into the study file")


def _more(wanted: int, there: int) -> int:
    if wanted < there:
        raise ValueError(f"there are {there} already; a study grows, it does not shrink")
    return wanted
