"""Acting on demand (E15): what forced acts do to people, and what others make of them.

Steps 4, 9 and 11. An act is forced if it would not have happened this week without the push of a mandate or of
counting (E3); every other act is of one's own accord.

    B0' = 0.8 B0 + 0.2 own
    y' = y + ay (1 - y) after a forced act
    y' = y - dy y after an act of one's own accord
    a forced act counts 1 - y in B, and brings Poisson(rate (1 - y)) contributions (E3)
    seen = B0 + fs (B - B0)
    a' = a - ra forced (1 - E) a
    experience of a forced act moves the anchor by fa of what it would otherwise (E5)

    B, B0   visible practice; practice of one's own accord, 0..1; B0 is never above B
    own     1 in a week with an act of one's own accord, else 0
    y       ceremony: how far one has learned to comply for show, 0..1; 0 at the start
    ay, dy  ceremony learned and lost in a week, 1/week
    seen    what others count of it: in n (E3, and who answers and recognises in E5 and E7) and in the deeds of E1
    fs      weight of others' forced acts in it, 0..1
    a, E    anchor of the attitude; discretion, 0..1
    ra      wear of own motives in a week of forced acting, 1/week
    fa      commitment from forced acts, x of that from one's own

Without a push B = B0 and y = 0, and nothing of this is felt. With fs = fa = 1 and ay = ra = 0 only the push is left.

Rival form "push": a push makes people act, and that is all; ceremony, wear, the discount and fa do nothing.

Sources, of directions only: Meyer & Rowan 1977 (ceremony, decoupling from work); Boudreau & Robey 2005 (enacted
workarounds); Brehm 1966 (reactance); Kelley 1973 (an act with an outer cause tells less about the actor); Festinger &
Carlsmith 1959 (an act with an outer cause changes one's own view less). All sizes are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import inlined, lean
from simulation.mechanisms import empowerment, rewards
from simulation.parameter import PUBLISHED, RIVAL, Choice, Parameter

SWITCHES = (
    Choice(
        "mandate",
        {"ceremonial": PUBLISHED, "push": RIVAL},
        "ceremonial",
        "whether forced acts become a show, cost own motives and set less of an example, or are acts like others (E15)",
    ),
)

PARAMETERS = (
    Parameter(
        "ceremony_gain", 0.05, 0.0, 0.15, "1/week", "complying for show, learned by a forced act", symbol="ay"
    ).based_on("direction Meyer & Rowan 1977; size an assumption"),
    Parameter("ceremony_loss", 0.05, 0.0, 0.15, "1/week", "the same, lost by an act of one's own accord", symbol="dy"),
    Parameter(
        "reactance", 0.004, 0.0, 0.01, "1/week", "wear of own motives by forced acts without discretion", symbol="ra"
    ).based_on("direction Brehm 1966; size an assumption"),
    Parameter(
        "forced_seen", 0.5, 0.0, 1.0, "share", "weight of others' forced acts as an example", symbol="fs"
    ).based_on("direction Kelley 1973; size an assumption"),
    Parameter(
        "forced_commitment", 0.0, 0.0, 1.0, "x", "commitment from forced acts, against one's own", symbol="fa"
    ).based_on("direction Festinger & Carlsmith 1959; size an assumption"),
)


@inlined
def push(o, i):  # type: ignore[no-untyped-def]
    """What demand and counting add to the utility of person i (E3)."""
    demanded, counted = pushes(o, i)
    return demanded + counted


@inlined
def pushes(o, i):  # type: ignore[no-untyped-def]
    """The two parts of the push: demand, which spares the top, and counting."""
    demanded = 0.0 if o.people[i].top else o.p.mandate_push * o.levers.level[lever.MANDATE, i]
    return demanded, o.p.counting_push * rewards.counting(o, i)


@inlined
def substance(o, i):  # type: ignore[no-untyped-def]
    """How much of an act of person i is more than show this week: 1 unless it is forced."""
    return 1.0 - o.people[i].ceremony if o.people[i].forced else 1.0


@inlined
def remember(o, i, seen):  # type: ignore[no-untyped-def]
    """Practice and ceremony of person i after this week; seen: share of acts in the open."""
    e, p = o.people, o.p
    kept, new = p.practice_memory, (1.0 - p.practice_memory) * seen
    e[i].practice = kept * e[i].practice + new * e[i].act * substance(o, i)
    e[i].practice_own = kept * e[i].practice_own + new * (e[i].act - e[i].forced)
    if e[i].act and o.on.mandate == PUBLISHED:
        e[i].ceremony = rehearsed(p, e[i].ceremony, e[i].forced)


@inlined
def rehearsed(p, ceremony, forced):  # type: ignore[no-untyped-def]
    """Ceremony after a week with an act, forced or of one's own accord."""
    return ceremony + p.ceremony_gain * (1.0 - ceremony) if forced else ceremony - p.ceremony_loss * ceremony


@inlined
def example(o, i):  # type: ignore[no-untyped-def]
    """What others take as an example from person i: practice, forced acts discounted."""
    e = o.people
    discount = 1.0 - o.p.forced_seen if o.on.mandate == PUBLISHED else 0.0
    return e[i].practice - discount * (e[i].practice - e[i].practice_own)


@inlined
def internalised(o, i):  # type: ignore[no-untyped-def]
    """How far experience of this week's act moves the anchor of person i: 1 unless forced."""
    return o.p.forced_commitment if o.people[i].forced and o.on.mandate == PUBLISHED else 1.0


@lean
def resent(o):  # type: ignore[no-untyped-def]
    """Having had to act wears down people's own motives, the less the more they may decide."""
    for i in range(len(o.people)):
        if o.people[i].forced:
            o.people[i].anchor -= wear(o, i)


@inlined
def wear(o, i):  # type: ignore[no-untyped-def]
    """What a forced act of this week takes from the anchor of person i."""
    if not o.people[i].forced or o.on.mandate != PUBLISHED:
        return 0.0
    return o.p.reactance * (1.0 - empowerment.discretion(o, i)) * o.people[i].anchor
