"""Trust in leaders (E2): slow to come, quick to go; boss and top are judged apart, by deeds.

Step 10.

    T' = T + t+ (1 - T) e (1 - grudge G) if e > 0
    T' = T + r t+ T e if e < 0
    Tt' = Tt + 0.2 F0 r t+ T0/(1 - T0) (1 - Tt) besides, every week
    e = clip(week) + launch
    week of Tb = gap(B_boss, Tb) + shared + 0.2 two_way (2 B_boss - 0.5)
    week of Tt = gap(B_top, Tt) + shared - 0.2 min(1, F)
    shared = 0.15 (E - e0) + 0.1 act (U - 0.4) - 0.15 max(mandate, counting)
    gap(B, T) = words (B - 0.8 words), times T where negative
    launch = 0 of Tb, 2 x evidence from launches of Tt
    trust in leaders = (Tb + Tt)/2

    T       trust in the boss (Tb) or in the top (Tt), 0..1
    e       evidence about the one or the other this week; clip cuts the ordinary week to -1..1
    launch  evidence from this week's launches and abandoned changes (E9), which is not cut
    gap     a promise kept (above 0) or broken (below 0)
    B       visible practice of one's boss or of the top, 0..1
    E, e0   discretion now and today, 0..1
    U       usefulness experienced, 0..1, for those who act
    F       public outrage per 1,000 customers
    F0      mean of min(1, F) in a usual week (week 0): trust that usual outrage costs comes back
    T0      trust at the start, shifted where a culture survey found another level in the unit
    G       open grievance (E23), 0..1
    t+, r   trust gained by a fully good week; trust lost against trust gained
    words, two_way, mandate, counting   levels of these levers, 0..1

A promise nobody believes cannot be broken; silence is neutral. Where nobody reports to anybody, informal leaders are
judged, as boss and as top. What speaks of one of the two only counts double, so that the mean moves as it would if
there were one trust. n good weeks give T = 1 - (1 - T0) (1 - t+ e)^n where G = 0. One full breach at T = 0.6,
t+ = 0.02, r = 3 takes 4.3 fully positive weeks to repair, more with a grievance.

Trust in the boss is read by the risk of speaking up (E3) and by the manager's weight (E1), trust in the top by
commitment (E24) and by the weight of the top in a flat organization (E1), their mean by all others (E1, E10, E12).

Rival forms: `trusts=one` judges all leaders at once, gap by 0.5 B_boss + 0.5 B_top and every term once, without
grievance and commitment to the top; `trusts=swapped` lets the risk of speaking up read Tt and commitment Tb.
`trust=symmetric`: both ways with ts = t+ (1 + r)/2. Sources: Slovic 1993; Jonker & Treur 1999; Simons 2002. The
asymmetry weakens where prior trust is firm (Poortinga & Pidgeon 2004): r is swept. Sizes are assumptions.
"""

from __future__ import annotations

from typing import Any

from simulation import levers as lever
from simulation.compiling import inlined, lean
from simulation.mechanisms import empowerment, grievance, rewards
from simulation.parameter import OFF, PUBLISHED, RIVAL, SECOND_RIVAL, Choice, Drivers, Parameter, constant

SWITCHES = (
    Choice(
        "trust",
        {"off": OFF, "asymmetric": PUBLISHED, "symmetric": RIVAL},
        "asymmetric",
        "whether trust is lost faster than gained (E2)",
    ),
    Choice(
        "trusts",
        {"two": PUBLISHED, "one": RIVAL, "swapped": SECOND_RIVAL},
        "two",
        "whether boss and top are trusted apart, as one, or apart with what follows from them swapped (E2)",
    ),
)

PARAMETERS = (
    Parameter("trust_gain", 0.02, 0.005, 0.06, "1/week", "trust gained by a fully good week", symbol="t+"),
    Parameter("trust_asymmetry", 3.0, 1.0, 6.0, "x", "trust lost against trust gained", symbol="r").based_on(
        "direction Slovic 1993; size an assumption"
    ),
    Parameter("initial_trust", 0.5, 0.3, 0.7, "0..1", "trust in leaders at the start", symbol="T0"),
    constant("promise_scale", 0.8, "x", "deeds a full promise asks for"),
    constant("boss_share", 0.5, "share", "own boss against the top, in judging leaders as one"),
    constant("discretion_evidence", 0.15, "evidence", "of discretion given"),
    constant("use_evidence", 0.1, "evidence", "of finding it useful"),
    constant("answer_evidence", 0.1, "evidence", "of a boss who answers", can_be_off=True),
    constant("answer_neutral", 0.5, "0..1", "boss's practice (doubled) at which open traffic is neutral"),
    constant("control_evidence", 0.15, "evidence", "of being checked or counted"),
    constant("outrage_evidence", 0.1, "evidence", "of public outrage"),
)

DRIVERS = Drivers(
    "Trust in leaders",
    "evidence a week",
    {
        "kept promise": "kept promise",
        "broken promise": "broken promise",
        "discretion": "discretion",
        "usefulness": "how useful it has been",
        "boss answers": "boss answers",
        "control": "control",
        "incident": "incident",
        "launches": "launches",
    },
)


@lean
def update(o):  # type: ignore[no-untyped-def]
    """Trust after a week of evidence."""
    e = o.people
    top, informal = practice_of(o, e.top), practice_of(o, e.informal)
    lost = usual_loss(o)
    for i in range(len(e)):
        if e[i].present:
            healing = recovery(o, i, lost)
            if o.on.trusts == RIVAL:
                _judge_as_one(o, i, summed(evidence(o, i, top, informal)), healing)
            else:
                boss, highest = leaders_practice(o, i, top, informal)
                of_boss, of_top = summed(about_boss(o, i, boss)), summed(about_top(o, i, highest))
                _judge_apart(o, i, of_boss, of_top)
                e[i].trust_top += 2.0 * healing * (1.0 - e[i].trust_top)
                e[i].trust = 0.5 * (e[i].trust_boss + e[i].trust_top)
                grievance.remember(o, i, of_boss, of_top)
        e[i].launch_evidence = 0.0


@lean
def summed(parts):  # type: ignore[no-untyped-def]
    """All evidence of a week: the sum cut to -1..1, and the last part, which is not cut."""
    total = 0.0
    for part in parts[:-1]:
        total += part
    return min(1.0, max(-1.0, total)) + parts[-1]


@lean
def _judge_as_one(o, i, total, healing):  # type: ignore[no-untyped-def]
    after = judged(o.p, o.on.trust, o.people[i].trust, total)
    trust = after + healing * (1.0 - after)
    o.people[i].trust = o.people[i].trust_boss = o.people[i].trust_top = trust


@lean
def _judge_apart(o, i, of_boss, of_top):  # type: ignore[no-untyped-def]
    e = o.people
    e[i].trust_boss = judged(o.p, o.on.trust, e[i].trust_boss, grievance.held_back(o, i, of_boss))
    e[i].trust_top = judged(o.p, o.on.trust, e[i].trust_top, grievance.held_back(o, i, of_top))


@inlined
def safety(o, i):  # type: ignore[no-untyped-def]
    """The trust that makes speaking up safe for person i, and helping usual (E21): in the boss."""
    return o.people[i].trust_top if o.on.trusts == SECOND_RIVAL else o.people[i].trust_boss


@lean
def usual_loss(o):  # type: ignore[no-untyped-def]
    """Share of trust that usual outrage takes in a week."""
    return o.p.outrage_evidence * o.firm.usual_force * speeds(o.p, o.on.trust)[1]


@lean
def recovery(o, i, lost):  # type: ignore[no-untyped-def]
    """Share of missing trust that comes back to person i in a week: what is lost at the start."""
    start = o.p.initial_trust + o.units[o.people[i].unit].trust_shift
    return lost * start / (1.0 - start)


@lean
def speeds(p, form):  # type: ignore[no-untyped-def]
    """How fast trust is gained and lost: asymmetric as published, or symmetric (rival)."""
    if form == RIVAL:
        both = p.trust_gain * (1.0 + p.trust_asymmetry) / 2.0
        return both, both
    return p.trust_gain, p.trust_asymmetry * p.trust_gain


@lean
def practice_of(o, flags):  # type: ignore[no-untyped-def]
    """Mean practice of those present whose flag is set (0 where nobody is)."""
    total, count = 0.0, 0
    for j in range(len(flags)):
        if flags[j] and o.people[j].present:
            total += o.people[j].practice
            count += 1
    return total / count if count > 0 else 0.0


@lean
def boss_practice(o, i, top, informal):  # type: ignore[no-untyped-def]
    """Practice of one's boss; the head's own; the top's where no boss is present."""
    e = o.people
    if o.firm.has_hierarchy == 0.0:
        return informal
    if i == o.firm.head:
        return e[i].practice
    j = e[i].manager
    if j >= 0 and e[j].present:
        return e[j].practice
    return top


@lean
def leaders_practice(o, i, top, informal):  # type: ignore[no-untyped-def]
    """Practice of the boss and of the top, as person i judges them."""
    return boss_practice(o, i, top, informal), (top if o.firm.has_hierarchy != 0.0 else informal)


@lean
def gap(o, practice, trust):  # type: ignore[no-untyped-def]
    """A promise kept (first, else 0) or broken (second), by the deeds of whoever gave it."""
    words = o.levers.level[lever.WORDS, 0]
    found = words * (practice - o.p.promise_scale * words)
    return max(0.0, found), min(0.0, found) * trust


@lean
def shared(o, i):  # type: ignore[no-untyped-def]
    """Evidence that speaks of all leaders: discretion, usefulness, control."""
    e, p = o.people, o.p
    return (
        p.discretion_evidence * (empowerment.discretion(o, i) - p.empowerment_today),
        p.use_evidence * e[i].act * (e[i].usefulness - p.usefulness_threshold),
        -p.control_evidence * max(o.levers.level[lever.MANDATE, i], rewards.counting(o, i)),
    )


@lean
def answers(o, i, boss):  # type: ignore[no-untyped-def]
    """Evidence of a boss who answers."""
    return o.p.answer_evidence * o.levers.level[lever.TWO_WAY, i] * (2.0 * boss - o.p.answer_neutral)


@lean
def incident(o):  # type: ignore[no-untyped-def]
    """Evidence of public outrage."""
    return -o.p.outrage_evidence * min(1.0, o.firm.outrage)


@lean
def about_boss(o, i, boss):  # type: ignore[no-untyped-def]
    """Evidence about the boss of person i, in the order of DRIVERS; 0 what speaks of the top."""
    kept, broken = gap(o, boss, o.people[i].trust_boss)
    discretion, use, control = shared(o, i)
    return kept, broken, discretion, use, 2.0 * answers(o, i, boss), control, 0.0, 0.0


@lean
def about_top(o, i, top):  # type: ignore[no-untyped-def]
    """Evidence about the top for person i, in the order of DRIVERS; 0 what speaks of the boss."""
    kept, broken = gap(o, top, o.people[i].trust_top)
    discretion, use, control = shared(o, i)
    return kept, broken, discretion, use, 0.0, control, 2.0 * incident(o), 2.0 * o.people[i].launch_evidence


@lean
def evidence(o, i, top, informal):  # type: ignore[no-untyped-def]
    """Evidence about all leaders as one for person i, in the order of DRIVERS."""
    boss, highest = leaders_practice(o, i, top, informal)
    kept, broken = gap(o, o.p.boss_share * boss + (1.0 - o.p.boss_share) * highest, o.people[i].trust)
    discretion, use, control = shared(o, i)
    return (
        kept,
        broken,
        discretion,
        use,
        answers(o, i, boss),
        control,
        incident(o),
        1.0 * o.people[i].launch_evidence,
    )


@lean
def judged(p, form, trust, evidence):  # type: ignore[no-untyped-def]
    """Trust after evidence: asymmetric as published, or symmetric (rival) at equal total speed."""
    gain, loss = speeds(p, form)
    after = trust + (gain * (1.0 - trust) if evidence > 0.0 else loss * trust) * evidence
    return min(1.0, max(0.0, after))


def shake(o: Any, seats: Any, of_boss: float, of_top: float) -> None:
    """Let evidence about the boss and the top reach some people at once."""
    p, form, e = o.p, o.on.trust, o.people
    for i in seats if form != OFF else ():
        if o.on.trusts == RIVAL:
            e.trust[i] = judged(p, form, e.trust[i], 0.5 * (of_boss + of_top))
            e.trust_boss[i] = e.trust_top[i] = e.trust[i]
            continue
        e.trust_boss[i] = judged(p, form, e.trust_boss[i], of_boss)
        e.trust_top[i] = judged(p, form, e.trust_top[i], of_top)
        e.trust[i] = 0.5 * (e.trust_boss[i] + e.trust_top[i])
        e.grievance[i] = grievance.with_hurt(p, e.grievance[i], of_boss, of_top)


def drivers(o: Any, i: int) -> Any:
    """This week's evidence for person i, in the order of DRIVERS: mean of boss and top."""
    top, informal = practice_of(o, o.people["top"]), practice_of(o, o.people["informal"])
    if o.on.trusts == RIVAL:
        return evidence(o, i, top, informal)
    boss, highest = leaders_practice(o, i, top, informal)
    both = zip(about_boss(o, i, boss), about_top(o, i, highest), strict=True)
    return tuple(0.5 * (of_boss + of_top) for of_boss, of_top in both)
