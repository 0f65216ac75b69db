"""What communities remember (E19): facts that members give and take, right or wrong.

Step 6, after communities. Only where the choice `knowledge` is "topics".

    a community remembers facts of its own topic (March's code); at first none
    it learns from those members who contributed this week and score more than itself:
        k = votes for the view of most of them - votes against it, of those who hold the fact
        where memory does not hold the fact that way, it does so with chance 1 - (1 - p2)^k
    score = facts held rightly - facts held wrongly, of its topic
    a member takes over each fact that memory holds otherwise with chance p1 b a week, right or wrong

    b       benefit of the community (E6), 0..1
    p1, p2  what members learn from memory, at full benefit, 1/week; what memory learns from a vote

Both learn from last week's values of the other. Nothing is contributed where nobody has the tool, so nothing is
remembered. The topics of communities go round: community c has topic c mod K (where they are founded, that of the
founder: E25). Learning from a stale memory slows a firm
whose facts have turned.

Each fact has a main holder: of those present whose topic it is and who hold it rightly, the one there longest. Of facts
whose main holder left in the last 26 weeks, and which somebody holds rightly now, `kept_after_leaving` is the share
that communities remember rightly.

Source: March 1991. His table (mean of 80 runs, 50 people, 30 facts, p2 = 0.5: 0.93, 0.87, 0.85 at p1 = 0.1, 0.5, 0.9)
follows if the score subtracts what is wrong and k leaves out those who hold nothing; with right facts alone it does
not. The sizes here are assumptions.
"""

from __future__ import annotations

from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import mail, topics
from simulation.parameter import Parameter

PARAMETERS = (
    Parameter("code_from_people", 0.3, 0.05, 0.9, "chance", "memory learns from a vote", symbol="p2", drawn=False),
    Parameter(
        "people_from_code", 0.02, 0.0, 0.1, "1/week", "members learn from memory at benefit 1", symbol="p1", drawn=False
    ),
)

KEPT = 26  # weeks after somebody left in which what one took along is looked at
BLOCKS = 32  # of draws for each slot: more than there are facts


@lean
def remember(o):  # type: ignore[no-untyped-def]
    """Let memories learn from members, and members from what memories held last week."""
    if o.on.knowledge == topics.TOPICS:
        follow(o)
        _vote(o)
        _take_over(o)
        _change(o)


@lean
def score(known, belief, reality, facts):  # type: ignore[no-untyped-def]
    """Facts of a set held rightly less those held wrongly."""
    held = int(known) & facts
    return 2 * topics.size_of(topics.right(held, belief, reality)) - topics.size_of(held)


@lean
def _vote(o):  # type: ignore[no-untyped-def]
    """Count votes[community, fact]: those who hold it one way less those who hold it the other."""
    t, c, f = o.facts, o.facts.communities, o.facts.people
    t.votes[:, :] = 0
    for k in range(len(c)):
        c[k].score = score(c[k].known, c[k].belief, o.firm.reality, t.sets[c[k].topic])
    for i in range(len(f)):
        for slot in range(o.slots.shape[1] if mail.open_posts(o, i) > 0 else 0):
            k = o.slots_before[i, slot]
            if k >= 0 and o.communities[k].inflow > 0.0:
                own = t.sets[c[k].topic]
                if score(f[i].known, f[i].belief, o.firm.reality, own) > c[k].score:
                    for fact in range(topics.FACTS):
                        if (own & f[i].known) >> fact & 1:
                            t.votes[k, fact] += 1 if f[i].belief >> fact & 1 else -1


@lean
def _take_over(o):  # type: ignore[no-untyped-def]
    """Let members take over some of the facts that their memories hold otherwise."""
    c, f, e = o.facts.communities, o.facts.people, o.people
    remembered = 0
    for k in range(len(c)):
        remembered |= c[k].known
    for i in range(len(f) if remembered else 0):
        for slot in range(o.slots.shape[1]):
            k = o.slots_before[i, slot]
            if k >= 0 and c[k].known and e[i].present:
                other = int(c[k].known) & (~int(f[i].known) | (int(f[i].belief) ^ int(c[k].belief)))
                chance = o.p.people_from_code * o.communities[k].benefit
                if other and chance > 0.0:
                    u = randomness.draws(o.clock, randomness.FROM_MEMORY, i, e[i].holder, o.clock.week)
                    count = randomness.binomial(topics.size_of(other), chance, u[slot])
                    taken = topics.choose(o, randomness.FROM_MEMORY, BLOCKS * slot, i, other, count)
                    topics.hold(o, i, taken, int(c[k].belief))


@lean
def _change(o):  # type: ignore[no-untyped-def]
    """Let memories take over what most of the better members hold."""
    t, c = o.facts, o.facts.communities
    for k in range(len(c)):
        for fact in range(topics.FACTS if o.communities[k].inflow > 0.0 else 0):
            votes = t.votes[k, fact]
            held, way = c[k].known >> fact & 1, c[k].belief >> fact & 1
            if votes != 0 and not (held and way == (1 if votes > 0 else 0)):
                u, _, _, _ = randomness.draws(o.clock, randomness.MEMORY, k, fact, o.clock.week)
                if u < 1.0 - (1.0 - o.p.code_from_people) ** abs(votes):
                    c[k].known = int(c[k].known) | 1 << fact
                    c[k].belief = int(c[k].belief) & ~(1 << fact) | (1 << fact if votes > 0 else 0)


# --- who takes facts along ------------------------------------------------------------------------------------------


@lean
def follow(o):  # type: ignore[no-untyped-def]
    """Note which facts have lost their main holder since last week, and who is it now."""
    h = o.facts.holders
    for fact in range(len(h)):
        j = h[fact].seat
        if j >= 0 and (not o.people[j].present or o.people[j].holder != h[fact].holder):
            h[fact].left = o.clock.week
            j = -1
        if j < 0 or not topics.holds(o, j, fact):
            _choose_holder(o, fact)


@lean
def taken_along(o):  # type: ignore[no-untyped-def]
    """The facts whose main holder left in the last 26 weeks."""
    facts = 0
    for fact in range(len(o.facts.holders)):
        if o.clock.week - o.facts.holders[fact].left < KEPT:
            facts |= 1 << fact
    return facts


@lean
def _choose_holder(o, fact):  # type: ignore[no-untyped-def]
    """Set the main holder of a fact; -1 = nobody of its topic holds it."""
    t, longest = o.facts, -1.0
    topic = t.topic[fact]
    t.holders[fact].seat = -1
    for place in range(t.first[topic], t.first[topic + 1]):
        j = t.experts[place]
        if o.people[j].tenure > longest and topics.holds(o, j, fact):
            longest = o.people[j].tenure
            t.holders[fact].seat, t.holders[fact].holder = j, o.people[j].holder
