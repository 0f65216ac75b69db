"""Mail and phone (E37): contributions go into the open, or to chosen people.

Steps 4, 5 and 7, as parts of E3, E18 and E8.

    m = mail/(mail + tools); 0 without mail
    each contribution is private with chance m
    a private one goes to one of those one turns to, drawn by weight of tie
    it is read with chance read_j = min(1, inbox/received_j), and what is read is answered with chance aM
    contacts of a tie (E8) + 1 for each that is read, + 1 more where it is answered, both ways
    a question (E18) goes to chosen people with chance m, else into the open:
        q = aM sum over ties of weight x read x will who hold the fact rightly/sum of weight
        it is answered with chance 1 - (1 - q)^recipients, by one of those who could, each by weight x read x will
    an answer stays in the mailbox of who asked: found again with chance find x archive; it goes with its holder

    m           share of what one contributes that goes to chosen people, 0..1
    mail, tools levels of these levers, 0..1
    received    private contributions that person j gets this week
    inbox       how many of them one reads in a week
    aM          chance that what is read is answered
    will        chance that somebody who holds the fact answers (E21), 0..1
    recipients  how many are asked at once, drawn by weight
    find        as in E21

The same is said, to other people. What is private is in nobody's sight but the reader's: it does not count in what
one sees (E16), in communities and their memory (E6, E19), outside, or in visible practice B, to which an act adds 1 -
m (E3). It is less of a risk: voice risk x (1 - discreet m). It is recognised with chance aM (E5), read or not, and it
holds as many ideas (E14) as any other. Where knowledge is pooled (E7), what is private brings no help beyond the
usual. Without the lever nothing of this happens: acting by today's means is then a part of E3 and E18, as it was.

That mail leaves no memory and that nobody thinks aloud in it is so by definition; `archive` and `recipients` give mail
its best case. Sizes are assumptions.
"""

from __future__ import annotations

from collections import namedtuple
from typing import Any

import numpy as np

from simulation import levers as lever
from simulation import randomness
from simulation.compiling import inlined, lean
from simulation.mechanisms import compliance, empowerment, rewards, topics
from simulation.parameter import Parameter

PARAMETERS = (
    Parameter("discreet", 0.6, 0.2, 1.0, "share", "voice risk that writing to chosen people takes off", drawn=False),
    Parameter("recipients", 3.0, 1.0, 8.0, "people", "people whom a question by mail goes to", drawn=False),
    Parameter("answers_mail", 0.55, 0.3, 0.9, "chance", "answering a mail that is read", symbol="aM", drawn=False),
    Parameter("inbox", 60.0, 20.0, 150.0, "posts/week", "private contributions one reads", drawn=False),
    Parameter("archive", 0.0, 0.0, 0.5, "share", "of finding again what one was answered by mail", drawn=False),
)

Mail = namedtuple("Mail", ("private", "received", "heard", "contacts"))
Mail.__doc__ = (
    "Of this week: private contributions of and to everybody, those a leader read, contacts by these at a tie's place."
)


def blank(seats: int, places: int) -> Any:
    """Nothing sent yet, with room for so many seats and ties."""
    private, received, heard = (np.zeros(seats, np.int32) for _ in range(3))
    return Mail(private, received, heard, np.zeros(places))


@inlined
def used(o):  # type: ignore[no-untyped-def]
    """Whether anybody was ever asked to use mail and phone for it."""
    return o.levers.kinds[lever.MAIL].used > 0


@inlined
def private_share(o, i):  # type: ignore[no-untyped-def]
    """Share of what person i contributes that goes to chosen people, 0..1."""
    level = 1.0 * o.levers.level[lever.MAIL, i]
    return level / (level + o.levers.level[lever.TOOLS, i]) if level > 0.0 else 0.0


@inlined
def open_posts(o, i):  # type: ignore[no-untyped-def]
    """Contributions of person i this week that go into the open."""
    return max(0, o.people[i].posts - o.mail.private[i])  # who left in this week has contributed nothing


# --- contributions ----------------------------------------------------------------------------------------------------


@lean
def contribute(o):  # type: ignore[no-untyped-def]
    """Draw the week's contributions, send the private ones, and sum up what is said."""
    e, p, f = o.people, o.p, o.firm
    by_mail = used(o)
    if by_mail:
        o.mail.private[:] = 0
        o.mail.received[:] = 0
        o.mail.heard[:] = 0
        o.mail.contacts[:] = 0.0
    posts, shown, good, skill, spoken = 0.0, 0.0, 0.0, 0.0, 0.0
    for i in range(len(e)):
        e[i].posts, e[i].quality = 0, 0.0
        if e[i].act:
            rate = min(e[i].posts_rate * compliance.substance(o, i), 500.0)
            e[i].posts = randomness.poisson(rate, o.scratch[2 * i + 1])
            if by_mail:
                _address(o, i)
            e[i].quality = _quality(o, i)
            posts += e[i].posts
            good += e[i].posts * e[i].quality
            shown += open_posts(o, i)
            skill += open_posts(o, i) * e[i].outside_skill
            spoken += open_posts(o, i) * empowerment.discretion(o, i)
        e[i].posts_memory = e[i].posts_memory * (1.0 - 1.0 / p.memory_weeks) + e[i].posts
        compliance.remember(o, i, 1.0 - private_share(o, i))
    f.staff_posts, f.open_posts, f.good_posts, f.posters_outside_skill = posts, shown, good, 0.0
    if posts > 0.0:
        f.mean_quality = good / posts
    if shown > 0.0:
        f.posters_outside_skill = skill / shown
    if by_mail:
        _deliver(o)
    _speak_outside(o, spoken)


@lean
def _quality(o, i):  # type: ignore[no-untyped-def]
    """Quality of what person i contributes this week."""
    e, p = o.people, o.p
    free = min(1.0, p.quality_base + p.quality_slope * e[i].openness * e[i].skill)
    quality = p.forced_quality if e[i].forced else free
    return quality * (1.0 - p.counting_quality_loss * rewards.counting(o, i))


@lean
def _speak_outside(o, spoken):  # type: ignore[no-untyped-def]
    """Set what is seen outside; spoken: open contributions of staff, by discretion."""
    p, f = o.p, o.firm
    f.front_posts = p.front_posts_rate * o.levers.level[lever.EXTERNAL_MARKETING, 0] * f.front_seats
    f.front_posts *= 1.0 - o.levers.level[lever.DIALOGUE, 0]
    f.outside_posts = p.outside_share * spoken + f.front_posts
    f.staff_share = p.outside_share * spoken / f.outside_posts if f.outside_posts > 0.0 else 0.0
    if f.front_posts > 0.0:
        f.posters_outside_skill += (1.0 - f.staff_share) * (_front_skill(o) - f.posters_outside_skill)


@lean
def _front_skill(o):  # type: ignore[no-untyped-def]
    """Mean outside skill of the front team (0 where all its seats are empty)."""
    e, total, count = o.people, 0.0, 0
    for i in range(len(e)):
        if e[i].front and e[i].present:
            total += e[i].outside_skill
            count += 1
    return total / count if count > 0 else 0.0


# --- private contributions and their readers --------------------------------------------------------------------------


@lean
def _address(o, i):  # type: ignore[no-untyped-def]
    """Count which of this week's contributions of person i are private, and who gets them."""
    share = private_share(o, i)
    for number in range(o.people[i].posts if share > 0.0 else 0):
        u, whom, _, _ = _draws(o, i, number)
        if u < share:
            o.mail.private[i] += 1
            k = _place_by_weight(o, i, whom)
            if k >= 0:
                o.mail.received[o.ties[k].target] += 1


@lean
def _deliver(o):  # type: ignore[no-untyped-def]
    """Let private contributions be read and answered, now that it is known how many each gets."""
    e, m = o.people, o.mail
    for i in range(len(e)):
        share = private_share(o, i)
        for number in range(e[i].posts if m.private[i] > 0 else 0):
            u, whom, read, answer = _draws(o, i, number)
            k = _place_by_weight(o, i, whom) if u < share else -1
            if k >= 0 and read < share_read(o, o.ties[k].target):
                j = o.ties[k].target
                _touch(o, i, j, k, 2.0 if answer < o.p.answers_mail else 1.0)
                m.heard[i] += e[j].has_reports


@lean
def _draws(o, i, number):  # type: ignore[no-untyped-def]
    """Four uniforms of one contribution: private, to whom, read, answered."""
    return randomness.block(o.clock, randomness.MAIL, number, i, o.people[i].holder, o.clock.week)


@lean
def share_read(o, j):  # type: ignore[no-untyped-def]
    """Share of what comes to person j this week that is read."""
    return min(1.0, o.p.inbox / max(1, o.mail.received[j]))


@lean
def _place_by_weight(o, i, u):  # type: ignore[no-untyped-def]
    """The place of a tie of person i, drawn by weight; -1 = has none."""
    t, first, end = o.ties, o.rows[i].start, o.rows[i].start + o.rows[i].count
    total = 0.0
    for k in range(first, end):
        total += t[k].weight
    left = u * total
    for k in range(first, end):
        if left < t[k].weight:
            return k
        left -= t[k].weight
    return end - 1 if end > first else -1


@lean
def _touch(o, i, j, k, contacts):  # type: ignore[no-untyped-def]
    """Book contacts between persons i and j; k: the place of i's tie to j."""
    o.mail.contacts[k] += contacts
    for back in range(o.rows[j].start, o.rows[j].start + o.rows[j].count):
        if o.ties[back].target == i:
            o.mail.contacts[back] += contacts


# --- questions by mail ------------------------------------------------------------------------------------------------


@lean
def answered(p, able):  # type: ignore[no-untyped-def]
    """Chance that a question by mail is answered; able: that one asked reads and tells it."""
    return 1.0 - (1.0 - min(1.0, p.answers_mail * able)) ** p.recipients


@lean
def able(o, i, fact):  # type: ignore[no-untyped-def]
    """Chance that one whom person i turns to, drawn by weight, reads, holds and tells a fact."""
    t, weight, total = o.ties, 0.0, 0.0
    for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
        weight += t[k].weight
        total += _tells(o, k, fact)
    return min(1.0, total / weight) if weight > 0.0 else 0.0


@lean
def _tells(o, k, fact):  # type: ignore[no-untyped-def]
    """Weight x read x will of the tie at a place, 0 where the fact is not held rightly."""
    j = o.ties[k].target
    if not topics.holds(o, j, fact):
        return 0.0
    return o.ties[k].weight * share_read(o, j) * o.facts.people[j].will


@lean
def who_answers(o, i, fact, u):  # type: ignore[no-untyped-def]
    """Who answers a question by mail, of all who could, by what each could tell."""
    total, found = 0.0, -1
    first, end = o.rows[i].start, o.rows[i].start + o.rows[i].count
    for k in range(first, end):
        total += _tells(o, k, fact)
    left = u * total
    for k in range(first, end):
        told = _tells(o, k, fact)
        if told > 0.0:
            found = o.ties[k].target
            if left < told:
                return found
            left -= told
    return found


@lean
def file(o, i, fact):  # type: ignore[no-untyped-def]
    """Leave what was answered in the mailbox of person i, as it is now."""
    f, bit = o.facts.people, 1 << fact
    f[i].filed = int(f[i].filed) | bit
    f[i].filed_belief = (int(f[i].filed_belief) & ~bit) | (int(o.firm.reality) & bit)


@lean
def filed(o, i, fact):  # type: ignore[no-untyped-def]
    """How easily person i finds a fact in the own mailbox, against a full community's memory."""
    f = o.facts.people
    if o.p.archive > 0.0 and topics.right(f[i].filed, f[i].filed_belief, o.firm.reality) >> fact & 1:
        return o.p.archive
    return 0.0
