"""Habit and embedding (E4): repetition makes habit where the context carries it.

Step 8. Units follow in stages.

    h' = h + aH c (1 - h) when acting by choice
    h' = h + 0.2 aH c (1 - h) when forced to act
    h' = h - dH h when not acting
    c = c0 + (1 - c0) z
    z' = min(ceiling, z + aZ em (goal - z)) if goal > z
    z' = z - dZ (z - goal) otherwise
    em = self_embedding + (1 - self_embedding) redesign
    goal = mean h + 0.2 redesign

    h       habit of a person, 0..1
    c, c0   how far the context carries a habit, 0..1; the same without integration
    z       integration of the unit (its `embedding`), 0..1
    em      how hard the unit works on it, 0..1
    redesign    mean level of the lever embedding in the unit, 0..1
    goal    integration that habits and redesign carry
    ceiling of the unit's stage
    aH, dH  habit from a week of acting, habit lost in a week without, 1/week
    aZ, dZ  integration gained and lost, 1/week

The ceilings of the four stages are 0.25, 0.5, 0.75 and 1. The next stage opens when z is within 0.02 of the ceiling
and 8 weeks have passed. With c = 1, five acts a week and aH = 0.203, habit reaches 95 % of its asymptote in 66 daily
repetitions (Lally et al. 2010: 18 to 254 days, which is aH 0.565 to 0.057 a week). Loss and stages are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import lean
from simulation.parameter import Parameter, constant, switch

SWITCHES = (switch("habit", "repetition makes habit, units integrate (E4)"),)

PARAMETERS = (
    Parameter("habit_gain", 0.20, 0.057, 0.56, "1/week", "habit from a week of acting", "Lally et al. 2010", "aH"),
    Parameter("habit_loss", 0.04, 0.01, 0.1, "1/week", "habit lost in a week without", symbol="dH"),
    Parameter("context_base", 0.4, 0.2, 0.8, "0..1", "how far context carries habit without embedding", symbol="c0"),
    Parameter("integration_rate", 0.05, 0.01, 0.1, "1/week", "integration of a unit", symbol="aZ"),
    Parameter("self_embedding", 0.1, 0.0, 0.3, "0..1", "integration that happens by itself"),
    Parameter("integration_loss", 0.01, 0.0, 0.03, "1/week", "integration lost above what habit carries", symbol="dZ"),
    constant("forced_habit", 0.2, "x", "habit from forced acts"),
    constant("embedding_lead", 0.2, "0..1", "how far redesign leads habit"),
)

STAGES = 4
REVIEW_WEEKS = 8  # a stage lasts at least this long
REVIEW_MARGIN = 0.02


@lean
def form(o):  # type: ignore[no-untyped-def]
    """Habits of the week, and how far each unit has made it part of its work."""
    average_units(o)
    for i in range(len(o.people)):
        if o.people[i].present:
            context = o.p.context_base + (1.0 - o.p.context_base) * o.units[o.people[i].unit].embedding
            o.people[i].habit = grown(o.p, o.people[i].habit, o.people[i].act, o.people[i].forced, context)
    for u in range(len(o.units)):
        _integrate(o, u)


@lean
def grown(p, habit, act, forced, context):  # type: ignore[no-untyped-def]
    """Habit after a week of acting (freely or forced) or not."""
    if not act:
        return habit - p.habit_loss * habit
    return habit + p.habit_gain * context * (p.forced_habit if forced else 1.0) * (1.0 - habit)


@lean
def average_units(o):  # type: ignore[no-untyped-def]
    """Mean habit and redesign of every unit, and how many sit there."""
    u, e = o.units, o.people
    u.mean_habit[:] = 0.0
    u.redesign[:] = 0.0
    u.seats[:] = 0
    for i in range(len(e)):
        if e[i].present:
            u[e[i].unit].mean_habit += e[i].habit
            u[e[i].unit].redesign += o.levers.level[lever.EMBEDDING, i]
            u[e[i].unit].seats += 1
    for k in range(len(u)):
        if u[k].seats > 0:
            u[k].mean_habit /= u[k].seats
            u[k].redesign /= u[k].seats


@lean
def _integrate(o, k):  # type: ignore[no-untyped-def]
    u, p = o.units, o.p
    level = u[k].redesign
    push = p.self_embedding + (1.0 - p.self_embedding) * level
    goal = u[k].mean_habit + p.embedding_lead * level
    ceiling = (u[k].stage + 1) / STAGES
    if goal > u[k].embedding:
        u[k].embedding = min(ceiling, u[k].embedding + p.integration_rate * push * (goal - u[k].embedding))
    else:
        u[k].embedding -= p.integration_loss * (u[k].embedding - goal)
    u[k].weeks_in_stage += 1
    reached = u[k].embedding >= ceiling - REVIEW_MARGIN and u[k].weeks_in_stage >= REVIEW_WEEKS
    if reached and u[k].stage < STAGES - 1:
        u[k].stage += 1
        u[k].weeks_in_stage = 0
