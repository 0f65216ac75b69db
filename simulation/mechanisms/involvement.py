"""Involvement, fairness and fatigue (E9): being asked before a change; launches tire.

Launch (step 1). A lever that asks for attention d >= 0.1 and starts is a launch.

    a' = a + g (1 - a) for those asked to shape it in its first week or the 12 before
    evidence about leaders = +jq for those asked, -jq expectation for the others
    g = kq for tools, kq/4 for other launches

Being asked only in the 26 weeks after counts `late` times of both gains. Launch evidence enters trust (E2) with the
weight of jw (d/0.25) ordinary weeks.

Fatigue (step 11). What is new tires more than what has become routine.

    f' = f + fL load (1 - f) - fR f
    load = sum over levers of d L (0.3 + 0.7 exp(-weeks on/26)) (1 - 0.5 involvement)

    a       anchor of the attitude, 0..1
    g, kq   how far it moves; the same when asked before the tools come
    jq      evidence about leaders from being asked
    expectation     how far people expect to be asked, 0..1
    f       fatigue, 0..1
    d, L    attention a lever asks at level 1, 0..1; its level, 0..1
    weeks on        weeks since the lever started
    involvement     level of this lever, 0..1
    fL, fR  fatigue from attention asked; recovery, 1/week

At rest f* = fL load/(fL load + fR).

Sources: Coch & French 1948 (about twenty design faults: Bartlem & Locke 1981); Lind & Tyler 1988; Armenakis et al.
1993; Holt et al. 2007. The sizes are assumptions.
"""

from __future__ import annotations

import math

from simulation import levers as lever
from simulation import randomness
from simulation.compiling import lean
from simulation.parameter import Parameter, constant, switch

SWITCHES = (switch("involvement", "launches, fairness and fatigue (E9)"),)

PARAMETERS = (
    Parameter(
        "involvement_gain",
        0.3,
        0.1,
        0.6,
        "share",
        "how far the anchor moves when asked before the tools come",
        symbol="kq",
        can_be_off=True,
    ).based_on("assumption; direction Coch & French 1948"),
    constant("other_launch_share", 0.25, "x", "the same for other launches, against tools"),
    Parameter(
        "fairness_evidence",
        0.5,
        0.2,
        0.8,
        "evidence",
        "evidence about leaders from being asked",
        symbol="jq",
        drawn=False,
    ),
    Parameter("expects_to_be_asked", 0.5, 0.2, 0.9, "0..1", "how far people expect to be asked", symbol="expectation"),
    Parameter("lateness", 0.3, 0.0, 0.8, "x", "what being asked afterwards is worth", symbol="late"),
    Parameter("launch_weight", 3.0, 1.0, 6.0, "weeks", "a launch in ordinary weeks of evidence", symbol="jw"),
    Parameter("fatigue_gain", 0.05, 0.02, 0.1, "1/week", "fatigue from attention asked", symbol="fL"),
    Parameter("fatigue_recovery", 0.06, 0.02, 0.12, "1/week", "recovery from fatigue", symbol="fR", drawn=False),
    constant("routine_load", 0.3, "share", "attention a lever still asks when it has become routine"),
    constant("routine_weeks", 26.0, "weeks", "how long until it has"),
    constant("involvement_relief", 0.5, "share", "load taken off by being fully involved"),
)

LAUNCH_ATTENTION = 0.1  # a lever that asks for less attention starts without a launch
LATE_WEEKS = 26  # for so long after a launch being asked still counts, late
NOT_ASKED, ASKED, ASKED_LATE = 0, 1, 2


@lean
def launch(o):  # type: ignore[no-untyped-def]
    """Launches of the week: who was asked before, who was not, who is asked only now."""
    for row in range(len(o.levers.kinds)):
        if o.levers.kinds[row].attention >= LAUNCH_ATTENTION:
            for i in range(len(o.people)):
                if o.people[i].present and o.levers.level[row, i] > 0:
                    weeks = o.levers.weeks_on[row, i]
                    if weeks == 0:
                        _launch_for_person(o, row, i)
                    elif weeks <= LATE_WEEKS and o.levers.asked[row, i] == NOT_ASKED:
                        _ask_late(o, row, i)


@lean
def willingness(o, i):  # type: ignore[no-untyped-def]
    """A person's fixed place in the order of asking, 0..1: asked where it is below the share."""
    return randomness.draws(o.clock, randomness.INVOLVED, i, o.people[i].holder, 0)[0]


@lean
def _launch_for_person(o, row, i):  # type: ignore[no-untyped-def]
    involved = 0.0
    for w in range(len(o.levers.past_involvement)):
        involved = max(involved, o.levers.past_involvement[w, i])
    if willingness(o, i) < involved:
        o.levers.asked[row, i] = ASKED
        _credit(o, row, i, 1.0)
    else:
        o.levers.asked[row, i] = NOT_ASKED
        weight = o.p.launch_weight * o.levers.kinds[row].attention / 0.25
        o.people[i].launch_evidence -= weight * o.p.fairness_evidence * o.p.expects_to_be_asked


@lean
def _ask_late(o, row, i):  # type: ignore[no-untyped-def]
    involved = o.levers.level[lever.INVOLVEMENT, i]
    if involved > 0.0 and willingness(o, i) < involved:
        o.levers.asked[row, i] = ASKED_LATE
        _credit(o, row, i, o.p.lateness)


@lean
def _credit(o, row, i, share):  # type: ignore[no-untyped-def]
    gain = o.p.involvement_gain * (1.0 if row == lever.TOOLS else o.p.other_launch_share)
    weight = o.p.launch_weight * o.levers.kinds[row].attention / 0.25
    o.people[i].anchor += share * gain * (1.0 - o.people[i].anchor)
    o.people[i].launch_evidence += share * weight * o.p.fairness_evidence


@lean
def tire(o):  # type: ignore[no-untyped-def]
    """Fatigue: what the running levers ask of each person."""
    e, p = o.people, o.p
    for i in range(len(e)):
        e[i].buffer = 0.0
    for row in range(len(o.levers.kinds)):
        demand = o.levers.kinds[row].attention
        last, novelty = -1, 0.0
        for i in range(len(e)):
            level = o.levers.level[row, i]
            if level > 0.0 and demand > 0.0:
                if o.levers.weeks_on[row, i] != last:
                    last = o.levers.weeks_on[row, i]
                    novelty = p.routine_load + (1.0 - p.routine_load) * math.exp(-last / p.routine_weeks)
                e[i].buffer += demand * level * novelty
    for i in range(len(e)):
        load = e[i].buffer * (1.0 - p.involvement_relief * o.levers.level[lever.INVOLVEMENT, i])
        e[i].fatigue = rested(p, e[i].fatigue, load)


@lean
def rested(p, fatigue, load):  # type: ignore[no-untyped-def]
    """Fatigue after a week with this load, 0..1."""
    after = fatigue + p.fatigue_gain * load * (1.0 - fatigue) - p.fatigue_recovery * fatigue
    return min(1.0, max(0.0, after))
