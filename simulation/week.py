"""The week, as a table of contents: what happens in which order.

Mechanisms act one after another, each seeing what the ones before it left; inside one mechanism everybody reads what it
found on entry, so the order of people never matters. The order is part of the model. It is that of `STEPS` in
`simulation/mechanisms/__init__.py`; a test names the line in which the two differ.
"""

from __future__ import annotations

from simulation import lever_levels, prices
from simulation.compiling import lean
from simulation.indicators import measure
from simulation.mechanisms import (
    attitude,
    communities,
    customers,
    habit,
    ideas,
    incidents,
    involvement,
    knowledge,
    participation,
    rewards,
    skill,
    ties,
    trust,
    turnover,
    usefulness,
)
from simulation.parameter import OFF


@lean
def week(o):  # type: ignore[no-untyped-def]
    """Steps 1 to 16: one week of the whole organization. Step 17, the indicators, is `measure.close_week`."""
    calendar(o)  # 1  the week turns, levers take their level, the cost is booked
    if o.on.involvement != OFF:
        involvement.launch(o)  # 1  launches are felt
    skill.learn(o)  # 2  training and doing
    knowledge.arise(o)  # 3  needs for knowledge
    if o.on.participation != OFF:
        participation.take_part(o)  # 4  who acts, and what is contributed
    knowledge.help_each_other(o)  # 5  help and who knows what
    if o.on.usefulness != OFF:
        usefulness.experience(o)  # 5  how useful it was
    if o.on.communities != OFF:
        communities.live(o)  # 6  communities
    if o.on.ties != OFF:
        ties.change(o)  # 7  ties
    if o.on.habit != OFF:
        habit.form(o)  # 8  habit and integration of units
    if o.on.influence != OFF:
        attitude.influence(o)  # 9  attitudes
    if o.on.trust != OFF:
        trust.update(o)  # 10 trust in leaders
    if o.on.involvement != OFF:
        involvement.tire(o)  # 11 fatigue
    if o.on.usefulness != OFF:
        usefulness.commit(o)  # 11 anchors follow experience
    rewards.crowd_out(o)  # 11 counting wears them down
    if o.on.customers != OFF:
        customers.serve(o)  # 12 contact, service, satisfaction
    if o.on.incidents != OFF:
        incidents.happen(o)  # 13 incidents and outrage
    if o.on.customers != OFF:
        customers.spread(o)  # 14 word of mouth, churn, acquisition
    if o.on.ideas != OFF:
        ideas.flow(o)  # 15 ideas
    if o.on.turnover != OFF:
        turnover.quit_and_hire(o)  # 16 quits and hires


@lean
def calendar(o):  # type: ignore[no-untyped-def]
    """Turn the week, set the level of every lever, book the cost."""
    o.clock.week += 1
    if o.clock.week >= o.firm.demand_until:
        o.firm.demand = 1.0
    lever_levels.set_levels(o)
    prices.spend(o)


@lean
def weeks(o, count, history):  # type: ignore[no-untyped-def]
    """So many weeks at once, each recorded in history[week]; stops early where a row of ties runs out of room."""
    for done in range(count):
        if ties.least_room(o) < ties.MOST_NEW_TIES:
            return done
        week(o)
        measure.close_week(o)  # 17 indicators and budget
        for k in range(len(o.record)):
            history[o.clock.week, k] = o.record[k]
    return count
