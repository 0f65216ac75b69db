"""Rewards (E11): what is praised and paid for, and what counting does to own motives.

Individual reward lowers the usefulness expected of taking part by rU. Collaborative reward raises it by rU and makes
recognition likelier (E5). Counting adds a push (E3), takes 40 % off quality, and wears down the anchor (step 11):

    a' = a - cr L a

    a       anchor of the attitude, 0..1
    L       level of counting (lever reward_counts), 0..1
    cr      wear, 1/week

Switched off, all three do nothing.

Sources: Kerr 1975; Deci, Koestner & Ryan 1999 (tangible rewards d -0.28 .. -0.40, feedback +0.33; the sizes here are
assumptions).
"""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import inlined, lean
from simulation.parameter import OFF, Parameter, constant, switch

SWITCHES = (switch("rewards", "rewards have effects (E11)"),)

PARAMETERS = (
    Parameter("reward_effect", 0.25, 0.0, 0.5, "0..1", "shift of expected usefulness by reward", symbol="rU").based_on(
        "direction Deci, Koestner & Ryan 1999; size an assumption"
    ),
    Parameter(
        "crowding_out", 0.004, 0.0, 0.01, "1/week", "wear of own motives where activity is counted", symbol="cr"
    ).based_on("direction Deci, Koestner & Ryan 1999; size an assumption"),
    constant("counting_quality_loss", 0.4, "share", "quality lost where activity is counted"),
    constant("recognition_by_reward", 0.3, "chance", "recognition added by collaborative reward"),
)


@inlined
def counting(o, i):  # type: ignore[no-untyped-def]
    """How far person i's activity is counted and rewarded, 0..1."""
    return o.levers.level[lever.REWARD_COUNTS, i] if o.on.rewards != OFF else 0.0


@inlined
def expected(o, i):  # type: ignore[no-untyped-def]
    """What rewards add to the usefulness person i expects."""
    if o.on.rewards == OFF:
        return 0.0
    level = o.levers.level
    return o.p.reward_effect * (level[lever.REWARD_COLLABORATIVE, i] - level[lever.REWARD_INDIVIDUAL, i])


@lean
def recognition(o, i):  # type: ignore[no-untyped-def]
    """What collaborative reward adds to the chance of being recognised."""
    if o.on.rewards == OFF:
        return 0.0
    return o.p.recognition_by_reward * o.levers.level[lever.REWARD_COLLABORATIVE, i]


@lean
def crowd_out(o):  # type: ignore[no-untyped-def]
    """Counting wears down people's own motives."""
    for i in range(len(o.people)):
        o.people[i].anchor -= o.p.crowding_out * counting(o, i) * o.people[i].anchor
