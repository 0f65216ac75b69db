"""Launches, fairness and changes that are dropped (E9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Person
from reference.fatigue import new_to
from reference.levers import DEMAND

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
                    person.launch_evidence += felt * weight(org, person, lever)
            elif not running.asked and running.weeks <= 26 and person.willingness < person.level["involvement"]:
                running.asked = True
                credit(org, person, lever, org.p.lateness)
        if org.structure["restarts"] == "remembered" and person.unit.mean_habit < org.p.abandoned_habit:
            for lever in person.dropped:
                if DEMAND[lever] >= LAUNCHED_FROM:
                    person.launch_evidence -= org.p.abandoned_evidence


def weight(org: Organization, person: Person, lever: str) -> float:
    """A launch in ordinary weeks of evidence: jw d/0.25, less where it is known from before."""
    return org.p.launch_weight * DEMAND[lever] / 0.25 * new_to(org, person, lever)


def credit(org: Organization, person: Person, lever: str, share: float) -> None:
    """Being asked: a += g (1 - a), evidence + jq; a share of both where it was late."""
    gain = org.p.involvement_gain * (1.0 if lever == "tools" else org.p.other_launch_share)
    gain *= new_to(org, person, lever)
    person.anchor += share * gain * (1.0 - person.anchor)
    person.launch_evidence += share * org.p.fairness_evidence * weight(org, person, lever)
