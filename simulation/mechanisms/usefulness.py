"""Usefulness and commitment (E5): success to the successful.

Step 5: what people experience.

    U' = U + aU (o - U) when acting
    U' = U - dU (U - U0) when not acting
    o = 1 or 0, as a need was met or not (of members who read, too, where communities live: E26)
    o = 1 with chance clip((1 - v) min(1, 2 n) + v aM + 0.3 collaborative reward), else 0, with contributions, no need
        (managers of communities answer more, where these live: E25)

Step 11: the anchor of those who acted follows experience.

    a' = a + aA (U - 0.4) (1 - a) where U > 0.4
    a' = a + aA (U - 0.4) a otherwise
    a forced act moves it by fa of this (E15)

    U, U0   usefulness experienced; expected before any use, 0..1
    o       outcome of taking part, 0 or 1; without need or contribution U does not change
    n       mean practice of those one turns to, forced acts discounted (E15), 0..1
    v       share of the week's contributions that went to chosen people, 0..1; 0 without mail (E37)
    aM      chance that what is read of them is answered (E37)
    a       anchor of the attitude, 0..1
    aU, dU  how fast use teaches; return to what was expected, 1/week
    aA      how experience moves the anchor, 1/week
    collaborative reward   level of this lever, 0..1

The mean field has two stable states and an unstable threshold between them (Repenning 2002). Sizes are assumptions.
"""

from __future__ import annotations

from typing import Any

from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import compliance, founding, readers, rewards
from simulation.mechanisms.commitment import followed, openness_of_top
from simulation.parameter import OFF, Drivers, Parameter, switch

SWITCHES = (switch("usefulness", "experience makes commitment (E5)"),)

PARAMETERS = (
    Parameter("usefulness_rate", 0.15, 0.05, 0.3, "1/use", "learning from use", symbol="aU"),
    Parameter("usefulness_start", 0.3, 0.2, 0.5, "0..1", "usefulness expected before any use", symbol="U0"),
    Parameter(
        "usefulness_fading", 0.02, 0.005, 0.05, "1/week", "return to what was expected, without use", symbol="dU"
    ),
    Parameter("usefulness_threshold", 0.4, 0.3, 0.5, "0..1", "usefulness above which commitment grows"),
    Parameter("commitment_rate", 0.012, 0.0, 0.03, "1/week", "how experience moves the anchor", symbol="aA"),
)

DRIVERS = Drivers(
    "Own motives (the anchor)",
    "change a week",
    {
        "experience": "what acting has brought",
        "a trusted top": "what a trusted top speaks for",
        "wear by counting": "activity counted",
        "reactance": "having had to act",
    },
)

UNDECIDED = -1.0


@lean
def experience(o):  # type: ignore[no-untyped-def]
    """How useful taking part was this week."""
    e = o.people
    o.communities.answered[:] = 0.0
    for i in range(len(e)):
        u = 1.0
        if e[i].act and not e[i].need and e[i].posts > 0:
            u, _, _, _ = randomness.draws(o.clock, randomness.USEFULNESS, i, e[i].holder, o.clock.week)
        learn(o, i, u)


@lean
def learn(o, i, u):  # type: ignore[no-untyped-def]
    """What person i makes of the week; u decides whether contributions are recognised."""
    e, p = o.people, o.p
    if e[i].act or (e[i].need and readers.reads(o, i)):
        found = outcome(o, i, u)
        if found != UNDECIDED:
            e[i].usefulness += p.usefulness_rate * (found - e[i].usefulness)
    else:
        e[i].usefulness -= p.usefulness_fading * (e[i].usefulness - p.usefulness_start)


@lean
def outcome(o, i, u):  # type: ignore[no-untyped-def]
    """What taking part has brought person i this week: 1, 0 or UNDECIDED."""
    e = o.people
    if e[i].need:
        return 1.0 if e[i].met else 0.0
    if e[i].posts == 0:
        return UNDECIDED
    private = o.mail.private[i] / e[i].posts
    noticed = (1.0 - private) * min(1.0, 2.0 * e[i].neighbours) + private * o.p.answers_mail
    recognised = min(1.0, noticed + rewards.recognition(o, i))
    unseen = founding.answer_chance(o, i)
    if unseen > 0.0 and recognised <= u < recognised + (1.0 - recognised) * unseen:
        founding.note_answer(o, i)
        return 1.0
    return 1.0 if u < recognised else 0.0


@lean
def commit(o):  # type: ignore[no-untyped-def]
    """Experience moves the anchor of those who acted."""
    for i in range(len(o.people)):
        if o.people[i].act:
            change = commitment(o.p, o.people[i].anchor, o.people[i].usefulness)
            o.people[i].anchor += change * compliance.internalised(o, i)


@lean
def commitment(p, anchor, usefulness):  # type: ignore[no-untyped-def]
    """What a week of acting of one's own accord with this usefulness adds to the anchor."""
    better = usefulness - p.usefulness_threshold
    return p.commitment_rate * better * ((1.0 - anchor) if better > 0.0 else anchor)


def drivers(o: Any, i: int) -> Any:
    """What moves the anchor of person i this week, in the order of DRIVERS."""
    one = o.people[i]
    felt = 0.0
    if one.act and o.on.usefulness != OFF:
        felt = commitment(o.p, one.anchor, one.usefulness) * compliance.internalised(o, i)
    inspired = followed(o, i, openness_of_top(o))
    return felt, inspired, -o.p.crowding_out * rewards.counting(o, i) * one.anchor, -compliance.wear(o, i)
