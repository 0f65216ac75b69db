"""Commitment to the top (E24): people take over what those they trust there speak for.

Step 11.

    a' = a + ac words Tt max(0, xt - a)

    a       anchor of the attitude, 0..1
    Tt      trust in the top (E2), 0..1
    xt      mean attitude of the top; where nobody reports to anybody, of informal leaders, 0..1
    ac      commitment to what a fully trusted top speaks for, 1/week
    words   level of this lever, 0..1

Nobody becomes more reserved by it. While trust and the top's attitude stay, a = xt - (xt - a0) (1 - ac words Tt)^n.

With `trusts=swapped` Tb, trust in one's boss, stands in the place of Tt; with `trusts=one` there is no such term.

Source: assumption. That trust in the top goes with commitment and trust in the boss with helping and speaking up is
built in: `commitment_by_top` 0 takes it out, and `trusts=swapped` turns it round.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import lean
from simulation.parameter import RIVAL, SECOND_RIVAL, Parameter

PARAMETERS = (
    Parameter(
        "commitment_by_top", 0.004, 0.0, 0.01, "1/week", "commitment to what a trusted top speaks for", symbol="ac"
    ),
)


@lean
def follow(o):  # type: ignore[no-untyped-def]
    """Anchors move towards what a trusted top stands for, as far as it speaks of it."""
    if o.on.trusts == RIVAL or o.levers.level[lever.WORDS, 0] <= 0.0:
        return
    top = openness_of_top(o)
    for i in range(len(o.people)):
        if o.people[i].present:
            o.people[i].anchor += followed(o, i, top)


@lean
def followed(o, i, top):  # type: ignore[no-untyped-def]
    """What a week of words adds to the anchor of person i; top: the attitude of those on top."""
    if o.on.trusts == RIVAL:
        return 0.0
    one = o.people[i]
    trust = one.trust_boss if o.on.trusts == SECOND_RIVAL else one.trust_top
    return o.p.commitment_by_top * o.levers.level[lever.WORDS, 0] * trust * max(0.0, top - one.anchor)


@lean
def openness_of_top(o):  # type: ignore[no-untyped-def]
    """Mean attitude of the top, or of informal leaders where nobody reports to anybody."""
    e, total, count = o.people, 0.0, 0
    for j in range(len(e)):
        if e[j].present and (e[j].top if o.firm.has_hierarchy != 0.0 else e[j].informal):
            total += e[j].openness
            count += 1
    return total / count if count > 0 else 0.0
