"""The week, as a table of contents: what happens in which order.

Mechanisms act one after another, each seeing what the ones before it left; inside one mechanism everybody reads what it
found on entry, so the order of people never matters. The order is part of the model. It is that of `STEPS` in
`simulation/mechanisms/__init__.py`; a test names the line in which the two differ.
"""

from __future__ import annotations

from collections import namedtuple

from simulation import lever_levels, prices
from simulation.compiling import lean
from simulation.customers.opinions import lack_places as lack_free_places
from simulation.indicators import measure
from simulation.mechanisms import (
    attitude,
    beliefs,
    commitment,
    communities,
    compliance,
    customers,
    fatigue,
    growth,
    habit,
    ideas,
    incidents,
    involvement,
    knowledge,
    memory,
    participation,
    rewards,
    skill,
    ties,
    trust,
    turnover,
    usefulness,
    visibility,
    workload,
)
from simulation.parameter import OFF
from simulation.state import closed

Account = namedtuple("Account", ("split", "last", "parts", "topics", "next"))
Account.__doc__ = (
    "What each part of a week has changed, split[part, indicator]; the indicators at the last booking; of each booking "
    "of a week, in order, the part and the topics of indicators it can have changed; the number of the next booking."
)


@lean
def week(o, account):  # type: ignore[no-untyped-def]
    """Run one week of the organization, to the review (`measure.close_week` ends it).

    account: an `Account` to which changes are booked after each step, or None.
    """
    calendar(o)  # 1  the week turns, levers take their level, the cost is booked
    book(o, account)
    if o.on.involvement != OFF:
        involvement.launch(o)  # 1  launches are felt
    book(o, account)
    workload.share_work(o)  # 1  who bears the work
    book(o, account)
    skill.learn(o)  # 2  training and doing
    book(o, account)
    knowledge.arise(o)  # 3  needs for knowledge
    book(o, account)
    if o.on.participation != OFF:
        participation.take_part(o)  # 4  who acts, and what is contributed
    book(o, account)
    visibility.look(o)  # 4  what everybody sees of it
    book(o, account)
    knowledge.help_each_other(o)  # 5  help and who knows what
    book(o, account)
    if o.on.usefulness != OFF:
        usefulness.experience(o)  # 5  how useful it was
    book(o, account)
    if o.on.communities != OFF:
        communities.live(o)  # 6  communities
    book(o, account)
    memory.remember(o)  # 6  what communities remember
    book(o, account)
    if o.on.ties != OFF:
        ties.change(o)  # 7  ties
    book(o, account)
    if o.on.habit != OFF:
        habit.form(o)  # 8  habit and integration of units
    book(o, account)
    if o.on.influence != OFF:
        attitude.influence(o)  # 9  attitudes
    book(o, account)
    if o.on.trust != OFF:
        trust.update(o)  # 10 trust in leaders
    book(o, account)
    if o.on.involvement != OFF:
        fatigue.tire(o)  # 11 fatigue
    book(o, account)
    if o.on.usefulness != OFF:
        usefulness.commit(o)  # 11 anchors follow experience
    book(o, account)
    if o.on.trust != OFF:
        commitment.follow(o)  # 11 and what a trusted top speaks for
    book(o, account)
    rewards.crowd_out(o)  # 11 counting wears them down
    book(o, account)
    compliance.resent(o)  # 11 so does having had to act
    book(o, account)
    beliefs.develop(o)  # 11 leaders' own development
    book(o, account)
    if o.on.customers != OFF:
        customers.serve(o)  # 12 contact, service, satisfaction
    book(o, account)
    if o.on.incidents != OFF:
        incidents.happen(o)  # 13 incidents and outrage
    book(o, account)
    if o.on.customers != OFF:
        customers.spread(o)  # 14 word of mouth, churn, acquisition
    book(o, account)
    if o.on.ideas != OFF:
        ideas.flow(o)  # 15 ideas
    book(o, account)
    if o.on.turnover != OFF:
        turnover.quit_and_hire(o)  # 16 quits and hires
    book(o, account)
    growth.plan(o)  # 16 seats that are due
    book(o, account)
    beliefs.review(o)  # 17 the top review the programme
    book(o, account)


@lean
def calendar(o):  # type: ignore[no-untyped-def]
    """Turn the week, set the level of every lever, book the cost."""
    o.clock.week += 1
    if o.clock.week >= o.firm.demand_until:
        o.firm.demand = 1.0
    if o.clock.week >= o.firm.service_gap_until:
        o.firm.service_gap = 0.0
    lever_levels.set_levels(o)
    prices.spend(o)


@lean
def book(o, account):  # type: ignore[no-untyped-def]
    """Measure the indicators that can have changed, and book the change to whoever is next."""
    if account is not None:
        measure.measure_topics(o, account.topics[account.next[0]])
        part = account.parts[account.next[0]]
        account.next[0] += 1
        for k in range(len(o.record)):
            account.split[part, k] += o.record[k] - account.last[k]
            account.last[k] = o.record[k]


# --- what Python calls: an opened state (`state.opened`) comes in -------------------------------------------------


@lean
def weeks(opened, count, history):  # type: ignore[no-untyped-def]
    """Run so many weeks and record each in history[week]; return how many were run.

    It stops early where a row of ties or the places for customers run out of room, or seats are due.
    """
    o = closed(opened)
    for done in range(count):
        if ties.least_room(o) < ties.MOST_NEW_TIES or lack_free_places(o) or growth.due(o):
            return done
        week(o, None)
        measure.close_week(o)  # 17 indicators and budget
        for k in range(len(o.record)):
            history[o.clock.week, k] = o.record[k]
    return count


@lean
def booked_weeks(opened, count, closes, account, history):  # type: ignore[no-untyped-def]
    """Run so many weeks like `weeks`, with an account of each.

    account: its split is [week, part, indicator]; dated events are booked first. closes: whether to close each week
    and book that to the last part; else somebody acts after the steps, and the caller closes it.
    """
    o = closed(opened)
    for done in range(count):
        if ties.least_room(o) < ties.MOST_NEW_TIES or lack_free_places(o) or growth.due(o):
            return done
        account.next[0] = 0
        of_week = Account(account.split[done], account.last, account.parts, account.topics, account.next)
        book(o, of_week)
        week(o, of_week)
        if closes:
            measure.close_week(o)
            for k in range(len(o.record)):
                of_week.split[-1, k] += o.record[k] - account.last[k]
                account.last[k] = history[o.clock.week, k] = o.record[k]
    return count


@lean
def plain_week(opened):  # type: ignore[no-untyped-def]
    """The steps of a week."""
    week(closed(opened), None)


@lean
def close(opened):  # type: ignore[no-untyped-def]
    """Close the week: indicators and books."""
    measure.close_week(closed(opened))


@lean
def least_room(opened):  # type: ignore[no-untyped-def]
    """Free places for new ties in the row that has fewest."""
    return ties.least_room(closed(opened))


@lean
def book_rest(opened, account):  # type: ignore[no-untyped-def]
    """Book what has changed since the last step of the week."""
    book(closed(opened), account)


@lean
def lack_places(opened):  # type: ignore[no-untyped-def]
    """Whether more customers can come next week than there are free places."""
    return lack_free_places(closed(opened))
