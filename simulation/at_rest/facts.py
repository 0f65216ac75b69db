"""What people know at week 0, and the forgetting that lets it rest (E17, E18).

Whoever has been there for long knows more of what those around know, and lacks what nobody near can tell:

    held at week 0 with chance (g + h b)/(g + phi + h); g = pn/others x chance of help for this fact x keep
    (b where g, phi and h are all 0)
    phi = (sum of g over facts lacking + h (b others - held) people)/held

    b, h        breadth; mean chance of quitting a week at week 0: newcomers hold any fact with chance b
    others, held    facts outside one's topic; of these held by all

A fact's chance of help depends on what the others hold, so facts are drawn in rounds, from the same random numbers. So
is peer trust where people hoard, on which the chance of help depends.
"""

from __future__ import annotations

from simulation import newcomers, randomness
from simulation.compiling import lean
from simulation.mechanisms import answering, asking, memory, prospects, topics

ROUNDS = 5
PAST = 32  # weeks of answers that are drawn before week 0
FIRST_GUESS = 0.3  # of the chance of help


@lean
def begin(o):  # type: ignore[no-untyped-def]
    """Give everybody what they know; set chance of help, load and forgetting of week 0."""
    f, p = o.firm, o.p
    topics.assign(o)
    for k in range(len(o.facts.communities)):
        o.facts.communities[k].topic = k % len(o.facts.sets)
    f.chance_start = FIRST_GUESS
    others = topics.FACTS - topics.FACTS / len(o.facts.sets)
    if others > 0.0:
        f.forgetting = p.need_rate * p.keep * FIRST_GUESS / others * (1.0 - p.breadth) / p.breadth
    for number in range(ROUNDS):
        o.people.peer_trust[:] = newcomers.rested_peer_trust(p, f.chance_start)
        answering.open_up(o)
        _balance(o, number < ROUNDS - 1)
    o.people.peer_trust[:] = newcomers.rested_peer_trust(p, f.chance_start)
    _load(o, p.need_rate * f.lacking * f.chance_start)
    o.facts.holders.seat[:] = -1
    memory.follow(o)
    o.facts.holders.left[:] = -memory.KEPT


@lean
def _balance(o, again):  # type: ignore[no-untyped-def]
    """Set chance of help and forgetting by what people know; again: draw that anew."""
    e, f, t, p, quits = o.people, o.firm, o.facts.people, o.p, o.firm.quit_start
    gained, held, due, lacking, met = 0.0, 0.0, 0.0, 0.0, 0.0
    f.by_colleague = f.by_directory = f.by_broker = 0.0
    for i in range(len(e)):
        own = topics.own(o, i)
        prospects.look_around(o, i)
        others, mine, found, known = topics.FACTS - topics.size_of(own), 0, 0.0, own & int(t[i].known)
        for fact in range(topics.FACTS if others > 0 else 0):
            if not own >> fact & 1:
                colleague, directory, broker = prospects.usual_routes(o, i, fact)
                chance = colleague + directory + broker
                gain = p.need_rate * p.keep * chance / others
                if t[i].known >> fact & 1:
                    held += 1.0
                else:
                    gained, found, mine = gained + gain, found + chance, mine + 1
                    f.by_colleague += p.need_rate * colleague / others
                    f.by_directory += p.need_rate * directory / others
                    f.by_broker += p.need_rate * broker / others
                if again and _drawn(o, i, fact) < _held(p, gain, f.forgetting, quits):
                    known |= 1 << fact
        t[i].fact = known  # kept apart until everybody has been looked at
        e[i].help_chance = found / max(1, mine)
        due += p.breadth * others
        met += found / max(1, others)
        lacking += mine / max(1, others)
    f.lacking = lacking / len(e)
    f.chance_start = met / lacking if lacking > 0.0 else 0.0
    f.forgetting = min(1.0, max(0.0, (gained + quits * (due - held)) / held)) if held > 0.0 else 0.0
    for i in range(len(e) if again else 0):
        t[i].known, t[i].belief = t[i].fact, t[i].fact & int(f.reality)


@lean
def _held(p, gain, forgetting, quits):  # type: ignore[no-untyped-def]
    """Chance that a fact is held at week 0: as newcomers hold it where nothing ever changes."""
    if gain + forgetting + quits <= 0.0:
        return p.breadth
    return (gain + quits * p.breadth) / (gain + forgetting + quits)


@lean
def _drawn(o, i, fact):  # type: ignore[no-untyped-def]
    """The number that decides whether person i holds a fact at week 0, as in `topics.arrive`."""
    u = randomness.block(o.clock, randomness.FACTS, fact // 4, i, 0, 0)
    return u[fact % 4]


@lean
def _load(o, answers):  # type: ignore[no-untyped-def]
    """Give everybody the load of a usual week: colleagues' needs, and an equal part of the rest."""
    f = o.facts.people
    for i in range(len(f)):
        _load_colleagues(o, i)
    others = answers
    for i in range(len(f)):
        others -= f[i].usual / len(f)
    for i in range(len(f)):
        f[i].usual += max(0.0, others)
        f[i].load = f[i].usual
        for number in range(PAST // 4):
            for u in randomness.block(o.clock, randomness.LOAD, number, i, 0, 0):
                f[i].load += (randomness.poisson(f[i].usual, u) - f[i].load) / asking.LOAD_MEMORY


@lean
def _load_colleagues(o, i):  # type: ignore[no-untyped-def]
    """Add what person i gets of each colleague in a usual week."""
    f, p, t = o.facts.people, o.p, o.ties
    lacking, share = topics.lacking(o, i), topics.share_lacking(o, i)
    count, weight, strong = topics.size_of(lacking), 0.0, 0.0
    first, end = o.rows[i].start, o.rows[i].start + o.rows[i].count
    for k in range(first, end):
        weight += t[k].weight
        strong += t[k].weight if t[k].weight >= p.strong_weight else 0.0
    for k in range(first, end if count else first):
        j = t[k].target
        drawn = (1.0 - p.strong_tie_share) * t[k].weight / weight
        if t[k].weight >= p.strong_weight:
            drawn += p.strong_tie_share * t[k].weight / strong
        held = topics.size_of(lacking & topics.right(f[j].known, f[j].belief, o.firm.reality)) / count
        f[j].usual += p.need_rate * share * drawn * held * f[j].will
