"""Communities (E6): content attracts members, members make content, content decays.

Step 6.

    K' = K (1 - dK (1 - 0.4 cm)) + rel flow/sqrt(members) + seed cm
    flow = sum over members of posts x quality/number of own communities
    rel = 0.3 + 0.4 purpose + 0.3 cm
    b = K/(K + Kh)
    chance of joining = j (0.1 + b (0.3 + 0.7 purpose))
    chance of leaving = l0 + l1 (1 - b) (1 - 0.5 purpose)

    K       content of a community, 0 or more
    b, Kh   its benefit, 0..1; content that gives half of it
    flow    what its members contribute this week
    rel     relevance of what is contributed, 0.3..1
    cm      level of the lever community managers, 0..1
    purpose level of this lever, 0..1
    seed    content a full community manager adds a week
    dK      content lost, 1/week
    j       chance to join the community one looks at, at full benefit and purpose 1.1 times that
    l0, l1  chance a week to leave: the best community; what is added without benefit

Rival form "living": communities are founded, have readers, and are closed (E25, E26); K is crowded by those who
contribute. The published form "fixed" has N/40 of them from the start.

A person has three slots. An acting person with a free slot looks at one community a week: with chance 0.8 at one of a
random tie's, if that slot is filled, else at any. Contributions are kept only where
somebody has the tool. Size alone lowers the benefit a head. A closed community rests at K* = rel flow/dK.

Sources: Butler 2001; Oliver & Marwell 1985. Sizes are assumptions.
"""

from __future__ import annotations

import math
from typing import Any

from simulation import levers as lever
from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import founding, mail, readers
from simulation.mechanisms.knowledge import a_tie
from simulation.parameter import OFF, Choice, Drivers, Parameter, constant

SWITCHES = (
    Choice(
        "communities",
        {"off": OFF, "fixed": readers.FIXED, "living": readers.LIVING},
        "fixed",
        "whether communities are there from the start, or are founded, read and closed (E6, E25, E26)",
    ),
)

PARAMETERS = (
    Parameter("content_decay", 0.04, 0.01, 0.1, "1/week", "how fast content loses worth", symbol="dK"),
    Parameter(
        "half_benefit_content",
        8.0,
        4.0,
        20.0,
        "content",
        "content that gives half the benefit",
        symbol="Kh",
        drawn=False,
    ),
    Parameter("joining", 0.15, 0.05, 0.3, "chance", "joining a community one looks at", symbol="j", drawn=False),
    Parameter("leaving_base", 0.02, 0.01, 0.04, "1/week", "leaving the best community", symbol="l0", drawn=False),
    Parameter("leaving_useless", 0.06, 0.03, 0.12, "1/week", "leaving one without benefit", symbol="l1", drawn=False),
    Parameter("seed_content", 0.5, 0.1, 1.0, "content/week", "content by a full community manager", can_be_off=True),
    constant("manager_care", 0.4, "share", "decay a full community manager prevents", can_be_off=True),
    constant("relevance_base", 0.3, "0..1", "relevance of contributions without purpose or manager", symbol="rel"),
    constant("relevance_purpose", 0.4, "0..1", "relevance added by purpose", can_be_off=True),
    constant("relevance_manager", 0.3, "0..1", "relevance added by a manager", can_be_off=True),
    constant("joining_useless", 0.1, "x", "joining a community without benefit"),
    constant("joining_benefit", 0.3, "x", "joining by benefit"),
    constant("joining_purpose", 0.7, "x", "joining by benefit and purpose", can_be_off=True),
    constant("staying_purpose", 0.5, "share", "leaving that purpose prevents", can_be_off=True),
    constant("by_ties", 0.8, "chance", "looking where a tie already is"),
)

DRIVERS = Drivers(
    "Content of a community",
    "content a week",
    {"decay": "decay", "contributions": "contributions", "community managers": "community managers"},
    of="community",
)


@lean
def live(o):  # type: ignore[no-untyped-def]
    """A week of all communities: contributions, content, who leaves, joins and founds."""
    c, e = o.communities, o.people
    for i in range(o.slots.shape[0]):
        for slot in range(o.slots.shape[1]):
            o.slots_before[i, slot] = o.slots[i, slot]
    kept = _anybody_has_the_tool(o)
    readers.recall(o, kept)
    _share_out(o, kept)
    if readers.lives(o):
        founding.count_contributors(o)
    place = founding.free_place(o, 0)
    for i in range(len(e)):
        if e[i].present:
            u = randomness.draws(o.clock, randomness.LEAVE_COMMUNITY, i, e[i].holder, o.clock.week)
            _leave(o, i, u)
            if place < len(c) and founding.wants(o, i):
                founding.found(o, i, place)
                place = founding.free_place(o, place + 1)
            else:
                _join(o, i, u[3])
    for k in range(len(c)):
        decay, made, seeded = content_change(o, k)
        c[k].content = max(0.0, c[k].content + decay + made + seeded)
    if readers.lives(o):
        founding.close(o)
        founding.train(o)
    count_members(o)


@lean
def content_change(o, k):  # type: ignore[no-untyped-def]
    """How content changes this week: decay, contributions, the manager's own (order of DRIVERS)."""
    c, p = o.communities, o.p
    managed, purpose = founding.care(o), o.levers.level[lever.PURPOSE, 0]
    relevance = p.relevance_base + p.relevance_purpose * purpose + p.relevance_manager * managed
    made = relevance * c[k].inflow / math.sqrt(readers.crowd(o, k))
    seeded = p.seed_content * managed * c[k].alive
    return -c[k].content * p.content_decay * (1.0 - p.manager_care * managed), made, seeded


@lean
def count_members(o):  # type: ignore[no-untyped-def]
    """Members and benefit of every community, from slots and content."""
    c = o.communities
    c.members[:] = 0
    for i in range(o.slots.shape[0]):
        for slot in range(o.slots.shape[1]):
            if o.slots[i, slot] >= 0:
                c[o.slots[i, slot]].members += 1
    for k in range(len(c)):
        c[k].benefit = c[k].content / (c[k].content + o.p.half_benefit_content)


@lean
def _share_out(o, kept):  # type: ignore[no-untyped-def]
    c, e = o.communities, o.people
    c.inflow[:] = 0.0
    for i in range(len(e) if kept else 0):
        given = mail.open_posts(o, i)
        if given > 0:
            own = 0
            for slot in range(o.slots.shape[1]):
                own += 1 if o.slots_before[i, slot] >= 0 else 0
            for slot in range(o.slots.shape[1]):
                if o.slots_before[i, slot] >= 0:
                    c[o.slots_before[i, slot]].inflow += given * e[i].quality / own


@lean
def _anybody_has_the_tool(o):  # type: ignore[no-untyped-def]
    for i in range(len(o.people)):
        if o.levers.level[lever.TOOLS, i] > 0.0:
            return True
    return False


@lean
def _leave(o, i, u):  # type: ignore[no-untyped-def]
    c, p = o.communities, o.p
    kept = 1.0 - p.staying_purpose * o.levers.level[lever.PURPOSE, 0]
    for slot in range(o.slots.shape[1]):
        k = o.slots_before[i, slot]
        if k >= 0:
            chance = p.leaving_base + p.leaving_useless * (1.0 - c[k].benefit) * kept
            if u[slot] < chance * readers.restlessness(o, i):
                o.slots[i, slot] = -1


@lean
def _join(o, i, u):  # type: ignore[no-untyped-def]
    c, p, joining = o.communities, o.p, o.p.joining * readers.looks(o, i)
    by_purpose = p.joining_benefit + p.joining_purpose * o.levers.level[lever.PURPOSE, 0]
    if u >= joining * (p.joining_useless + by_purpose):
        return  # not even the best of communities would be joined
    free = -1
    for slot in range(o.slots.shape[1]):
        if o.slots_before[i, slot] < 0 and free < 0:
            free = slot
    if free < 0:
        return
    k = _find_candidate(o, i)
    for slot in range(o.slots.shape[1]):
        if o.slots_before[i, slot] == k:
            return
    if k >= 0 and u < joining * (p.joining_useless + c[k].benefit * by_purpose):
        o.slots[i, free], o.joined[i, free] = k, o.clock.week


@lean
def _find_candidate(o, i):  # type: ignore[no-untyped-def]
    tie, way, slot, anyone = randomness.draws(o.clock, randomness.JOIN_COMMUNITY, i, o.people[i].holder, o.clock.week)
    j = a_tie(o, i, tie)
    if j >= 0 and way < o.p.by_ties:
        k = int(o.slots_before[j, min(o.slots.shape[1] - 1, int(slot * o.slots.shape[1]))])
        if k >= 0:
            return k
    return founding.any_of(o, anyone)


def drivers(o: Any, i: int) -> Any:
    """How the content of community i changes this week, in the order of DRIVERS."""
    return content_change(o, i)
