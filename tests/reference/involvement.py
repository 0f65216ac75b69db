"""Launches, fairness and fatigue (E9)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Person
from reference.levers import DEMAND
from reference.newcomers import cut

if TYPE_CHECKING:
    from reference.organization import Organization

LAUNCHED_FROM = 0.1  # attention demanded by a lever whose start is a launch


def launch(org: Organization) -> None:
    """Let those they reach feel the levers that start now; being asked late helps a little."""
    for person in org.people:
        for lever, running in person.running.items():
            if DEMAND[lever] < LAUNCHED_FROM:
                continue
            if running.weeks == 0:
                running.asked = person.willingness < max(person.involvement)
                if running.asked:
                    credit(org, person, lever, 1.0)
                else:
                    felt = -org.p.fairness_evidence * org.p.expects_to_be_asked
                    person.launch_evidence += felt * weight(org, lever)
            elif not running.asked and running.weeks <= 26 and person.willingness < person.level["involvement"]:
                running.asked = True
                credit(org, person, lever, org.p.lateness)


def weight(org: Organization, lever: str) -> float:
    """A launch in ordinary weeks of evidence: jw d/0.25."""
    return org.p.launch_weight * DEMAND[lever] / 0.25


def credit(org: Organization, person: Person, lever: str, share: float) -> None:
    """Being asked: a += g (1 - a), evidence + jq; a share of both where it was late."""
    gain = org.p.involvement_gain * (1.0 if lever == "tools" else org.p.other_launch_share)
    person.anchor += share * gain * (1.0 - person.anchor)
    person.launch_evidence += share * org.p.fairness_evidence * weight(org, lever)


def tire(org: Organization) -> None:
    """f' = f + fL load (1 - f) - fR f; what is new tires more than what has become routine."""
    p = org.p
    for person in org.people:
        load = 0.0
        for lever, running in person.running.items():
            novelty = p.routine_load + (1.0 - p.routine_load) * math.exp(-running.weeks / p.routine_weeks)
            load += DEMAND[lever] * person.level[lever] * novelty
        load *= 1.0 - p.involvement_relief * person.level["involvement"]
        f = person.fatigue
        person.fatigue = cut(f + p.fatigue_gain * load * (1.0 - f) - p.fatigue_recovery * f)
