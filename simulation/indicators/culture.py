"""Using and being: how much is posted, how social the business is, and what that is made of.

being = sum of weight x part / sum of weights

parts   practice outside marketing, exchange both ways, exchange across units, trust, one face to customers
"""

from __future__ import annotations

import math

from simulation.compiling import lean
from simulation.indicators.indicator import Indicator
from simulation.parameter import Parameter

INDICATORS = (
    Indicator(
        "using",
        "0..1",
        "how much social-media activity there is, by whomever: v/(v + 0.5), v = posts a head",
        "none",
        words="using social media",
    ),
    Indicator(
        "being",
        "0..1",
        "how social the business is: weighted sum of practice outside marketing, exchange both ways, exchange across"
        " units, trust and one face to customers",
        words="being social",
    ),
    Indicator("practice_outside_marketing", "0..1", "mean practice of people outside marketing and the front team"),
    Indicator(
        "two_way_exchange", "0..1", "share of ties, by weight, in which both sides practise", words="two-way exchange"
    ),
    Indicator("cross_unit_exchange", "0..1", "the same for ties across units", words="cross-unit exchange"),
    Indicator("one_face", "0..1", "1 - |channel gap|/0.5: the same firm on every channel"),
    Indicator("practice", "0..1", "mean visible practice of working in the open"),
    Indicator("openness", "0..1", "mean attitude towards it"),
    Indicator("culture_strength", "0..1", "1 - 2 sd of attitudes: how much people agree", "none"),
    Indicator("trust", "0..1", "half trust in leaders, half trust among peers"),
    Indicator("trust_in_leaders", "0..1", "mean trust in leaders"),
    Indicator("peer_trust", "0..1", "mean trust that colleagues help"),
    Indicator("silo", "0..1", "share of tie weight inside units", "down"),
)

PARAMETERS = (
    Parameter("weight_practice", 0.25, 0.125, 0.375, "weight", "practice outside marketing in being"),
    Parameter("weight_exchange", 0.20, 0.10, 0.30, "weight", "exchange both ways in being"),
    Parameter("weight_cross_unit", 0.15, 0.075, 0.225, "weight", "exchange across units in being"),
    Parameter("weight_trust", 0.25, 0.125, 0.375, "weight", "trust in being"),
    Parameter("weight_one_face", 0.15, 0.075, 0.225, "weight", "one face to customers in being"),
)

GAP_OF_TWO_FACES = 0.5  # a channel gap at which a firm has two faces
HALF_USING = 0.5  # posts a head that make `using` one half


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set the indicators of this topic. Needs the week's `channel_gap`."""
    _measure_people(o)
    _measure_ties(o)
    _weigh_parts(o)


@lean
def _measure_people(o):  # type: ignore[no-untyped-def]
    e, v, f = o.people, o.values, o.firm
    practice, outside, outside_seats, x, x2, leaders, peers = 0.0, 0.0, 0, 0.0, 0.0, 0.0, 0.0
    for i in range(len(e)):
        if e[i].present:
            practice += e[i].practice
            if e[i].outside_marketing:
                outside += e[i].practice
                outside_seats += 1
            x += e[i].openness
            leaders += e[i].trust
            peers += e[i].peer_trust
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


@lean
def _measure_ties(o):  # type: ignore[no-untyped-def]
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
def _weigh_parts(o):  # type: ignore[no-untyped-def]
    v, p = o.values, o.p
    v.one_face = 1.0 - min(1.0, abs(v.channel_gap) / GAP_OF_TWO_FACES)
    weights = p.weight_practice + p.weight_exchange + p.weight_cross_unit + p.weight_trust + p.weight_one_face
    v.being = (
        p.weight_practice * v.practice_outside_marketing
        + p.weight_exchange * v.two_way_exchange
        + p.weight_cross_unit * v.cross_unit_exchange
        + p.weight_trust * v.trust
        + p.weight_one_face * v.one_face
    ) / weights
