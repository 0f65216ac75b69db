"""Readiness of units (E9): who is ready before anything starts, and who comes first.

Step 1, in the first week without the lever audit after weeks with it.

    score = mean over those of the unit who answer of x - th + noise
    answers with chance audit_response L, drawn for each person

    x, th   openness; share of neighbours that has to act first, 0..1
    noise   normal, sd audit_noise, for each answer
    L       level of the lever in its last week, the share of people who are asked, 0..1

The groups ready, middle and unready are thirds of the seats by the order of units, best first; a unit belongs where the
middle of its seats lies. Units in which nobody answers get the mean of all answers. Without an audit, and before it
ends, the order is drawn: the same groups, in no order, at the same cost. Of a score's variance between units the share
vb/(vb + s^2/n) is true, with vb the variance of true means, s the sd of answers in a unit and n answers.

Source: the direction Holt et al. 2007 (readiness can be asked for). Sizes are assumptions.
"""

from __future__ import annotations

from simulation import randomness
from simulation.compiling import lean
from simulation.levers import WAVES
from simulation.parameter import Parameter

PARAMETERS = (
    Parameter("audit_noise", 0.15, 0.05, 0.3, "0..1", "error of an answer about one's readiness"),
    Parameter("audit_response", 0.6, 0.3, 0.9, "chance", "chance that somebody who is asked answers"),
)

WAITING, DRAWN, RANKED = 0, 1, 2  # no order yet, the drawn one, that of an audit


@lean
def order(o, level):  # type: ignore[no-untyped-def]
    """Order the units: by an audit that has just ended, else as drawn; fill the groups.

    level: of the lever audit this week.
    """
    f, v = o.firm, o.levers
    if f.audit_level > 0.0 and level == 0.0:
        _ask(o)
        _sort(o)
        f.unit_order = RANKED
    f.audit_level = level
    if not (v.waves[0] >= 0 or v.waves[1] >= 0 or v.waves[2] >= 0):
        return
    if f.unit_order == WAITING:
        draw(o)
    for wave in range(len(WAVES)):
        for i in range(len(o.people) if v.waves[wave] >= 0 else 0):
            v.groups[v.waves[wave], i] = 1 if o.units[o.people[i].unit].wave == wave else 0


def wave_at(place: float, seats: int) -> int:
    """Which of the groups by readiness the seat at this place of so many belongs to."""
    return min(len(WAVES) - 1, int(len(WAVES) * place / seats))


_wave_at = lean(wave_at)


@lean
def draw(o):  # type: ignore[no-untyped-def]
    """Draw the order of units that stands in for an audit."""
    for k in range(len(o.units)):
        place, _, _, _ = randomness.draws(o.clock, randomness.AUDIT, k, 0, 0)
        o.units[k].readiness = place
    _sort(o)
    o.firm.unit_order = DRAWN


@lean
def _ask(o):  # type: ignore[no-untyped-def]
    """Ask people how ready they are; set each unit's score."""
    u, e, p = o.units, o.people, o.p
    u.readiness[:] = 0.0
    u.answers[:] = 0
    total, count = 0.0, 0
    for i in range(len(e)):
        answers, _, a, b = randomness.draws(o.clock, randomness.AUDIT, i, e[i].holder, o.clock.week)
        if e[i].present and answers < p.audit_response * o.firm.audit_level:
            said = e[i].openness - e[i].threshold + p.audit_noise * randomness.normal(a, b)
            u[e[i].unit].readiness += said
            u[e[i].unit].answers += 1
            total += said
            count += 1
    for k in range(len(u)):
        if u[k].answers > 0:
            u[k].readiness /= u[k].answers
        else:
            u[k].readiness = total / count if count > 0 else 0.0


@lean
def _sort(o):  # type: ignore[no-untyped-def]
    """Sort the units by their score, best first and earlier ones first if equal (Shell 1959).

    Then give each its group: a third of the seats each.
    """
    u, n = o.units, len(o.units)
    u.seats[:] = 0
    for i in range(len(o.people)):
        u[o.people[i].unit].seats += 1
    for k in range(n):
        u[k].place = k
    gap = n
    while gap > 1:
        gap = max(1, gap * 4 // 9)
        for i in range(gap, n):
            unit, k = u[i].place, i
            while k >= gap and _after(o, u[k - gap].place, unit):
                u[k].place = u[k - gap].place
                k -= gap
            u[k].place = unit
    before = 0.0
    for k in range(n):
        unit = u[k].place
        middle = before + 0.5 * u[unit].seats
        u[unit].wave = _wave_at(middle, len(o.people))
        before += u[unit].seats


@lean
def _after(o, one, other):  # type: ignore[no-untyped-def]
    """Whether one unit comes after the other."""
    a, b = o.units[one].readiness, o.units[other].readiness
    return a < b or (a == b and one > other)
