"""What people know (E17): facts in topics, held rightly or wrongly.

Steps 3 and 5; only where the choice `knowledge` is "topics".

    30 facts in K topics; each is true one way or the other (`reality`); a seat has one topic
    a newcomer holds a fact of the seat's topic with chance depth, any other with chance breadth, all rightly
    need: with chance pn a week one fact outside the topic, each as likely, is looked for, if one does not hold it
    a need that is met (E18) leaves the fact behind with chance keep
    a fact outside the topic is forgotten with chance phi a week
    a fact of the topic held wrongly is put right by trial with chance explore a week
    phi = (pn s0 p0 keep + h (breadth n - m0))/m0

    p0      mean chance that a need is met at week 0 (E18)
    s0      share of the facts outside one's topic that one does not hold, mean at week 0
    m0, n   facts outside one's topic that one holds, mean at week 0; facts outside one's topic
    h       mean chance of quitting a week at week 0
    pn, keep, depth, breadth, explore   see the table

Fact b belongs to topic b K/30, rounded down, and a seat keeps its topic when its holder changes. So week 0 rests: what
needs teach and newcomers bring, phi and quits take. With one topic nothing lies outside it: nobody needs anything. The
event `technology` turns each fact with chance share; `drift` turns each with its rate a year from then on. Nothing else
is touched: what people and memories (E19) hold is then wrong until somebody finds out.

Sources: none; sizes are assumptions. At the defaults phi is 0.0125 a week in a firm of 1,000 (`midsize`, mean of three
seeds), a half-life of 13 months; skills without use fall by half in eleven (Tatel & Ackerman 2025), which was not used.
"""

from __future__ import annotations

from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import workload
from simulation.parameter import PUBLISHED, RIVAL, Parameter
from simulation.prices import WEEKS_A_YEAR

POOLED, TOPICS = PUBLISHED, RIVAL  # options of the choice `knowledge` (E7)
FACTS = 30

PARAMETERS = (
    Parameter("depth", 0.8, 0.5, 1.0, "share", "facts of one's topic that one knows", drawn=False),
    Parameter("breadth", 0.12, 0.04, 0.3, "share", "facts of other topics that one knows", drawn=False),
    Parameter("keep", 0.3, 0.0, 0.6, "chance", "keeping the fact that met a need", drawn=False),
    Parameter(
        "explore", 0.01, 0.0, 0.03, "chance", "a week's work puts a wrong fact of one's topic right", drawn=False
    ),
)


# --- sets of facts are the bits of a whole number -----------------------------------------------------------------


@lean
def divide(o):  # type: ignore[no-untyped-def]
    """Divide facts into topics: start[k] .. start[k + 1], and the set of each."""
    t = o.facts
    count = len(t.sets)
    for topic in range(count + 1):
        t.start[topic] = (FACTS * topic + count - 1) // count
    for topic in range(count):
        t.sets[topic] = (1 << t.start[topic + 1]) - (1 << t.start[topic])
        for fact in range(t.start[topic], t.start[topic + 1]):
            t.topic[fact] = topic


@lean
def own(o, i):  # type: ignore[no-untyped-def]
    """The facts of the topic of seat i."""
    return o.facts.sets[o.facts.people[i].topic]


@lean
def size_of(facts):  # type: ignore[no-untyped-def]
    """How many facts a set holds."""
    v = int(facts)
    v -= (v >> 1) & 0x55555555
    v = (v & 0x33333333) + ((v >> 2) & 0x33333333)
    return (((v + (v >> 4)) & 0x0F0F0F0F) * 0x01010101 >> 24) & 0xFF


@lean
def right(known, belief, reality):  # type: ignore[no-untyped-def]
    """The facts of those known that are held as they are."""
    return int(known) & ~(int(belief) ^ int(reality))


@lean
def holds(o, j, fact):  # type: ignore[no-untyped-def]
    """Whether person j holds a fact rightly."""
    f = o.facts.people
    return right(f[j].known, f[j].belief, o.firm.reality) >> fact & 1 == 1


@lean
def choose(o, stream, first_block, i, facts, count):  # type: ignore[no-untyped-def]
    """Draw so many facts of a set for person i, from the blocks of a stream."""
    taken = 0
    for number in range(count):
        u, _, _, _ = randomness.block(o.clock, stream, first_block + number, i, o.people[i].holder, o.clock.week)
        left = facts & ~taken
        for _ in range(min(size_of(left) - 1, int(u * size_of(left)))):
            left &= left - 1  # without its lowest fact
        taken |= left & -left
    return taken


# --- what people bring --------------------------------------------------------------------------------------------


@lean
def assign(o):  # type: ignore[no-untyped-def]
    """Give every seat its topic, and its holder at week 0 what one knows."""
    divide(o)
    topics = len(o.facts.sets)
    for i in range(len(o.people)):
        u, _, _, _ = randomness.draws(o.clock, randomness.FACTS, i, 0, 0)
        o.facts.people[i].topic = min(topics - 1, int(u * topics))
        arrive(o, i, 1.0)
    list_experts(o)


@lean
def arrive(o, i, share):  # type: ignore[no-untyped-def]
    """Draw what the holder of seat i knows; share: of whom one knows at week 0, against others."""
    f, p, d = o.facts.people, o.p, o.facts.directory
    mine, known = own(o, i), 0
    for number in range(8):
        u = randomness.block(o.clock, randomness.FACTS, number, i, o.people[i].holder, 0)
        for place in range(4):
            fact = 4 * number + place
            if fact < FACTS and u[place] < (p.depth if (mine >> fact) & 1 else p.breadth):
                known |= 1 << fact
    f[i].known, f[i].belief = known, known & int(o.firm.reality)
    f[i].filed = f[i].filed_belief = 0
    f[i].load, f[i].given, f[i].knows_whom = f[i].usual, 0, share * p.knows_whom_start
    for topic in range(d.shape[1]):
        d[i, topic] = share * p.directory_start


@lean
def list_experts(o):  # type: ignore[no-untyped-def]
    """List who is present by topic: experts[first[k] .. first[k + 1]]."""
    f, first = o.facts.people, o.facts.first
    first[:] = 0
    for i in range(len(f)):
        if o.people[i].present:
            first[f[i].topic + 1] += 1
    for topic in range(1, len(first)):
        first[topic] += first[topic - 1]
    there = first[len(first) - 1]
    for i in range(len(f) - 1, -1, -1):
        if o.people[i].present:
            first[f[i].topic + 1] -= 1  # ends as the start of the topic
            o.facts.experts[first[f[i].topic + 1]] = i
    for topic in range(len(first) - 1):
        first[topic] = first[topic + 1]
    first[len(first) - 1] = there


@lean
def leave(o, i):  # type: ignore[no-untyped-def]
    """Count person i among those who are lost: what one knew of them is worth nothing now."""
    lost, first, topic = o.facts.lost, o.facts.first, o.facts.people[i].topic
    lost[topic] += 1.0 / max(1, first[topic + 1] - first[topic])
    lost[len(lost) - 1] += 1.0 / max(1.0, o.firm.staff)


# --- the week -----------------------------------------------------------------------------------------------------


@lean
def arise(o):  # type: ignore[no-untyped-def]
    """Who needs a fact outside one's topic this week, and which."""
    e, f, u = o.people, o.facts.people, o.scratch
    randomness.pairs_of_draws(o.clock, randomness.NEEDS, e, u)
    for i in range(len(e)):
        e[i].need = e[i].met = f[i].kept = 0
        e[i].answerer = -1
        if e[i].present and u[2 * i] < o.p.need_rate * workload.work(o, i) and len(o.facts.sets) > 1:
            fact = asked(o, f[i].topic, u[2 * i + 1])
            if not (f[i].known >> fact) & 1:
                e[i].need, f[i].fact = 1, fact
                o.firm.needs += 1.0


@lean
def asked(o, topic, u):  # type: ignore[no-untyped-def]
    """The fact outside a topic that is looked for, each as likely."""
    start, end = o.facts.start[topic], o.facts.start[topic + 1]
    others = FACTS - (end - start)
    rank = min(others - 1, int(u * others))
    return rank if rank < start else rank + end - start


@lean
def lacking(o, i):  # type: ignore[no-untyped-def]
    """The facts outside one's topic that person i does not hold."""
    return ((1 << FACTS) - 1) & ~(own(o, i) | int(o.facts.people[i].known))


@lean
def share_lacking(o, i):  # type: ignore[no-untyped-def]
    """Share of the facts outside one's topic that person i does not hold."""
    others = FACTS - size_of(own(o, i))
    return size_of(lacking(o, i)) / others if others > 0 else 0.0


@lean
def hold(o, i, facts, belief):  # type: ignore[no-untyped-def]
    """Let person i hold these facts as they stand in a belief."""
    f = o.facts.people
    f[i].known = int(f[i].known) | facts
    f[i].belief = (int(f[i].belief) & ~facts) | (belief & facts)


@lean
def relearn(o):  # type: ignore[no-untyped-def]
    """Keep facts found, forget facts outside one's topic, find out by trial what is wrong in it."""
    e, f, reality = o.people, o.facts.people, int(o.firm.reality)
    forgetting = o.firm.forgetting
    randomness.first_draws(o.clock, randomness.FORGET, e, len(e), o.scratch)
    for i in range(len(e)):
        if f[i].kept:  # not before: others must not find it this week
            hold(o, i, 1 << f[i].fact, reality)
        if e[i].present:
            mine, known = own(o, i), int(f[i].known)
            others, u = known & ~mine, o.scratch[i]
            if u > 1.0 - size_of(others) * forgetting:  # else none is: (1 - phi)^m is at least 1 - m phi
                count = randomness.binomial(size_of(others), forgetting, u)
                gone = choose(o, randomness.FORGET, 0, i, others, count)
                f[i].known, f[i].belief = known & ~gone, int(f[i].belief) & ~gone
            wrong = mine & int(f[i].known) & (int(f[i].belief) ^ reality)
            if wrong:
                u, _, _, _ = randomness.draws(o.clock, randomness.TRIAL, i, e[i].holder, o.clock.week)
                count = randomness.binomial(size_of(wrong), o.p.explore, u)
                f[i].belief = int(f[i].belief) ^ choose(o, randomness.TRIAL, 0, i, wrong, count)


@lean
def wear(o):  # type: ignore[no-untyped-def]
    """Let what people know lose worth where `drift` says so: facts turn, or all fades."""
    yearly = o.firm.drift
    if yearly > 0.0 and o.on.knowledge == TOPICS:
        turn(o, yearly / WEEKS_A_YEAR, 0, o.clock.week)
    elif yearly > 0.0:
        fade(o, 1.0 - yearly / WEEKS_A_YEAR)


@lean
def fade(o, kept):  # type: ignore[no-untyped-def]
    """Let skill, who knows what and content keep so much of themselves."""
    e, c = o.people, o.communities
    for i in range(len(e)):
        e[i].skill *= kept
        e[i].outside_skill *= kept
        e[i].knows_who *= kept
    for k in range(len(c)):
        c[k].content *= kept
        c[k].benefit = c[k].content / (c[k].content + o.p.half_benefit_content)


@lean
def turn(o, chance, number, week):  # type: ignore[no-untyped-def]
    """Turn each fact with a chance; number tells the turns of a week apart."""
    reality = int(o.firm.reality)
    for fact in range(FACTS):
        u, _, _, _ = randomness.draws(o.clock, randomness.REALITY, fact, number, week)
        if u < chance:
            reality ^= 1 << fact
    o.firm.reality = reality
