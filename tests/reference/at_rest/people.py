"""What people did before week 0, and what the firm usually contributes (completions: rest)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference import habit, ideas, knowledge, newcomers, participation
from reference.agents import Person
from reference.facts import topics
from reference.levers import discretion

if TYPE_CHECKING:
    from reference.organization import Organization

PAST = 104  # weeks


def arrive(org: Organization) -> None:
    """A past for everybody, integration for units, contributions and ideas for the firm."""
    alone = {person: chance(org, person) for person in org.people}
    for person in org.people:
        person.neighbours = sum(alone[tie.to] for tie in person.ties) / len(person.ties) if person.ties else 0.0
    usual = {}
    for person in org.people:
        weeks = min(PAST, int(person.tenure))
        person.act = weeks > 0
        found = knowledge.chance(org, person)[0] if org.on("knowledge") else org.chance_start
        found = person.help_chance if topics.on(org) else found
        needing = knowledge.need_chance(org, person)
        chances = [live(org, person, ago, found, needing) for ago in range(weeks, 0, -1)]
        usual[person] = sum(chances) / weeks if weeks else alone[person]
        person.act = person.need = person.met = False
        person.posts = 0
    org.usual_practice = sum(chance / len(org.people) for chance in usual.values())
    for unit in org.units if org.on("habit") else ():
        habits = [person.habit for person in unit.people]
        unit.embedding = min(sum(habits) / len(habits), 1.0 / habit.STAGES) if habits else 0.0
    contribute(org, usual)


def chance(org: Organization, person: Person) -> float:
    """A sigma(u), with nothing being done."""
    return participation.chances(org, person, org.p.access_today)[0]


def live(org: Organization, person: Person, ago: int, found: float, needing: float) -> float:
    """One week so long ago; returns the chance to act in it. found: chance of help when acting; needing: of a need."""
    p, likely = org.p, chance(org, person)
    acts, posts, need, met = (org.draws.week_past(place, person, ago) for place in range(4))
    person.act = acts < likely
    person.posts = org.draws.inverse_poisson(person.posts_rate, posts) if person.act else 0
    if org.on("usefulness"):
        outcome = met < (found if need < needing else min(1.0, 2.0 * person.neighbours))
        if not person.act:
            person.usefulness -= p.usefulness_fading * (person.usefulness - p.usefulness_start)
        elif need < needing or person.posts > 0:
            person.usefulness += p.usefulness_rate * (outcome - person.usefulness)
    if org.on("habit"):
        gained = p.habit_gain * p.context_base * (1.0 - person.habit)
        person.habit += gained if person.act else -p.habit_loss * person.habit
    if org.structure["communities"] == "fixed" and person.act:
        join(org, person, ago)
    person.posts_memory = person.posts_memory * (1.0 - 1.0 / p.memory_weeks) + person.posts
    person.practice = p.practice_memory * person.practice + (1.0 - p.practice_memory) * person.act
    person.practice_own = person.practice  # nobody was pushed
    return likely


def join(org: Organization, person: Person, ago: int) -> None:
    """Join any community with chance 0.1 j, if one then stays until week 0."""
    p = org.p
    joins, which, leaves = (org.draws.community_past(place, person, ago) for place in range(3))
    community = org.communities[int(which * len(org.communities))]
    stays = math.log(leaves) < ago * math.log(1.0 - p.leaving_base - p.leaving_useless)
    wanted = joins < p.joining * p.joining_useless and stays
    if wanted and community not in person.communities and None in person.communities:
        person.join(person.communities.index(None), community, -ago)


def contribute(org: Organization, usual: dict[Person, float]) -> None:
    """Contributions and ideas of a usual week; J and G keep up with them."""
    p = org.p
    posts = {person: usual[person] * person.posts_rate for person in org.people}
    org.staff_posts = org.open_posts = sum(posts.values())
    for person, number in posts.items():
        org.good_posts += number * newcomers.cut(p.quality_base + p.quality_slope * person.openness * person.skill)
        org.posters_outside_skill += number * person.outside_skill
    if org.staff_posts > 0.0:
        org.mean_quality = org.good_posts / org.staff_posts
        org.posters_outside_skill /= org.staff_posts
    org.outside_posts = p.outside_share * sum(number * discretion(org, person) for person, number in posts.items())
    org.staff_share = float(org.outside_posts > 0.0)
    if org.on("ideas"):
        org.backlog = p.ideas_per_post * org.good_posts
        ideas.flow(org)
        if p.gain_kept < 1.0:
            org.gain = org.implemented / (len(org.people) / 100.0) / (1.0 - p.gain_kept)
