"""Communities that are founded, looked after and closed (E25).

Steps 5 and 6; only where the choice `communities` is "living". What is not said here is as in E6 and E26.

    week 0 has no community; there is room for N/10
    founding: who acts, has the tool and is in none, with chance tools fo (0.3 + 0.7 purpose) (0.3 + recent)
    closed: more than idle weeks in a row with fewer than 2 contributors, where cm < 0.05
    cm = min(1, managers skill/0.7)
    skill' = skill + 0.04 training (1 - skill)
    recognised, too: a contribution that nobody else did (E5), with chance answers managers skill

    purpose, managers, training, tools   levels of these levers (training: community_training), 0..1
    fo, idle, answers   see the table
    recent, contributors    who contributed lately (E26)
    cm, skill   what managers do for content (cm of E6); their skill, 0..1

A community is about the topic of its founder, who is its first member; members and memory go when it is closed. Nobody
founds one where nobody has the tool: it could keep nothing. So without a programme there is none, and week 0 rests. Who
finds no place founds nothing, and who founds one joins no other in that week.

Costs of levers by community follow those that live; the plan of a budget counts N/40 as in the fixed form.

Source: Joyce & Kraut 2006 for answers that keep people. Sizes are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import readers
from simulation.parameter import Parameter, constant

FEWEST = 2  # contributors of a community that is not idle
CARED_FOR = 0.05  # what managers do for content, from which on they keep a community open
STAFF_PER_PLACE = 10

PARAMETERS = (
    Parameter("founding", 0.005, 0.001, 0.02, "chance", "founding a community in a week", symbol="fo", drawn=False),
    Parameter("idle_weeks", 26.0, 8.0, 52.0, "weeks", "idle before it is closed", symbol="idle", drawn=False),
    Parameter("manager_skill_start", 0.4, 0.1, 0.8, "0..1", "skill of community managers at first", drawn=False),
    Parameter(
        "manager_answers", 0.8, 0.3, 1.0, "chance", "a skilled manager answers", symbol="answers", drawn=False
    ).optional(),
    constant("manager_learning", 0.04, "1/week", "skill that training teaches community managers"),
    constant("manager_skill_enough", 0.7, "0..1", "skill with which a manager does all that can be done"),
    constant("founding_base", 0.3, "x", "founding without purpose"),
    constant("founding_purpose", 0.7, "x", "founding added by purpose", can_be_off=True),
    constant("founding_silent", 0.3, "x", "founding by those who have not contributed"),
)


@lean
def begin(o):  # type: ignore[no-untyped-def]
    """Open the communities of week 0: none where they live, else all."""
    c, f = o.communities, o.firm
    f.community_skill = o.p.manager_skill_start
    for k in range(0 if readers.lives(o) else len(c)):
        c[k].alive, c[k].number = 1, k + 1
    f.communities = 0.0 if readers.lives(o) else float(len(c))


@lean
def count_contributors(o):  # type: ignore[no-untyped-def]
    """Set contributors and crowd of every community, and list those that live, on entry."""
    c = o.communities
    c.contributors[:] = 0
    c.crowd[:] = 0.0
    for i in range(o.slots.shape[0]):
        for slot in range(o.slots.shape[1]):
            k = o.slots_before[i, slot]
            if k >= 0:
                c[k].crowd += o.people[i].recent
                c[k].contributors += 1 if readers.contributes(o, i) else 0
    there = 0
    for k in range(len(c)):
        if c[k].alive:
            c[there].listed = k
            there += 1


@lean
def any_of(o, u):  # type: ignore[no-untyped-def]
    """One of the communities that live, each as likely; -1 = none."""
    c, count = o.communities, int(o.firm.communities)
    if not readers.lives(o):
        return min(len(c) - 1, int(u * len(c)))
    return int(c[min(count - 1, int(u * count))].listed) if count > 0 else -1


# --- managers -------------------------------------------------------------------------------------------------------


@lean
def care(o):  # type: ignore[no-untyped-def]
    """What community managers do for content, 0..1: by skill where communities live."""
    level = o.levers.level[lever.COMMUNITY_MANAGERS, 0]
    return min(1.0, level * o.firm.community_skill / o.p.manager_skill_enough) if readers.lives(o) else level


@lean
def answer_chance(o, i):  # type: ignore[no-untyped-def]
    """Chance that a manager answers what person i contributed and nobody recognised."""
    level = o.levers.level[lever.COMMUNITY_MANAGERS, 0]
    if level > 0.0 and readers.lives(o) and readers.belongs(o, i):
        return o.p.manager_answers * level * o.firm.community_skill
    return 0.0


@lean
def note_answer(o, i):  # type: ignore[no-untyped-def]
    """Book that a manager of a community of person i answered, shared among all of them."""
    own = 0
    for slot in range(o.slots.shape[1]):
        own += 1 if o.slots[i, slot] >= 0 else 0
    for slot in range(o.slots.shape[1]):
        if o.slots[i, slot] >= 0:
            o.communities[o.slots[i, slot]].answered += 1.0 / own


@lean
def train(o):  # type: ignore[no-untyped-def]
    """Let community managers learn."""
    f = o.firm
    f.community_skill += o.p.manager_learning * o.levers.level[lever.COMMUNITY_TRAINING, 0] * (1.0 - f.community_skill)


# --- founding and closing -------------------------------------------------------------------------------------------


@lean
def wants(o, i):  # type: ignore[no-untyped-def]
    """Whether person i, who is a member of none, founds a community this week."""
    p, tools = o.p, o.levers.level[lever.TOOLS, i]
    if not readers.lives(o) or not o.people[i].act or tools == 0.0:
        return False
    for slot in range(o.slots.shape[1]):
        if o.slots_before[i, slot] >= 0:
            return False
    by_purpose = p.founding_base + p.founding_purpose * o.levers.level[lever.PURPOSE, 0]
    u, _, _, _ = randomness.draws(o.clock, randomness.FOUND, i, o.people[i].holder, o.clock.week)
    return u < tools * p.founding * by_purpose * (p.founding_silent + o.people[i].recent)


@lean
def free_place(o, first):  # type: ignore[no-untyped-def]
    """The first place from this one on without a community; as many as there are = none."""
    k = first
    while k < len(o.communities) and o.communities[k].alive:
        k += 1
    return k


@lean
def found(o, i, k):  # type: ignore[no-untyped-def]
    """Let person i found a community in place k, about one's own topic."""
    c, t = o.communities, o.facts.communities
    o.firm.founded += 1.0
    c[k].alive, c[k].number, c[k].since, c[k].idle = 1, int(o.firm.founded), o.clock.week, 0
    if len(t) > 0:
        t[k].topic = o.facts.people[i].topic
    o.slots[i, 0], o.joined[i, 0] = k, o.clock.week


@lean
def close(o):  # type: ignore[no-untyped-def]
    """Close communities to which too few contribute for too long; count those that live."""
    c, f, cared, there, before = o.communities, o.firm, care(o) >= CARED_FOR, 0, o.firm.closed
    for k in range(len(c)):
        if c[k].alive:
            c[k].idle = 0 if c[k].contributors >= FEWEST else c[k].idle + 1
            if c[k].idle > o.p.idle_weeks and not cared:
                _end(o, k)
            there += c[k].alive
    f.communities = float(there)
    for i in range(o.slots.shape[0] if f.closed > before else 0):
        for slot in range(o.slots.shape[1]):
            if o.slots[i, slot] >= 0 and not c[o.slots[i, slot]].alive:
                o.slots[i, slot] = -1


@lean
def _end(o, k):  # type: ignore[no-untyped-def]
    c, t = o.communities, o.facts.communities
    o.firm.closed += 1.0
    c[k].alive = 0
    c[k].content = c[k].inflow = 0.0  # without inflow it remembers nothing more
    if len(t) > 0:
        t[k].known = t[k].belief = 0
