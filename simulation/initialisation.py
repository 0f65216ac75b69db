"""Week 0: an organization's people, customers and ties, before anything is decided."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import groups, indicators, newcomers, prices, randomness, snapshots, state
from simulation.at_rest import attitudes as attitudes_at_rest
from simulation.at_rest import customers as customers_at_rest
from simulation.at_rest import facts as facts_at_rest
from simulation.at_rest import people as people_at_rest
from simulation.at_rest import survey as survey_at_rest
from simulation.compiling import lean
from simulation.customers import circles, departments
from simulation.customers.opinions import opinions
from simulation.customers.waits import ONE_DESK
from simulation.indicators import workforce
from simulation.mechanisms import (
    beliefs,
    careers,
    communities,
    founding,
    grievance,
    incidents,
    knowledge,
    mail,
    readers,
    ties,
    topics,
    turnover,
    workload,
)
from simulation.played.decisions import decisions
from simulation.population import Population
from simulation.seating import more_seats
from simulation.structure import OFF, RIVAL

STAFF_PER_COMMUNITY = 40
SPARE_PLACES = 1 / 32  # places for more customers, against those there are: more are made when these run out
MOST_KEPT = 20_000  # people and customers up to which a week 0 is kept for the next run
BIRTH_TENURE = 4  # block of the birth stream
LONGEST_WAIT = 16  # that is told apart in the past of customers' cases


def start(population: Population, p: Any, on: Any, seed: int, weeks: int, precision: str) -> Any:
    """The state at week 0.

    population: who works here. p, on: parameter and structure records. seed: 0 .. 2^63 - 1. weeks: the horizon.
    precision: "float32" or "float64" columns. Where it is small, the last one is kept and copied: the runs of a
    comparison that differ by strategy alone share it, and drawing it takes up to a quarter of a run.
    """
    if population.size + population.customers > MOST_KEPT:
        return _draw(population, p, on, seed, weeks, precision)
    return snapshots.copy(_draw_once(population, p.tobytes(), on.tobytes(), seed, weeks, precision))


@lru_cache(maxsize=1)
def _draw_once(population: Population, p: bytes, on: bytes, seed: int, weeks: int, precision: str) -> Any:
    parameters = np.frombuffer(bytearray(p), state.PARAMETER_DTYPE).view(np.recarray)[0]
    forms = np.frombuffer(bytearray(on), state.STRUCTURE_DTYPE).view(np.recarray)[0]
    return _draw(population, parameters, forms, seed, weeks, precision)


def _draw(population: Population, p: Any, on: Any, seed: int, weeks: int, precision: str) -> Any:
    o = blank(population, p, on, seed, weeks, precision)
    _seat(o, population)
    n, m = population.size, population.customers
    o.people.tenure[:] = population.tenure
    room = np.empty(population.tie_target.size), np.empty(n, precision), np.empty(n, precision)
    populate(o, m, attitudes_at_rest.Room(population.tie_target, *room))
    _price(o)
    return o


def blank(population: Population, p: Any, on: Any, seed: int, weeks: int, precision: str) -> Any:
    """The state of `start` before anybody is drawn: its arrays, and who is tied to whom."""
    n, m = population.size, population.customers
    places = m + spare_places(m)
    rows, tie_table = _ties(population, p, precision)
    slots = np.full((n, state.SLOTS), -1, np.int32)
    sizes = departments.count_people(population.unit.tolist(), population.functions)
    wanted = departments.list_departments(sizes, population.case_mix)
    units = state.units(len(population.units), precision, population.survey)
    units["desk"] = [list(wanted).index(function) if function in wanted else -1 for function in population.functions]
    return state.State(
        state.record(state.CLOCK, seed_low=seed % 2**32, seed_high=seed // 2**32, horizon=weeks),
        p,
        on,
        state.people(n, precision),
        state.top(np.flatnonzero(groups.members("top", population))),
        _reports(population),
        rows,
        tie_table,
        state.voices(n, precision),
        units,
        state.communities(places_for_communities(n, on), precision),
        slots,
        slots.copy(),
        np.zeros((n, state.SLOTS), np.int32),
        state.facts(n, _topics(population, on), len(population.units), places_for_communities(n, on), precision),
        mail.blank(n, len(tie_table)),
        state.customers(places, precision),
        np.zeros((3, places), np.uint32),
        state.cases(places if on["cases"] != ONE_DESK else 0),
        circles.blank(circles.places_needed(on, places)),
        departments.table(wanted, sizes, float(p["two_functions"]), float(p["three_functions"])),
        np.zeros(LONGEST_WAIT + 1),
        state.levers(n, precision),
        state.record(state.FIRM_DTYPE),
        *state.linked(np.zeros(len(indicators.NAMES))),
        np.zeros(weeks + 1),
        np.zeros(weeks + 1),
        np.zeros(2 * n + workforce.COUNTERS),
        decisions(0),
    )


def _topics(population: Population, on: Any) -> int:
    """How many topics the firm's knowledge has; 0 = it has none."""
    return population.topics if on["knowledge"] == topics.TOPICS else 0


def spare_places(customers: int) -> int:
    """Free places for so many customers: twice as many as ever come in a week."""
    return int(SPARE_PLACES * customers) + 64 if customers else 0


def with_more_places(o: Any) -> Any:
    """The same state with more places for customers."""
    more = len(o.customers.present) // 8 + 64
    wider = (np.concatenate((column, np.zeros(more, column.dtype))) for column in o.customers)
    words = np.zeros((3, len(o.customers.present) + more), o.customer_words.dtype)
    wide = [np.concatenate((t, np.zeros(more if len(t) else 0, t.dtype))) for t in (o.cases, o.circles)]
    cases, passing = (table.view(np.recarray) for table in wide)
    return o._replace(customers=state.Customers(*wider), customer_words=words, cases=cases, circles=passing)


def community_count(staff: int) -> int:
    """How many communities a firm of this size starts with, and a budget plans with."""
    return max(2, round(staff / STAFF_PER_COMMUNITY))


def places_for_communities(staff: int, on: Any) -> int:
    """How many communities there is room for: more where they are founded."""
    living = on["communities"] == readers.LIVING
    return max(2, round(staff / founding.STAFF_PER_PLACE)) if living else community_count(staff)


def _seat(o: Any, population: Population) -> None:
    e, f = o.people, o.firm
    e.present[:] = e.open_seat[:] = 1
    e.manager[:], e.unit[:] = population.manager, population.unit
    flags = {name: groups.members(name, population) for name in ("informal", "top", "front", "facing")}
    for name, members in flags.items():
        e[name] = members
    e["has_reports"] = groups.managers(population)
    e["outside_marketing"] = ~(flags["front"] | groups.in_functions(population, ("marketing",)))
    e.answerer[:] = -1
    f.staff = f.staff_start = population.size
    f.customers_start = population.customers
    f.front_seats = flags["front"].sum()
    f.has_hierarchy, f.head = float(e.has_reports.any()), population.head
    f.effort = f.funds = f.demand = f.cue = 1.0
    for name, group in (("top", population.top), ("leaders", population.leaders)):
        f[f"{name}_openness"] = o.p.openness_mean if group.mean is None else group.mean
        f[f"{name}_sd"] = o.p.openness_sd if group.sd is None else group.sd
    f.demand_until = float(2**31)
    f.mean_quality, f.hoarding, f.growth = 0.3, population.hoarding, population.growth
    f.vacancy_weeks = o.p.vacancy_weeks if population.vacancy_weeks is None else population.vacancy_weeks


def _reports(population: Population) -> Any:
    has_boss = np.flatnonzero(population.manager >= 0)
    order = has_boss[np.argsort(population.manager[has_boss], kind="stable")]
    counts = np.bincount(population.manager[has_boss], minlength=population.size)
    return state.Reports(np.concatenate(([0], np.cumsum(counts))).astype(np.int32), order.astype(np.int32))


def _ties(population: Population, p: Any, precision: str) -> tuple[Any, Any]:
    counts = np.bincount(population.tie_source, minlength=population.size)
    room = more_seats.room_for_ties(counts)
    rows = state.rows(np.cumsum(room) - room, counts, room)
    table = state.ties(int(rows["room"].sum()), precision)
    _fill_ties(rows, table, population.tie_target, population.tie_weight, float(p["tie_decay"]), float(p["tie_gain"]))
    return rows, table


@lean
def _fill_ties(rows, table, target, weight, decay, gain):  # type: ignore[no-untyped-def]
    """Put a population's ties, sorted by source, into rows."""
    tie = 0
    for i in range(len(rows)):
        for k in range(rows[i].start, rows[i].start + rows[i].count):
            table[k].target, table[k].weight, table[k].rate = target[tie], weight[tie], weight[tie] * decay / gain
            tie += 1


def _price(o: Any) -> None:
    living = o.on["communities"] == readers.LIVING
    counts = week0_counts(o.firm, 0 if living else len(o.communities), len(o.units), o.p)
    person, manager, firm = prices.unit_costs(o.p, counts)
    o.levers.kinds["cost_person"], o.levers.kinds["cost_manager"], o.levers.kinds["cost_firm"] = person, manager, firm
    o.levers.kinds["cost_community"] = prices.community_costs(o.p) if living else 0.0


def week0_counts(firm: Any, community_count: int, units: int, p: Any) -> dict[str, float]:
    """What a lever's firm-wide cost depends on, at week 0."""
    staff = float(firm["staff_start"])
    return {
        "staff": staff,
        "community": community_count,
        "customer": float(firm["customers_start"]),
        "unit": units,
        "front_seat": float(firm["front_seats"]),
        "hire": float(p["quit_base"]) * staff,
    }


def eagerness(o: Any) -> NDArray[np.float64]:
    """[n] how keen everybody is to take part at week 0: propensity + bX openness."""
    keen: NDArray[np.float64] = o.people["propensity"] + float(o.p["openness_effect"]) * o.people["openness"]
    return keen.astype(np.float64)


@lean
def populate(o, customer_count, room):  # type: ignore[no-untyped-def]
    """Draw everybody, let attitudes come to rest, and open the books at week 0.

    room: what attitudes need to come to rest.
    """
    ties.count_strong(o)
    survey_at_rest.shift_levels(o)
    o.firm.hires_trust = o.p.initial_trust
    for i in range(len(o.people)):
        mean, sd = newcomers.openness_drawn(o, i)
        newcomers.person(o, i, mean, sd)
        if math.isnan(o.people[i].tenure):
            o.people[i].tenure = drawn_tenure(o, i)
    attitudes_at_rest.rest(o, room)
    survey_at_rest.shift_anchors(o, room)
    if o.on.careers == workload.CAREERS:
        turnover.mean_openness(o)
        careers.begin(o)
    for k in range(len(o.top)):
        beliefs.take_seat(o, o.top[k].seat)
    if o.on.turnover != OFF:
        people_at_rest.balance_turnover(o)
    if o.on.knowledge == topics.TOPICS:
        facts_at_rest.begin(o)
    else:
        people_at_rest.set_help_chances(o)
    if o.on.careers == workload.CAREERS:
        careers.hold_hazard(o, o.firm.quit_start * len(o.people))
    founding.begin(o)
    communities.count_members(o)
    if o.on.participation != OFF:
        people_at_rest.live_past(o)
    o.members_so_far[0] = readers.memberships(o)
    if o.on.incidents != OFF:
        o.firm.usual_force, o.firm.usual_hits = incidents.usual_outrage(o)
        o.firm.capped = 0.0  # counted from week 1 on
    customers_at_rest.populate(o, customer_count)
    if o.on.trust != OFF and o.on.trusts != RIVAL:
        o.people.grievance[:] = grievance.usual(o)
    _first_books(o)


@lean
def drawn_tenure(o, i):  # type: ignore[no-untyped-def]
    """Tenure where the file does not say: exponential with mean 1/q0 weeks, or as careers rest."""
    if o.on.careers == workload.CAREERS:
        return careers.drawn_tenure(o, i, BIRTH_TENURE)
    u, _, _, _ = randomness.block(o.clock, randomness.BIRTH, BIRTH_TENURE, i, 0, 0)
    return -math.log(u) / o.p.quit_base


@lean
def _first_books(o):  # type: ignore[no-untyped-def]
    f, p = o.firm, o.p
    _, unhappy, convinced, _, _, _ = opinions(o)
    f.advocacy_start = convinced - unhappy
    f.customers_before, f.leavers, f.arrivals = f.customers_start, f.churn_start, f.churn_start
    f.needs = f.staff * knowledge.usual_need_chance(o)
    f.needs_met = f.needs * f.chance_start
    f.quits = f.quit_start * f.staff
    if o.on.customers == OFF:
        f.leavers = f.arrivals = 0.0
    f.attacks = p.attack_rate * f.customers_start / 1000.0 if o.on.incidents != OFF else 0.0
    f.severity = p.mean_severity * f.attacks
    f.given = f.needs_met if o.on.knowledge == topics.TOPICS else 0.0
    f.base_help = prices.worth_of_help(p, f.needs_met, f.given)
    f.base_customers = prices.worth_of_customers(o, 1.0)
    f.base_ideas = f.implemented * p.idea_worth
    f.base_quits = prices.loss_by_quits(p, f.quits)
    f.base_incidents = p.handling_cost * f.severity
