"""Calibration: a study of parameter draws, and what each draw gives for every target.

The draws are a study as any other (`experiments.design.designs.design_draws`), in one store: resumable, and with more
`draws` only the new ones are run. Which draws fit is computed from the stored runs (`analysis.statistics.calibration`).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.calibration.targets import Target, Targets
from experiments.dataset.study_runs import ROW, StudyRuns
from experiments.design.designs import design_draws
from experiments.runs.catalogue_cache import catalogue
from experiments.storage import frames
from experiments.storage.store import Store
from experiments.study.study import Study
from simulation.errors import UserError
from simulation.parameters import DRAWN

if TYPE_CHECKING:
    import pandas as pd

OPTIONS = {"points": "--draws", "blocks": "--draws", "replications": "--runs"}


def make_study(targets: Targets, organization: str, draws: int, runs: int, seed: int, folder: Path) -> Study:
    """Return the study a calibration needs: the strategies of its targets in parameter draws.

    Raises UserError for names that do not exist and numbers that are too large.
    """
    which = targets.parameters if targets.parameters == "all" else list(targets.parameters)
    content = {
        "title": f"Calibration: {targets.title}",
        "organizations": [absolute_if_file(organization)],
        "strategies": targets.strategies,
        "weeks": targets.weeks,
        "budget": targets.budget,
        "factors": {"fitted": {"parameters": which}},
        "design": design_draws(draws, len(DRAWN) if which == "all" else len(which), seed),
        "replications": runs,
        "seed": seed,
        "keep": "every week",
        "indicators": targets.indicators,
    }
    return Study.load(content, folder, catalogue(), OPTIONS)


def absolute_if_file(name: str) -> str:
    """Return a file as its full path, since a study's folder is not this one; names stay."""
    return str(Path(name).resolve()) if name.endswith((".yaml", ".yml")) else name


def refuse_other_calibration(path: Path, study: Study) -> None:
    """Raise UserError if a store holds a calibration that differs by more than its size."""
    if not os.path.exists(path) or not path.stat().st_size:
        return
    with Store.open(path) as store:
        there = store.meta("study")
    differing = (
        []
        if there is None
        else [key for key, value in _question(study.content()).items() if value != _question(there).get(key)]
    )
    if differing:
        raise UserError(f"{path}: holds another calibration (other {', '.join(differing)}); give another --out")


def _question(content: dict[str, Any]) -> dict[str, Any]:
    """Return what a calibration computes, without its size and its title."""
    kept = {key: value for key, value in content.items() if key not in ("title", "replications", "design")}
    return {**kept, "seed": [content["seed"], content["design"].get("seed")]}


def draws_and_statistics(store: Store, targets: Targets) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the complete parameter draws and what each gave for every target.

    Both have a row a draw (its number is the index). attrs of the first: parameters (title, unit, default, low, high,
    source). Raises StoreError for a store without good runs.
    """
    import pandas as pd

    studied = StudyRuns.of(store, targets.indicators)
    weeks = frames.weeks(store, targets.indicators)
    columns = {one.name: _statistic(one, studied.runs, weeks) for one in targets.targets}
    statistics = pd.DataFrame(columns).dropna()
    points = studied.runs.groupby(ROW)[studied.factors].first().loc[statistics.index]
    points.attrs = dict(studied.runs.attrs)
    return points, statistics


def targets_table(targets: Targets) -> pd.DataFrame:
    """Return the targets as a table: target, low, high, unit, weight, held_back, kind, source."""
    import pandas as pd

    columns = ["target", "low", "high", "unit", "weight", "held_back", "kind", "source"]
    rows = [(t.name, *t.edges, t.unit, t.weight, t.held_back, t.kind, t.source) for t in targets.targets]
    return pd.DataFrame(rows, columns=columns)


def _statistic(one: Target, runs: pd.DataFrame, weeks: pd.DataFrame) -> pd.Series[float]:
    """Return one target's quantity in every draw, as the mean over the replications."""
    value = _values(one, one.strategy, runs, weeks)
    if one.against is not None:
        value = value - _values(one, one.against, runs, weeks)
    found: pd.Series[float] = value.groupby(level=ROW).mean()
    return found


def _values(one: Target, strategy: str, runs: pd.DataFrame, weeks: pd.DataFrame) -> pd.Series[float]:
    """Return the quantity under one strategy, by draw and replication."""

    def mean(name: str) -> pd.Series[float]:
        if one.weeks is None:
            found: pd.Series[float] = runs[runs["strategy"] == strategy].set_index([ROW, "rep"])[name]
            return found
        here = weeks[weeks["strategy"] == strategy]
        kept: pd.Series[float] = here[here["week"].between(*one.weeks)].groupby([ROW, "rep"])[name].mean()
        return kept - here[here["week"] == 0].set_index([ROW, "rep"])[name] if one.change else kept

    value = mean(one.indicator)
    if one.per is None:
        return value
    below = mean(one.per)
    return (value / below.where(below != 0)).replace([np.inf, -np.inf], np.nan)
