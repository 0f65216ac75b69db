"""The stored runs of a study, arranged for analysis: by point, by draw, as differences.

>>> found = StudyRuns.of(Store.open("screening.sqlite"), ["being"])
>>> found.points("manufacturer", "inside-out")          # one row a point of the design, in its order
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from experiments.dataset.glossary import glossary
from experiments.storage import frames
from experiments.storage.store import Store, StoreError
from experiments.study.study import Study
from simulation.errors import UserError, did_you_mean

if TYPE_CHECKING:
    import pandas as pd

    from experiments.design.factors import Axis

ROW = "point"
"""The column that counts the points of the design, from 0."""


@dataclass(frozen=True)
class StudyRuns:
    """A study with its good runs, as `Store.runs` gives them, and their design row (`point`).

    Where several strategies or organizations were run, choose one, or take the difference of two (`against`).
    """

    study: Study
    runs: pd.DataFrame
    path: Path

    @classmethod
    def of(cls, store: Store, indicators: Sequence[str] | None = None) -> StudyRuns:
        """Read a store.

        Raises StoreError if it holds no study, no good runs, or not these indicators.
        """
        study = Study.of_store(store)
        for name in indicators or ():
            if name not in store.header.names:
                raise StoreError(f"{store.path}: keeps no indicator '{name}'{did_you_mean(name, store.header.names)}")
        runs = frames.runs(store, indicators)
        if runs.empty:
            raise StoreError(f"{store.path}: holds no good run yet; see orgshift study status {quote(str(store.path))}")
        titles = {axis.name: axis.key for axis in study.axes if axis.kind == "parameter"}
        runs.attrs |= glossary(titles, study.strategies, study.folder)
        return cls(study, runs, store.path)

    @property
    def indicators(self) -> list[str]:
        """The indicators read, in the order of the columns."""
        return list(self.runs.attrs["indicators"])

    @cached_property
    def factors(self) -> list[str]:
        """The names of the factors, one for each dimension of the design."""
        return [axis.name for axis in self.study.axes]

    def organization(self, name: str | None) -> str:
        """Return the organization of this name, or the only one where `name` is None.

        Raises UserError otherwise.
        """
        return _one_of("--organization", name, self.study.organizations, self.path)

    def strategy(self, name: str | None, option: str = "--strategy") -> str:
        """Return the strategy of this name, or the only one where `name` is None.

        Raises UserError, naming the option, otherwise.
        """
        return _one_of(option, name, self.study.strategies, self.path)

    def against(self, strategy: str, other: str) -> StudyRuns:
        """Return the differences of one strategy to another: same point, same random seed.

        Raises UserError for the same strategy twice.
        """
        other = self.strategy(other, "--against")
        if other == strategy:
            raise UserError(f"--against: '{other}' is the strategy itself; name another")
        keys = ["organization", ROW, "rep", "seed"]
        theirs = self.runs[self.runs["strategy"] == other].set_index(keys)[self.indicators].add_suffix(" there")
        ours = self.runs[self.runs["strategy"] == strategy].join(theirs, on=keys, how="inner")
        for name in self.indicators:
            ours[name] = ours.pop(name) - ours.pop(f"{name} there")
        ours = ours[list(self.runs.columns)]
        ours.attrs = self.runs.attrs | {"indicators": _differences(self.runs.attrs["indicators"], other)}
        return replace(self, runs=ours)

    def with_shared_replications(self, organization: str, strategy: str) -> tuple[StudyRuns, str]:
        """Return the replications that all points share, and a sentence on what is left out.

        The sentence is empty if nothing is. Means over different replications differ by random seeds alone. Where all
        points share none, all runs stay.
        """
        mine = (self.runs["organization"] == organization) & (self.runs["strategy"] == strategy)
        here = self.runs[mine]
        counts = here.groupby(ROW)["rep"].nunique()
        everywhere = here.groupby("rep")[ROW].nunique() == len(counts)
        shared = here["rep"].isin(everywhere.index[everywhere])
        if shared.all():
            return self, ""
        unequal = f"Points have {counts.min()} to {counts.max()} replications"
        if not shared.any():
            return self, f"{unequal}, none of which all points share: their means differ by random seeds, too."
        runs = self.runs[~mine | self.runs["rep"].isin(everywhere.index[everywhere])]
        runs.attrs = self.runs.attrs
        left_out = f"{(~shared).sum():,} {'run is' if (~shared).sum() == 1 else 'runs are'} left out"
        return replace(self, runs=runs), f"{unequal}: only the {everywhere.sum()} that all share count; {left_out}."

    def points(self, organization: str, strategy: str) -> pd.DataFrame:
        """Return factors and the mean over the replications of every point with a good run.

        The index is the row of the design. Points with equal values occur as often as in the design.
        """
        here = self.runs[(self.runs["organization"] == organization) & (self.runs["strategy"] == strategy)]
        means = here.groupby(ROW, sort=True)[self.indicators].mean()
        found = here.groupby(ROW, sort=True)[self.factors].first().join(means)
        found.attrs = self.runs.attrs
        return found

    def by_draw(self, organization: str) -> pd.DataFrame:
        """Return a row per run, as comparisons take them: strategy, seed, draw, indicators.

        A parameter draw (1, 2, ...) is a point of the design; without factors every run is at the defaults (draw 0).
        Raises UserError where a lever varies, since that is a decision and nothing uncertain.
        """
        levers = [axis.name for axis in self.study.axes if axis.kind == "lever"]
        if levers:
            raise UserError(
                f"{self.path}: varies levers ({', '.join(levers)}), which people decide; a ranking takes a study that "
                f"varies parameters only, or nothing. What the levers do: `orgshift sensitivity {self.path}`"
            )
        here = self.runs[self.runs["organization"] == organization]
        order = {name: k for k, name in enumerate(self.study.strategies)}
        found = here[["strategy"]].assign(seed=here["rep"] + 1, draw=here[ROW] + 1 if self.factors else 0)
        found[self.indicators] = here[self.indicators]
        place = found["strategy"].map(order)
        found = found.assign(place=place).sort_values(["place", "draw", "seed"], kind="stable").drop(columns="place")
        found.attrs = self.runs.attrs
        return found.reset_index(drop=True)

    def numbers(self, points: pd.DataFrame) -> pd.DataFrame:
        """Return the factors of some points as numbers.

        A structural choice becomes a column of 0 and 1 for each option; of two options one column is enough. Factors
        that never vary are left out.
        """
        import pandas as pd

        columns: dict[str, Any] = {}
        for axis in self.study.axes:
            values = points[axis.name]
            if values.nunique() < 2:
                continue
            if values.dtype.kind in "iufb":
                columns[axis.name] = values
                continue
            columns |= {f"{axis.name} = {option}": (values == option).astype(float) for option in _own_columns(axis)}
        found = pd.DataFrame(columns, index=points.index)
        found.attrs = points.attrs
        return found


def _own_columns(axis: Axis) -> list[Any]:
    """Return the options that get a column: all, or the second of two."""
    options = list(axis.values)
    return options[1:] if len(options) == 2 else options


def _differences(indicators: dict[str, Any], other: str) -> dict[str, Any]:
    return {
        name: {**meaning, "title": f"{meaning['title']} against {other}", "low": None, "high": None}
        for name, meaning in indicators.items()
    }


def _one_of(option: str, name: str | None, there: list[str], path: Path) -> str:
    if name is None and len(there) == 1:
        return there[0]
    if name is None:
        raise UserError(f"{option}: {path} holds several; name one of {', '.join(there)}")
    if name not in there:
        raise UserError(f"{option}: {path} holds no '{name}'{did_you_mean(name, there)}")
    return name
