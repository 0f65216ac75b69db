"""People of week 0: they have taken part, or not, for years without a programme.

Everybody lives through the last 104 weeks before week 0, or as many as one has been there, by E3 to E6 with attitude,
trust and skill as they are at week 0:

    n = mean over those one turns to of A sigma(u), nobody seen acting, without habit
    act, contributions, U', h' and B' as in E3, E4 and E5, help with the chance of week 0
    joining a community with chance 0.1 j in a week with an act, leaving it with chance l0 + l1 a week (E6, no benefit;
    there is none to join where communities are founded: E25)
    z = mean h of the unit, at most the first ceiling

P, one's mean chance to act in these weeks, tells what is usual: B0 = mean P, contributions = sum of P x rate. Ideas
wait and have improved as much as these keep up: J = ideas a week, G = implemented a week/(N/100)/(1 - 0.99).
"""

from __future__ import annotations

import math

from simulation import randomness
from simulation.at_rest import survey
from simulation.compiling import lean
from simulation.mechanisms import (
    communities,
    empowerment,
    habit,
    ideas,
    knowledge,
    participation,
    readers,
    turnover,
    usefulness,
)
from simulation.parameter import OFF, RIVAL

PAST = 104  # weeks


@lean
def set_help_chances(o):  # type: ignore[no-untyped-def]
    """Set the chance of help of week 0, and the trust in colleagues at which it rests."""
    e, p = o.people, o.p
    total = 0.0
    for i in range(len(e)):
        known = p.help_base + p.directory_help * e[i].knows_who
        e[i].help_chance = min(1.0, known) * knowledge.strength(p, e[i].strong_ties)
        total += e[i].help_chance
    o.firm.chance_start = total / len(e)
    survey.trust_colleagues(o)


@lean
def live_past(o):  # type: ignore[no-untyped-def]
    """Give everybody a past, units their integration, and the firm its usual contributions."""
    e, f = o.people, o.firm
    for i in range(len(e)):
        e[i].buffer, _ = participation.chances(o, i)
    for i in range(len(e)):
        e[i].neighbours = _usually_seen(o, i)
    for i in range(len(e)):
        e[i].buffer = _live(o, i, min(PAST, int(e[i].tenure)))
        f.usual_practice += e[i].buffer / len(e)
    communities.count_members(o)
    if o.on.habit != OFF:
        habit.average_units(o)
        for unit in range(len(o.units)):
            o.units[unit].embedding = min(o.units[unit].mean_habit, 1.0 / habit.STAGES)
    _contribute(o)


@lean
def _usually_seen(o, i):  # type: ignore[no-untyped-def]
    first, count = o.rows[i].start, o.rows[i].count
    total = 0.0
    for k in range(first, first + count):
        total += o.people[o.ties[k].target].buffer
    return total / count if count > 0 else 0.0


@lean
def _live(o, i, weeks):  # type: ignore[no-untyped-def]
    """Let person i live through so many weeks; return the mean chance to act."""
    e, p = o.people, o.p
    if weeks == 0:
        return 1.0 * e[i].buffer
    total = 0.0
    e[i].act = 1
    help_chance, _ = knowledge.chance_of_help(o, i)
    needs = knowledge.need_chance(o, i)
    for ago in range(weeks, 0, -1):
        r, u, need, met = randomness.draws(o.clock, randomness.PERSON_PAST, i, ago, 0)
        chance, _ = participation.chances(o, i)
        total += chance
        e[i].act = 1 if r < chance else 0
        e[i].posts = randomness.poisson(min(e[i].posts_rate, 500.0), u) if e[i].act else 0
        e[i].need = 1 if need < needs else 0
        e[i].met = 1 if met < help_chance else 0
        if o.on.usefulness != OFF:
            usefulness.learn(o, i, met)
        if o.on.habit != OFF:
            e[i].habit = habit.grown(p, e[i].habit, e[i].act, 0, p.context_base)
        if o.on.communities == readers.FIXED and e[i].act:
            _join(o, i, ago)
        e[i].posts_memory = e[i].posts_memory * (1.0 - 1.0 / p.memory_weeks) + e[i].posts
        e[i].practice = p.practice_memory * e[i].practice + (1.0 - p.practice_memory) * e[i].act
        e[i].practice_own = e[i].practice  # nobody was pushed
    e[i].act = e[i].posts = e[i].need = e[i].met = 0
    return total / weeks


@lean
def _join(o, i, ago):  # type: ignore[no-untyped-def]
    """Perhaps join a community so many weeks ago that is not left before week 0."""
    p = o.p
    joins, which, leaves, _ = randomness.block(o.clock, randomness.PERSON_PAST, 0, i, ago, 0)
    if joins >= p.joining * p.joining_useless:
        return
    if math.log(leaves) >= ago * math.log(1.0 - p.leaving_base - p.leaving_useless):
        return  # left again
    k, free = min(len(o.communities) - 1, int(which * len(o.communities))), -1
    for slot in range(o.slots.shape[1]):
        if o.slots[i, slot] == k:
            return
        if o.slots[i, slot] < 0 and free < 0:
            free = slot
    if free >= 0:
        o.slots[i, free], o.joined[i, free] = k, -ago


@lean
def _contribute(o):  # type: ignore[no-untyped-def]
    """Contributions and ideas of a usual week, by everybody's mean chance to act."""
    e, f, p = o.people, o.firm, o.p
    spoken = 0.0
    for i in range(len(e)):
        posts = e[i].buffer * min(e[i].posts_rate, 500.0)
        f.staff_posts += posts
        f.good_posts += posts * min(1.0, p.quality_base + p.quality_slope * e[i].openness * e[i].skill)
        f.posters_outside_skill += posts * e[i].outside_skill
        spoken += posts * empowerment.discretion(o, i)
    f.open_posts = f.staff_posts
    if f.staff_posts > 0.0:
        f.mean_quality = f.good_posts / f.staff_posts
        f.posters_outside_skill /= f.staff_posts
    f.outside_posts = p.outside_share * spoken
    f.staff_share = 1.0 if f.outside_posts > 0.0 else 0.0
    if o.on.ideas != OFF:
        f.backlog = p.ideas_per_post * f.good_posts
        ideas.flow(o)
        if p.gain_kept < 1.0:  # else they improve without end
            f.gain = f.implemented / (f.staff / 100.0) / (1.0 - p.gain_kept)


@lean
def balance_turnover(o):  # type: ignore[no-untyped-def]
    """Let those who are hired trust leaders as those who quit in a usual week, and be as open."""
    e, f = o.people, o.firm
    turnover.mean_openness(o)
    quits, trust, mean, anchor, mean_anchor = 0.0, 0.0, 0.0, 0.0, 0.0
    for i in range(len(e)):
        hazard = turnover.quit_hazard(o, i)
        quits += hazard
        unit = o.units[e[i].unit]
        brought, conviction = e[i].trust - unit.trust_shift, e[i].anchor - unit.openness_shift
        trust += hazard * brought
        mean += brought
        anchor += hazard * conviction
        mean_anchor += conviction
    f.quit_start = quits / len(e)
    for k in range(len(o.ties)):
        o.ties[k].rate *= 1.0 + 2.0 * f.quit_start * (1.0 - o.p.inherited_ties) / o.p.tie_decay
    if quits > 0.0:
        f.hires_trust += trust / quits - mean / len(e)
    if quits > 0.0 and o.on.trusts != RIVAL:  # then those who trust less are less open, too
        f.hires_openness = anchor / quits - mean_anchor / len(e)
