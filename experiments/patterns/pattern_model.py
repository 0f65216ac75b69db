"""Answers what a sweep asks of a model: arms are strategies, readings indicators.

A store of patterns so is a study's store like any other: resumable, run by processes or on a cluster, its runs found by
their content. An arm's scenario is resolved by the model's own adapter; what is added is what is read off it.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from experiments.runs import model_adapter
from experiments.runs.catalogue import Catalogue
from experiments.runs.ids import digest
from experiments.runs.messages import Content, Record, Request, Scenario

__all__ = ["ORGANIZATION", "catalogue", "record", "scenario", "sources", "stamp"]

ORGANIZATION = "as its arm says"
ROOT = Path(__file__).resolve().parents[2]
_OF_OURS = ("analysis/patterns", "experiments/patterns")
_MEASURING = (
    *(f"analysis/patterns/{name}.py" for name in ("outside", "staff", "taking_part", "trace")),
    *(f"experiments/patterns/{name}.py" for name in ("equations", "observed_run")),
)
"""Files whose change makes earlier readings other numbers than those asked for now."""


@cache
def catalogue() -> Catalogue:
    """Return what a study of patterns can refer to."""
    from experiments.patterns.catalogue import PATTERNS, gather_arms, gather_readings

    indicators: tuple[dict[str, Any], ...] = tuple(
        {"name": name, "title": name, "unit": "", "direction": "none", "meaning": "read off a run"}
        for name in gather_readings()
    )
    arms = tuple(gather_arms(PATTERNS))
    there = model_adapter.catalogue()
    return replace(there, indicators=indicators, strategies=arms, organizations=(ORGANIZATION,), pulled={})


@cache
def sources() -> str:
    """Return the digest of the model's sources and of all that measures patterns."""
    files = [path for folder in _OF_OURS for path in sorted((ROOT / folder).glob("*.py"))]
    return digest(b"\0".join([model_adapter.sources().encode(), *(path.read_bytes() for path in files)]))


@cache
def measuring() -> str:
    """Return the digest of the code that reads numbers off runs, a part of what decides them."""
    return digest(b"\0".join((ROOT / name).read_bytes() for name in _MEASURING))


def stamp(study: object) -> str:
    """Return the digest of what decides scenarios with the study."""
    return sources()


def scenario(specification: Content) -> Scenario:
    """Resolve an arm with the parameters of a draw; loads the model.

    Raises UserError for a scenario that is not possible.
    """
    from experiments.patterns.catalogue import PATTERNS, gather_arms, readings_of
    from experiments.patterns.observed_run import resolve_strategy

    arm = gather_arms(PATTERNS)[specification["strategy"]]
    dials = {} if arm.people is None else {"people": arm.people}
    own = {"organization": arm.organization, "weeks": arm.weeks, "events": [dict(one) for one in arm.events]}
    plain = model_adapter.scenario({**specification, **own, "dials": dials, "strategy": "nothing"})
    read = {"arm": arm.name, "committed": arm.committed}
    decides = {"readings": sorted(readings_of(arm.name)), "committed": arm.committed, "by": measuring()}
    return model_adapter.with_strategy(plain, replace(resolve_strategy(arm), name=arm.name), read, decides)


def record(request: Request) -> Record:
    """Compute the run of an arm and return its readings; NaN for those of other arms.

    Raises SourcesChanged in a worker that was started after an edit, and whatever the run itself raises.
    """
    from experiments.patterns.catalogue import readings_of
    from experiments.patterns.observed_run import read_off
    from experiments.runs.run import RunSpec, build

    start = time.perf_counter()
    request.check_sources(sources())
    content = request.content()
    read = content["read"]
    org = build(RunSpec.of_scenario(content, request.seed))
    found = read_off(org, readings_of(read["arm"]), read["committed"])
    final = np.array([found.get(name, np.nan) for name in request.indicators])
    return Record(final, np.empty((0, len(final)), np.float32), 1000 * (time.perf_counter() - start))
