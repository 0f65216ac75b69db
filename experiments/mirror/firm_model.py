"""Answers what a sweep asks of a model: kinds of firms are strategies, sizes organizations.

A store of the mirror so is a study's store like any other: resumable, run by processes or on a cluster, its runs found
by their content. What is recorded of a firm is kept as a study keeps people.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from analysis.mirror.firm import ACT, FORCED, HALF_A_YEAR, MET, NEED, PRESENT, SURVEY, YEAR
from experiments.mirror import firms, observed_firm
from experiments.mirror.row import FILE, protocol
from experiments.runs import model_adapter
from experiments.runs.catalogue import Catalogue
from experiments.runs.ids import canonical, digest
from experiments.runs.kept_people import pack_arrays
from experiments.runs.messages import Content, Record, Request, Scenario

__all__ = ["SIZES", "catalogue", "record", "scenario", "sources", "stamp"]

SIZES: dict[str, int] = {f"{people:,} people": people for people in protocol()["people"]}
ORGANIZATION = "midsize"
_OF_OURS = tuple(Path(__file__).with_name(f"{name}.py") for name in ("firms", "observed_firm"))


@cache
def catalogue() -> Catalogue:
    """Return what a study of the mirror can refer to."""
    there = model_adapter.catalogue()
    return replace(there, strategies=tuple(firms.kinds()), organizations=tuple(SIZES), pulled={})


@cache
def measuring() -> str:
    """Return the digest of what decides which levers a firm draws and what is recorded of it."""
    fixed = canonical([dict(protocol()), SURVEY, YEAR, HALF_A_YEAR, ACT, NEED, MET, PRESENT, FORCED])
    return digest(b"\0".join([fixed.encode(), *(path.read_bytes() for path in _OF_OURS)]))


@cache
def drawn_from() -> str:
    """Return the digest of the names of all that firms draw; another one makes other firms."""
    from simulation.levers import LEVERS

    names = [name for name, there in catalogue().parameters.items() if there.drawn]
    return digest(canonical([names, list(LEVERS)]))


@cache
def sources() -> str:
    """Return the digest of the model's sources and of what records firms."""
    return digest(f"{model_adapter.sources()}\0{measuring()}".encode())


def stamp(study: object) -> str:
    """Return the digest of what decides scenarios with the study."""
    return digest(sources().encode() + FILE.read_bytes())


def scenario(specification: Content) -> Scenario:
    """Resolve a firm: a kind with the parameters of a draw; loads the model.

    Raises UserError for a scenario that is not possible.
    """
    kind = firms.kinds()[specification["strategy"]]
    seed = _seed_of(specification["draw"])
    own: Content = {
        "organization": ORGANIZATION,
        "dials": {"people": SIZES[specification["organization"]]},
        "weeks": kind.weeks,
        "parameters": {**specification["parameters"], **kind.parameters},
        "strategy": "nothing",
    }
    plain = model_adapter.scenario({**specification, **own})
    read = {"kind": kind.name, "seed": seed}
    return model_adapter.with_strategy(plain, firms.draw_levers(kind, seed), read, {**read, "by": measuring()})


def record(request: Request) -> Record:
    """Compute a firm and return what was recorded of it, packed.

    Raises SourcesChanged in a worker that was started after an edit, and whatever the run itself raises.
    """
    from experiments.runs.run import RunSpec, build
    from simulation import indicators

    start = time.perf_counter()
    request.check_sources(sources())
    content = request.content()
    read = content["read"]
    org = build(RunSpec.of_scenario(content, read["seed"]))
    around = firms.tool_week(read["seed"]) if read["kind"] in ("tool", "no tool") else None
    found = observed_firm.observe(org, SURVEY, around)
    arrays: dict[str, Any] = {**found, "seed": np.array([read["seed"]])}
    final = indicators.final(org.history)[[indicators.INDEX[name] for name in request.indicators]]
    series = np.empty((0, len(final)), np.float32)
    return Record(final, series, 1000 * (time.perf_counter() - start), pack_arrays(arrays))


def _seed_of(draw: list[int] | None) -> int:
    """Return the seed of the firm of a draw: the seed of the design, and the number of the draw.

    What a study fixes does not change it, so that firms with and without it are the same firms.
    """
    return int(digest(canonical(draw))[:12], 16)
