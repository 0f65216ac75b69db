"""Careers (E30): who drifts away, and whom the firm lets go.

Step 16; only where the choice `careers` is "on".

    chance of quitting = that of E10 with misfit m for 1 - fit, x s (1 + first_years exp(-tenure/52))
    m' = m + (1 - fit - m)/26; it starts at 1 - fit, and at 0 where nobody is in the unit
    chance of dismissal = d0 exp(b below)/mean of exp(b below) at week 0; the head's is 0
    below = max(0, 1 - answers/mean answers of the unit); 0 where nobody counts answers
    s = lambda/q0 (1 - dismissals/quits), both summed at week 0, quits with lambda for q0
    1/q0 = mean tenure at the hazard lambda (1 + first_years exp(-t/52))

    answers     given a week, smoothed over eight (E21)
    lambda  hazard of somebody long there, for which the mean hazard at rest is q0
    first_years     how much more newcomers leave; tenure in weeks
    d0, b   dismissals a week; how much more those who give few answers are dismissed

So all who leave are as many as without careers: the mean hazard is held, and mean tenure stays 1/q0. Tenure at week 0,
where the file does not say, is drawn from the distribution that rests: density ~ chance to stay so long.

Holding the mean has a price: where newcomers leave sooner, fewer are newcomers. At most a year in the firm are 17.5 %
at the defaults, and 18.4 % at a constant hazard, both with the mean q0 = .0039; with the mean that fit makes of it
(E10), 15.5 and 16.2 %. Measured in the United States in 2024: 22 %. With a median tenure of 3.9 years that would need
first_years = 8 and twice as many quits, so other causes are at work there, such as young staff.

Sources: none; sizes are assumptions.
"""

from __future__ import annotations

import math

from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import topics, workload
from simulation.mechanisms.workload import CAREERS
from simulation.parameter import Parameter, constant
from simulation.prices import WEEKS_A_YEAR

PARAMETERS = (
    constant("misfit_weeks", 26.0, "weeks", "how long misfit takes to follow"),
    Parameter("first_years", 1.0, 0.0, 2.0, "x", "how much more newcomers leave, fading over a year", drawn=False),
    Parameter("dismissal_base", 0.0006, 0.0, 0.002, "1/week", "dismissals", symbol="d0", drawn=False),
    Parameter(
        "dismissal_by_answers",
        2.0,
        0.0,
        4.0,
        "log",
        "how much more those who give no answers are dismissed",
        symbol="b",
        drawn=False,
    ),
)

TERMS = 40  # of the series for mean tenure


# --- who leaves -----------------------------------------------------------------------------------------------------


@lean
def fit(o, i):  # type: ignore[no-untyped-def]
    """Fit of person i with the way of working in the unit, by the last mean openness of units."""
    return 1.0 - abs(o.people[i].openness - o.units[o.people[i].unit].mean_openness)


@lean
def felt_fit(o, i):  # type: ignore[no-untyped-def]
    """The fit that decides whether person i quits: with careers, as misfit has followed it."""
    return 1.0 - o.people[i].misfit if o.on.careers == CAREERS else fit(o, i)


@lean
def drift_apart(o, i):  # type: ignore[no-untyped-def]
    """Let the misfit of person i follow."""
    o.people[i].misfit += (1.0 - fit(o, i) - o.people[i].misfit) / o.p.misfit_weeks


@lean
def by_tenure(o, i):  # type: ignore[no-untyped-def]
    """What tenure makes of person i's chance of quitting."""
    return o.firm.hazard_scale * (1.0 + o.p.first_years * math.exp(-o.people[i].tenure / WEEKS_A_YEAR))


@lean
def dismissal(o, i):  # type: ignore[no-untyped-def]
    """Chance that person i is dismissed this week, by the last mean answers of units."""
    if o.on.careers != CAREERS or i == o.firm.head:
        return 0.0
    return min(1.0, o.p.dismissal_base * shortfall(o, i) / o.firm.shortfall_start)


@lean
def shortfall(o, i):  # type: ignore[no-untyped-def]
    """Danger of dismissal of person i, against somebody who gives as many answers as the unit."""
    mean = o.units[o.people[i].unit].mean_answers
    if mean <= 0.0:
        return 1.0
    return math.exp(o.p.dismissal_by_answers * max(0.0, 1.0 - o.facts.people[i].load / mean))


@lean
def mean_answers(o):  # type: ignore[no-untyped-def]
    """Mean answers given in every unit; 0 where knowledge has no topics."""
    e, u = o.people, o.units
    u.mean_answers[:] = 0.0
    if o.on.knowledge != topics.TOPICS:
        return
    u.staffed[:] = 0
    for i in range(len(e)):
        if e[i].present:
            u[e[i].unit].mean_answers += o.facts.people[i].load
            u[e[i].unit].staffed += 1
    for k in range(len(u)):
        u[k].mean_answers /= max(1, u[k].staffed)


# --- week 0 -----------------------------------------------------------------------------------------------------


@lean
def begin(o):  # type: ignore[no-untyped-def]
    """Count seats, set misfit and the hazard of week 0.

    Needs attitudes at rest and the mean openness of units.
    """
    e, u, f = o.people, o.units, o.firm
    f.hazard_scale, f.shortfall_start = lasting_hazard(o.p) / o.p.quit_base, 1.0
    for i in range(len(e)):
        e[i].misfit = 1.0 - fit(o, i)
        u[e[i].unit].staff_start += e[i].present
        u[e[i].unit].seats_start += e[i].open_seat
        f.facing_start += 1.0 if e[i].facing and e[i].present else 0.0
    workload.share_work(o)


@lean
def hold_hazard(o, quits):  # type: ignore[no-untyped-def]
    """Let dismissals take the place of quits, so that as many leave as without them.

    quits: the sum of their chances at week 0.
    """
    mean_answers(o)
    total, count = 0.0, 0
    for i in range(len(o.people)):
        if o.people[i].present:
            total += shortfall(o, i)
            count += 1
    o.firm.shortfall_start = total / max(1, count)
    dismissals = 0.0
    for i in range(len(o.people)):
        dismissals += dismissal(o, i) if o.people[i].present else 0.0
    if quits > 0.0:
        o.firm.hazard_scale *= max(0.0, 1.0 - dismissals / quits)


@lean
def lasting_hazard(p):  # type: ignore[no-untyped-def]
    """The hazard of those long there at which the mean hazard at rest is q0 (lambda)."""
    hazard = p.quit_base
    for _ in range(60):
        hazard *= p.quit_base * mean_stay(hazard, p.first_years)
    return hazard


@lean
def mean_stay(hazard, more):  # type: ignore[no-untyped-def]
    """Mean tenure on leaving at the hazard h (1 + more exp(-t/52)), in weeks.

    The sum over k of exp(-c) c^k/k!/(h + k/52), c = 52 h more.
    """
    c = WEEKS_A_YEAR * hazard * more
    term, total = math.exp(-c), 0.0
    for k in range(TERMS):
        total += term / (hazard + k / WEEKS_A_YEAR)
        term *= c / (k + 1)
    return total


@lean
def drawn_tenure(o, i, number):  # type: ignore[no-untyped-def]
    """Tenure of person i that rests: exponential numbers, until one is kept.

    number: block of the stream of births.
    """
    hazard = lasting_hazard(o.p)
    c = WEEKS_A_YEAR * hazard * o.p.first_years
    tenure = 0.0
    for attempt in range(1000):
        u, kept, _, _ = randomness.block(o.clock, randomness.BIRTH, number, i, 0, attempt)
        tenure = -math.log(u) / hazard
        if math.log(kept) <= -c * (1.0 - math.exp(-tenure / WEEKS_A_YEAR)):
            break
    return tenure
