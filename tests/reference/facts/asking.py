"""The five routes of help (E18), and who knows what and whom."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Person
from reference.facts import mail, topics

if TYPE_CHECKING:
    from reference.organization import Organization

ROUTES = ("colleague", "directory", "broker", "open", "memory")


def help_each_other(org: Organization) -> None:
    """Needs are met by the first route that works."""
    get_ready(org)
    org.by = dict.fromkeys(ROUTES, 0)
    org.given = org.given_across = org.by_mail = org.open_questions = org.unanswered = 0
    for person in org.people:
        if person.seat % 26 == org.week % 26:
            person.help_chance = expected(org, person)
        if person.need:
            ask(org, person)
    org.needs_met = sum(person.met for person in org.people)
    topics.relearn(org)


def get_ready(org: Organization) -> None:
    """Who is willing, and what those who act can tell."""
    for person in org.people:
        person.will = willingness(org, person)
        mine = topics.own(org, person)
        depth = len(topics.right(org, person.facts) & set(mine)) / len(mine)
        person.offer = person.will * depth if person.act else 0.0
    org.able = dict.fromkeys(topics.FACTS, 0.0)
    org.aside = 0.0
    for person in org.people:
        held, aside = topics.right(org, person.facts), topics.others(org, person)
        org.aside += person.will * len(held & set(aside)) / max(1, len(aside))
        for fact in held - set(aside):
            org.able[fact] += person.will


def willingness(org: Organization, person: Person) -> float:
    """Clip(willing + wb (Tb - T0) - hoarding (1 - C)(1 + rewards)) (1 + l0/cap)/(1 + load/cap)."""
    p, will = org.p, org.p.willing
    if org.structure["trusts"] != "one":
        trust = person.trust_top if org.structure["trusts"] == "swapped" else person.trust_boss
        will += p.help_by_boss * (trust - p.initial_trust)
    if org.hoarding > 0.0:
        pull = 1.0
        if org.on("rewards"):
            pull += person.level["reward_individual"] - person.level["reward_collaborative"]
        will -= org.hoarding * (1.0 - person.peer_trust) * pull
    return min(1.0, max(0.0, will)) * (1.0 + person.usual / p.answers_cap) / (1.0 + person.load / p.answers_cap)


def ask(org: Organization, person: Person) -> None:
    """Go the routes; keep the fact with chance keep; peer trust follows."""
    p, draws = org.p, org.draws
    hard = draws.uniform("complex", person) < p.strong_tie_share
    route, helper = routes(org, person, hard)
    if route:
        person.met = True
        if route == "mail":
            org.by_mail += 1
            person.answerer, person.filed[person.fact] = helper, org.reality[person.fact]
        else:
            org.by[route] += 1
        if helper is not None:
            helper.given += 1
            org.given += 1
            org.given_across += helper.unit is not person.unit
        if route == "open":
            person.answerer = helper
            org.by_community += any(one in helper.own_communities for one in person.own_communities)
        elif route == "memory":
            org.by_community += any(person.fact in topics.right(org, one.facts) for one in org.communities)
        person.kept = draws.uniform("keep", person) < p.keep
    outcome = 1.0 if person.met else p.unmet_outcome
    person.peer_trust += p.peer_trust_step * (outcome - person.peer_trust)


def routes(org: Organization, person: Person, hard: bool) -> tuple[str, Person | None]:
    """The first route that works, and who helped; "" = none."""
    draws, fact = org.draws, person.fact
    topic = topics.topic_of(org, fact)
    colleague, rest = by_weight(org, person, hard)
    if answers(org, person, colleague, rest):
        return "colleague", colleague
    if not hard:
        knows = draws.uniform("knows who", person)
        if knows < person.directory[topic]:
            expert, rest = parted(knows / person.directory[topic], topics.experts(org, topic))
            if answers(org, person, expert, rest):
                return "directory", expert
        broker = draws.uniform("broker", person)
        if colleague is not None and broker < person.knows_whom:
            tie, rest = parted(broker / person.knows_whom, colleague.ties)
            if tie is not None and answers(org, person, tie.to, rest):
                return "broker", tie.to
        if person.act:
            route, helper = question(org, person, topic)
            if route:
                return route, helper
    return ("memory", None) if draws.uniform("memory", person) < in_memory(org, person, fact) else ("", None)


def question(org: Organization, person: Person, topic: int) -> tuple[str, Person | None]:
    """A question to chosen people with chance m, else into the open."""
    u = org.draws.uniform("open question", person)
    if org.draws.uniform("by mail", person) < mail.private_share(person):
        chance = mail.answered(org, person, person.fact)
        return ("mail", mail.who_answers(org, person, u / chance)) if u < chance else ("", None)
    seen = viewers(org, person, topic)
    able = sum(one.offer for one in seen)
    chance = answered(org, person, able)
    org.open_questions += 1
    org.unanswered += not u < chance
    return ("open", first_beyond(seen, able * u / chance)) if u < chance else ("", None)


def by_weight(org: Organization, person: Person, hard: bool) -> tuple[Person | None, float]:
    """A colleague drawn by the weight of the tie, and what is left of the draw."""
    ties = [tie for tie in person.ties if not hard or tie.weight >= org.p.strong_weight]
    at = org.draws.uniform("colleague", person) * sum(tie.weight for tie in ties)
    for tie in ties:
        if at < tie.weight:
            return tie.to, at / tie.weight
        at -= tie.weight
    return (ties[-1].to if ties else None), 1.0


def parted(u: float, of: list) -> tuple:
    """One of these, each as likely, and what is left of the draw."""
    if not of:
        return None, 1.0
    place = min(len(of) - 1, int(u * len(of)))
    return of[place], u * len(of) - place


def answers(org: Organization, person: Person, other: Person | None, u: float) -> bool:
    """Whether the other holds the fact rightly and is willing."""
    if other is None or other is person:
        return False
    return u < other.will and person.fact in topics.right(org, other.facts)


def viewers(org: Organization, person: Person, topic: int) -> list[Person]:
    """Who of a topic sees an open question, as often as they see it: ties, unit, each community; latest seats first."""
    found = [tie.to for tie in person.ties]
    found += sorted(person.unit.people, key=lambda one: -one.seat)
    for community in person.communities:
        if community is not None:
            found += sorted(community.members, key=lambda one: -one.seat)
    return [one for one in found if one.topic == topic and one.act and one.offer > 0.0]


def first_beyond(seen: list[Person], at: float) -> Person:
    """The one at this place of what all can tell together."""
    for one in seen:
        at -= one.offer
        if at < 0.0:
            return one
    return seen[-1]


def answered(org: Organization, person: Person, able: float) -> float:
    """1 - exp(-alpha (0.5 + C) M)."""
    return 1.0 - math.exp(-org.p.alpha * (0.5 + person.peer_trust) * able)


def in_memory(org: Organization, person: Person, fact: int) -> float:
    """Find x max(b of own communities, search x best b anywhere) where the fact stands rightly."""
    known = [one for one in org.communities if fact in topics.right(org, one.facts)]
    anywhere = max((one.benefit for one in known), default=0.0)
    mine = max((one.benefit for one in known if one in person.own_communities), default=0.0)
    return org.p.find * max(mine, org.p.search * anywhere, mail.in_mailbox(org, person, fact))


def expected(org: Organization, person: Person) -> float:
    """Mean chance of help over the facts one lacks."""
    facts = topics.lacking(org, person)
    return sum(sum(chances(org, person, fact).values()) for fact in facts) / len(facts) if facts else 0.0


def chances(org: Organization, person: Person, fact: int) -> dict[str, float]:
    """Chance that each route is the first that works, for simple and for complex needs together."""
    p, topic, n = org.p, topics.topic_of(org, fact), len(org.people)
    strong = [tie for tie in person.ties if tie.weight >= p.strong_weight]
    memory = in_memory(org, person, fact)
    there = topics.experts(org, topic)
    directory = min(1.0, person.directory[topic] * org.able[fact] / len(there)) if there else 0.0
    usual = (org.able[fact] + org.aside * (1.0 - len(there) / n)) / n if person.ties else 0.0
    broker = min(1.0, person.knows_whom * usual)
    asked = answered(org, person, sum(one.offer for one in viewers(org, person, topic))) if person.act else 0.0
    if person.act:
        asked += mail.private_share(person) * (mail.answered(org, person, fact) - asked)
    works = {"directory": directory, "broker": broker, "open": asked, "memory": memory}
    simple = {"colleague": told(org, person.ties, fact)} | works
    hard = {"colleague": told(org, strong, fact)} | dict.fromkeys(works, 0.0) | {"memory": memory}
    found = dict.fromkeys(ROUTES, 0.0)
    for share, of_kind in ((1.0 - p.strong_tie_share, simple), (p.strong_tie_share, hard)):
        left = share
        for route in ROUTES:
            found[route] += left * of_kind[route]
            left *= 1.0 - of_kind[route]
    return found


def told(org: Organization, ties: list, fact: int) -> float:
    """Chance that a colleague drawn by weight tells the fact."""
    if not ties:
        return 0.0
    able = sum(tie.weight * tie.to.will for tie in ties if fact in topics.right(org, tie.to.facts))
    return min(1.0, able / sum(tie.weight for tie in ties))


def notice(org: Organization, person: Person, work: float, exchange: float) -> None:
    """Learning and losing who knows what and whom; the load of answering."""
    p = org.p
    for topic, w in enumerate(person.directory):
        person.directory[topic] = moved(org, w, p.directory_start, p.directory_gain * work, org.lost[topic])
    person.knows_who = sum(person.directory) / org.topics
    gain = p.whom_gain * exchange
    person.knows_whom = moved(org, person.knows_whom, p.knows_whom_start, gain, org.lost_of_all)
    person.load += (person.given - person.load) / 8.0
    person.given = 0


def moved(org: Organization, w: float, start: float, gain: float, lost: float) -> float:
    """w + (gain + e)(1 - w) - dW (w - w0) - w lost, e = h0 (2 - nd) w0/(1 - w0)."""
    everyday = org.quit_start * (2.0 - org.p.newcomer_directory) * start / (1.0 - start)
    return max(0.0, w + (gain + everyday) * (1.0 - w) - org.p.directory_loss * (w - start) - w * lost)
