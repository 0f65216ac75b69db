"""Using and being: how much is posted, how social the business is, and what that is made of.

being = sum of weight x part / sum of weights

parts   practice outside marketing, exchange both ways, exchange across units, trust, one face to customers

Practice and exchange are made of acts. Here they read B0 + phi (B - B0), and in `being_counting_forced` B.

B, B0   visible practice; practice of one's own accord (E15)
phi     `forced_counts`, the weight of a forced act
"""

from __future__ import annotations

import math

from simulation.compiling import lean
from simulation.indicators.indicator import ALL, OWN, Indicator
from simulation.parameter import Parameter

INDICATORS = (
    Indicator(
        "using",
        "0..1",
        "how much social-media activity there is, by whomever: v/(v + 0.5), v = open posts a head",
        "none",
        words="using social media",
        acts=ALL,
    ),
    Indicator(
        "being",
        "0..1",
        "how social the business is: weighted sum of practice outside marketing, exchange both ways, exchange across"
        " units, trust and one face to customers",
        words="being social",
        acts=OWN,
        counterpart="being_counting_forced",
    ),
    Indicator(
        "being_counting_forced",
        "0..1",
        "the same with forced acts counted like others: the rival definition of being social",
        words="being social, counting forced acts",
        acts=ALL,
    ),
    Indicator(
        "practice_outside_marketing",
        "0..1",
        "mean practice of people outside marketing and the front team",
        acts=OWN,
    ),
    Indicator(
        "two_way_exchange",
        "0..1",
        "share of ties, by weight, in which both sides practise",
        words="two-way exchange",
        acts=OWN,
    ),
    Indicator(
        "cross_unit_exchange",
        "0..1",
        "share of ties across units, by weight, in which both sides practise",
        words="cross-unit exchange",
        acts=OWN,
    ),
    Indicator("one_face", "0..1", "1 - |channel gap|/0.5: the same firm on every channel"),
    Indicator("practice", "0..1", "mean visible practice of working in the open", acts=ALL, counterpart="practice_own"),
    Indicator(
        "practice_own",
        "0..1",
        "mean practice of one's own accord: the same without forced acts",
        words="practice of one's own accord",
        acts=OWN,
    ),
    Indicator(
        "forced_share",
        "0..1",
        "share of the week's acts that would not have happened without demand or counting",
        "none",
        words="share of forced acts",
        acts=ALL,
    ),
    Indicator("openness", "0..1", "mean attitude towards it"),
    Indicator("culture_strength", "0..1", "1 - 2 sd of attitudes: how much people agree", "none"),
    Indicator("trust", "0..1", "half trust in leaders, half trust among peers"),
    Indicator("trust_in_leaders", "0..1", "mean trust in leaders: half in the boss, half in the top"),
    Indicator("trust_in_boss", "0..1", "mean trust in one's boss"),
    Indicator("trust_in_top", "0..1", "mean trust in the top"),
    Indicator("grievance", "0..1", "mean open grievance against leaders", "down"),
    Indicator("peer_trust", "0..1", "mean trust that colleagues help"),
    Indicator("silo", "0..1", "share of tie weight inside units", "down"),
)

PARAMETERS = (
    Parameter("weight_practice", 0.25, 0.125, 0.375, "weight", "practice outside marketing in being"),
    Parameter("weight_exchange", 0.20, 0.10, 0.30, "weight", "exchange both ways in being"),
    Parameter("weight_cross_unit", 0.15, 0.075, 0.225, "weight", "exchange across units in being"),
    Parameter("weight_trust", 0.25, 0.125, 0.375, "weight", "trust in being"),
    Parameter("weight_one_face", 0.15, 0.075, 0.225, "weight", "one face to customers in being", can_be_off=True),
    Parameter(
        "forced_counts",
        0.0,
        0.0,
        1.0,
        "share",
        "weight of a forced act in being: a definition",
        symbol="phi",
        drawn=False,
    ),
)

GAP_OF_TWO_FACES = 0.5  # a channel gap at which a firm has two faces
HALF_USING = 0.5  # posts a head that make `using` one half


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set the indicators of this topic. Needs the week's `channel_gap`."""
    v, p = o.values, o.p
    _measure_people(o)
    v.one_face = 1.0 - min(1.0, abs(v.channel_gap) / GAP_OF_TWO_FACES)
    forced = _measure_practice(o, p.forced_counts)
    v.two_way_exchange, v.cross_unit_exchange, v.silo = _exchange(o)
    v.being = v.being_counting_forced = _weigh_parts(o)
    if forced and p.forced_counts < 1.0:
        _count_forced(o)


@lean
def _measure_people(o):  # type: ignore[no-untyped-def]
    e, v, f = o.people, o.values, o.firm
    practice, own, acts, forced, x, x2, leaders, peers = 0.0, 0.0, 0, 0, 0.0, 0.0, 0.0, 0.0
    boss, top, grievance = 0.0, 0.0, 0.0
    for i in range(len(e)):
        if e[i].present:
            practice += e[i].practice
            own += e[i].practice_own
            acts += e[i].act
            forced += e[i].forced
            x += e[i].openness
            leaders += e[i].trust
            boss += e[i].trust_boss
            top += e[i].trust_top
            grievance += e[i].grievance
            peers += e[i].peer_trust
    n = max(1.0, f.staff)
    mean = x / n
    for i in range(len(e)):
        if e[i].present:
            x2 += (e[i].openness - mean) ** 2
    posted = (f.open_posts + f.front_posts) / n
    v.using = posted / (posted + HALF_USING)
    v.practice, v.openness, v.culture_strength = practice / n, mean, 1.0 - 2.0 * math.sqrt(x2 / n)
    v.practice_own, v.forced_share = own / n, forced / acts if acts > 0 else 0.0
    v.trust_in_leaders, v.peer_trust = leaders / n, peers / n
    v.trust_in_boss, v.trust_in_top, v.grievance = boss / n, top / n, grievance / n
    v.trust = 0.5 * (v.trust_in_leaders + v.peer_trust)


@lean
def practice_counted(person, weight):  # type: ignore[no-untyped-def]
    """Practice of one person in which a forced act weighs so much: B0 + weight (B - B0)."""
    return person.practice - (1.0 - weight) * (person.practice - person.practice_own)


@lean
def _measure_practice(o, weight):  # type: ignore[no-untyped-def]
    """Lay out practice in `scratch`, set its mean outside marketing; whether any is forced."""
    e, counted, forced = o.people, o.scratch, False
    outside, seats = 0.0, 0
    for i in range(len(e)):
        counted[i] = practice_counted(e[i], weight)
        forced = forced or e[i].practice > e[i].practice_own
        if e[i].present and e[i].outside_marketing:
            outside += counted[i]
            seats += 1
    o.values.practice_outside_marketing = outside / seats if seats > 0 else 0.0
    return forced


@lean
def _exchange(o):  # type: ignore[no-untyped-def]
    """Exchange both ways of the practice in `scratch`, the same across units, and the silo.

    Units are laid out behind practice: a tie reads 8 bytes there instead of a person's 156.
    """
    e, t, practice, units = o.people, o.ties, o.scratch, o.scratch[len(o.people) :]
    for i in range(len(e)):
        units[i] = e[i].unit
    weight, both, cross_weight, cross_both = 0.0, 0.0, 0.0, 0.0
    for i in range(len(e)):
        own, unit = practice[i], units[i]
        for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
            shared = t[k].weight * min(own, practice[t[k].target])
            weight += t[k].weight
            both += shared
            if units[t[k].target] != unit:
                cross_weight += t[k].weight
                cross_both += shared
    two_way = both / weight if weight > 0.0 else 0.0
    across = cross_both / cross_weight if cross_weight > 0.0 else 0.0
    return two_way, two_way if len(o.units) == 1 else across, 1.0 - cross_weight / weight if weight > 0.0 else 1.0


@lean
def _count_forced(o):  # type: ignore[no-untyped-def]
    """Set `being_counting_forced`: weigh the parts with all acts, then put them back."""
    v = o.values
    practice, two_way, across = v.practice_outside_marketing, v.two_way_exchange, v.cross_unit_exchange
    _measure_practice(o, 1.0)
    v.two_way_exchange, v.cross_unit_exchange, _ = _exchange(o)
    v.being_counting_forced = _weigh_parts(o)
    v.practice_outside_marketing, v.two_way_exchange, v.cross_unit_exchange = practice, two_way, across


@lean
def _weigh_parts(o):  # type: ignore[no-untyped-def]
    v, p = o.values, o.p
    weights = p.weight_practice + p.weight_exchange + p.weight_cross_unit + p.weight_trust + p.weight_one_face
    return (
        p.weight_practice * v.practice_outside_marketing
        + p.weight_exchange * v.two_way_exchange
        + p.weight_cross_unit * v.cross_unit_exchange
        + p.weight_trust * v.trust
        + p.weight_one_face * v.one_face
    ) / weights
