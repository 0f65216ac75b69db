"""Week 0: an organization as objects, before anything is decided (completions: week 0)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from reference import attitude, customers, groups, newcomers, service, turnover
from reference.agents import Community, Customer, Employee, Leader, Tie, Unit
from reference.knowledge import chance
from reference.levers import LEVERS, Firm
from reference.worth import flows

from simulation.population import Population

if TYPE_CHECKING:
    from reference.organization import Organization


def start(org: Organization, population: Population) -> None:
    """Seats, ties, people, customers and the books, in this order."""
    quiet(org)
    take_seats(org, population)
    tie(org, population)
    groups.mark(org)
    people(org, population)
    settle_in(org)
    first_customers(org, population.customers)
    open_books(org)


def quiet(org: Organization) -> None:
    """Nothing has been done or has happened yet."""
    org.level = dict.fromkeys(LEVERS, 0.0)
    org.outrage = org.backlog = org.outside_backlog = org.gain = org.cost = 0.0
    org.staff_posts = org.front_posts = org.outside_posts = org.good_posts = 0.0
    org.staff_share = org.posters_outside_skill = org.new_ideas = org.implemented = 0.0
    org.mean_quality = 0.3
    org.effort = org.demand = org.cue = 1.0
    org.demand_until = math.inf
    org.dated_severities = []
    org.customers = {}


def take_seats(org: Organization, population: Population) -> None:
    """People in their seats, units and the line of command."""
    org.units = [Unit(name, f) for name, f in zip(population.units, population.functions, strict=True)]
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
    org.people, org.present = list(org.seats), set(org.seats)


def tie(org: Organization, population: Population) -> None:
    """Working ties; base contact dT w/aT, so that weights rest where they are."""
    columns = (population.tie_source, population.tie_target, population.tie_weight)
    for source, target, weight in zip(*(column.tolist() for column in columns), strict=True):
        rate = org.p.tie_decay * weight / org.p.tie_gain
        org.seats[source].ties.append(Tie(org.seats[target], weight, rate))


def people(org: Organization, population: Population) -> None:
    """Everybody's character; tenure as known, else exponential with mean 1/q0."""
    for person, tenure in zip(org.people, population.tenure.tolist(), strict=True):
        newcomers.arrive(org, person, org.p.openness_mean)
        person.tenure = -math.log(org.draws.uniform("tenure", person)) / org.p.quit_base if np.isnan(tenure) else tenure


def settle_in(org: Organization) -> None:
    """Let attitudes come to rest, 60 times x <- s a + (1 - s) W x, and set peer trust."""
    for _ in range(60):
        after = []
        for person in org.people:
            heard = attitude.listened_to(org, person)
            total = sum(weight for _, weight in heard)
            others = sum(weight * other.openness for other, weight in heard) / total if total else person.openness
            after.append(person.stubbornness * person.anchor + (1.0 - person.stubbornness) * others)
        for person, openness in zip(org.people, after, strict=True):
            person.openness = openness
    for person in org.people:
        person.help_chance = chance(org, person)[0]
    org.chance_start = sum(person.help_chance for person in org.people) / len(org.people)
    for person in org.people:
        person.peer_trust = newcomers.rested_peer_trust(org)
    org.communities = [Community(org.p.half_benefit_content) for _ in range(max(2, round(len(org.people) / 40)))]
    org.turned_to = groups.incoming(org)
    org.eagerness = {one: one.propensity + org.p.openness_effect * one.openness for one in org.people}


def first_customers(org: Organization, count: int) -> None:
    """Customers in the first of three times as many places."""
    n = len(org.people)
    org.front_seats = sum(person.front for person in org.people)
    org.firm = Firm(n, len(org.communities), count, len(org.units), org.front_seats, org.p.quit_base * n)
    service.set_service(org)
    org.refilled = [0] * math.ceil(3.0 * count)
    for place in range(count):
        org.customers[place] = Customer(org, place, 0)
        newcomers.become_customer(org, org.customers[place])


def open_books(org: Organization) -> None:
    """Flows of week 0 as expected, and the benefit that later weeks are held against."""
    p = org.p
    _, unhappy, convinced = customers.opinions(org)
    org.advocacy_start = convinced - unhappy
    org.customers_before = len(org.customers)
    org.leavers = org.churn_start = sum(customers.hazard(org, customer) for customer in org.customers.values())
    org.needs = len(org.people) * p.need_rate
    org.needs_met = org.needs * org.chance_start
    mean = turnover.mean_openness(org)
    hazards = [turnover.hazard(org, person, mean[person.unit]) for person in org.people]
    org.quits = sum(hazards) if org.on("turnover") else 0.0
    org.leavers = org.churn_start if org.on("customers") else 0.0
    org.incidents = p.attack_rate * org.firm.M / 1000.0 if org.on("incidents") else 0.0
    org.severity = p.mean_severity * org.incidents
    org.flows_start = flows(org)
