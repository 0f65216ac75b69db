"""The indicators of a week, computed from the states and flows (step 17)."""

from __future__ import annotations

import math

from simulation import levers as lever
from simulation import prices
from simulation.compiling import lean
from simulation.indicators import FINAL_WEEKS, TOOK_HOLD
from simulation.mechanisms.customers import opinions
from simulation.prices import WEEKS_A_YEAR

GAP_OF_TWO_FACES = 0.5  # a channel gap at which a firm has two faces
HALF_USING = 0.5  # posts a head that make `using` one half
LONGEST_SEARCH = 26.0
YEARLY_PERCENT = 100.0 * WEEKS_A_YEAR


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """All indicators of this week, from the states and flows as they are now."""
    _people(o)
    _exchange(o)
    _communities_and_ideas(o)
    _customers(o)
    _money(o)
    _being(o)


@lean
def close_week(o):  # type: ignore[no-untyped-def]
    """The books of the week: value so far, the practice remembered, and what is reported "so far"."""
    measure(o)
    o.firm.total_value += o.values.value
    o.firm.cue = 1.0
    o.practice_so_far[o.clock.week] = o.values.practice
    _so_far(o)


@lean
def _people(o):  # type: ignore[no-untyped-def]
    e, v, f = o.people, o.values, o.firm
    practice, outside, outside_seats, x, x2 = 0.0, 0.0, 0, 0.0, 0.0
    leaders, peers, directory, weeks, fatigue, chance = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for i in range(len(e)):
        if e[i].present:
            practice += e[i].practice
            if e[i].outside_marketing:
                outside += e[i].practice
                outside_seats += 1
            x += e[i].openness
            leaders += e[i].trust
            peers += e[i].peer_trust
            directory += e[i].knows_who
            fatigue += e[i].fatigue
            chance += e[i].help_chance
            weeks += 1.0 / max(e[i].help_chance, 1.0 / LONGEST_SEARCH)
    n = max(1.0, f.staff)
    mean = x / n
    for i in range(len(e)):
        if e[i].present:
            x2 += (e[i].openness - mean) ** 2
    posted = (f.staff_posts + f.front_posts) / n
    v.using = posted / (posted + HALF_USING)
    v.practice, v.openness, v.culture_strength = practice / n, mean, 1.0 - 2.0 * math.sqrt(x2 / n)
    v.practice_outside_marketing = outside / outside_seats if outside_seats > 0 else 0.0
    v.trust_in_leaders, v.peer_trust = leaders / n, peers / n
    v.trust = 0.5 * (v.trust_in_leaders + v.peer_trust)
    v.who_knows_what, v.weeks_to_find, v.fatigue = directory / n, weeks / n, fatigue / n
    v.help = f.needs_met / f.needs if f.needs > 0.0 else chance / n
    v.quits = YEARLY_PERCENT * f.quits / n
    v.participation_gini = gini(o)


@lean
def gini(o):  # type: ignore[no-untyped-def]
    """Gini of the contributions remembered: 0 = all alike, towards 1 = one does it all."""
    posts = o.scratch
    n = 0
    for i in range(len(o.people)):
        if o.people[i].present:
            posts[n] = o.people[i].posts_memory
            n += 1
    sort(posts, n)
    total, ranked = 0.0, 0.0
    for k in range(n):
        total += posts[k]
        ranked += (k + 1) * posts[k]
    return 2.0 * ranked / (n * total) - (n + 1) / n if total > 0.0 else 0.0


@lean
def sort(values, n):  # type: ignore[no-untyped-def]
    """Sort the first n values in place (Shell 1959): the library's sort allocates, a kernel of the week must not."""
    gap = n
    while gap > 1:
        gap = max(1, gap * 4 // 9)
        for i in range(gap, n):
            value, k = values[i], i
            while k >= gap and values[k - gap] > value:
                values[k] = values[k - gap]
                k -= gap
            values[k] = value


@lean
def _exchange(o):  # type: ignore[no-untyped-def]
    e, t, v = o.people, o.ties, o.values
    weight, both, cross_weight, cross_both = 0.0, 0.0, 0.0, 0.0
    for i in range(len(e)):
        own, unit = e[i].practice, e[i].unit
        for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
            shared = t[k].weight * min(own, e[t[k].target].practice)
            weight += t[k].weight
            both += shared
            if e[t[k].target].unit != unit:
                cross_weight += t[k].weight
                cross_both += shared
    v.two_way_exchange = both / weight if weight > 0.0 else 0.0
    v.cross_unit_exchange = cross_both / cross_weight if cross_weight > 0.0 else 0.0
    if len(o.units) == 1:
        v.cross_unit_exchange = v.two_way_exchange
    v.silo = 1.0 - cross_weight / weight if weight > 0.0 else 1.0


@lean
def _communities_and_ideas(o):  # type: ignore[no-untyped-def]
    c, v, f = o.communities, o.values, o.firm
    members, health = 0, 0.0
    for i in range(o.slots.shape[0]):
        for slot in range(o.slots.shape[1]):
            k = o.slots[i, slot]
            if k >= 0:
                members += 1
                health += 0.5 * c[k].benefit + 0.5 * o.people[i].practice
    v.community_health = health / members if members > 0 else 0.0
    hundreds = max(1.0, f.staff) / 100.0
    v.ideas, v.ideas_implemented = f.new_ideas / hundreds, f.implemented / hundreds


@lean
def _customers(o):  # type: ignore[no-untyped-def]
    v, f = o.values, o.firm
    _, unhappy, convinced, present, satisfaction, trust = opinions(o)
    if present > 0:
        v.satisfaction, v.customer_trust, v.advocacy = satisfaction, trust, convinced - unhappy
    v.churn = YEARLY_PERCENT * f.leavers / f.customers_before if f.customers_before > 0.0 else 0.0
    v.customers = present / f.customers_start if f.customers_start > 0.0 else 1.0
    v.channel_gap, v.response_time = f.service_social - f.service_traditional, f.response_time
    v.one_face = 1.0 - min(1.0, abs(v.channel_gap) / GAP_OF_TWO_FACES)
    v.incidents, v.outrage = f.user_errors + f.attacks, f.outrage
    v.detection_lag = o.p.detection_days / (1.0 + o.p.listening_speed * o.levers.level[lever.LISTENING, 0])


@lean
def _money(o):  # type: ignore[no-untyped-def]
    v, f, p = o.values, o.firm, o.p
    v.cost = f.cost
    v.value_help = prices.worth_of_help(p, f.needs_met) - f.base_help
    v.value_customers = prices.worth_of_customers(o, v.customers * f.customers_start) - f.base_customers
    v.value_ideas = f.implemented * p.idea_worth
    v.value_quits = f.base_quits - prices.loss_by_quits(p, f.quits)
    v.value_incidents = f.base_incidents - p.handling_cost * f.severity
    v.value = v.value_help + v.value_customers + v.value_ideas + v.value_quits + v.value_incidents


@lean
def _being(o):  # type: ignore[no-untyped-def]
    v, p = o.values, o.p
    weights = p.weight_practice + p.weight_exchange + p.weight_cross_unit + p.weight_trust + p.weight_one_face
    v.being = (
        p.weight_practice * v.practice_outside_marketing
        + p.weight_exchange * v.two_way_exchange
        + p.weight_cross_unit * v.cross_unit_exchange
        + p.weight_trust * v.trust
        + p.weight_one_face * v.one_face
    ) / weights


@lean
def _so_far(o):  # type: ignore[no-untyped-def]
    v, f, week = o.values, o.firm, o.clock.week
    v.total_cost, v.total_value = f.total_cost, f.total_value
    v.roi = (f.total_value - f.total_cost) / f.total_cost if f.total_cost > 0.0 else 0.0
    latest = mean_practice(o, week)
    best = latest
    for end in range(FINAL_WEEKS, week):
        best = max(best, mean_practice(o, end))
    v.persistence = latest / best if best >= TOOK_HOLD else 0.0
    v.half_time = float(o.clock.horizon)
    if latest >= TOOK_HOLD:
        for t in range(min(week, int(f.first_start)), week + 1):
            if o.practice_so_far[t] >= 0.5 * latest:
                v.half_time = max(0.0, t - f.first_start)
                break


@lean
def mean_practice(o, end):  # type: ignore[no-untyped-def]
    """Mean practice of the 12 weeks up to `end` (of those there are)."""
    first = max(1, end - FINAL_WEEKS + 1) if end > 0 else 0
    total = 0.0
    for t in range(first, end + 1):
        total += o.practice_so_far[t]
    return total / (end + 1 - first)
