"""What people bring: their state at week 0, or when a seat is filled anew.

    anchor = openness ~ N(mean + shift, sd), 0.02..0.98
    stubbornness ~ N(stubbornness_mean, stubbornness_sd), 0.05..0.95
    trust ~ N(initial_trust, trust_sd), 0..1, in boss and top alike; its r with the anchor is born_together
    skill, outside skill ~ N(base, sd), 0..1
    propensity ~ N(propensity_mean, propensity_sd)
    threshold ~ N(threshold_mean, threshold_sd), 0.02..0.9
    posts rate = posts_mean exp(posts_sd n - posts_sd^2/2)
    tiring = exp(tiring_sd n - tiring_sd^2/2)
    peer trust = peer_trust_unhelped + (1 - peer_trust_unhelped) p0

    a..b    the range a number is cut to
    mean, sd        of openness at the start, of the top and of leaders as the organization says; of those who are hired
    n       a standard normal number
    p0      mean chance of help at week 0
    shift   what a culture survey found in the unit, above the level of the parameters; 0 without one

Openness, trust, skill, peer trust and knowing who knows what have a shift, for those who come later too: units stay
different.

Who comes after week 0 knows less who knows what. Mean trust of hires is that of the people who leave in a usual week,
so that it rests: sum of hazard x trust over sum of hazard, at week 0. Customers: `customers/births.py`.
"""

from __future__ import annotations

import math

from simulation import randomness
from simulation.compiling import lean
from simulation.parameter import RIVAL, Parameter, constant

PARAMETERS = (
    constant("skill_sd", 0.1, "0..1", "how much people differ in skill at the start"),
    constant("outside_skill_sd", 0.05, "0..1", "how much people differ in skill with outsiders at the start"),
    constant("trust_sd", 0.1, "0..1", "how much people differ in trust at the start"),
    Parameter("born_together", 0.3, 0.0, 0.6, "r", "correlation of anchor and trust in what people bring"),
    constant("peer_trust_unhelped", 0.27, "0..1", "peer trust where no need is ever met"),
    constant("customer_sd", 0.1, "0..1", "how much customers differ in satisfaction and trust at the start"),
    constant("expectation_sd", 0.08, "0..1", "how much customers differ in what they expect (sd of b of E12)"),
    Parameter("customer_trust_start", 0.5, 0.25, 0.75, "0..1", "customers' trust at the start", drawn=False),
    constant("satisfaction_gap", 0.03, "0..1", "satisfaction below service at the start"),
)


@lean
def clipped(value, low, high):  # type: ignore[no-untyped-def]
    """A value cut to low..high."""
    return min(high, max(low, value))


@lean
def _draw_pair(o, number, i):  # type: ignore[no-untyped-def]
    a, b, c, d = randomness.block(o.clock, randomness.BIRTH, number, i, o.people[i].holder, 0)
    return randomness.normal(a, b), randomness.normal(c, d)


@lean
def openness_drawn(o, i):  # type: ignore[no-untyped-def]
    """Mean and spread of openness that the first holder of seat i is drawn with."""
    if o.people[i].top:
        return o.firm.top_openness, o.firm.top_sd
    if o.people[i].has_reports:
        return o.firm.leaders_openness, o.firm.leaders_sd
    return o.p.openness_mean, o.p.openness_sd


@lean
def person(o, i, openness_mean, openness_sd):  # type: ignore[no-untyped-def]
    """Draw what the holder of seat i brings: attitude, character, propensity.

    The numbers depend on seat and holder alone.
    """
    e, p = o.people, o.p
    a, s = _draw_pair(o, 0, i)
    trust, skill = _draw_pair(o, 1, i)
    outside, propensity = _draw_pair(o, 2, i)
    threshold, rate = _draw_pair(o, 3, i)
    tiring, _ = _draw_pair(o, 5, i)
    unit = o.units[e[i].unit]
    e[i].anchor = e[i].openness = clipped(openness_mean + unit.openness_shift + openness_sd * a, 0.02, 0.98)
    e[i].stubbornness = clipped(p.stubbornness_mean + p.stubbornness_sd * s, 0.05, 0.95)
    together = p.born_together if o.on.trusts != RIVAL else 0.0
    trust = together * a + math.sqrt(1.0 - together * together) * trust
    e[i].trust = clipped(o.firm.hires_trust + unit.trust_shift + p.trust_sd * trust, 0.0, 1.0)
    e[i].trust_boss = e[i].trust_top = e[i].trust
    e[i].grievance = 0.0
    e[i].skill = clipped(p.base_skill + unit.skill_shift + p.skill_sd * skill, 0.0, 1.0)
    e[i].outside_skill = clipped(p.base_outside_skill + p.outside_skill_sd * outside, 0.0, 1.0)
    e[i].propensity = p.propensity_mean + p.propensity_sd * propensity
    e[i].threshold = clipped(p.threshold_mean + p.threshold_sd * threshold, 0.02, 0.9)
    e[i].posts_rate = p.posts_mean * math.exp(p.posts_sd * rate - p.posts_sd * p.posts_sd / 2.0)
    e[i].tiring = math.exp(p.tiring_sd * tiring - p.tiring_sd * p.tiring_sd / 2.0)
    e[i].usefulness = p.usefulness_start
    e[i].knows_who = p.directory_start + unit.knows_who_shift


@lean
def settle(o, i):  # type: ignore[no-untyped-def]
    """Set the rest of a newcomer's state after week 0: not tired, in no community."""
    e, p = o.people, o.p
    unit = o.units[e[i].unit]
    e[i].peer_trust = clipped(rested_peer_trust(p, o.firm.chance_start) + unit.peer_trust_shift, 0.0, 1.0)
    e[i].knows_who = p.newcomer_directory * (p.directory_start + unit.knows_who_shift)
    e[i].habit = e[i].practice = e[i].practice_own = e[i].ceremony = 0.0
    e[i].recent = e[i].fatigue = e[i].posts_memory = e[i].tenure = e[i].launch_evidence = 0.0
    for slot in range(o.slots.shape[1]):
        k = o.slots[i, slot]
        if k >= 0:
            o.communities[k].members -= 1
            o.slots[i, slot] = -1
    for row in range(len(o.levers.kinds)):
        if o.levers.kinds[row].used:
            o.levers.asked[row, i] = 1  # was not here when it was launched: neither credit nor grudge


@lean
def rested_peer_trust(p, chance):  # type: ignore[no-untyped-def]
    """Peer trust at rest where needs are met with this chance."""
    return p.peer_trust_unhelped + (1.0 - p.peer_trust_unhelped) * chance
