"""Answers what a sweep asks of a model: arms are strategies, sizes organizations.

A store of claims so is a study's store like any other: resumable, run by processes or on a cluster, its runs found by
their content. Arms are resolved by the model's own adapter, which also computes the runs.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.claims import arms, rivals
from experiments.claims.claim import FIRM, Arm
from experiments.claims.claim_file import FOLDER, claims
from experiments.runs import model_adapter
from experiments.runs.catalogue import Catalogue
from experiments.runs.ids import digest
from experiments.runs.messages import Content, Scenario
from experiments.runs.model_adapter import record

if TYPE_CHECKING:
    from simulation.levers import Strategy

__all__ = ["SIZES", "catalogue", "record", "scenario", "sources", "stamp"]

SIZES: dict[int, str] = {150: "150 people", 1_000: "1,000 people", 10_000: "10,000 people"}
"""Sizes at which claims are run, by people; 150 is the manufacturer, the others are made up."""
MADE_UP = "midsize"
PEOPLE = {name: people for people, name in SIZES.items()}


@cache
def all_arms() -> dict[str, Arm]:
    """Return every arm of every claim by name, with rivals, rival forms and mechanisms off."""
    every = claims()
    return {**rivals.rivals_of(every), **arms.own_arms(every), **arms.switched_off(every), **arms.in_forms(every)}


@cache
def catalogue() -> Catalogue:
    """Return what a study of claims can refer to."""
    there = model_adapter.catalogue()
    return replace(there, strategies=tuple(all_arms()), organizations=tuple(PEOPLE), pulled={})


@cache
def sources() -> str:
    """Return the digest of the model's sources, which decide the runs."""
    return model_adapter.sources()


def stamp(study: object) -> str:
    """Return the digest of what decides scenarios with the study: the model and the claims."""
    files = sorted(path for path in FOLDER.iterdir() if path.suffix in (".py", ".toml", ".yaml"))
    return digest(b"\0".join([sources().encode(), *(path.read_bytes() for path in files)]))


def scenario(specification: Content) -> Scenario:
    """Resolve an arm with the parameters of a draw; loads the model.

    Raises UserError for a scenario that is not possible.
    """
    arm = all_arms()[specification["strategy"]]
    organization, dials = _firm(arm, PEOPLE[specification["organization"]])
    own = {
        "organization": organization,
        "dials": dials,
        "weeks": arm.weeks,
        "events": [dict(one) for one in arm.events],
        "structure": {**specification["structure"], **arm.structure},
        "parameters": {**specification["parameters"], **arm.parameters},
        "strategy": "nothing",
    }
    plain = model_adapter.scenario({**specification, **own})
    return model_adapter.with_strategy(plain, replace(_scaled(arm, plain.content), name=arm.name))


def _firm(arm: Arm, people: int) -> tuple[str, dict[str, float]]:
    """Return the organization of an arm in a firm of so many people, and its dials."""
    name = str((FOLDER / arm.organization).resolve()) if Path(arm.organization).suffix else arm.organization
    if people == min(SIZES):
        return name, dict(arm.dials)
    return MADE_UP if name == FIRM else name, {**arm.dials, "people": people}


def _scaled(arm: Arm, content: Content) -> Strategy:
    """Return the strategy of an arm, scaled to its budget at the prices of the scenario."""
    from experiments.runs.population_source import population_of
    from experiments.search.search_space import fit_to_budget

    strategy = arms.resolve_strategy(arm)
    if not arms.is_scaled(arm):
        return strategy
    firm = content["organization"]
    people = population_of(firm["name"], firm["dials"], firm["digest"])
    return fit_to_budget(strategy, people, content["weeks"], arm.budget, content["parameters"])
