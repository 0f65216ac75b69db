"""What people know at week 0 (completions: rest)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference import newcomers, turnover
from reference.agents import Person
from reference.facts import asking, memory, topics

if TYPE_CHECKING:
    from reference.organization import Organization


def begin(org: Organization) -> None:
    """Topics, facts, chance of help, forgetting and load of week 0."""
    p, count = org.p, len(topics.FACTS)
    spread = count - count / org.topics
    for person in org.people:
        person.topic = min(org.topics - 1, int(org.draws.uniform("topic", person) * org.topics))
        person.usual = 0.0
        topics.bring(org, person, 1.0)
    org.listed = [topics.experts(org, topic) for topic in range(org.topics)]
    for number, community in enumerate(org.communities):
        community.topic = number % org.topics
    org.chance_start = 0.3
    org.forgetting = p.need_rate * p.keep * 0.3 / spread * (1.0 - p.breadth) / p.breadth if spread else 0.0
    quits = usual_quits(org)
    for again in (True, True, True, True, False):
        for person in org.people:
            person.peer_trust = newcomers.rested_peer_trust(org)
        asking.get_ready(org)
        balance(org, quits, again)
    for person in org.people:
        person.peer_trust = newcomers.rested_peer_trust(org)
    load(org)
    memory.follow(org)
    org.left = dict.fromkeys(topics.FACTS, -26)


def usual_quits(org: Organization) -> float:
    """Mean hazard at week 0."""
    if not org.on("turnover"):
        return 0.0
    mean = turnover.mean_openness(org)
    return sum(turnover.hazard(org, person, mean[person.unit]) for person in org.people) / len(org.people)


def balance(org: Organization, quits: float, again: bool) -> None:
    """Chance of help and forgetting; again: facts drawn anew with (g + h b)/(g + phi + h)."""
    p = org.p
    drawn: dict[Person, dict[int, bool]] = {}
    gained = met = lacking = 0.0
    held = due = 0.0
    by = dict.fromkeys(asking.ROUTES, 0.0)
    for person in org.people:
        aside, routes, chances = topics.others(org, person), {}, {}
        for fact in aside:
            routes[fact] = asking.chances(org, person, fact)
            chances[fact] = sum(routes[fact].values())
        missing = topics.lacking(org, person)
        gains = {fact: p.need_rate * p.keep * chances[fact] / len(aside) for fact in aside}
        found = sum(chances[fact] for fact in missing)
        person.help_chance = found / max(1, len(missing))
        for route in by:
            by[route] += p.need_rate * sum(routes[fact][route] for fact in missing) / max(1, len(aside))
        gained += sum(gains[fact] for fact in missing)
        held += len(aside) - len(missing)
        due += p.breadth * len(aside)
        met += found / max(1, len(aside))
        lacking += len(missing) / max(1, len(aside))
        drawn[person] = {fact: way for fact, way in person.facts.items() if fact not in aside}
        for fact in aside:
            change = gains[fact] + org.forgetting + quits
            rest = (gains[fact] + quits * p.breadth) / change if change > 0.0 else p.breadth
            if org.draws.fact(fact, person) < rest:
                drawn[person][fact] = org.reality[fact]
    org.by = by
    org.lacking = lacking / len(org.people)
    org.chance_start = met / lacking if lacking else 0.0
    org.forgetting = min(1.0, max(0.0, (gained + quits * (due - held)) / held)) if held else 0.0
    for person in org.people if again else ():
        person.facts = drawn[person]


def load(org: Organization) -> None:
    """Answers of a usual week: to colleagues by their ties, the others alike; then 32 drawn weeks."""
    p = org.p
    for person in org.people:
        missing = topics.lacking(org, person)
        share = len(missing) / max(1, len(topics.others(org, person)))
        strong = sum(tie.weight for tie in person.ties if tie.weight >= p.strong_weight)
        weight = sum(tie.weight for tie in person.ties)
        for tie in person.ties if missing else ():
            drawn = (1.0 - p.strong_tie_share) * tie.weight / weight
            if tie.weight >= p.strong_weight:
                drawn += p.strong_tie_share * tie.weight / strong
            told = len(topics.right(org, tie.to.facts) & set(missing)) / len(missing)
            tie.to.usual += p.need_rate * share * drawn * told * tie.to.will
    answers = p.need_rate * org.lacking * org.chance_start
    rest = max(0.0, answers - sum(person.usual for person in org.people) / len(org.people))
    for person in org.people:
        person.usual += rest
        person.load = person.usual
        for week in range(32):
            person.load += (org.draws.answers_past(week, person, person.usual) - person.load) / 8.0
