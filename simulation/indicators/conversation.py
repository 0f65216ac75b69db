"""Conversation: who asks and answers, whom leaders read, on what units agree.

    heard_by_leaders = share of the contributions of people without reports that a leader comes across
    alignment = sum over ties across units of weight x facts on which both agree/the same of facts that both know

A leader who acts and has the tool comes across what is open of those the leader turns to, of the leader's unit and
communities; and reads what is private and meant for the leader (E37).
"""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import lean
from simulation.indicators.indicator import ALL, INF, Indicator
from simulation.mechanisms import mail, topics

INDICATORS = (
    Indicator("help_by_mail", "0..1", "part of help: by answers to questions to chosen people"),
    Indicator("cross_unit_help", "0..1", "share of needs met that were met by somebody of another unit"),
    Indicator("answers", "/week", "answers given, a head", "up", 0.0, INF, words="answers given"),
    Indicator("open_questions", "/week", "questions asked in the open, a head", "none", 0.0, INF),
    Indicator("unanswered", "0..1", "share of questions asked in the open without an answer", "down"),
    Indicator(
        "heard_by_leaders",
        "0..1",
        "share of the contributions of people without reports that a leader comes across",
        words="heard by leaders",
        acts=ALL,
    ),
    Indicator("alignment", "0..1", "facts on which both ends of ties across units agree, of those that both know"),
)


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set the indicators of this topic."""
    v, f, n = o.values, o.firm, max(1.0, o.firm.staff)
    v.heard_by_leaders = 0.0
    if o.levers.kinds[lever.TOOLS].used or mail.used(o):
        v.heard_by_leaders = _share_heard(o)
    if o.on.knowledge == topics.TOPICS:
        v.help_by_mail, v.answers, v.open_questions = f.by_mail / max(1.0, f.needs), f.given / n, f.open_questions / n
        v.cross_unit_help = f.given_across / f.needs_met if f.needs_met > 0.0 else 0.0
        v.unanswered = f.unanswered / f.open_questions if f.open_questions > 0.0 else 0.0
        v.alignment = _agreement(o)


@lean
def _share_heard(o):  # type: ignore[no-untyped-def]
    """Share of what people without reports contribute that at least one leader comes across."""
    _mark_read(o)
    said, heard = 0.0, 0.0
    for i in range(len(o.people)):
        if o.people[i].posts > 0 and not o.people[i].has_reports:
            said += o.people[i].posts
            heard += o.mail.heard[i]
            if o.levers.level[lever.TOOLS, i] > 0.0 and _is_read(o, i):
                heard += mail.open_posts(o, i)
    return heard / said if said > 0.0 else 0.0


@lean
def _mark_read(o):  # type: ignore[no-untyped-def]
    """Mark the people, units and communities whose open contributions a leader comes across."""
    e, marked = o.people, o.scratch
    marked[: len(e)] = 0.0
    o.units.read[:] = 0
    o.communities.read[:] = 0
    for i in range(len(e)):
        if e[i].has_reports and e[i].present and e[i].act and o.levers.level[lever.TOOLS, i] > 0.0:
            o.units[e[i].unit].read = 1
            for slot in range(o.slots.shape[1]):
                if o.slots[i, slot] >= 0:
                    o.communities[o.slots[i, slot]].read = 1
            for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
                marked[o.ties[k].target] = 1.0


@lean
def _is_read(o, i):  # type: ignore[no-untyped-def]
    """Whether a leader comes across what person i contributes in the open (after `_mark_read`)."""
    if o.scratch[i] > 0.0 or o.units[o.people[i].unit].read:
        return True
    for slot in range(o.slots.shape[1]):
        if o.slots[i, slot] >= 0 and o.communities[o.slots[i, slot]].read:
            return True
    return False


@lean
def _anything_wrong(o):  # type: ignore[no-untyped-def]
    """Whether anybody present holds a fact wrongly; else all agree on all that they know."""
    f, reality = o.facts.people, int(o.firm.reality)
    for i in range(len(f)):
        if o.people[i].present and int(f[i].known) & (int(f[i].belief) ^ reality):
            return True
    return False


@lean
def _agreement(o):  # type: ignore[no-untyped-def]
    """Share of the facts known at both ends of ties across units on which the two agree."""
    f, t, agreed, shared = o.facts.people, o.ties, 0.0, 0.0
    all_agree = not _anything_wrong(o)
    for i in range(len(f)):
        if all_agree and shared > 0.0:
            return 1.0  # the rest of a pass over all ties would change nothing
        for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
            j = t[k].target
            if o.people[j].unit != o.people[i].unit:
                both = int(f[i].known) & int(f[j].known)
                shared += t[k].weight * topics.size_of(both)
                agreed += t[k].weight * topics.size_of(both & ~(int(f[i].belief) ^ int(f[j].belief)))
    return agreed / shared if shared > 0.0 else 0.0
