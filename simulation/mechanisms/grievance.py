"""Grievance (E23): what leaders did is remembered, and holds trust back until made good.

Step 10, with trust (E2), and in the week of an event.

    G' = min(1, G (1 - 1/heal) (1 - rr repair) + 0.05 hurt)
    hurt = (max(0, -eb) + max(0, -et))/2
    trust that is gained counts (1 - grudge G) times (E2)
    G' = G max(0, 1 - 0.3 - 0.6 amends) in the week in which leaders acknowledge what they did

    G       open grievance against leaders, 0..1
    eb, et  evidence about the boss and about the top this week (E2)
    heal    weeks after which a grievance is largely forgotten by itself
    rr      share of a grievance that the lever repair takes a week
    grudge  share of gained trust that a full grievance holds back
    amends  how far an acknowledgement comes with deeds, 0..1 (event)
    repair  level of this lever, 0..1

Who comes has none. Usual outrage hurts a little every week: at week 0 everybody has G = 0.05 0.1 F0/(1/heal + h0), so
that it rests (F0: E2, h0: E7).

Switched off by grudge = 0; with trusts=one there is none.

Sources, of directions only: Gillespie & Dietz 2009 (words have to be followed by deeds); Kim et al. 2004 (an apology
repairs less where integrity is in doubt). All sizes are assumptions, and that the lever works like the event, too.
"""

from __future__ import annotations

from typing import Any

from simulation import levers as lever
from simulation.compiling import inlined, lean
from simulation.parameter import Parameter, constant

PARAMETERS = (
    Parameter("grudge", 0.5, 0.0, 0.9, "share", "gained trust that a full grievance holds back", symbol="grudge"),
    Parameter("heal_weeks", 52.0, 13.0, 156.0, "weeks", "how long a grievance takes to heal by itself", symbol="heal"),
    constant("grievance_gain", 0.05, "x", "grievance from a week of full evidence against leaders"),
    constant("acknowledged_share", 0.3, "share", "of a grievance that is taken away by acknowledging it"),
    constant("amended_share", 0.6, "share", "of a grievance that is taken away by full amends besides"),
    Parameter("repair_rate", 0.05, 0.01, 0.15, "1/week", "grievance taken away by full repair", symbol="rr"),
)


@inlined
def held_back(o, i, evidence):  # type: ignore[no-untyped-def]
    """Evidence as it counts for person i: what is good counts less under a grievance."""
    return evidence * (1.0 - o.p.grudge * o.people[i].grievance) if evidence > 0.0 else evidence


@lean
def remember(o, i, of_boss, of_top):  # type: ignore[no-untyped-def]
    """Let the grievance of person i heal for a week, and add what this week's evidence hurts."""
    kept = (1.0 - 1.0 / o.p.heal_weeks) * (1.0 - o.p.repair_rate * o.levers.level[lever.REPAIR, i])
    o.people[i].grievance = with_hurt(o.p, kept * o.people[i].grievance, of_boss, of_top)


@lean
def with_hurt(p, grievance, of_boss, of_top):  # type: ignore[no-untyped-def]
    """A grievance after evidence about the boss and the top: what is bad adds to it, 0..1."""
    return min(1.0, grievance + p.grievance_gain * 0.5 * (max(0.0, -of_boss) + max(0.0, -of_top)))


@lean
def usual(o):  # type: ignore[no-untyped-def]
    """The grievance at which usual outrage and usual turnover leave people."""
    p, f = o.p, o.firm
    return min(1.0, p.grievance_gain * p.outrage_evidence * f.usual_force / (1.0 / p.heal_weeks + f.quit_start))


def acknowledged(p: Any, amends: float) -> float:
    """Share of a grievance that is left once leaders acknowledge what they did."""
    return float(max(0.0, 1.0 - p.acknowledged_share - p.amended_share * amends))
