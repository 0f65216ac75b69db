"""A study's points and outcomes as SALib takes them: a row a point, in the design's order."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from experiments.design.designs import Design, Morris, Saltelli
from experiments.design.factors import Axis, Factor, axes_of
from experiments.runs import catalogue_cache
from experiments.storage.sqlite import DamagedError, StoreError
from simulation.errors import UserError, did_you_mean

if TYPE_CHECKING:
    import pandas as pd

Numbers = NDArray[np.float64]
_POINT = "point"
_DESIGN: TypeAdapter[Any] = TypeAdapter(Design)
_FACTORS = TypeAdapter(dict[str, Factor])


def arrange_for_salib(
    path: Path, study: dict[str, Any], runs: "pd.DataFrame", strategy: str, organization: str
) -> tuple[dict[str, Any], Numbers, Numbers]:
    """Return SALib's `problem`, the points X [points, factors] and the outcomes Y [points].

    `runs`: those of the study, with one indicator in the last column. Y: means over the replications that all points
    share. Of a Saltelli or Morris design only whole blocks are taken. Values that are words become their number in
    the list of values. `problem["second_order"]` is what `SALib.analyze.sobol` must be given as `calc_second_order`;
    `problem["groups"]`, of a design with groups, names the group of each factor.
    Raises StoreError where that is not possible.
    """
    design, axes = _read_design(path, study)
    if not organization and len(study["organizations"]) > 1:
        raise StoreError(f"{path}: holds several organizations; name one of {', '.join(study['organizations'])}")
    organization = organization or study["organizations"][0]
    for kind, name in (("strategy", strategy), ("organization", organization)):
        there = sorted(set(study["strategies" if kind == "strategy" else "organizations"]))
        if name not in there:
            raise StoreError(f"{path}: holds no {kind} '{name}'{did_you_mean(name, there)}")
    indicator = str(runs.columns[-1])
    means = _means(path, runs[(runs["strategy"] == strategy) & (runs["organization"] == organization)], indicator)
    means = _whole_blocks(path, means, _block(design, axes))
    problem: dict[str, Any] = {
        "num_vars": len(axes),
        "names": [axis.name for axis in axes],
        "bounds": [list(_bounds(axis)) for axis in axes],
        "second_order": isinstance(design, Saltelli) and design.second_order,
    }
    if isinstance(design, Saltelli) and design.groups:
        problem["groups"] = [axis.group for axis in axes]
    x = np.column_stack([_numbers(axis, means[axis.name]) for axis in axes])
    return problem, x, means[indicator].to_numpy(float)


def _read_design(path: Path, study: dict[str, Any]) -> tuple[Any, list[Axis]]:
    try:
        design = _DESIGN.validate_python(study.get("design"))
        factors = _FACTORS.validate_python(study.get("factors"))
    except ValidationError:
        raise DamagedError(path, "its study cannot be read (design)") from None
    if not factors:
        raise StoreError(f"{path}: varies nothing, so there are no points for SALib; give the study factors")
    known, fixed = catalogue_cache.catalogue(), study.get("parameters", ())
    try:
        return design, [axis for name, factor in factors.items() for axis in axes_of(name, factor, known, fixed)]
    except (KeyError, UserError):
        raise StoreError(f"{path}: varies what this model does not have any more") from None


def _means(path: Path, runs: "pd.DataFrame", indicator: str) -> "pd.DataFrame":
    """One row a point: its factors and the mean over the replications that all points share."""
    points = runs[_POINT].nunique()
    shared = runs.groupby("rep")[_POINT].nunique() == points
    here = runs[runs["rep"].isin(shared.index[shared])]
    if here.empty:
        raise StoreError(f"{path}: its points share no replication with a good run; run the study to its end")
    groups = here.groupby(_POINT, sort=True)
    return groups.first().assign(**{indicator: groups[indicator].mean()})


def _block(design: Any, axes: list[Axis]) -> int:
    """How many points belong together."""
    if isinstance(design, Saltelli):
        return design.block(axes)
    return len(axes) + 1 if isinstance(design, Morris) else 1


def _whole_blocks(path: Path, means: "pd.DataFrame", length: int) -> "pd.DataFrame":
    block = means.index.to_series() // length
    found = means[(block.map(block.value_counts()) == length).to_numpy()]
    if found.empty:
        raise StoreError(f"{path}: no block of {length} points is complete; run the study to its end")
    return found


def _numbers(axis: Axis, values: "pd.Series[Any]") -> Numbers:
    if all(isinstance(value, str) for value in axis.values) and axis.values:
        places = {value: place for place, value in enumerate(axis.values)}
        values = values.map(places)
    return np.asarray(values, dtype=np.float64)


def _bounds(axis: Axis) -> tuple[float, float]:
    if not axis.values:
        return axis.low, axis.high
    numbers = [value for value in axis.values if not isinstance(value, str)]
    return (min(numbers), max(numbers)) if numbers else (0.0, float(len(axis.values) - 1))
