"""Members of communities who read, and those who contribute (E26).

Steps 5 and 6; only where the choice `communities` is "living" (E25). What is not said here is as in E6.

    recent' = 0.75 recent + 0.25 [contributes], 0 of what nobody keeps: contributions where nobody has the tool
    joining: who acts as in E6; who does not, with tools readers times that chance
    leaving: as in E6; with passive times that chance where recent < 0.1
    K' = K (1 - dK (1 - 0.4 cm)) + rel flow/sqrt(crowd) + seed cm
    crowd = sum of recent over members, at least 1
    U' = U + aU (o - U) also for a member with the tool who has a need and does not act (o of E5)

    recent  how far somebody contributed lately, 0..1; from 0.1 on a contributor: once in the last 4 weeks is enough
    tools   level of this lever, 0..1
    readers, passive    see the table
    cm      what managers do for content (E25), 0..1

Content is crowded by those who contribute, not by those who read: readers added leave K as it is. Where one contributes
each week it rests at K* = rel flow/dK. Somebody contributes to all communities he or she is in.

Needs met by communities: by what they remember, and by open questions that a fellow member answers. Where knowledge is
pooled each need that is met counts by the share of the best community in its chance.

With `members` at "actors" only those who act join, silent members leave like others, and who does not act learns
nothing from a search.

Source: Butler 2001 for what size costs. Sizes are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import inlined, lean
from simulation.mechanisms import mail
from simulation.parameter import PUBLISHED, RIVAL, Choice, Parameter, constant

FIXED, LIVING = PUBLISHED, RIVAL  # options of the choice `communities` (E6)
ACTORS = RIVAL  # option of the choice `members`
LATELY = 0.1  # of `recent`: who has contributed in the last weeks

SWITCHES = (
    Choice(
        "members",
        {"readers": PUBLISHED, "actors": RIVAL},
        "readers",
        "whether people who only read are members, where communities live (E26)",
    ),
)

PARAMETERS = (
    Parameter("readers", 0.3, 0.0, 1.0, "x", "joining by those who only read", drawn=False),
    Parameter("passive_leaving", 0.3, 0.1, 1.0, "x", "leaving by those who are silent", symbol="passive", drawn=False),
    constant("recent_step", 0.25, "share", "weight of this week in what was contributed lately"),
)


@inlined
def lives(o):  # type: ignore[no-untyped-def]
    """Whether communities are founded and closed; else they are there from the start."""
    return o.on.communities == LIVING


@lean
def recall(o, kept):  # type: ignore[no-untyped-def]
    """Set how far everybody has contributed lately; kept: whether anything is kept this week."""
    e, step = o.people, o.p.recent_step
    for i in range(len(e)):
        given = 1.0 if kept and mail.open_posts(o, i) > 0 else 0.0
        e[i].recent += step * (given - e[i].recent)


@lean
def contributes(o, i):  # type: ignore[no-untyped-def]
    """Whether person i has contributed in the last weeks."""
    return o.people[i].recent >= LATELY


@lean
def crowd(o, k):  # type: ignore[no-untyped-def]
    """How many share attention: contributors, or members where communities are fixed."""
    c = o.communities
    return max(1.0, c[k].crowd) if lives(o) else max(1.0, c[k].members)


@lean
def belongs(o, i):  # type: ignore[no-untyped-def]
    """Whether person i is a member of a community."""
    for slot in range(o.slots.shape[1]):
        if o.slots[i, slot] >= 0:
            return True
    return False


@lean
def reads(o, i):  # type: ignore[no-untyped-def]
    """Whether person i reads without acting: a member with the tool, where communities live."""
    if not lives(o) or o.on.members == ACTORS or o.people[i].act:
        return False
    return o.levers.level[lever.TOOLS, i] > 0.0 and belongs(o, i)


@lean
def looks(o, i):  # type: ignore[no-untyped-def]
    """How keenly person i looks at communities, against those who act; 0 = not at all."""
    if o.people[i].act:
        return 1.0
    return o.p.readers * o.levers.level[lever.TOOLS, i] if lives(o) and o.on.members != ACTORS else 0.0


@lean
def restlessness(o, i):  # type: ignore[no-untyped-def]
    """Chance that person i leaves, against E6: who is silent hardly takes the trouble."""
    silent = lives(o) and o.on.members != ACTORS and not contributes(o, i)
    return o.p.passive_leaving if silent else 1.0


@lean
def memberships(o):  # type: ignore[no-untyped-def]
    """Members of all communities; who belongs to two counts twice."""
    total = 0.0
    for k in range(len(o.communities)):
        total += o.communities[k].members
    return total


# --- what communities are good for ----------------------------------------------------------------------------------


@lean
def best_of(o, i):  # type: ignore[no-untyped-def]
    """The community of person i with most benefit; -1 = none."""
    best = -1
    for slot in range(o.slots.shape[1]):
        k = o.slots[i, slot]
        if k >= 0 and (best < 0 or o.communities[k].benefit > o.communities[best].benefit):
            best = k
    return best


@lean
def shared(o, i, j):  # type: ignore[no-untyped-def]
    """The first community of person i to which person j belongs; -1 = none."""
    for slot in range(o.slots.shape[1]):
        k = o.slots[i, slot]
        for other in range(o.slots.shape[1]):
            if k >= 0 and o.slots[j, other] == k:
                return k
    return -1


@lean
def is_member(o, i, k):  # type: ignore[no-untyped-def]
    """Whether person i belongs to community k."""
    for slot in range(o.slots.shape[1]):
        if o.slots[i, slot] == k:
            return True
    return False


@lean
def credit(o, k, share):  # type: ignore[no-untyped-def]
    """Book a need, or a share of one, that community k met; -1 = none did."""
    if k >= 0:
        o.communities[k].met += share
        o.firm.by_community += share
