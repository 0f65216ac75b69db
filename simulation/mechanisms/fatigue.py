"""Fatigue (E9): what runs tires, the new more than the known, some more than others.

Step 11.

    f' = f + fL s load (1 - f) - fR f
    load = cap (1 - exp(-asked/cap)) (1 - 0.5 involvement)
    asked = sum over levers of d L (0.3 + 0.7 (1 - familiar))
    familiar' = familiar + (1 - familiar)/26 in a week with the lever on
    familiar' = familiar (1 - 1/forgotten) in a week without it

    f       fatigue, 0..1
    s       how easily a person tires, log-normal over people with mean 1
    d, L    attention a lever asks at level 1, 0..1; its level, 0..1
    familiar        how well a seat knows a lever from the weeks it was on, 0..1
    cap     attention that can be asked of somebody, however many levers run
    forgotten       weeks after which what was dropped is largely forgotten
    involvement     level of this lever, 0..1
    fL, fR  fatigue from attention asked; recovery, 1/week

At rest f* = fL s load/(fL s load + fR). A lever that was on for n weeks is familiar by 1 - (25/26)^n. A second launch
of something known counts (1 - familiar) times, in fatigue here and in gains and unfairness (`involvement.py`).

Rival forms: `load=linear` asks without a cap; `restarts=new` forgets a lever in the week it ends and lets it become
routine as exp(-weeks on/26) (the same within 0.007 for a first launch).

Sources: the sizes are assumptions. Direction: change fatigue, Bernerth, Walker & Harris 2011.
"""

from __future__ import annotations

import math

from simulation import levers as lever
from simulation.compiling import lean
from simulation.mechanisms import workload
from simulation.parameter import PUBLISHED, RIVAL, Choice, Parameter, constant

SWITCHES = (
    Choice("restarts", {"remembered": PUBLISHED, "new": RIVAL}, "remembered", "what a second launch finds (E9)"),
    Choice("load", {"saturating": PUBLISHED, "linear": RIVAL}, "saturating", "how levers add up to a load (E9)"),
)

PARAMETERS = (
    Parameter("fatigue_gain", 0.05, 0.02, 0.1, "1/week", "fatigue from attention asked", symbol="fL"),
    Parameter("fatigue_recovery", 0.06, 0.02, 0.12, "1/week", "recovery from fatigue", symbol="fR", drawn=False),
    constant("routine_load", 0.3, "share", "attention a lever still asks when it has become routine"),
    constant("routine_weeks", 26.0, "weeks", "how long until it has"),
    constant("involvement_relief", 0.5, "share", "load taken off by being fully involved"),
    Parameter("tiring_sd", 0.4, 0.1, 0.8, "log", "how much people differ in how easily they tire", can_be_off=True),
    Parameter(
        "forgotten_weeks", 52.0, 13.0, 104.0, "weeks", "how long a dropped lever stays known", symbol="forgotten"
    ),
    Parameter("attention_cap", 1.5, 0.6, 4.0, "attention", "attention that can be asked of somebody", symbol="cap"),
)


@lean
def tire(o):  # type: ignore[no-untyped-def]
    """Fatigue: what the running levers ask of each person, and how well they know them."""
    e, p, v = o.people, o.p, o.levers
    for i in range(len(e)):
        e[i].buffer = 0.0
    for row in range(len(v.kinds)):
        demand = v.kinds[row].attention
        if v.kinds[row].used and demand > 0.0:
            for i in range(len(e)):
                if v.level[row, i] > 0.0:
                    e[i].buffer += demand * v.level[row, i] * novelty(o, row, i)
                    v.familiar[row, i] += (1.0 - v.familiar[row, i]) / p.routine_weeks
                elif v.familiar[row, i] > 0.0:
                    v.familiar[row, i] *= 1.0 - 1.0 / p.forgotten_weeks
    for i in range(len(e)):
        load = saturated(o, e[i].buffer) * (1.0 - p.involvement_relief * v.level[lever.INVOLVEMENT, i])
        load += workload.overwork(o, i)
        e[i].fatigue = rested(p, e[i].fatigue, e[i].tiring * load)


@lean
def novelty(o, row, i):  # type: ignore[no-untyped-def]
    """The share of a lever's attention that it asks of seat i now: 1 when new, 0.3 as routine."""
    p = o.p
    if o.on.restarts == RIVAL:
        new = math.exp(-o.levers.weeks_on[row, i] / p.routine_weeks)
    else:
        new = 1.0 - o.levers.familiar[row, i]
    return p.routine_load + (1.0 - p.routine_load) * new


@lean
def new_at_launch(o, row, i):  # type: ignore[no-untyped-def]
    """How new a running lever was to seat i when it started: 1, or less where it ran before."""
    if o.on.restarts == RIVAL:
        return 1.0
    return (1.0 - o.levers.familiar[row, i]) / (1.0 - 1.0 / o.p.routine_weeks) ** o.levers.weeks_on[row, i]


@lean
def saturated(o, asked):  # type: ignore[no-untyped-def]
    """The load of what is asked: no more than the cap, however many levers run."""
    if o.on.load == RIVAL:
        return asked
    return o.p.attention_cap * (1.0 - math.exp(-asked / o.p.attention_cap))


@lean
def rested(p, fatigue, load):  # type: ignore[no-untyped-def]
    """Fatigue after a week with this load, 0..1."""
    after = fatigue + p.fatigue_gain * load * (1.0 - fatigue) - p.fatigue_recovery * fatigue
    return min(1.0, max(0.0, after))
