"""Week 0: an organization as objects, before anything is decided (completions: week 0)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from reference import attitude, customers, founding, groups, incidents, newcomers, trust, turnover
from reference.agents import Employee, Leader, Person, Tie, Unit
from reference.at_rest import customers as customers_at_rest
from reference.at_rest import facts as facts_at_rest
from reference.at_rest import people as people_at_rest
from reference.facts import asking, topics
from reference.knowledge import chance
from reference.levers import LEVERS, Firm
from reference.outside import cases, foresight
from reference.programme import beliefs
from reference.staffing import careers, growth, workload
from reference.worth import flows

from simulation.population import ASKED, Population

if TYPE_CHECKING:
    from reference.organization import Organization


def start(org: Organization, population: Population) -> None:
    """Seats, ties, people, customers and the books, in this order."""
    quiet(org)
    org.topics, org.hoarding = population.topics, population.hoarding
    org.growth, org.seats_due = population.growth, 0.0
    org.vacancy_weeks = org.p.vacancy_weeks if population.vacancy_weeks is None else population.vacancy_weeks
    take_seats(org, population)
    tie(org, population)
    groups.mark(org)
    cases.establish(org, population)
    beliefs.set_openness(org, population)
    people(org, population)
    settle_in(org)
    n = len(org.people)
    org.front_seats = sum(person.front for person in org.people)
    org.firm = Firm(n, population.customers, len(org.units), org.front_seats, org.p.quit_base * n)
    org.usual_practice = 0.0
    if org.on("participation"):
        people_at_rest.arrive(org)
    first_customers(org, population.customers)
    balance_turnover(org)
    beliefs.open_books(org)
    trust.bear_usual_grievance(org)
    open_books(org)
    growth.begin(org)


def quiet(org: Organization) -> None:
    """Nothing has been done or has happened yet."""
    org.level = dict.fromkeys(LEVERS, 0.0)
    org.memberships = []
    org.outrage = org.backlog = org.outside_backlog = org.gain = org.cost = 0.0
    org.staff_posts = org.front_posts = org.outside_posts = org.good_posts = 0.0
    org.staff_share = org.posters_outside_skill = org.new_ideas = org.implemented = 0.0
    org.mean_quality = 0.3
    foresight.begin(org)
    org.effort = org.demand = org.cue = 1.0
    org.let_go = org.dismissals = org.promotions = 0
    org.hazard_scale = org.shortfall_start = org.facing_start = 0.0
    org.demand_until = math.inf
    org.reality, org.drift, org.turns, org.inflow = [False] * 30, 0.0, 0, {}
    org.lost, org.lost_of_all, org.given, org.holders, org.left = [], 0.0, 0, {}, {}
    org.by = dict.fromkeys(asking.ROUTES, 0)
    org.by_mail = org.given_across = org.open_questions = org.unanswered = org.open_posts = 0
    org.service_gap = org.service_gap_until = 0.0
    org.dated_severities = []
    org.wave, org.audit_level = {}, 0.0
    org.customers = {}


def take_seats(org: Organization, population: Population) -> None:
    """People in their seats, units and the line of command."""
    org.units = [Unit(name, f) for name, f in zip(population.units, population.functions, strict=True)]
    for unit, found in zip(
        org.units, population.survey.tolist() if population.survey is not None else (), strict=False
    ):
        unit.asked = {name: level for name, level in zip(ASKED, found, strict=True) if not math.isnan(level)}
    leads = set(population.manager.tolist())
    org.seats = []
    for seat, unit in enumerate(population.unit):
        org.seats.append((Leader if seat in leads else Employee)(org, seat, org.units[unit]))
        org.seats[-1].level = dict(org.level)
        org.units[unit].people.append(org.seats[-1])
    for person, boss in zip(org.seats, population.manager.tolist(), strict=True):
        if boss >= 0:
            person.manager = org.seats[boss]
            org.seats[boss].reports.append(person)
    heads = [person for person in org.seats if isinstance(person, Leader) and person.manager is None]
    org.head = heads[0] if heads else None
    org.people, org.present, org.open = list(org.seats), set(org.seats), set(org.seats)


def tie(org: Organization, population: Population) -> None:
    """Working ties; base contact dT w/aT: without turnover weights rest where they are."""
    columns = (population.tie_source, population.tie_target, population.tie_weight)
    for source, target, weight in zip(*(column.tolist() for column in columns), strict=True):
        rate = org.p.tie_decay * weight / org.p.tie_gain
        org.seats[source].ties.append(Tie(org.seats[target], weight, rate))


def people(org: Organization, population: Population) -> None:
    """Everybody's character; tenure as known, else exponential with mean 1/q0."""
    org.hires_trust, org.hires_openness = org.p.initial_trust, 0.0
    usual = {
        "openness": org.p.openness_mean,
        "trust": org.p.initial_trust,
        "skill": org.p.base_skill,
        "knows_who": org.p.directory_start,
    }
    if topics.on(org):
        del usual["knows_who"]  # a directory of topics tells that
    for unit in org.units:
        unit.shift |= {name: level - usual[name] for name, level in unit.asked.items() if name in usual}
    for person, tenure in zip(org.people, population.tenure.tolist(), strict=True):
        newcomers.arrive(org, person, *beliefs.openness_of(org, person))
        person.tenure = tenure_of(org, person) if np.isnan(tenure) else tenure


def tenure_of(org: Organization, person: Person) -> float:
    """Tenure at rest: exponential, or with careers as they let it rest."""
    if workload.on(org):
        return careers.tenure(org, person)
    return -math.log(org.draws.uniform("tenure", person)) / org.p.quit_base


def settle_in(org: Organization) -> None:
    """Let attitudes come to rest, as the survey found them by unit, and set peer trust."""
    come_to_rest(org)
    for _ in range(40):  # anchors of a unit move by what its mean attitude lacks
        lacks = {
            unit: unit.asked["openness"] - sum(person.openness for person in unit.people) / len(unit.people)
            for unit in org.units
            if "openness" in unit.asked and unit.people
        }
        for unit, lack in lacks.items():
            unit.shift["openness"] += lack
        if all(abs(lack) < 0.002 for lack in lacks.values()):
            break
        for unit, lack in lacks.items():
            for person in unit.people:
                person.anchor = newcomers.cut(person.anchor + lack, 0.02, 0.98)
        come_to_rest(org)
    founding.begin(org)
    if workload.on(org):
        careers.begin(org, turnover.mean_openness(org))
    first_chances(org)
    org.turned_to = groups.incoming(org)
    org.eagerness = {one: one.propensity + org.p.openness_effect * one.openness for one in org.people}


def come_to_rest(org: Organization) -> None:
    """60 times x <- s a + (1 - s) W x."""
    for _ in range(60):
        after = []
        for person in org.people:
            heard = attitude.listened_to(org, person)
            total = sum(weight for _, weight in heard)
            others = sum(weight * other.openness for other, weight in heard) / total if total else person.openness
            after.append(person.stubbornness * person.anchor + (1.0 - person.stubbornness) * others)
        for person, openness in zip(org.people, after, strict=True):
            person.openness = openness


def first_chances(org: Organization) -> None:
    """Chance of help of week 0, and the peer trust at which it rests."""
    if topics.on(org):
        facts_at_rest.begin(org)
        org.lost = [0.0] * org.topics
        return
    for person in org.people:
        person.help_chance = chance(org, person)[0]
    org.chance_start = sum(person.help_chance for person in org.people) / len(org.people)
    for unit in org.units:
        if "peer_trust" in unit.asked:
            unit.shift["peer_trust"] = unit.asked["peer_trust"] - newcomers.rested_peer_trust(org)
    for person in org.people:
        person.peer_trust = newcomers.cut(newcomers.rested_peer_trust(org) + person.unit.shift["peer_trust"])


def first_customers(org: Organization, count: int) -> None:
    """Customers, each in a place."""
    org.refilled = [0] * count
    org.usual_force, org.usual_hits = incidents.usual(org) if org.on("incidents") else (0.0, 0.0)
    customers_at_rest.arrive(org, count)


def balance_turnover(org: Organization) -> None:
    """Trust of those who are hired is that of the ones who quit: hazard-weighted at week 0."""
    mean = turnover.mean_openness(org)
    hazards = [turnover.hazard(org, person, mean[person.unit]) for person in org.people]
    org.quit_start = sum(hazards) / len(hazards) if org.on("turnover") else 0.0
    if workload.on(org):
        careers.hold_hazard(org, org.quit_start * len(org.people))
    for person in org.people:
        for tie in person.ties:
            tie.rate *= 1.0 + 2.0 * org.quit_start * (1.0 - org.p.inherited_ties) / org.p.tie_decay
    if org.quit_start > 0.0:
        trusts = [person.trust - person.unit.shift["trust"] for person in org.people]
        of_leavers = sum(h * trust for h, trust in zip(hazards, trusts, strict=True)) / sum(hazards)
        org.hires_trust += of_leavers - sum(trusts) / len(trusts)
    if org.quit_start > 0.0 and org.structure["trusts"] != "one":
        anchors = [person.anchor - person.unit.shift["openness"] for person in org.people]
        of_leavers = sum(h * anchor for h, anchor in zip(hazards, anchors, strict=True)) / sum(hazards)
        org.hires_openness = of_leavers - sum(anchors) / len(anchors)


def open_books(org: Organization) -> None:
    """Flows of week 0 as expected, and the benefit that later weeks are held against."""
    p = org.p
    _, unhappy, convinced = customers.opinions(org)
    org.advocacy_start = convinced - unhappy
    org.customers_before = len(org.customers)
    org.needs = len(org.people) * p.need_rate * (org.lacking if topics.on(org) else 1.0)
    org.needs_met = org.needs * org.chance_start
    org.given = org.needs_met if topics.on(org) else 0.0
    org.quits = org.quit_start * len(org.people)
    org.leavers = org.churn_start if org.on("customers") else 0.0
    org.incidents = p.attack_rate * org.firm.M / 1000.0 if org.on("incidents") else 0.0
    org.severity = p.mean_severity * org.incidents
    org.flows_start = flows(org)
