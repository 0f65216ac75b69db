"""The indicators of a week (completions: indicators)."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

from reference import readers, worth
from reference.agents import Person
from reference.customers import opinions
from reference.facts import conversation
from reference.facts import indicators as knowledge
from reference.outside import cases, foresight, loyalty, market, stories, voice

if TYPE_CHECKING:
    from reference.organization import Organization

PERCENT_A_YEAR = 5200.0
KEPT = ("satisfaction", "customer_trust", "advocacy", "loyalty", "expectation_gap")  # where no customer is left


def measure(org: Organization) -> dict[str, float]:
    """Every indicator of this week, by name."""
    v = {**people(org), **acts(org, org.p.forced_counts), **contributions(org), **customers(org)}
    v.update({**knowledge.measure(org), **conversation.measure(org), **readers.measure(org)})
    v.update({**worth.money(org), **worth.funding(org)})
    v["being"], v["being_counting_forced"] = being(org, v), being(org, {**v, **acts(org, 1.0)})
    return v


def being(org: Organization, v: dict[str, float]) -> float:
    """Weighted mean of the parts of being."""
    p = org.p
    parts = (
        (p.weight_practice, v["practice_outside_marketing"]),
        (p.weight_exchange, v["two_way_exchange"]),
        (p.weight_cross_unit, v["cross_unit_exchange"]),
        (p.weight_trust, v["trust"]),
        (p.weight_one_face, v["one_face"]),
    )
    return sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)


def counted(person: Person, weight: float) -> float:
    """Practice in which a forced act weighs so much: B0 + weight (B - B0)."""
    return person.practice_own + weight * (person.practice - person.practice_own)


def mean(values: list[float]) -> float:
    """Mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def people(org: Organization) -> dict[str, float]:
    """What is a mean over all staff."""
    staff = org.people
    x, chances = [person.openness for person in staff], [person.help_chance for person in staff]
    openness, leaders, peers = mean(x), mean([person.trust for person in staff]), mean([p.peer_trust for p in staff])
    tired = mean([person.fatigue for person in staff])
    return {
        "practice": mean([person.practice for person in staff]),
        "practice_own": mean([person.practice_own for person in staff]),
        "forced_share": mean([float(person.forced) for person in staff if person.act]),
        "openness": openness,
        "culture_strength": 1.0 - 2.0 * sqrt(mean([(value - openness) ** 2 for value in x])),
        "trust_in_leaders": leaders,
        "trust_in_boss": mean([person.trust_boss for person in staff]),
        "trust_in_top": mean([person.trust_top for person in staff]),
        "grievance": mean([person.grievance for person in staff]),
        "peer_trust": peers,
        "trust": (leaders + peers) / 2.0,
        "who_knows_what": mean([person.knows_who for person in staff]),
        "seen": mean([person.seen for person in staff]),
        "weeks_to_find": mean([1.0 / max(chance, 1.0 / 26.0) for chance in chances]),
        "help": org.needs_met / org.needs if org.needs else mean(chances),
        "fatigue": tired,
        "fatigue_spread": sqrt(mean([(person.fatigue - tired) ** 2 for person in staff])),
        "readiness": mean([float(person.openness - person.fatigue > person.threshold) for person in staff]),
        "quits": PERCENT_A_YEAR * org.quits / len(staff),
        "headcount": len(staff),
        "vacancies": len(org.open) - len(staff),
        "promotions": PERCENT_A_YEAR * org.promotions / len(staff),
        "dismissals": PERCENT_A_YEAR * org.dismissals / len(staff),
        "participation_gini": gini([person.posts_memory for person in staff]),
    }


def gini(values: list[float]) -> float:
    """Twice the area between the line of equality and the Lorenz curve (trapezoids)."""
    if sum(values) <= 0.0:
        return 0.0
    reached, curve = 0.0, [0.0]
    for value in sorted(values):
        reached += value
        curve.append(reached)
    area = sum((low + high) / 2.0 for low, high in pairwise(curve)) / (len(values) * reached)
    return 1.0 - 2.0 * area


def acts(org: Organization, forced: float) -> dict[str, float]:
    """Practice outside marketing, exchange over all ties and over those across units, and silo.

    sum w min(B_i, B_j)/sum w, with forced acts at weight `forced`; silo is the share of weight inside units.
    """
    weight = shared = cross = cross_shared = 0.0
    for person in org.people:
        for tie in person.ties:
            both = tie.weight * min(counted(person, forced), counted(tie.to, forced))
            weight, shared = weight + tie.weight, shared + both
            if tie.to.unit is not person.unit:
                cross, cross_shared = cross + tie.weight, cross_shared + both
    everywhere = shared / weight if weight else 0.0
    across = cross_shared / cross if cross else 0.0
    outside = [counted(person, forced) for person in org.people if person.outside_marketing]
    return {
        "practice_outside_marketing": mean(outside),
        "two_way_exchange": everywhere,
        "cross_unit_exchange": everywhere if len(org.units) == 1 else across,
        "silo": 1.0 - cross / weight if weight else 1.0,
    }


def contributions(org: Organization) -> dict[str, float]:
    """Posts, communities and ideas."""
    n = len(org.people)
    posted = (org.open_posts + org.front_posts) / n
    health = [
        community.benefit / 2.0 + mean([counted(one, org.p.forced_counts) for one in community.members]) / 2.0
        for community in org.communities
        for _ in community.members
    ]
    return {
        "using": posted / (posted + 0.5),
        "community_health": mean(health),
        "ideas": 100.0 * org.new_ideas / n,
        "ideas_implemented": 100.0 * org.implemented / n,
    }


def customers(org: Organization) -> dict[str, float]:
    """What customers think, how many there are, and what they meet."""
    present, last = org.customers.values(), org.history[-1] if org.history else {}
    v = {name: last.get(name, 0.0) for name in KEPT}
    if present:
        _, unhappy, convinced = opinions(org)
        v["satisfaction"] = mean([customer.satisfaction for customer in present])
        v["customer_trust"] = mean([customer.trust for customer in present])
        v["advocacy"] = convinced - unhappy
    gap = org.service["social"] - org.service["traditional"]
    return {
        **{**v, **loyalty.measure(org), **cases.measure(org), **voice.measure(org), **stories.measure(org)},
        **market.measure(org),
        **foresight.measure(org),
        "service_traditional": org.service["traditional"],
        "service_social": org.service["social"],
        "churn": PERCENT_A_YEAR * org.leavers / org.customers_before if org.customers_before else 0.0,
        "customers": len(present) / org.firm.M if org.firm.M else 1.0,
        "channel_gap": gap,
        "one_face": 1.0 - min(1.0, abs(gap) / 0.5),
        "response_time": org.response_time,
        "incidents": org.incidents,
        "outrage": org.outrage,
        "detection_lag": org.p.detection_days / (1.0 + org.p.listening_speed * org.level["listening"]),
    }
