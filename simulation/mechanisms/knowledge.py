"""Help and who knows what (E7): the network meets needs, and people learn whom to ask.

Step 3: a need for outside knowledge arises with chance pn a week. Step 5: it is met or lapses.

    p = clip(base + tool part) (1 - xi (1 - strong))
    base = g0 + gW w
    tool part = gN reach mean quality (0.5 + C) (1 - m) + gC b_best act
    reach = act min(1, 2 n)
    strong = 1 - exp(-strong ties/3)
    C' = C + aC (o - C) on a need
    w' = w + (aW vis + e) (1 - w) - dW (w - w0)
    e = h0 (1 - nd) w0/(1 - w0)

    p       chance that a need is met, 0..1
    w, w0   knowing who knows what, 0..1; the same at week 0, shifted where a culture survey found another level
    C       trust that colleagues help, 0..1
    n       mean practice of those one turns to, forced acts discounted (E15), 0..1
    act     1 if one takes part this week, else 0
    mean quality    of the week's contributions, 0..1
    b_best  benefit of one's best community, 0..1
    m       share of contributions that goes to chosen people by mail (E37), 0..1
    strong ties     number of ties of weight 0.4 or more
    xi      share of needs that only strong ties can meet
    o       1 if the need was met, else 0.27 (C rests where help is at its week-0 chance), and the unit's shift
    vis     share of others' work one notices (E16), 0..1
    g0, gW, gN, gC  chances of help: without knowing whom to ask, by knowing, by the network, by the best community
    aC, aW, dW  peer trust moved by a need; learning and forgetting who knows what, 1/week
    e       what everyday work teaches of who knows what: just what usual turnover takes, 1/week
    h0      mean chance of quitting a week at week 0
    nd      what a newcomer knows of who knows what, share of w0

Help came through the network with chance tool part/(base + tool part). Then the answerer is a uniformly drawn tie of
a uniformly drawn tie. With turnover mean w rests at (aW vis + e + (dW + h nd) w0)/(aW vis + e + dW + h),
h its hazard: at w0 where h = h0 and vis = 0. Switched off, needs are met with the week-0 chance.

Sources: Wegner 1987; Ren, Carley & Argote 2006; Leonardi 2014/15; Hansen 1999 for strong ties. Sizes are assumptions.
"""

from __future__ import annotations

import math
from typing import Any

from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import asking, mail, prospects, readers, topics, visibility, workload
from simulation.mechanisms.participation import best_benefit
from simulation.parameter import OFF, Choice, Drivers, Parameter, constant
from simulation.played import decisions

SWITCHES = (
    Choice(
        "knowledge",
        {"off": OFF, "pooled": topics.POOLED, "topics": topics.TOPICS},
        "pooled",
        "whether help is a chance that the tools add to, or comes from people who hold a fact (E7, E17, E18, E19)",
    ),
)

PARAMETERS = (
    Parameter("need_rate", 0.5, 0.1, 1.0, "1/week", "need for outside knowledge", symbol="pn"),
    Parameter("help_base", 0.25, 0.125, 0.375, "chance", "help without knowing whom to ask", symbol="g0", drawn=False),
    Parameter("directory_help", 0.25, 0.125, 0.375, "chance", "help by knowing who knows", symbol="gW"),
    Parameter("network_help", 0.5, 0.25, 0.75, "chance", "help by asking the network", symbol="gN"),
    Parameter("community_help", 0.25, 0.125, 0.375, "chance", "help by the best community", symbol="gC", drawn=False),
    Parameter(
        "directory_start", 0.25, 0.125, 0.375, "0..1", "knowing who knows what at week 0", symbol="w0", drawn=False
    ),
    Parameter("directory_gain", 0.03, 0.015, 0.045, "1/week", "learning who knows from visible work", symbol="aW"),
    Parameter("directory_loss", 0.005, 0.0025, 0.0075, "1/week", "forgetting who knows", symbol="dW", drawn=False),
    Parameter(
        "strong_tie_share", 0.3, 0.0, 0.8, "share", "needs that only strong ties can meet", symbol="xi", drawn=False
    ).based_on("direction Hansen 1999"),
    Parameter("peer_trust_step", 0.02, 0.005, 0.05, "1/need", "peer trust gained or lost by a need", symbol="aC"),
    constant("unmet_outcome", 0.27, "0..1", "peer trust after a need not met"),
    constant("strong_tie_scale", 3.0, "ties", "strong ties for two thirds of complex needs"),
    constant("trust_in_answers", 0.5, "-", "use of the network's answers without peer trust"),
)

DRIVERS = Drivers(
    "Getting help",
    "chance",
    {
        "base": "base",
        "knows who": "knowing who knows what",
        "network": "network",
        "communities": "benefit of communities",
        "colleagues": "colleagues one turns to",
        "knows whom": "knowing whom others know",
        "open questions": "answers to open questions",
        "memory": "memory of communities",
        "too few strong ties": "too few strong ties",
    },
)


@lean
def arise(o):  # type: ignore[no-untyped-def]
    """Who needs outside knowledge this week."""
    o.firm.needs = 0.0
    topics.wear(o)
    if o.on.knowledge == topics.TOPICS:
        topics.arise(o)
        return
    randomness.first_draws(o.clock, randomness.NEEDS, o.people, len(o.people), o.scratch)
    for i in range(len(o.people)):
        o.people[i].need = o.people[i].met = 0
        o.people[i].answerer = -1
        if o.people[i].present and o.scratch[i] < o.p.need_rate * workload.work(o, i):
            o.people[i].need = 1
            o.firm.needs += 1.0


@lean
def help_each_other(o):  # type: ignore[no-untyped-def]
    """Which needs are met, by whom, and what people learn from it."""
    o.firm.needs_met = o.firm.by_community = 0.0
    o.communities.met[:] = 0.0
    if o.on.knowledge == topics.TOPICS:
        asking.help_each_other(o)
        _notice_all(o)
        return
    for i in range(len(o.people)):
        if o.people[i].present:
            chance, network_share = chance_of_help(o, i)
            o.people[i].help_chance = chance
            if o.people[i].need:
                _ask(o, i, chance, network_share)
            _notice(o, i)
    decisions.name_answerers(o)


@lean
def chance_of_help(o, i):  # type: ignore[no-untyped-def]
    """Chance that a need of person i is met, and the share of it that comes through the network."""
    if o.on.knowledge == OFF:
        return o.firm.chance_start, 0.0
    if o.on.knowledge == topics.TOPICS:
        return 1.0 * o.people[i].help_chance, 0.0
    base, known, network, community, _ = help_parts(o, i)
    total = base + known + network + community
    chance = min(1.0, total) * strength(o.p, o.people[i].strong_ties)
    return chance, ((network + community) / total if total > 0.0 else 0.0)


@lean
def help_parts(o, i):  # type: ignore[no-untyped-def]
    """The parts of person i's chance of pooled help; the last one takes away."""
    e, p = o.people, o.p
    reach = e[i].act * min(1.0, 2.0 * e[i].neighbours)
    network = p.network_help * reach * o.firm.mean_quality * (p.trust_in_answers + e[i].peer_trust)
    network *= 1.0 - mail.private_share(o, i)
    community = p.community_help * best_benefit(o, i) * e[i].act
    known = p.directory_help * e[i].knows_who
    reachable = min(1.0, p.help_base + known + network + community)
    return p.help_base, known, network, community, -reachable * (1.0 - strength(p, e[i].strong_ties))


@lean
def strength(p, strong_ties):  # type: ignore[no-untyped-def]
    """Share of needs a person's ties are strong enough for: 1 - xi exp(-strong ties/3)."""
    return 1.0 - p.strong_tie_share * math.exp(-strong_ties / p.strong_tie_scale)


@lean
def _ask(o, i, chance, network_share):  # type: ignore[no-untyped-def]
    e, p = o.people, o.p
    u, way, first, second = randomness.draws(o.clock, randomness.HELP, i, e[i].holder, o.clock.week)
    outcome = p.unmet_outcome
    if u < chance:
        outcome = 1.0
        e[i].met = 1
        o.firm.needs_met += 1.0
        if e[i].act and o.on.knowledge != OFF:
            _credit_community(o, i)
        if way < network_share:
            e[i].answerer = friend_of_friend(o, i, first, second)
    if o.on.knowledge != OFF:
        outcome += o.units[e[i].unit].peer_trust_shift
        e[i].peer_trust = min(1.0, max(0.0, e[i].peer_trust + p.peer_trust_step * (outcome - e[i].peer_trust)))


@lean
def _credit_community(o, i):  # type: ignore[no-untyped-def]
    """Book to the best community of person i its share of a need that is met."""
    k = readers.best_of(o, i)
    if k >= 0:
        base, known, network, community, _ = help_parts(o, i)
        if community > 0.0:
            readers.credit(o, k, community / (base + known + network + community))


@lean
def a_tie(o, i, u):  # type: ignore[no-untyped-def]
    """A uniformly drawn tie of person i (-1: has none)."""
    count = o.rows[i].count
    if count == 0:
        return -1
    return int(o.ties[o.rows[i].start + min(count - 1, int(u * count))].target)


@lean
def friend_of_friend(o, i, first, second):  # type: ignore[no-untyped-def]
    """A uniformly drawn tie of a uniformly drawn tie of person i; -1 = none, or i itself."""
    through = a_tie(o, i, first)
    if through < 0:
        return -1
    found = a_tie(o, through, second)
    return -1 if found == i else found


@lean
def _notice(o, i):  # type: ignore[no-untyped-def]
    if o.on.knowledge != OFF:
        e, p = o.people, o.p
        vis = visibility.noticed_work(o, i)
        w = e[i].knows_who
        start = p.directory_start + o.units[e[i].unit].knows_who_shift
        learned = (p.directory_gain * vis + asking.everyday_learning(p, o.firm.quit_start, start, 0.0)) * (1.0 - w)
        e[i].knows_who = w + learned - p.directory_loss * (w - start)


@lean
def _notice_all(o):  # type: ignore[no-untyped-def]
    """Who knows what and whom is learned by topic, from visible work and visible exchanges."""
    f = o.firm
    exchanges = o.p.addressed + f.by_open / max(1.0, f.open_posts)  # a contribution
    for i in range(len(o.people)):
        if o.people[i].present:
            asking.notice(o, i, visibility.noticed_work(o, i), visibility.noticed_share_of_work(o, i, exchanges))
    o.facts.lost[:] = 0.0


@lean
def need_chance(o, i):  # type: ignore[no-untyped-def]
    """Chance a week that person i needs something of others."""
    return o.p.need_rate * (topics.share_lacking(o, i) if o.on.knowledge == topics.TOPICS else 1.0)


@lean
def usual_need_chance(o):  # type: ignore[no-untyped-def]
    """The mean of these chances at week 0."""
    return o.p.need_rate * (o.firm.lacking if o.on.knowledge == topics.TOPICS else 1.0)


def drivers(o: Any, i: int) -> Any:
    """The parts of person i's chance of help, in the order of DRIVERS."""
    if o.on.knowledge == topics.TOPICS:
        colleague, directory, broker, asked, memory, hard = prospects.help_parts(o, i)
        return 0.0, directory, 0.0, 0.0, colleague, broker, asked, memory, hard
    base, known, network, community, hard = help_parts(o, i)
    return base, known, network, community, 0.0, 0.0, 0.0, 0.0, hard
