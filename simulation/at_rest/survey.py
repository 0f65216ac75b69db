"""Week 0 as a culture survey found it, unit by unit.

    shift_u = asked_u - level of the parameters
    anchors of u: d_u <- d_u + asked_u - mean attitude of u at rest, until nothing is further off than 0.002

    asked_u     what the survey found in unit u, 0..1, without the noise of its measurement
    shift_u     by how much its people start higher, and rest higher, those who come later included
    d_u         the shift of anchors: what people hear pulls units together, so anchors lie further apart than attitudes

What was not asked has no shift. Where knowledge has topics, trust in colleagues and knowing who knows what follow from
these and not from the survey. Parameter draws vary the level of the parameters, not what was found: the shift makes
up for it.
"""

from __future__ import annotations

from simulation import newcomers
from simulation.at_rest import attitudes
from simulation.compiling import lean
from simulation.mechanisms import topics

ROUNDS, MISS = 40, 0.002  # of shifting anchors; how far a unit's mean may stay from the survey


@lean
def shift_levels(o):  # type: ignore[no-untyped-def]
    """Set how far each unit lies above the level of the parameters, for what was asked."""
    p, u = o.p, o.units
    for k in range(len(u)):
        if u[k].openness_asked >= 0.0:
            u[k].openness_shift = u[k].openness_asked - p.openness_mean
        if u[k].trust_asked >= 0.0:
            u[k].trust_shift = u[k].trust_asked - p.initial_trust
        if u[k].skill_asked >= 0.0:
            u[k].skill_shift = u[k].skill_asked - p.base_skill
        if o.on.knowledge != topics.TOPICS and u[k].knows_who_asked >= 0.0:
            u[k].knows_who_shift = u[k].knows_who_asked - p.directory_start


@lean
def trust_colleagues(o):  # type: ignore[no-untyped-def]
    """Set trust in colleagues where it rests: by the chance of help, and as the survey found it."""
    e, u = o.people, o.units
    rested = newcomers.rested_peer_trust(o.p, o.firm.chance_start)
    for k in range(len(u)):
        if u[k].peer_trust_asked >= 0.0:
            u[k].peer_trust_shift = u[k].peer_trust_asked - rested
    for i in range(len(e)):
        e[i].peer_trust = newcomers.clipped(rested + u[e[i].unit].peer_trust_shift, 0.0, 1.0)


@lean
def shift_anchors(o, room):  # type: ignore[no-untyped-def]
    """Shift the anchors of each unit until its mean attitude at rest is what was found."""
    e, u = o.people, o.units
    for _ in range(ROUNDS):
        largest = 0.0
        for k in range(len(u)):
            u[k].mean_openness, u[k].seats = 0.0, 0
        for i in range(len(e)):
            u[e[i].unit].mean_openness += e[i].openness
            u[e[i].unit].seats += 1
        for k in range(len(u)):
            step = 0.0
            if u[k].seats > 0 and u[k].openness_asked >= 0.0:
                step = u[k].openness_asked - u[k].mean_openness / u[k].seats
            u[k].openness_shift += step
            u[k].mean_openness = step
            largest = max(largest, abs(step))
        if largest < MISS:
            break
        for i in range(len(e)):
            e[i].anchor = min(0.98, max(0.02, e[i].anchor + u[e[i].unit].mean_openness))
        attitudes.rest(o, room)
