"""Attitudes (E1): people move towards those they hear, see, and fall back to.

Step 9. Everybody moves at once, from the values found on entry.

    x'_i = clip(x_i + mu [s (a_i - x_i) + (1 - s) (heard_i - x_i)])
    heard_i = clip(sum_j W_ij xe_j + rho (sum_j W_ij B_j - B_i))
    xe_j = x_j + ww words (1 - x_j) for a manager, else x_j
    W_ij ~ w_ij v_ij, rows sum to 1
    v_ij = omega_L (1 - 0.3 flatness) (0.5 + 0.5 Tb_i) if j is the manager of i
    v_ij = omega_I (0.5 + 0.5 T_i) if j is an informal leader
    v_ij = 1 + wup two_way_i if j reports to i
    v_ij = 1 otherwise

    x, a    attitude (openness) and its anchor, 0..1
    xe      attitude that is expressed, 0..1
    heard   attitude that others show, in words and deeds, 0..1
    mu      how fast attitudes move, 1/week
    s       stubbornness, 0..1; half of it in a newcomer's first 26 weeks
    B; T, Tb, Tt    visible practice, forced acts discounted (E15); trust in leaders, boss, top (E2), 0..1
    w, v    weight of the tie; how much j counts beside it (1 = a peer)
    W       their product as a share of all that i hears
    rho     weight of others' deeds beside their views, 0..1
    ww      share of leaders' words heard as their attitude, 0..1
    omega   how much a manager (L) and an informal leader (I) count, x peer
    wup     weight that reports gain at full two-way traffic
    words, flatness, two_way   levels of these levers, 0..1

clip cuts to 0..1. In a flat organization each of the top counts flatness (0.5 + 0.5 Tt_i) for everybody. Somebody with
nobody to listen to listens to oneself. With rho = 0 attitudes rest at x* = (I - (I - S) W)^-1 S a. With S = 0 they
agree on pi.x(0), where pi is the left eigenvector of W.

Rival form "bounded confidence" (Deffuant; Hegselmann & Krause 2002): only views within 0.2 of one's own are heard.
Sources: Friedkin & Johnsen 1990; DeGroot 1974. Weights and speed are assumptions.
"""

from __future__ import annotations

from collections import namedtuple
from typing import Any

import numpy as np

from simulation import levers as lever
from simulation.compiling import lean
from simulation.mechanisms import compliance
from simulation.parameter import OFF, PUBLISHED, RIVAL, Choice, Drivers, Parameter, constant
from simulation.precision import ONE, ZERO, clip

SWITCHES = (
    Choice(
        "influence",
        {"off": OFF, "friedkin-johnsen": PUBLISHED, "bounded-confidence": RIVAL},
        "friedkin-johnsen",
        "whom attitudes follow (E1)",
    ),
)

PARAMETERS = (
    Parameter("attitude_step", 0.05, 0.02, 0.15, "1/week", "how fast attitudes move", symbol="mu"),
    Parameter(
        "stubbornness_mean", 0.5, 0.2, 0.8, "0..1", "weight of the anchor against others", symbol="s_mean"
    ).based_on("direction Yaniv & Kleinberger 2000; size an assumption"),
    Parameter("stubbornness_sd", 0.15, 0.075, 0.3, "0..1", "how much people differ in it", symbol="s_sd", drawn=False),
    Parameter("manager_weight", 3.0, 1.0, 6.0, "x peer", "how much one's manager counts", symbol="omega_L"),
    Parameter(
        "informal_weight", 2.0, 1.0, 6.0, "x peer", "how much an informal leader counts", symbol="omega_I"
    ).based_on("assumption; McKinsey on hidden influencers (vendor, qualitative)"),
    Parameter("deeds_share", 0.5, 0.0, 1.0, "share", "how much others' deeds count beside their views", symbol="rho"),
    Parameter("openness_mean", 0.35, 0.15, 0.6, "0..1", "openness at the start", symbol="x0_mean"),
    Parameter("openness_sd", 0.15, 0.075, 0.3, "0..1", "how much people differ in it", symbol="x0_sd", drawn=False),
    Parameter("words_heard", 0.5, 0.0, 1.0, "share", "share of leaders' words heard as their attitude", symbol="ww"),
    Parameter("reports_weight", 1.0, 0.0, 2.0, "x peer", "weight reports gain where traffic is two-way", symbol="wup"),
    constant("trusting_weight", 0.5, "x", "what a leader counts for without trust; with full trust 1"),
    constant("flat_manager_loss", 0.3, "share", "weight a manager loses in a flat organization"),
    constant("newcomer_stubbornness", 0.5, "x", "stubbornness in the first 26 weeks"),
    Parameter("confidence_radius", 0.2, 0.1, 0.4, "0..1", "views heard in the rival form", "assumption", "eps"),
)

DRIVERS = Drivers(
    "Attitude",
    "pull a week",
    {
        "anchor": "pull of the old conviction",
        "manager": "manager",
        "informal leaders": "informal leaders",
        "reports": "reports",
        "peers": "peers",
        "the top": "the top",
        "others' deeds": "others' deeds",
    },
)
NEWCOMER_WEEKS = 26

Hearing = namedtuple("Hearing", "trusting manager informal report deeds flat top_voice top_deeds top_count")
Hearing.__doc__ = "Weights of what is heard, and the sums of what the top show in a flat organization, as columns are."


@lean
def influence(o):  # type: ignore[no-untyped-def]
    """Attitudes after a week of hearing and seeing each other, all at once."""
    e, p, real = o.people, o.p, o.voices.expressed.dtype.type
    hearing = speak(o)
    for i in range(len(e)):
        if e[i].present:
            s = real(firmness(o, i))
            heard = real(bounded(o, i, hearing)) if o.on.influence == RIVAL else listen(o, i, hearing)
            pull = s * (e[i].anchor - e[i].openness) + (ONE - s) * (heard - e[i].openness)
            e[i].openness = clip(e[i].openness + real(p.attitude_step) * pull)


@lean
def speak(o):  # type: ignore[no-untyped-def]
    """Lay out what each person shows the others this week; return the weights it is heard with.

    So everybody reads what was there on entry. A tie reads 16 bytes instead of a person's 156, and what is expressed
    is computed once and not for each listener.
    """
    e, p, v, real = o.people, o.p, o.voices, o.voices.expressed.dtype.type
    flat = o.levers.level[lever.FLATNESS, 0]
    top_voice, top_deeds, top_count = 0.0, 0.0, 0
    for j in range(len(e)):
        v[j].expressed, v[j].practice = expressed(o, j), compliance.example(o, j)
        v[j].manager, v[j].informal = e[j].manager, e[j].informal
        if e[j].top and e[j].present and flat > 0.0:
            top_voice += v[j].expressed
            top_deeds += v[j].practice
            top_count += 1
    return Hearing(
        real(p.trusting_weight),
        real(p.manager_weight * (1.0 - p.flat_manager_loss * flat)),
        real(p.informal_weight),
        real(p.reports_weight),
        real(p.deeds_share),
        real(flat),
        real(top_voice),
        real(top_deeds),
        real(top_count),
    )


@lean
def firmness(o, i):  # type: ignore[no-untyped-def]
    """Stubbornness of person i now: half of it while new."""
    fresh = o.people[i].holder > 0 and o.people[i].tenure < NEWCOMER_WEEKS
    return o.people[i].stubbornness * (o.p.newcomer_stubbornness if fresh else 1.0)


@lean
def expressed(o, j):  # type: ignore[no-untyped-def]
    """The attitude person j expresses: a manager's words add to what is thought."""
    x = o.people[j].openness
    if o.people[j].has_reports:
        return x + o.p.words_heard * o.levers.level[lever.WORDS, 0] * (1.0 - x)
    return x


@lean
def credit(o, trust):  # type: ignore[no-untyped-def]
    """How much leaders count by the trust in them: 0.5 .. 1."""
    return o.p.trusting_weight + (1.0 - o.p.trusting_weight) * trust


@lean
def voice_weight(o, i, j):  # type: ignore[no-untyped-def]
    """How much person j counts for person i beside the weight of their tie."""
    e, p = o.people, o.p
    if e[i].manager == j:
        weight = p.manager_weight * (1.0 - p.flat_manager_loss * o.levers.level[lever.FLATNESS, 0])
        return weight * credit(o, e[i].trust_boss)
    if e[j].informal:
        return p.informal_weight * credit(o, e[i].trust)
    if e[j].manager == i:
        return 1.0 + p.reports_weight * o.levers.level[lever.TWO_WAY, i]
    return 1.0


@lean
def listen(o, i, hearing):  # type: ignore[no-untyped-def]
    """What person i hears: what others say, plus how their deeds differ from one's own."""
    e, t, v, of, free = o.people, o.ties, o.voices, hearing, ONE - hearing.trusting
    manager = of.manager * (of.trusting + free * e[i].trust_boss)
    informal = of.informal * (of.trusting + free * e[i].trust)
    report = ONE + of.report * o.levers.level[lever.TWO_WAY, i]
    weights = voice = deeds = ZERO
    first = np.uint32(o.rows[i].start)  # unsigned: numba looks whether a signed place counts from the end (a fifth)
    for k in range(first, first + np.uint32(o.rows[i].count)):
        j = np.uint32(t[k].target)
        counts = report if v[j].manager == i else ONE  # choices without branches: voice_weight, last one first
        counts = informal if v[j].informal else counts
        counts = manager if np.uint32(e[i].manager) == j else counts
        w = t[k].weight * counts
        weights += w
        voice += w * v[j].expressed
        deeds += w * v[j].practice
    if of.top_count > ZERO:
        w = of.flat * (of.trusting + free * e[i].trust_top)
        own = ONE if e[i].top else ZERO
        weights += w * (of.top_count - own)
        voice += w * (of.top_voice - own * v[i].expressed)
        deeds += w * (of.top_deeds - own * v[i].practice)
    if weights <= ZERO:
        return e[i].openness
    return clip(voice / weights + of.deeds * (deeds / weights - v[i].practice))


@lean
def within_radius(o, i, said, weight):  # type: ignore[no-untyped-def]
    """The weight of what is said to person i in the rival form: 0 where views are too far apart."""
    return weight if abs(said - o.people[i].openness) <= o.p.confidence_radius else 0.0


@lean
def bounded(o, i, hearing):  # type: ignore[no-untyped-def]
    """The rival of `listen`: only views within the radius of one's own; deeds count as before."""
    e, t, v = o.people, o.ties, o.voices
    weights, deeds, close, moved = 0.0, 0.0, 0.0, 0.0
    for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
        j = t[k].target
        w = t[k].weight * voice_weight(o, i, j)
        weights += w
        deeds += w * v[j].practice
        near = within_radius(o, i, v[j].expressed, w)
        close += near
        moved += near * (v[j].expressed - e[i].openness)
    if hearing.top_count > ZERO:  # a flat organization hears the top in this form too
        for j in range(len(e)):
            if e[j].top and e[j].present and j != i:
                w = o.levers.level[lever.FLATNESS, 0] * credit(o, e[i].trust_top)
                weights += w
                deeds += w * v[j].practice
                near = within_radius(o, i, v[j].expressed, w)
                close += near
                moved += near * (v[j].expressed - e[i].openness)
    pull = moved / close if close > 0.0 else 0.0
    seen = o.p.deeds_share * (deeds / weights - v[i].practice) if weights > 0.0 else 0.0
    return min(1.0, max(0.0, e[i].openness + pull + seen))


@lean
def pulls(o, i):  # type: ignore[no-untyped-def]
    """What moves person i's attitude this week, in the order of DRIVERS.

    The terms add up to the week's change: where what is heard is cut off at 0 or 1, all that is heard shrinks alike.
    """
    e, t, p, s = o.people, o.ties, o.p, firmness(o, i)
    weights, close, deeds, manager, informal, reports, peers, top = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
        j = t[k].target
        w = t[k].weight * voice_weight(o, i, j)
        near = listened(o, i, j, w)
        pull = near * (expressed(o, j) - e[i].openness)
        weights += w
        close += near
        deeds += w * (compliance.example(o, j) - compliance.example(o, i))
        if e[i].manager == j:
            manager += pull
        elif e[j].informal:
            informal += pull
        elif e[j].manager == i:
            reports += pull
        else:
            peers += pull
    w = o.levers.level[lever.FLATNESS, 0] * credit(o, e[i].trust_top)
    for j in range(len(e)):
        if w > 0.0 and e[j].top and e[j].present and j != i:
            near = listened(o, i, j, w)
            top += near * (expressed(o, j) - e[i].openness)
            weights += w
            close += near
            deeds += w * (compliance.example(o, j) - compliance.example(o, i))
    share = 1.0 / close if close > 0.0 else 0.0
    seen = p.deeds_share / weights if weights > 0.0 else 0.0
    whole = share * (manager + informal + reports + peers + top) + seen * deeds
    move = p.attitude_step * (1.0 - s) * kept(e[i].openness, whole)
    return (
        p.attitude_step * s * (e[i].anchor - e[i].openness),
        move * share * manager,
        move * share * informal,
        move * share * reports,
        move * share * peers,
        move * share * top,
        move * seen * deeds,
    )


@lean
def listened(o, i, j, weight):  # type: ignore[no-untyped-def]
    """The weight of person j's views for person i in the form that is on."""
    return within_radius(o, i, expressed(o, j), weight) if o.on.influence == RIVAL else weight


@lean
def kept(openness, pull):  # type: ignore[no-untyped-def]
    """The share of a pull that is left once what is heard is cut off at 0 and 1."""
    return (min(1.0, max(0.0, openness + pull)) - openness) / pull if pull != 0.0 else 1.0


def drivers(o: Any, i: int) -> Any:
    """What moves person i's attitude this week, in the order of DRIVERS."""
    return pulls(o, i)
