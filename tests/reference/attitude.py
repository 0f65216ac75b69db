"""Attitude influence and role modelling (E1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Leader, Person
from reference.compliance import example
from reference.newcomers import cut

if TYPE_CHECKING:
    from reference.organization import Organization


def influence(org: Organization) -> None:
    """x' = x + mu [s a + (1 - s) clip(social) - x], everybody at once."""
    after = []
    for person in org.people:
        fresh = person.holder > 0 and person.tenure < 26
        s = person.stubbornness * (org.p.newcomer_stubbornness if fresh else 1.0)
        pull = s * person.anchor + (1.0 - s) * cut(social(org, person)) - person.openness
        after.append(cut(person.openness + org.p.attitude_step * pull))
    for person, openness in zip(org.people, after, strict=True):
        person.openness = openness


def social(org: Organization, person: Person) -> float:
    """What others say and do pulls towards: sum W xe + rho (sum W B - B_i).

    The rival hears only views within its radius. With nobody to listen to it is one's own attitude.
    """
    p, x = org.p, person.openness
    heard = listened_to(org, person)
    total = sum(weight for _, weight in heard)
    if total <= 0.0:
        return x
    deeds = sum(weight * example(org, other) for other, weight in heard) / total
    seen = p.deeds_share * (deeds - example(org, person))
    voices = [(expressed(org, other), weight) for other, weight in heard]
    if org.structure["influence"] == "bounded-confidence":
        voices = [(voice, weight) for voice, weight in voices if abs(voice - x) <= p.confidence_radius]
        near = sum(weight for _, weight in voices)
        pull = sum(weight * (voice - x) for voice, weight in voices) / near if near > 0.0 else 0.0
        return x + pull + seen
    return sum(weight * voice for voice, weight in voices) / total + seen


def expressed(org: Organization, other: Person) -> float:
    """A manager's words add to what is thought: xe = x + ww words (1 - x)."""
    if isinstance(other, Leader):
        return other.openness + org.p.words_heard * org.level["words"] * (1.0 - other.openness)
    return other.openness


def listened_to(org: Organization, person: Person) -> list[tuple[Person, float]]:
    """Everybody a person hears, with the weight of each; flatness adds the top."""
    heard = [(tie.to, tie.weight * standing(org, person, tie.to)) for tie in person.ties]
    flat = org.level["flatness"]
    if flat > 0.0:
        heard += [
            (other, flat * credit(org, person.trust_top)) for other in org.people if other.top and other is not person
        ]
    return heard


def standing(org: Organization, person: Person, other: Person) -> float:
    """How much another counts beside the weight of the tie.

    omega_L for one's manager, omega_I for an informal leader, 1 + wup two_way for one's report, else 1.
    """
    p = org.p
    if person.manager is other:
        return p.manager_weight * (1.0 - p.flat_manager_loss * org.level["flatness"]) * credit(org, person.trust_boss)
    if other.informal:
        return p.informal_weight * credit(org, person.trust)
    if other.manager is person:
        return 1.0 + p.reports_weight * person.level["two_way"]
    return 1.0


def credit(org: Organization, trust: float) -> float:
    """What leaders count for by the trust in them: 0.5 + 0.5 T."""
    return org.p.trusting_weight + (1.0 - org.p.trusting_weight) * trust
