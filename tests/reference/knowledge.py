"""Knowledge help and who knows what (E7)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Person
from reference.facts import asking, mail, topics
from reference.staffing.workload import work
from reference.visibility import noticed_work

if TYPE_CHECKING:
    from reference.organization import Organization


def arise(org: Organization) -> None:
    """A need for outside knowledge arises with chance pn."""
    topics.wear(org)
    if topics.on(org):
        topics.arise(org)
        return
    for person in org.people:
        person.need = org.draws.uniform("need", person) < org.p.need_rate * work(org, person)
        person.met, person.answerer = False, None
    org.needs = sum(person.need for person in org.people)


def help_each_other(org: Organization) -> None:
    """Needs are met or lapse; peer trust and the directory follow."""
    org.by_community = 0.0
    if topics.on(org):
        asking.help_each_other(org)
        exchanges = org.p.addressed + org.by["open"] / max(1.0, org.open_posts)
        for person in org.people:
            asking.notice(org, person, noticed_work(org, person), noticed_work(org, person, exchanges))
        org.lost, org.lost_of_all = [0.0] * org.topics, 0.0
        return
    for person in org.people:
        tool_share = 0.0
        person.help_chance = org.chance_start
        if org.on("knowledge"):
            person.help_chance, tool_share = chance(org, person)
        if person.need:
            ask(org, person, tool_share)
        if org.on("knowledge"):
            notice(org, person)
    name_answerers(org)
    org.needs_met = sum(person.met for person in org.people)


def chance(org: Organization, person: Person) -> tuple[float, float]:
    """p_i = clip(base + tool part)(1 - xi (1 - strong)), and the tool part's share of both."""
    p, (base, network, community) = org.p, parts(org, person)
    tool = network + community
    strong = 1.0 - math.exp(-person.strong_ties / p.strong_tie_scale)
    return min(1.0, base + tool) * (1.0 - p.strong_tie_share * (1.0 - strong)), tool / (base + tool)


def parts(org: Organization, person: Person) -> tuple[float, float, float]:
    """Without tools, through the network, by the best community."""
    p = org.p
    base = p.help_base + p.directory_help * person.knows_who
    reach = min(1.0, 2.0 * person.neighbours) if person.act else 0.0
    network = (
        (1.0 - mail.private_share(person))
        * p.network_help
        * reach
        * org.mean_quality
        * (p.trust_in_answers + person.peer_trust)
    )
    return base, network, p.community_help * person.best_benefit if person.act else 0.0


def ask(org: Organization, person: Person, tool_share: float) -> None:
    """A need is met with that chance; what came through the network came from a tie of a tie."""
    draws = org.draws
    person.met = draws.uniform("help", person) < person.help_chance
    if person.met and person.act and org.on("knowledge"):
        without, network, community = parts(org, person)
        org.by_community += community / (without + network + community) if community > 0.0 else 0.0
    if person.met and draws.uniform("through network", person) < tool_share and person.ties:
        through = draws.choice("friend", person, person.ties).to
        if through.ties:
            found = draws.choice("friend of friend", person, through.ties).to
            person.answerer = found if found is not person else None
    if org.on("knowledge"):
        outcome = (1.0 if person.met else org.p.unmet_outcome) + person.unit.shift["peer_trust"]
        after = person.peer_trust + org.p.peer_trust_step * (outcome - person.peer_trust)
        person.peer_trust = min(1.0, max(0.0, after))


def name_answerers(org: Organization) -> None:
    """Who named a colleague whose need came through the network is the one who answered.

    Of several, the one who was drawn, else one by lot.
    """
    named: dict[int, list[Person]] = {}
    for person in org.people:
        asker = org.named.get((org.week, person.seat))
        if asker is not None and asker != person.seat:
            named.setdefault(asker, []).append(person)
    for asker, willing in named.items():
        person = org.seats[asker]
        if person in org.present and person.answerer is not None and person.answerer not in willing:
            person.answerer = min(willing, key=lambda one: org.draws.uniform("answers first", one))


def notice(org: Organization, person: Person) -> None:
    """w' = w + (aW vis + e)(1 - w) - dW (w - w0), e = h0 (1 - nd) w0/(1 - w0)."""
    p, w = org.p, person.knows_who
    start = p.directory_start + person.unit.shift["knows_who"]
    everyday = org.quit_start * (1.0 - p.newcomer_directory) * start / (1.0 - start)
    learned = p.directory_gain * noticed_work(org, person) + everyday
    person.knows_who = w + learned * (1.0 - w) - p.directory_loss * (w - start)


def need_chance(org: Organization, person: Person) -> float:
    """Pn, where knowledge has topics times the share of facts outside it that one lacks."""
    if not topics.on(org):
        return org.p.need_rate
    return org.p.need_rate * len(topics.lacking(org, person)) / max(1, len(topics.others(org, person)))
