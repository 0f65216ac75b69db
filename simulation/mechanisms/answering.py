"""Answering (E21): who is willing and able to answer a need for a fact.

Step 5, before the routes of E18; only where the choice `knowledge` is "topics".

    will = clip(willing + wb (Tb - T0) - hoarding (1 - C) (1 + individual - collaborative reward))
           x (1 + l0/cap)/(1 + load/cap)
    M_k = sum of depth x will over active people whose topic is k: among those one turns to, in the unit, in each own
          community
    an open question about topic k is answered with chance 1 - exp(-alpha (0.5 + C) M_k)
    memory holds the fact for one with chance find x max(b_c of own communities, search x best b_c, own mailbox (E37))

    will    chance that somebody who holds the fact answers, 0..1
    Tb, T0  trust in one's boss (E2), and its mean at week 0, 0..1
    C       trust that colleagues help, 0..1
    hoarding    how far people keep what they know to themselves, a property of the organization, 0..1
    load, l0    answers a week, smoothed over eight; the same of the seat in a usual week before week 0
    depth   share of one's own topic that one holds rightly, so that a fact that has turned is felt
    b_c     benefit of a community in whose memory (E19) the fact stands rightly

Who answers more than usual tires of it. Who trusts the boss helps: with `trusts=swapped` who trusts the top, and with
`trusts=one` there is no such term. Hoarders answer more where answers are rewarded together, and less where each
is rewarded alone.

Sources: Joyce & Kraut 2006 for alpha: 61 % of newcomers' messages were answered. Other sizes are assumptions. That
trust in the boss goes with helping is built in: `help_by_boss` 0 takes it out.
"""

from __future__ import annotations

import math

from simulation import levers as lever
from simulation.compiling import lean
from simulation.mechanisms import mail, readers, topics, trust
from simulation.parameter import OFF, RIVAL, Parameter

PARAMETERS = (
    Parameter("willing", 0.8, 0.5, 1.0, "chance", "answering what one knows, when asked", drawn=False),
    Parameter("help_by_boss", 0.3, 0.0, 0.6, "chance", "answering by who trusts the boss", symbol="wb", drawn=False),
    Parameter("answers_cap", 2.0, 0.5, 6.0, "answers/week", "answers that halve one's will", symbol="cap", drawn=False),
    Parameter("alpha", 0.3, 0.05, 0.6, "-", "an open question's chance, for each who can answer", drawn=False),
    Parameter("find", 0.7, 0.3, 1.0, "chance", "finding a fact in one's community's memory at benefit 1", drawn=False),
    Parameter("search", 0.3, 0.0, 1.0, "x", "finding it in other communities", drawn=False),
)


@lean
def open_up(o):  # type: ignore[no-untyped-def]
    """Set what everybody is willing and able to answer, and gather it by topic and place."""
    t, f = o.facts, o.facts.people
    t.heads[:, :], t.sums[:, :] = -1, 0.0
    t.able[:], o.firm.aside = 0.0, 0.0
    for i in range(len(f)):
        f[i].will = f[i].offer = 0.0
        if o.people[i].present:
            own = topics.own(o, i)
            right = topics.right(f[i].known, f[i].belief, o.firm.reality)
            f[i].will = willingness(o, i)
            for fact in range(t.start[f[i].topic], t.start[f[i].topic + 1]):
                t.able[fact] += f[i].will * ((right >> fact) & 1)
            o.firm.aside += f[i].will * topics.size_of(right & ~own) / max(1, topics.FACTS - topics.size_of(own))
            if o.people[i].act:
                f[i].offer = f[i].will * topics.size_of(right & own) / topics.size_of(own)
                _show(o, i)
    _read_memories(o)


@lean
def willingness(o, i):  # type: ignore[no-untyped-def]
    """Chance that person i answers what one knows."""
    p, f = o.p, o.facts.people
    will = p.willing
    if o.on.trusts != RIVAL:
        will += p.help_by_boss * (trust.safety(o, i) - p.initial_trust)
    if o.firm.hoarding > 0.0:
        rewards = 1.0
        if o.on.rewards != OFF:
            rewards += o.levers.level[lever.REWARD_INDIVIDUAL, i] - o.levers.level[lever.REWARD_COLLABORATIVE, i]
        will -= o.firm.hoarding * (1.0 - o.people[i].peer_trust) * rewards
    return min(1.0, max(0.0, will)) * (1.0 + f[i].usual / p.answers_cap) / (1.0 + f[i].load / p.answers_cap)


@lean
def _show(o, i):  # type: ignore[no-untyped-def]
    """Enter active person i in the lists of unit and communities, by topic.

    heads[place, topic] is the last one entered, next[person, list] the one before.
    """
    t, topic = o.facts, o.facts.people[i].topic
    for which in range(t.next.shape[1]):
        place = o.people[i].unit if which == 0 else len(o.units) + o.slots[i, which - 1]
        if place >= 0 and (which == 0 or o.slots[i, which - 1] >= 0):
            t.next[i, which] = t.heads[place, topic]
            t.heads[place, topic] = i
            t.sums[place, topic] += t.people[i].offer


@lean
def _read_memories(o):  # type: ignore[no-untyped-def]
    """Set best[fact], the largest benefit of a community in whose memory it stands rightly."""
    t, c = o.facts, o.facts.communities
    t.best[:] = 0.0
    for k in range(len(c)):
        right = topics.right(c[k].known, c[k].belief, o.firm.reality)
        for fact in range(topics.FACTS if right else 0):
            if (right >> fact) & 1:
                t.best[fact] = max(t.best[fact], o.communities[k].benefit)


@lean
def reach(o, i, topic):  # type: ignore[no-untyped-def]
    """What an open question of person i reaches of a topic: depth x will of active people (M)."""
    t, f = o.facts, o.facts.people
    total = t.sums[o.people[i].unit, topic]
    for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
        j = o.ties[k].target
        total += f[j].offer if f[j].topic == topic else 0.0
    for slot in range(o.slots.shape[1]):
        if o.slots[i, slot] >= 0:
            total += t.sums[len(o.units) + o.slots[i, slot], topic]
    return total


@lean
def answered(p, peer_trust, able):  # type: ignore[no-untyped-def]
    """Chance that an open question is answered where it reaches so much."""
    return 1.0 - math.exp(-p.alpha * (0.5 + peer_trust) * able)


@lean
def memory_chance(o, i, fact):  # type: ignore[no-untyped-def]
    """Chance that person i finds a fact in what communities remember."""
    t, c = o.facts, o.facts.communities
    best = max(o.p.search * t.best[fact], mail.filed(o, i, fact))
    if t.best[fact] > 0.0:
        for slot in range(o.slots.shape[1]):
            k = o.slots[i, slot]
            if k >= 0 and (topics.right(c[k].known, c[k].belief, o.firm.reality) >> fact) & 1:
                best = max(best, o.communities[k].benefit)
    return o.p.find * best


@lean
def remembered_by(o, i, fact):  # type: ignore[no-untyped-def]
    """The community in whose memory person i finds a fact most easily; -1 = none."""
    c, found, most = o.facts.communities, -1, 0.0
    for k in range(len(c)):
        if (topics.right(c[k].known, c[k].belief, o.firm.reality) >> fact) & 1:
            ease = o.communities[k].benefit * (1.0 if readers.is_member(o, i, k) else o.p.search)
            if ease > most:
                found, most = k, ease
    return found
