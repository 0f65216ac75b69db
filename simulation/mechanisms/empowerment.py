"""Discretion: what people may say and decide without asking, a term of five mechanisms.

    E_i = (e0 + (1 - e0) empowerment_i) (1 - gB max(0, gov - gov0))
    gov = gov0 + (1 - gov0) governance

    E_i     discretion of person i, 0..1
    gov     how far outside posts need approval, 0..1
    e0      discretion today, without the lever empowerment
    gov0    approval today, without the lever governance
    gB      share of discretion lost to full approval
    empowerment_i, governance   levels of these levers, 0..1

Approval takes back part of what empowerment gives. All values are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import inlined
from simulation.parameter import Parameter

PARAMETERS = (
    Parameter("empowerment_today", 0.2, 0.0, 0.5, "0..1", "discretion people have today", symbol="e0"),
    Parameter("governance_today", 0.2, 0.0, 0.5, "0..1", "approval asked today", symbol="gov0"),
    Parameter("discretion_lost", 0.5, 0.0, 1.0, "share", "discretion lost to full approval", symbol="gB"),
)


@inlined
def governed(o):  # type: ignore[no-untyped-def]
    """How far outside posts need approval, 0..1."""
    return o.p.governance_today + (1.0 - o.p.governance_today) * o.levers.level[lever.GOVERNANCE, 0]


@inlined
def discretion(o, i):  # type: ignore[no-untyped-def]
    """What person i may say and decide without asking, 0..1."""
    given = o.p.empowerment_today + (1.0 - o.p.empowerment_today) * o.levers.level[lever.EMPOWERMENT, i]
    return given * (1.0 - o.p.discretion_lost * max(0.0, governed(o) - o.p.governance_today))
