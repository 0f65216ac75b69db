"""Taking part (E3): who acts, by choice or under pressure, and what they contribute.

Step 4.

    P(act) = A sigma(u + push)
    u = z + bU U^ + bS sigma(kS (n - th)) + bH h cue + bX x + bK k - bF f
        - bR (1 - E) (1 - Tb) (1 - flat/2) (1 - discreet m) + bL deeds + bL champions' time
    U^ = U + rU (collaborative - individual reward) + 0.5 b_best
    push = bM mandate (not for the top) + bC counting
    A = a0 + (1 - a0) max(tools, mail)
    act = r < A sigma(u + push)
    forced = act and not r < A sigma(u)
    contributions ~ Poisson(rate) when acting (0 = reads only); Poisson(rate (1 - y)) when forced
    quality = 0.1 (1 - 0.4 counting) if forced
    quality = min(1, 0.15 + 1.275 x k) (1 - 0.4 counting) otherwise
    B' = 0.8 B + 0.2 act (1 - m); a forced act counts 1 - y

    u, push utility of taking part; pressure to do so (both log odds)
    A       access, 0..1; a0 of it without the tool
    z       own inclination (propensity), log odds
    U, U^   usefulness experienced, 0..1, and expected
    n, th   mean practice of those one turns to, forced acts discounted (E15), 0..1; the threshold it has to pass
    h, x, k, f  habit, attitude, skill, fatigue, 0..1
    m       share of contributions that goes to chosen people by mail (E37), 0..1; 0 without it
    cue     1; 0 in a week whose routines are broken
    E, Tb   discretion; trust in the boss (E2), 0..1
    b_best  benefit of one's best community, 0..1
    r       one uniform random number a person and week
    rate    contributions in an active week
    B, y    visible practice; how far one has learned to comply for show (E15), 0..1
    bU .. bC    effects, log odds
    deeds, champions' time, flat, mandate, counting, tools, mail, rewards   levels of these levers, 0..1

Rival forms: contagion "simple" replaces bS sigma(..) by bS min(1, n/(2 th)), equal at n = th; deeds "consequence"
replaces bL deeds by bL clip((mean U of direct reports - 0.4)/0.6); deeds "belief" lets leaders use the time granted as
far as they are convinced (E20). With participation "given" everybody acts with the same chance, whatever the rest
does: from the same random seed the same people say the same words, until people come and go.

Sources: Granovetter 1978; Centola & Macy 2007; Watts 2002; Venkatesh et al. 2003 (UTAUT). Noise can reverse what
complex contagion says about weak ties (Eckles et al. 2024): the sharpness is swept.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from simulation import levers as lever
from simulation import randomness
from simulation.compiling import inlined, lean
from simulation.mechanisms import beliefs, compliance, empowerment, mail, rewards, trust
from simulation.parameter import OFF, PUBLISHED, RIVAL, SECOND_RIVAL, Choice, Drivers, Parameter, constant
from simulation.played import decisions
from simulation.precision import ZERO

GIVEN = 4  # of the choice `participation`: no rival form, but what holds volume equal

SWITCHES = (
    Choice(
        "participation",
        {"off": OFF, "on": PUBLISHED, "given": GIVEN},
        "on",
        "whether people take part, by their own lights or all with the same chance (E3)",
    ),
    Choice(
        "contagion",
        {"complex": PUBLISHED, "simple": RIVAL},
        "complex",
        "whether seeing others act needs a threshold (E3)",
    ),
    Choice(
        "deeds",
        {"cause": PUBLISHED, "consequence": RIVAL, "belief": SECOND_RIVAL},
        "cause",
        "whether leaders' deeds make it useful, its usefulness makes leaders act, or their belief does (E3)",
    ),
)

PARAMETERS = (
    Parameter("propensity_mean", -4.3, -5.5, -3.0, "logit", "what people bring to taking part", symbol="b0").based_on(
        "assumption; target 20 % active (vendor survey of fifteen firms)"
    ),
    Parameter(
        "propensity_sd", 1.56, 1.28, 1.83, "logit", "how much people differ in it", "Lean community 2024", "sd z"
    ),
    Parameter("usefulness_effect", 1.6, 0.8, 2.4, "logit", "effect of experienced usefulness", symbol="bU").based_on(
        "direction Venkatesh et al. 2003; size an assumption"
    ),
    Parameter("social_effect", 1.3, 0.0, 3.0, "logit", "effect of seeing others act", symbol="bS"),
    Parameter(
        "threshold_sharpness", 10.0, 2.0, 40.0, "-", "how sharp the threshold is", "direction Eckles et al. 2024", "kS"
    ),
    Parameter(
        "threshold_mean", 0.25, 0.1, 0.4, "share", "share of neighbours that has to act first", symbol="th_mean"
    ).based_on("direction Centola et al. 2018; size an assumption"),
    Parameter("threshold_sd", 0.12, 0.05, 0.25, "share", "how much people differ in it", symbol="th_sd"),
    Parameter("habit_effect", 1.6, 0.8, 2.4, "logit", "effect of habit", symbol="bH"),
    Parameter("openness_effect", 1.8, 0.9, 2.7, "logit", "effect of openness", symbol="bX", can_be_off=True),
    Parameter("skill_effect", 0.8, 0.4, 1.2, "logit", "effect of skill", symbol="bK", drawn=False),
    Parameter("fatigue_effect", 1.5, 0.0, 3.0, "logit", "effect of fatigue", symbol="bF"),
    Parameter("voice_risk", 0.8, 0.0, 3.0, "logit", "risk of speaking up without discretion and trust", symbol="bR"),
    Parameter("mandate_push", 2.2, 1.0, 3.5, "logit", "push of a mandate", symbol="bM"),
    Parameter("counting_push", 0.8, 0.0, 2.0, "logit", "push of counting activity", symbol="bC"),
    Parameter(
        "deeds_push", 3.0, 1.0, 4.0, "logit", "push of deeds and of champions' time", symbol="bL", can_be_off=True
    ),
    Parameter("access_today", 0.1, 0.0, 0.3, "share", "reach of the means that exist without the tool", symbol="a0"),
    Parameter(
        "posts_mean", 1.5, 0.5, 4.0, "posts/week", "contributions in an active week", symbol="lambda", drawn=False
    ),
    Parameter("posts_sd", 0.935, 0.82, 1.05, "log", "how unequal they are", "Nurek & Michalski 2019", "lambda_sd"),
    constant("community_pull", 0.5, "x", "benefit of the best community against own usefulness"),
    constant("flat_relief", 0.5, "share", "voice risk taken off by a flat organization"),
    constant("forced_quality", 0.1, "0..1", "quality of a forced contribution"),
    constant("quality_base", 0.15, "0..1", "quality without openness or skill"),
    constant("quality_slope", 1.275, "-", "quality by openness times skill"),
    constant("practice_memory", 0.8, "share", "how much of last week's visible practice stays", symbol="B"),
    constant("memory_weeks", 26.0, "weeks", "how long contributions are remembered"),
    constant("front_posts_rate", 10.0, "posts/week", "posts of a front seat at full external marketing"),
    Parameter("given_chance", 0.3, 0.0, 1.0, "chance", "acting in a week, where it is given", drawn=False),
    Parameter("outside_share", 0.25, 0.0, 0.5, "share", "share of contributions seen outside, at full discretion"),
)

DRIVERS = Drivers(
    "Taking part",
    "log odds",
    {
        "propensity": "own inclination",
        "usefulness": "how useful it has been",
        "rewards": "rewards expected",
        "communities": "benefit of communities",
        "neighbours": "seeing others act",
        "habit": "habit",
        "openness": "attitude",
        "skill": "skill",
        "fatigue": "fatigue",
        "voice risk": "risk of speaking up",
        "leaders' deeds": "leaders' deeds",
        "champions' time": "champions' time",
        "demand": "having to",
        "counting": "activity counted",
    },
)


@inlined
def logistic(v):  # type: ignore[no-untyped-def]
    """1/(1 + exp(-v)), without overflow."""
    small = math.exp(-abs(v))
    return (1.0 if v >= 0.0 else small) / (1.0 + small)


@lean
def take_part(o):  # type: ignore[no-untyped-def]
    """Who acts this week, and what they contribute."""
    see(o)
    randomness.pairs_of_draws(o.clock, randomness.PARTICIPATION, o.people, o.scratch)
    decisions.change_luck(o)
    for i in range(len(o.people)):
        _decide(o, i)
    for i in range(len(o.played)):  # none, but in a week in which somebody is played
        decisions.decide(o, i, access(o, i), *chances(o, i))
    mail.contribute(o)


@lean
def see(o):  # type: ignore[no-untyped-def]
    """Set what everybody sees: the mean example of those they turn to, 0..1."""
    e, t, v = o.people, o.ties, o.voices  # a tie reads 16 bytes instead of the 156 of a person
    for j in range(len(e)):
        v[j].practice = compliance.example(o, j)
    for i in range(len(e)):
        total = ZERO
        first, count = np.uint32(o.rows[i].start), np.uint32(o.rows[i].count)
        for k in range(first, first + count):
            total += v[np.uint32(t[k].target)].practice
        e[i].neighbours = total / e.practice.dtype.type(max(1, count))


@inlined
def _decide(o, i):  # type: ignore[no-untyped-def]
    e, r = o.people, o.scratch[2 * i]
    by_choice, with_push = chances(o, i)
    acts = e[i].present and r < with_push
    e[i].act, e[i].forced = acts, acts and r >= by_choice


@inlined
def chances(o, i):  # type: ignore[no-untyped-def]
    """Chances that person i acts: by choice, and with the push of mandate and counting."""
    if o.on.participation == GIVEN:
        return 1.0 * o.p.given_chance, 1.0 * o.p.given_chance
    reach = access(o, i)
    terms = utility(o, i)
    u = 0.0
    for term in terms:
        u += term
    pushed, real = compliance.push(o, i), o.people.trust.dtype.type
    by_choice = logistic(real(u))
    with_push = logistic(real(u + pushed)) if pushed != 0.0 else by_choice  # nobody is pushed by most strategies
    return reach * by_choice, reach * with_push


@inlined
def access(o, i):  # type: ignore[no-untyped-def]
    """Chance that the means of taking part are within reach of person i."""
    level = o.levers.level
    return o.p.access_today + (1.0 - o.p.access_today) * max(level[lever.TOOLS, i], level[lever.MAIL, i])


@inlined
def utility(o, i):  # type: ignore[no-untyped-def]
    """The terms of person i's utility without any push, in the order of DRIVERS."""
    e, p = o.people, o.p
    social = social_pull(p, o.on.contagion, e[i].neighbours, e[i].threshold)
    flat = p.flat_relief * o.levers.level[lever.FLATNESS, 0]
    risk = (1.0 - empowerment.discretion(o, i)) * (1.0 - trust.safety(o, i)) * (1.0 - flat)
    risk *= 1.0 - p.discreet * mail.private_share(o, i)
    return (
        1.0 * e[i].propensity,
        p.usefulness_effect * e[i].usefulness,
        p.usefulness_effect * rewards.expected(o, i),
        p.usefulness_effect * p.community_pull * best_benefit(o, i),
        social,
        p.habit_effect * e[i].habit * o.firm.cue,
        p.openness_effect * e[i].openness,
        p.skill_effect * e[i].skill,
        -p.fatigue_effect * e[i].fatigue,
        -p.voice_risk * risk,
        deeds(o, i),
        p.deeds_push * o.levers.level[lever.INFORMAL_LEADERS, i],
    )


@inlined
def social_pull(p, form, neighbours, threshold):  # type: ignore[no-untyped-def]
    """Social reinforcement by neighbours who act: complex contagion, or the simple rival."""
    if form == RIVAL:
        return p.social_effect * min(1.0, neighbours / (2.0 * threshold))
    return p.social_effect * logistic(p.threshold_sharpness * (neighbours - threshold))


@inlined
def deeds(o, i):  # type: ignore[no-untyped-def]
    """Push of time freed and used visibly; rival form: of how useful one's reports find it."""
    if o.on.deeds == RIVAL:
        if not o.people[i].has_reports:
            return 0.0
        found = (beliefs.reports_usefulness(o, i) - o.p.usefulness_threshold) / (1.0 - o.p.usefulness_threshold)
        return o.p.deeds_push * min(1.0, max(0.0, found))
    granted = o.p.deeds_push * o.levers.level[lever.DEEDS, i]
    return granted * beliefs.convinced(o, i) if o.on.deeds == SECOND_RIVAL else granted


@inlined
def best_benefit(o, i):  # type: ignore[no-untyped-def]
    """Benefit of the best of person i's communities, 0..1."""
    best = 0.0
    for slot in range(o.slots.shape[1]):
        c = o.slots[i, slot]
        if c >= 0:
            best = max(best, o.communities[c].benefit)
    return best


def drivers(o: Any, i: int) -> Any:
    """The terms of person i's utility and of the push, in the order of DRIVERS."""
    return (*utility(o, i), *compliance.pushes(o, i))
