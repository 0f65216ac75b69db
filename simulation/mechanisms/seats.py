"""Seats (E31): vacant until somebody is found, a leader's often from below.

Step 16; only where the choice `careers` is "on".

    who quits or is dismissed leaves the seat vacant
    a vacant seat is filled with chance 1/(1 + vacancy_weeks) a week, from the week it falls vacant
    a leader's seat: with chance inside by a report, if one is there, else by a newcomer (E10)
    the report with the highest answers/most + tenure/longest + facts/most + noise u; his seat falls vacant
    facts = those that he alone of these reports holds rightly, where knowledge has topics

    vacancy_weeks   mean weeks a seat stands vacant
    u       a uniform number of everybody's own

So mean vacancies = seats left a week x vacancy_weeks (Little 1961). Ties of a vacant seat sleep: they do not count,
fade or grow. Whoever takes the seat has them at 0.3 of their weight (E10), also a report who moves up: what one is,
knows and belongs to moves, with the topic, for which the seat left behind gets the leader's; ties stay with the seat.
Those of a seat that closes (E33) end.
The last one present never leaves.

Source: Little 1961 for the check; sizes are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation import newcomers, randomness
from simulation.compiling import lean
from simulation.mechanisms import beliefs, topics
from simulation.mechanisms.ties import count_strong
from simulation.mechanisms.workload import CAREERS
from simulation.parameter import OFF, Parameter, constant

PARAMETERS = (
    Parameter("vacancy_weeks", 6.0, 0.0, 26.0, "weeks", "how long a seat stands vacant", drawn=False),
    Parameter("inside", 0.7, 0.3, 1.0, "share", "leaders' seats that are filled from below", drawn=False).optional(),
    constant("promotion_noise", 1.0, "x", "chance in promotions, against each of the merits", can_be_off=True),
)


# --- leaving and filling --------------------------------------------------------------------------------------------


@lean
def vacate(o, i):  # type: ignore[no-untyped-def]
    """Empty seat i: its holder's memberships end, and so does what was done."""
    e = o.people
    e[i].present = 0
    e[i].act = e[i].forced = e[i].posts = e[i].need = e[i].met = 0
    e[i].answerer = -1
    e[i].quality = e[i].posts_memory = e[i].practice = e[i].practice_own = 0.0
    e[i].ceremony = e[i].habit = e[i].fatigue = e[i].recent = 0.0
    for slot in range(o.slots.shape[1]):
        if o.slots[i, slot] >= 0:
            o.communities[o.slots[i, slot]].members -= 1
            o.slots[i, slot] = -1
    o.firm.staff -= 1.0


@lean
def take_up(o, i):  # type: ignore[no-untyped-def]
    """Somebody new takes seat i, chosen as the selection lever says."""
    chosen = o.levers.level[lever.SELECTION, 0]
    o.people[i].holder += 1
    market = o.p.market_openness + o.firm.hires_openness
    newcomers.person(o, i, (1.0 - chosen) * market + chosen * o.p.selected_openness, o.p.openness_sd)
    newcomers.settle(o, i)
    beliefs.take_seat(o, i)
    if o.on.knowledge == topics.TOPICS:
        topics.arrive(o, i, o.p.newcomer_directory)
    if o.on.careers == CAREERS:
        mean = o.units[o.people[i].unit].mean_openness  # 0 where nobody is there to fit in with
        o.people[i].misfit = abs(o.people[i].openness - mean) if mean > 0.0 else 0.0
    o.firm.hires += 1.0


@lean
def turn_over(o):  # type: ignore[no-untyped-def]
    """Empty the seats whose buffer is set, fill vacant ones, and let ties sleep and wake."""
    e = o.people
    moved = False
    for i in range(len(e)):
        if e[i].buffer > 0.0:
            if o.on.knowledge == topics.TOPICS:
                topics.leave(o, i)
            vacate(o, i)
            e[i].buffer = 0.0
            moved = True
    for i in range(len(e)):
        seat = i
        while seat >= 0 and e[seat].open_seat and not e[seat].present:
            seat = fill(o, seat)
            moved = moved or seat >= 0 or e[i].present > 0
    if moved:
        pass_ties_on(o)
        if o.on.knowledge == topics.TOPICS:
            topics.list_experts(o)


@lean
def fill_at_once(o):  # type: ignore[no-untyped-def]
    """Somebody new takes every vacant seat: there are no careers."""
    e = o.people
    for i in range(len(e)):
        e[i].buffer = 0.0
        if e[i].open_seat and not e[i].present:
            _welcome(o, i)
            e[i].buffer = 1.0
    pass_ties_on(o)
    if o.on.knowledge == topics.TOPICS:
        topics.list_experts(o)


@lean
def _welcome(o, i):  # type: ignore[no-untyped-def]
    """Somebody new takes vacant seat i.

    What is worked out each week also for vacant seats is nobody's yet.
    """
    take_up(o, i)
    o.people[i].neighbours = o.people[i].seen = 0.0
    if o.on.knowledge == topics.TOPICS:
        o.facts.people[i].will = o.facts.people[i].offer = 0.0
    o.people[i].present = 1
    o.firm.staff += 1.0


@lean
def fill(o, i):  # type: ignore[no-untyped-def]
    """Perhaps fill vacant seat i; return the seat that somebody left for it, -1 = none."""
    found, inside, _, _ = randomness.draws(o.clock, randomness.VACANCY, i, o.people[i].holder, o.clock.week)
    if found >= 1.0 / (1.0 + o.firm.vacancy_weeks):
        return -1
    chosen = best_report(o, i) if inside < o.p.inside else -1
    if chosen < 0:
        _welcome(o, i)
    else:
        promote(o, chosen, i)
    o.people[i].buffer = 1.0
    return chosen


# --- promotion ------------------------------------------------------------------------------------------------------


@lean
def best_report(o, i):  # type: ignore[no-untyped-def]
    """The report of leader's seat i who is promoted; -1 = none is there."""
    answers, tenure, facts = 0.0, 0.0, 0.0
    first, end = o.reports.start[i], o.reports.start[i + 1]
    for k in range(first, end):
        j = o.reports.seat[k]
        if o.people[j].present:
            a, t, f = merits(o, i, j)
            answers, tenure, facts = max(answers, a), max(tenure, t), max(facts, f)
    chosen, best = -1, -1.0
    for k in range(first, end):
        j = o.reports.seat[k]
        if o.people[j].present:
            a, t, f = merits(o, i, j)
            u, _, _, _ = randomness.draws(o.clock, randomness.PROMOTION, j, o.people[j].holder, o.clock.week)
            score = o.p.promotion_noise * u
            score += (a / answers if answers > 0.0 else 0.0) + (t / tenure if tenure > 0.0 else 0.0)
            score += f / facts if facts > 0.0 else 0.0
            if score > best:
                chosen, best = j, score
    return chosen


@lean
def merits(o, i, j):  # type: ignore[no-untyped-def]
    """Answers given, tenure, and facts that j alone of those who report to seat i holds rightly."""
    if o.on.knowledge != topics.TOPICS:
        return 0.0, 1.0 * o.people[j].tenure, 0.0
    f, others, reality = o.facts.people, 0, o.firm.reality
    for k in range(o.reports.start[i], o.reports.start[i + 1]):
        other = o.reports.seat[k]
        if other != j and o.people[other].present:
            others |= topics.right(f[other].known, f[other].belief, reality)
    alone = topics.right(f[j].known, f[j].belief, reality) & ~others
    return 1.0 * f[j].load, 1.0 * o.people[j].tenure, 1.0 * topics.size_of(alone)


@lean
def promote(o, j, i):  # type: ignore[no-untyped-def]
    """Person j moves to seat i with all that is personal, and leaves the own seat vacant."""
    e = o.people
    holder, manager, unit, reports = e[i].holder + 1, e[i].manager, e[i].unit, e[i].has_reports
    informal, top, front = e[i].informal, e[i].top, e[i].front
    facing, outside_marketing = e[i].facing, e[i].outside_marketing
    e[i] = e[j]
    e[i].holder, e[i].manager, e[i].unit, e[i].has_reports = holder, manager, unit, reports
    e[i].informal, e[i].top, e[i].front = informal, top, front
    e[i].facing, e[i].outside_marketing = facing, outside_marketing
    e[i].answerer = -1
    for slot in range(o.slots.shape[1]):
        o.slots[i, slot], o.slots[j, slot] = o.slots[j, slot], -1
        o.joined[i, slot] = o.joined[j, slot]
    for row in range(len(o.levers.kinds)):
        if o.levers.kinds[row].used:
            o.levers.asked[row, i] = 1
    if o.on.knowledge == topics.TOPICS:
        _take_facts_along(o, j, i)
    beliefs.take_seat(o, i)
    vacate(o, j)
    o.firm.staff += 1.0
    o.firm.promotions += 1.0


@lean
def _take_facts_along(o, j, i):  # type: ignore[no-untyped-def]
    f = o.facts.people
    f[i].known, f[i].belief, f[i].load, f[i].given = f[j].known, f[j].belief, f[j].load, f[j].given
    f[i].topic, f[j].topic = f[j].topic, f[i].topic
    f[i].usual, f[j].usual = f[j].usual, f[i].usual
    f[i].knows_whom, f[i].will, f[i].offer, f[i].kept = f[j].knows_whom, f[j].will, f[j].offer, 0
    f[i].filed, f[i].filed_belief = f[j].filed, f[j].filed_belief
    for topic in range(o.facts.directory.shape[1]):
        o.facts.directory[i, topic] = o.facts.directory[j, topic]


# --- ties of vacant seats sleep -------------------------------------------------------------------------------------


@lean
def pass_ties_on(o):  # type: ignore[no-untyped-def]
    """Ties of vacant seats sleep, those of filled ones wake; newcomers keep part of the weight."""
    for i in range(len(o.people)):
        _put_to_sleep(o, i)
        _wake(o, i)
        if o.on.ties != OFF:  # else weights are fixed, and would never grow back
            weaken_ties_of(o, i)
    count_strong(o)


@lean
def _put_to_sleep(o, i):  # type: ignore[no-untyped-def]
    """Move ties that lack an end from the front of the row to its back."""
    t, row, present = o.ties, o.rows[i], o.people
    k = row.start
    while k < row.start + row.count:
        if present[i].present and present[t[k].target].present:
            k += 1
        else:
            target, weight, rate = t[k].target, t[k].weight, t[k].rate
            for later in range(k, row.start + row.count - 1):
                t[later] = t[later + 1]
            row.count -= 1
            row.asleep += 1
            back = row.start + row.room - row.asleep
            t[back].target, t[back].weight, t[back].rate = target, weight, rate


@lean
def _wake(o, i):  # type: ignore[no-untyped-def]
    """Move ties with both ends again to the front, first come first; those of closed seats end."""
    t, row, e = o.ties, o.rows[i], o.people
    k = row.start + row.room - 1
    while k >= row.start + row.room - row.asleep:
        target, weight, rate = t[k].target, t[k].weight, t[k].rate
        wakes = e[i].present and e[target].present
        if wakes or not (e[i].open_seat and e[target].open_seat):
            for later in range(k, row.start + row.room - row.asleep, -1):
                t[later] = t[later - 1]
            row.asleep -= 1
            if wakes:
                front = row.start + row.count
                t[front].target, t[front].weight, t[front].rate = target, weight, rate
                row.count += 1
        else:
            k -= 1


@lean
def weaken_ties_of(o, i):  # type: ignore[no-untyped-def]
    """Ties of seat i from and to seats whose buffer is set keep a part of their weight."""
    t, p, new = o.ties, o.p, o.people
    for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
        if new[i].buffer > 0.0 or new[t[k].target].buffer > 0.0:
            t[k].weight = max(min(t[k].weight, p.tie_floor), p.inherited_ties * t[k].weight)
