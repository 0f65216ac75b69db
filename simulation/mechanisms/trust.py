"""Trust in leaders (E2): slow to come, quick to go, and judged by deeds against words.

Step 10.

    T' = T + t+ (1 - T) e if e > 0
    T' = T + r t+ T e if e < 0
    T' = T + 0.1 F0 r t+ T0/(1 - T0) (1 - T) besides, every week
    e = clip(week) + launch
    week = gap + 0.15 (E - e0) + 0.1 act (U - 0.4) + 0.1 two_way (2 B_boss - 0.5)
        - 0.15 max(mandate, counting) - 0.1 min(1, F)
    gap = words (0.5 B_boss + 0.5 B_top - 0.8 words), times T where negative

    T       trust in leaders, 0..1
    e       evidence about leaders this week; clip cuts the ordinary week to -1..1
    launch  evidence from this week's launches (E9), which is not cut
    gap     a promise kept (above 0) or broken (below 0)
    B       visible practice of one's boss and of the top, 0..1
    E, e0   discretion now and today, 0..1
    U       usefulness experienced, 0..1, for those who act
    F       public outrage per 1,000 customers
    F0      mean of min(1, F) in a usual week (week 0): trust that usual outrage costs comes back
    T0      trust at the start
    t+, r   trust gained by a fully good week; trust lost against trust gained
    words, two_way, mandate, counting   levels of these levers, 0..1

A promise nobody believes cannot be broken; silence is neutral. Where nobody reports to anybody, informal leaders are
judged. n good weeks give T = 1 - (1 - T0) (1 - t+ e)^n. One full breach at T = 0.6, t+ = 0.02, r = 3 takes 4.3 fully
positive weeks to repair.

Rival form "symmetric": both ways with ts = t+ (1 + r)/2. Sources: Slovic 1993; Jonker & Treur 1999; Simons 2002. The
asymmetry weakens where prior trust is firm (Poortinga & Pidgeon 2004): r is swept. Sizes are assumptions.
"""

from __future__ import annotations

from typing import Any

from simulation import levers as lever
from simulation.compiling import lean
from simulation.mechanisms import empowerment, rewards
from simulation.parameter import OFF, PUBLISHED, RIVAL, Choice, Drivers, Parameter, constant

SWITCHES = (
    Choice(
        "trust",
        {"off": OFF, "asymmetric": PUBLISHED, "symmetric": RIVAL},
        "asymmetric",
        "whether trust is lost faster than gained (E2)",
    ),
)

PARAMETERS = (
    Parameter("trust_gain", 0.02, 0.005, 0.06, "1/week", "trust gained by a fully good week", symbol="t+"),
    Parameter("trust_asymmetry", 3.0, 1.0, 6.0, "x", "trust lost against trust gained", symbol="r").based_on(
        "direction Slovic 1993; size an assumption"
    ),
    Parameter("initial_trust", 0.5, 0.3, 0.7, "0..1", "trust in leaders at the start", symbol="T0"),
    constant("promise_scale", 0.8, "x", "deeds a full promise asks for"),
    constant("boss_share", 0.5, "share", "own boss against the top, in judging deeds"),
    constant("discretion_evidence", 0.15, "evidence", "of discretion given"),
    constant("use_evidence", 0.1, "evidence", "of finding it useful"),
    constant("answer_evidence", 0.1, "evidence", "of a boss who answers"),
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
    healing = recovery(o)
    for i in range(len(e)):
        if e[i].present:
            parts = evidence(o, i, top, informal)
            total = 0.0
            for part in parts[:-1]:
                total += part
            total = min(1.0, max(-1.0, total)) + parts[-1]
            after = judged(o.p, o.on.trust, e[i].trust, total)
            e[i].trust = after + healing * (1.0 - after)
        e[i].launch_evidence = 0.0


@lean
def recovery(o):  # type: ignore[no-untyped-def]
    """Share of missing trust that comes back in a week: what usual outrage takes at the start."""
    p = o.p
    lost = p.outrage_evidence * o.firm.usual_force * speeds(p, o.on.trust)[1]
    return lost * p.initial_trust / (1.0 - p.initial_trust)


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
def evidence(o, i, top, informal):  # type: ignore[no-untyped-def]
    """Evidence about leaders for person i, in the order of DRIVERS; the last part is not cut."""
    e, p, level = o.people, o.p, o.levers.level
    boss = boss_practice(o, i, top, informal)
    highest = top if o.firm.has_hierarchy != 0.0 else informal
    words = level[lever.WORDS, 0]
    gap = words * (p.boss_share * boss + (1.0 - p.boss_share) * highest - p.promise_scale * words)
    return (
        max(0.0, gap),
        min(0.0, gap) * e[i].trust,
        p.discretion_evidence * (empowerment.discretion(o, i) - p.empowerment_today),
        p.use_evidence * e[i].act * (e[i].usefulness - p.usefulness_threshold),
        p.answer_evidence * level[lever.TWO_WAY, i] * (2.0 * boss - p.answer_neutral),
        -p.control_evidence * max(level[lever.MANDATE, i], rewards.counting(o, i)),
        -p.outrage_evidence * min(1.0, o.firm.outrage),
        1.0 * e[i].launch_evidence,
    )


@lean
def judged(p, form, trust, evidence):  # type: ignore[no-untyped-def]
    """Trust after evidence: asymmetric as published, or symmetric (rival) at equal total speed."""
    gain, loss = speeds(p, form)
    after = trust + (gain * (1.0 - trust) if evidence > 0.0 else loss * trust) * evidence
    return min(1.0, max(0.0, after))


def drivers(o: Any, i: int) -> Any:
    """This week's evidence about leaders for person i, in the order of DRIVERS."""
    top = practice_of(o, o.people["top"])
    return evidence(o, i, top, practice_of(o, o.people["informal"]))
