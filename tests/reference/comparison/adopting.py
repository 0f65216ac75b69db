"""The engine's state of a week as objects, from which the reference model goes on."""

from __future__ import annotations

from typing import Any

from reference.agents import Customer, Person, Running, Tie
from reference.engine_draws import EngineDraws
from reference.facts import topics
from reference.newcomers import leave_all
from reference.organization import Organization
from reference.outside.cases import Case
from reference.programme.audit import WAVES

from simulation.indicators import NAMES
from simulation.levers import LEVERS
from simulation.model import Organization as Engine

STATES = (
    "openness",
    "anchor",
    "stubbornness",
    "trust",
    "trust_boss",
    "trust_top",
    "grievance",
    "peer_trust",
    "skill",
    "outside_skill",
    "usefulness",
    "habit",
    "practice",
    "practice_own",
    "ceremony",
    "fatigue",
    "tiring",
    "threshold",
    "propensity",
    "posts_rate",
    "posts_memory",
    "knows_who",
    "tenure",
    "recent",
    "misfit",
    "help_chance",
    "neighbours",
    "seen",
    "quality",
    "holder",
    "act",
    "forced",
    "posts",
    "need",
    "met",
)
OF_FACTS = ("topic", "knows_whom", "load", "usual", "will", "offer", "given")
OF_CUSTOMERS = (
    "satisfaction",
    "trust",
    "anchor",
    "bond",
    "demands",
    "attachment",
    "spending",
    "weeks_since_failure",
)
OF_THE_FIRM = (
    "outrage",
    "backlog",
    "outside_backlog",
    "gain",
    "mean_quality",
    "cue",
    "demand",
    "effort",
    "funds",
    "reviews_failed",
    "review_cost",
    "review_benefit",
    "review_measured",
    "review_weeks",
    "audit_level",
    "community_skill",
    "founded",
    "closed",
    "response_time",
    "promptness",
)
REST_OF_THE_FIRM = (  # which agreement does not compare
    "by_community",
    "demand_until",
    "advocacy_start",
    "churn_start",
    "chance_start",
    "drift",
    "turns",
    "lacking",
    "forgetting",
    "quit_start",
    "hazard_scale",
    "shortfall_start",
    "facing_start",
    "hires_trust",
    "hires_openness",
    "new_customers_trust",
    "new_customers_demands",
    "new_customers_attachment",
    "usual_news",
    "usual_bond",
    "satisfaction_start",
    "customer_trust_start",
    "spending_start",
    "social_users_start",
    "service_gap",
    "service_gap_until",
    "social_start",
    "usual_word",
    "usual_good",
    "talk",
    "speak_ill",
    "usual_bad_talk",
    "suspicion",
    "false_alarms_remembered",
    "strikes",
    "strikes_awaited",
    "lead_of_alarms",
    "alarms",
    "false_alarms",
    "tone",
    "talk_start",
    "service_start",
    "usual_bad",
    "good_stories",
    "bad_stories",
    "usual_talk",
    "usual_hits",
    "usual_force",
    "usual_practice",
    "usual_promptness",
    "reputation",
    "comments",
    "usual_wait",
    "usual_wait_variance",
    "waited",
    "waited_cases",
)
OF_A_CASE = {0: "", 1: "traditional", 2: "social"}


def adopt(engine: Engine) -> Organization:
    """A reference model in the state the engine is in: same scenario, same seed, same week."""
    org = Organization(
        engine.population,
        engine.strategy,
        engine.events,
        parameters=engine.parameters,
        structure=engine.structure,
        weeks=engine.horizon,
        draws=EngineDraws(engine.seed_used),
    )
    org.week = engine.week
    org.memberships = engine.state.members_so_far[: engine.week + 1].tolist()
    org.history = [dict(zip(NAMES, week.tolist(), strict=True)) for week in engine.history]
    for name in (*OF_THE_FIRM, *REST_OF_THE_FIRM):
        setattr(org, name, float(engine.state.firm[name]))
    firm = engine.state.firm
    org.usual = {"known": float(firm.usual_gap), "phone": float(firm.usual_gap_phone)}
    org.usual["social"] = float(firm.usual_gap_social)
    for person in org.seats:
        adopt_person(org, person, engine)
    if engine.state.firm.unit_order:
        org.wave = {unit: WAVES[row.wave] for unit, row in zip(org.units, engine.state.units, strict=True)}
    for row in engine.state.top:
        org.seats[row.seat].belief = float(row.belief)
    adopt_units(org, engine.state)
    if topics.on(org):
        adopt_memories(org, engine.state)
    adopt_customers(org, engine.state)
    past = int(firm.alarms_past)
    org.alarm_weeks = [org.week - ago for ago in range(51, -1, -1) if past >> ago & 1]
    return org


def adopt_person(org: Organization, person: Person, engine: Engine) -> None:
    """States, ties, levers in force and memberships of one person."""
    o, i = engine.state, person.seat
    leave_all(person)
    for name in STATES:
        setattr(person, name, o.people[name][i].item())
    if topics.on(org):
        adopt_facts(person, o)
    person.willingness = org.draws.uniform("willingness", person)
    ties = o.ties[o.rows[i].start : o.rows[i].start + o.rows[i].count]
    columns = (ties[name].tolist() for name in ("target", "weight", "rate"))
    person.ties = [Tie(org.seats[target], weight, rate) for target, weight, rate in zip(*columns, strict=True)]
    person.level = {lever: float(o.levers.level[row, i]) for row, lever in enumerate(LEVERS)}
    person.running = {
        lever: Running(bool(o.levers.asked[row, i]), int(o.levers.weeks_on[row, i]))
        for row, lever in enumerate(LEVERS)
        if person.level[lever] > 0.0
    }
    person.familiar = {lever: float(o.levers.familiar[row, i]) for row, lever in enumerate(LEVERS)}
    weeks = range(max(1, engine.week - 12), engine.week + 1)
    person.involvement.extend(float(o.levers.past_involvement[week % 13, i]) for week in weeks)
    person.communities = [org.communities[k] if k >= 0 else None for k in o.slots[i].tolist()]
    joined = o.joined[i].tolist()
    person.joined = [week if k >= 0 else None for week, k in zip(joined, o.slots[i].tolist(), strict=True)]
    for community in person.own_communities:
        community.members.append(person)
    org.level = {lever: max(org.level[lever], level) for lever, level in person.level.items()}


def adopt_facts(person: Person, o: Any) -> None:
    """What a person knows."""
    row, i = o.facts.people[person.seat], person.seat
    for name in OF_FACTS:
        setattr(person, name, row[name].item())
    person.facts, person.filed = held(row), held(row, "filed", "filed_belief")
    person.directory = o.facts.directory[i].tolist()


def held(row: Any, known: str = "known", belief: str = "belief") -> dict[int, bool]:
    """Facts held, and which way, from two sets of bits."""
    return {fact: bool(row[belief] >> fact & 1) for fact in topics.FACTS if row[known] >> fact & 1}


def adopt_memories(org: Organization, o: Any) -> None:
    """What communities remember, what is true, and who takes what along."""
    org.reality = [bool(int(o.firm.reality) >> fact & 1) for fact in topics.FACTS]
    for community, row in zip(org.communities, o.facts.communities, strict=True):
        community.facts, community.topic = held(row), int(row.topic)
    org.lost, org.lost_of_all = o.facts.lost[:-1].tolist(), float(o.facts.lost[-1])
    org.left = dict(enumerate(o.facts.holders.left.tolist()))
    org.holders = {
        fact: (org.seats[row.seat], int(row.holder)) for fact, row in enumerate(o.facts.holders) if row.seat >= 0
    }
    org.by = {route: float(o.firm[f"by_{route}"]) for route in org.by}


def adopt_units(org: Organization, o: Any) -> None:
    """Stages of units, content of communities."""
    for unit, row in zip(org.units, o.units, strict=True):
        unit.embedding, unit.stage = float(row.embedding), int(row.stage) + 1
        unit.staff_start, unit.seats_start = int(row.staff_start), int(row.seats_start)
        unit.weeks_in_stage, unit.mean_habit = int(row.weeks_in_stage), float(row.mean_habit)
    for community, row in zip(org.communities, o.communities, strict=True):
        community.content, community.alive, community.idle = float(row.content), bool(row.alive), int(row.idle)


def adopt_customers(org: Organization, o: Any) -> None:
    """Customers in their places."""
    for customer in org.customers.values():
        customer.remove()
    org.customers = {}
    org.refilled = o.customers.holder[: int(o.firm.places_used)].tolist()
    for place in o.customers.present.nonzero()[0].tolist():
        customer = org.customers[place] = Customer(org, place, org.refilled[place])
        customer.social = bool(o.customers.social[place])
        for name in OF_CUSTOMERS:
            setattr(customer, name, float(getattr(o.customers, name)[place]))
        customer.expects = {"traditional": float(o.customers.expectation[place])}
        if customer.social and org.structure["outside"] == "version2":
            customer.expects["social"] = float(o.customers.expectation_social[place])
        if len(o.circles):
            customer.carried_good = int(o.circles[place].carried_good)
            customer.carried_bad = int(o.circles[place].carried_bad)
        if len(o.cases) and o.cases[place].left:
            customer.case = adopt_case(org, o.cases[place])
    for department, row in zip(org.departments, o.desks, strict=True):
        department.reputation, department.capacity = float(row.reputation), float(row.capacity)
        department.loss, department.loss_until = float(row.loss), float(row.loss_until)
    org.service = {kind: float(o.firm[f"service_{kind}"]) for kind in ("traditional", "social")}


def adopt_case(org: Organization, row: Any) -> Case:
    """An open case."""
    needs = [department for d, department in enumerate(org.departments) if row.route >> d & 1]
    case = Case(needs, OF_A_CASE[int(row.channel)])
    case.left = [department for d, department in enumerate(org.departments) if row.left >> d & 1]
    case.weeks, case.paused = int(row.weeks), bool(row.paused)
    return case
