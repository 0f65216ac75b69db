"""Taking part (E3): who acts, by choice or under pressure, and what they contribute."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Leader, Person
from reference.compliance import example, remember, show
from reference.facts.mail import begin, private_share, send
from reference.levers import discretion
from reference.newcomers import cut
from reference.programme import beliefs
from reference.rewards import counting, expected

if TYPE_CHECKING:
    from reference.organization import Organization


def sigma(v: float) -> float:
    """1/(1 + e^-v)."""
    return 1.0 / (1.0 + math.exp(-v))


def take_part(org: Organization) -> None:
    """Let everybody decide on what they saw last week; then update what others see."""
    for person in org.people:
        seen = [example(org, tie.to) for tie in person.ties]
        person.neighbours = sum(seen) / len(seen) if seen else 0.0
    begin(org)
    for person in org.people:
        decide(org, person)
    send(org)
    for person in org.people:
        remember(org, person)
        person.posts_memory = person.posts_memory * (1.0 - 1.0 / org.p.memory_weeks) + person.posts
    publish(org)


def decide(org: Organization, person: Person) -> None:
    """One uniform r: act = r < P1 (with the push), forced = act and not r < P0 (by choice)."""
    p = org.p
    access = p.access_today + (1.0 - p.access_today) * max(person.level["tools"], person.level["mail"])
    own, pushed = chances(org, person, access)
    r = org.draws.uniform("act", person)
    person.act = r < pushed
    person.forced = person.act and not r < own
    decision = org.decisions.get((org.week, person.seat))
    if decision is not None:  # somebody plays this person: 0 no, 1 gladly, 2 because one must
        person.act = decision > 0 and r < access
        person.forced = person.act and decision == 2
    person.posts, person.quality = 0, 0.0
    if person.act:
        person.posts = org.draws.poisson("posts", person, person.posts_rate * show(org, person))
        free = cut(p.quality_base + p.quality_slope * person.openness * person.skill)
        lost = p.counting_quality_loss * counting(org, person)
        person.quality = (p.forced_quality if person.forced else free) * (1.0 - lost)


def chances(org: Organization, person: Person, access: float) -> tuple[float, float]:
    """P0 by choice and P1 with the push; the same for all where it is given."""
    if org.structure["participation"] == "given":
        return org.p.given_chance, org.p.given_chance
    by_choice = utility(org, person)
    return access * sigma(by_choice), access * sigma(by_choice + push(org, person))


def utility(org: Organization, person: Person) -> float:
    """u: what speaks for taking part, as logits."""
    p = org.p
    useful = person.usefulness + expected(org, person) + p.community_pull * person.best_benefit
    safety = person.trust_top if org.structure["trusts"] == "swapped" else person.trust_boss
    risk = (1.0 - discretion(org, person)) * (1.0 - safety) * (1.0 - p.flat_relief * org.level["flatness"])
    risk *= 1.0 - p.discreet * private_share(person)
    return (
        person.propensity
        + p.usefulness_effect * useful
        + p.social_effect * social(org, person)
        + p.habit_effect * person.habit * org.cue
        + p.openness_effect * person.openness
        + p.skill_effect * person.skill
        - p.fatigue_effect * person.fatigue
        - p.voice_risk * risk
        + p.deeds_push * (deeds(org, person) + person.level["informal_leaders"])
    )


def social(org: Organization, person: Person) -> float:
    """Social reinforcement: sigma(kS (n - th)); the simple rival min(1, n/(2 th))."""
    if org.structure["contagion"] == "simple":
        return min(1.0, person.neighbours / (2.0 * person.threshold))
    return sigma(org.p.threshold_sharpness * (person.neighbours - person.threshold))


def deeds(org: Organization, person: Person) -> float:
    """Time freed and used visibly; in the rival form how useful one's reports find it.

    The rival counts from 0.4 on, as a share of 0.6.
    """
    if org.structure["deeds"] == "cause":
        return person.level["deeds"]
    if org.structure["deeds"] == "belief":
        return person.level["deeds"] * beliefs.convinced(org, person)
    reports = [report for report in person.reports if report in org.present] if isinstance(person, Leader) else []
    if not reports:
        return 0.0
    found, neutral = sum(report.usefulness for report in reports) / len(reports), org.p.usefulness_threshold
    return cut((found - neutral) / (1.0 - neutral))


def push(org: Organization, person: Person) -> float:
    """bM mandate, not for the top, + bC counting."""
    demanded = 0.0 if person.top else org.p.mandate_push * person.level["mandate"]
    return demanded + org.p.counting_push * counting(org, person)


def publish(org: Organization) -> None:
    """The week's contributions, inside and outside."""
    p = org.p
    posters = [person for person in org.people if person.posts > 0]
    org.staff_posts = sum(person.posts for person in posters)
    org.good_posts = sum(person.posts * person.quality for person in posters)
    org.posters_outside_skill = 0.0
    if org.staff_posts > 0:
        org.mean_quality = org.good_posts / org.staff_posts
    shown = {person: person.posts - person.private for person in posters}
    org.open_posts = sum(shown.values())
    if org.open_posts > 0:
        org.posters_outside_skill = sum(n * person.outside_skill for person, n in shown.items()) / org.open_posts
    org.front_posts = p.front_posts_rate * org.level["external_marketing"] * org.front_seats
    org.front_posts *= 1.0 - org.level["dialogue"]
    by_staff = p.outside_share * sum(n * discretion(org, person) for person, n in shown.items())
    org.outside_posts = by_staff + org.front_posts
    org.staff_share = by_staff / org.outside_posts if org.outside_posts > 0.0 else 0.0
    if org.front_posts > 0.0:  # the front team posts with its own skill
        front = [person.outside_skill for person in org.present if person.front]
        own = sum(front) / len(front) if front else 0.0
        org.posters_outside_skill = org.staff_share * org.posters_outside_skill + (1.0 - org.staff_share) * own
