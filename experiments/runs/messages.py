"""Messages to and from workers: plain data that is sent between processes and machines."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from experiments.runs.kept_people import NOBODY, KeptPeople
from experiments.runs.run import RunSpec

Content = dict[str, Any]


class Scenario(NamedTuple):
    """A scenario resolved by the model: `identity` decides results, `content` rebuilds it."""

    identity: Content
    content: Content


@dataclass(frozen=True)
class PlanningTask:
    """A request to resolve the points `start` up to `stop` of a study, in design order."""

    model: str
    study: str
    folder: str
    start: int
    stop: int


class PlannedPoint(NamedTuple):
    """One resolved point: its difference to a base, and the names and values behind it."""

    point_id: str
    base_id: str
    changes: str
    labels: str


class PlannedPoints(NamedTuple):
    """The answer to a `PlanningTask`: points in order, and the bases they refer to."""

    start: int
    points: list[PlannedPoint]
    bases: dict[str, str]


class SourcesChanged(RuntimeError):
    """The code was edited while a study ran; later runs would not belong to earlier ones."""


@dataclass(frozen=True, slots=True)
class Request:
    """One run to be computed: a scenario (`base` and `changes`), a seed, what to keep.

    `every`: "final", or every how many weeks. `indicators`: names, in the order wanted. `sources`: the digest of the
    code it is to be computed with; empty = whatever code there is. `people`: what is kept of them.
    """

    run_id: str
    point_id: str
    rep: int
    seed: int
    base: str
    changes: str
    every: str
    indicators: tuple[str, ...]
    sources: str = ""
    people: KeptPeople = NOBODY

    def content(self) -> Content:
        """Return the scenario as plain data."""
        return merge_changes(self.base, self.changes)

    def spec(self) -> RunSpec:
        """Return the description of the run asked for."""
        return RunSpec.of_scenario(self.content(), self.seed)

    def check_sources(self, there: str) -> None:
        """Raise SourcesChanged where the code `there` is not what it is to be computed with."""
        if self.sources and self.sources != there:
            raise SourcesChanged("the sources of its model were edited while the study ran; run it again")


class Record(NamedTuple):
    """The result of a run: reported values, kept weeks [rows, indicators], milliseconds it took.

    `people`: those that are kept, packed (`kept_people`).
    """

    final: NDArray[np.float64]
    series: NDArray[np.float32]
    wall_ms: float
    people: bytes = b""


def merge_changes(base: str, changes: str) -> Content:
    """Return a scenario from its base and what differs: sections, or names within one."""
    content: Content = json.loads(base)
    for section, value in json.loads(changes).items():
        both = isinstance(value, dict) and isinstance(content.get(section), dict)
        content[section] = {**content[section], **value} if both else value
    return content


def difference(base: Content, content: Content) -> Content:
    """Return what to change in `base` to get `content`.

    Sections of both that are mappings have the same names.
    """
    changes: Content = {}
    for section, value in content.items():
        there = base.get(section)
        if value == there:
            continue
        if isinstance(value, Mapping) and isinstance(there, Mapping) and value.keys() == there.keys():
            changes[section] = {name: inner for name, inner in value.items() if inner != there[name]}
        else:
            changes[section] = value
    return changes


def kept_weeks(every: str, weeks: int) -> list[int]:
    """Return the weeks kept of a run: none for "final", else every n-th from 0, and the last."""
    if every == "final":
        return []
    kept = list(range(0, weeks + 1, int(every)))
    return kept if kept[-1] == weeks else [*kept, weeks]
