"""Ties and silos (E8): contact keeps ties, an answer from elsewhere can start one.

Step 7.

    w' = (1 - dT) w + aT contacts
    contacts = base rate + 0.1 act_i act_j + number of answers between the two + private contacts (E37)
    base rate = w(0) (dT + 2 h0 (1 - 0.3))/aT
    chance of a new tie = nT (1 + coordination)

    w       weight of a tie, more than 0 (1 = an ordinary working tie inside a unit)
    w(0)    its weight at week 0, at which the base rate lets it rest
    contacts    a week
    act     1 for somebody who takes part this week, else 0
    dT, aT  weakening without contact, 1/week; strengthening by a contact
    nT      chance that an answer from elsewhere starts a tie
    coordination    level of this lever, 0..1
    eps     smallest weight, 0.05
    h0      mean chance of quitting a week at week 0: both ends of a tie are lost to 0.3 of it so often (E10)

Somebody from another unit who answered and is not tied yet can become a tie, both ways, with weight 0.3 and base rate
0.25. Below eps a tie is dropped; line ties never are. Nobody makes more than eight new ties a week. At rest
w* = aT contacts/dT; with usual turnover the mean is w(0).

Sources: Burt 2004; Hansen 1999. Sizes are assumptions (observed: weekly tie overlap 0.31, over 26 weeks 0.23,
manufacturing company e-mail).
"""

from __future__ import annotations

from simulation import levers as lever
from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import mail
from simulation.parameter import Parameter, constant, switch

SWITCHES = (switch("ties", "ties grow and fade (E8)"),)

PARAMETERS = (
    Parameter("tie_decay", 0.05, 0.025, 0.1, "1/week", "weakening without contact", symbol="dT"),
    Parameter("tie_gain", 0.1, 0.05, 0.2, "1/contact", "strengthening by contact", symbol="aT", drawn=False),
    Parameter("new_tie_chance", 0.03, 0.01, 0.1, "chance", "an answer from elsewhere starts a tie", symbol="nT"),
    constant("tie_floor", 0.05, "weight", "weight below which a tie is dropped", symbol="eps"),
    constant("new_tie_weight", 0.3, "weight", "weight of a new tie"),
    constant("new_tie_rate", 0.25, "contacts/week", "its base rate"),
    constant("acting_contact", 0.1, "contacts/week", "contact between two who take part"),
    constant("strong_weight", 0.4, "weight", "a strong tie"),
)

MOST_NEW_TIES = 8  # a week and person; also the room every row of ties keeps free


@lean
def change(o):  # type: ignore[no-untyped-def]
    """Ties after a week of contact, new ones from answers, forgotten ones gone."""
    for i in range(len(o.people)):
        _keep_up(o, i)
    o.people.buffer[:] = 0.0
    for i in range(len(o.people)):
        if o.people[i].answerer >= 0:
            _meet(o, i, o.people[i].answerer)
    count_strong(o)


@lean
def is_line(o, i, j):  # type: ignore[no-untyped-def]
    """Whether one of the two reports to the other: such ties are never dropped."""
    return o.people[i].manager == j or o.people[j].manager == i


@lean
def kept_weight(p, weight, contacts):  # type: ignore[no-untyped-def]
    """A tie's weight after a week with so many contacts."""
    return (1.0 - p.tie_decay) * weight + p.tie_gain * contacts


@lean
def _keep_up(o, i):  # type: ignore[no-untyped-def]
    e, t, p = o.people, o.ties, o.p
    first, by_mail = o.rows[i].start, mail.used(o)
    kept = first
    for k in range(first, first + o.rows[i].count):
        j = t[k].target
        contacts = t[k].rate + p.acting_contact * e[i].act * e[j].act
        contacts += (1.0 if e[i].answerer == j else 0.0) + (1.0 if e[j].answerer == i else 0.0)
        if by_mail:
            contacts += o.mail.contacts[k]
        weight = kept_weight(p, t[k].weight, contacts)
        if weight >= p.tie_floor or is_line(o, i, j):
            t[kept].target, t[kept].weight, t[kept].rate = j, weight, t[k].rate
            kept += 1
    o.rows[i].count = kept - first


@lean
def tied(o, i, j):  # type: ignore[no-untyped-def]
    """Whether person i turns to person j."""
    for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
        if o.ties[k].target == j:
            return True
    return False


@lean
def _meet(o, i, j):  # type: ignore[no-untyped-def]
    e, p = o.people, o.p
    if e[i].unit == e[j].unit or tied(o, i, j):
        return
    u = randomness.pair_draw(o.clock, randomness.NEW_TIE, i, e[i].holder, j, e[j].holder)
    if u < p.new_tie_chance * (1.0 + o.levers.level[lever.COORDINATION, 0]):
        _add(o, i, j)
        _add(o, j, i)


@lean
def _add(o, i, j):  # type: ignore[no-untyped-def]
    t = o.ties
    if o.people[i].buffer >= MOST_NEW_TIES or tied(o, i, j):
        return
    k = o.rows[i].start + o.rows[i].count
    t[k].target, t[k].weight, t[k].rate = j, o.p.new_tie_weight, o.p.new_tie_rate
    o.rows[i].count += 1
    o.people[i].buffer += 1.0


@lean
def count_strong(o):  # type: ignore[no-untyped-def]
    """Strong ties of everybody."""
    for i in range(len(o.people)):
        strong = 0
        for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
            strong += 1 if o.ties[k].weight >= o.p.strong_weight else 0
        o.people[i].strong_ties = strong


@lean
def least_room(o):  # type: ignore[no-untyped-def]
    """The smallest number of free places in any row of ties."""
    room = MOST_NEW_TIES
    for i in range(len(o.people)):
        room = min(room, o.rows[i].room - o.rows[i].count - o.rows[i].asleep)
    return room
