"""Skill: learned in training and by doing, forgotten slowly.

Step 2.

    k' = k + kT L (1 - k) + kB (B (1 - k) - B0 k (1 - k0)/k0) - kF (k - k0)
    kx' = kx + kT Lx (1 - kx) + 0.5 kB (B E (1 - kx) - B0 e0 kx (1 - kx0)/kx0) - kF (kx - kx0)

    k, kx   skill; skill with outsiders, 0..1
    k0, kx0 what people bring and never forget, 0..1; k0 shifted where a culture survey found another skill in the unit
    L, Lx   levels of training and of outside training, 0..1
    B, B0   visible practice; its mean without a programme (week 0), whose teaching keeps k0 as it is, 0..1
    E, e0   discretion: how far one may speak to outsiders; the same today, 0..1
    kT, kB  skill by training and by doing, 1/week
    kF      forgetting, 1/week

All rates are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import lean
from simulation.mechanisms import empowerment
from simulation.parameter import Parameter, constant

PARAMETERS = (
    Parameter("training_rate", 0.04, 0.02, 0.08, "1/week", "skill by training", symbol="kT", can_be_off=True),
    Parameter("practice_rate", 0.01, 0.005, 0.02, "1/week", "skill by doing", symbol="kB"),
    Parameter("forgetting", 0.0144, 0.0122, 0.0243, "1/week", "forgetting", "Tatel & Ackerman 2025", "kF"),
    Parameter("base_skill", 0.3, 0.15, 0.6, "0..1", "skill people bring and never forget", symbol="k0"),
    Parameter("base_outside_skill", 0.1, 0.05, 0.2, "0..1", "skill with outsiders that people bring", symbol="kx0"),
    constant("outside_practice_share", 0.5, "x", "how much doing teaches about outsiders"),
)


@lean
def learn(o):  # type: ignore[no-untyped-def]
    """Skill of the week, inside and outside."""
    e, p = o.people, o.p
    usual = p.practice_rate * o.firm.usual_practice
    outside_usual = usual * (p.outside_practice_share * p.empowerment_today)
    outside_wear = outside_usual * (1.0 - p.base_outside_skill) / p.base_outside_skill
    for i in range(len(e)):
        inside, outside = e[i].skill, e[i].outside_skill
        by_doing = p.practice_rate * e[i].practice
        taught = p.training_rate * o.levers.level[lever.TRAINING, i]
        taught_outside = p.training_rate * o.levers.level[lever.OUTSIDE_TRAINING, i]
        spoken = p.outside_practice_share * by_doing * empowerment.discretion(o, i)
        base = p.base_skill + o.units[e[i].unit].skill_shift
        lost = p.forgetting * (inside - base) + usual * (1.0 - base) / base * inside
        lost_outside = p.forgetting * (outside - p.base_outside_skill) + outside_wear * outside
        e[i].skill = inside + (taught + by_doing) * (1.0 - inside) - lost
        e[i].outside_skill = outside + (taught_outside + spoken) * (1.0 - outside) - lost_outside
