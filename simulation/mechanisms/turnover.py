"""Turnover and hiring (E10): who leaves, who comes, and what they bring.

Step 16.

    chance of quitting = min(1, q0 exp(-qT (T - 0.5) - qF (fit - 0.8) + qf f))
    fit = 1 - |x - mean x of the unit|
    hire's anchor ~ N((1 - selection) (xm + usual) + selection x_target, sd)

    T, f, x trust in leaders, fatigue, attitude, 0..1
    fit     with the way of working in the unit, 0..1
    q0      chance a week at trust 0.5, fit 0.8 and without fatigue
    qT, qF, qf  how trust and fit hold people, how fatigue drives them away
    xm      openness in the labour market, 0..1
    usual   anchor of those who quit in a usual week (week 0) against the mean; 0 with trusts=one
    x_target    openness that selection looks for, 0..1
    sd      how much people differ in openness
    selection   level of this lever, 0..1

The head never quits. The seat is filled the same week; with careers on it may stand vacant (E31), and the hazard
depends on tenure (E30). The newcomer keeps the seat's ties at 0.3 of their weight (in both directions, never below
eps), and they grow back by their base rates. Mean tenure is 1/q. With learning off the mean anchor obeys
a' = a - q (a - m).

Sources: Harrison & Carroll 1991; Schneider 1987. The base rate follows from the median tenure
(U.S. Bureau of Labor Statistics 2024); other sizes are assumptions.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import careers, seats, topics
from simulation.mechanisms.communities import count_members
from simulation.mechanisms.ties import count_strong
from simulation.mechanisms.workload import CAREERS
from simulation.parameter import OFF, Drivers, Parameter, constant, switch

SWITCHES = (switch("turnover", "people leave and come (E10)"),)

PARAMETERS = (
    Parameter(
        "quit_base", 0.0039, 0.00245, 0.00435, "1/week", "quitting at trust 0.5, fit 0.8, no fatigue", symbol="q0"
    ).based_on("U.S. Bureau of Labor Statistics 2024"),
    Parameter("quit_by_trust", 1.2, 0.0, 2.5, "log", "how trust holds people", symbol="qT"),
    Parameter("quit_by_fit", 1.0, 0.0, 2.5, "log", "how fit holds people", symbol="qF"),
    Parameter("quit_by_fatigue", 0.8, 0.0, 2.5, "log", "how fatigue drives people away", symbol="qf", drawn=False),
    constant("quit_trust_at", 0.5, "0..1", "trust at which quitting is the base"),
    Parameter("quit_fit_at", 0.8, 0.4, 1.0, "0..1", "fit at which quitting is the base", drawn=False),
    Parameter("market_openness", 0.35, 0.2, 0.6, "0..1", "openness in the labour market", symbol="xm"),
    Parameter("selected_openness", 0.75, 0.5, 0.9, "0..1", "openness that selection looks for", symbol="x_target"),
    constant("inherited_ties", 0.3, "x", "weight of the seat's ties for a newcomer"),
    Parameter("newcomer_directory", 0.6, 0.3, 1.0, "x", "knowing who knows what on arrival", drawn=False),
)

DRIVERS = Drivers(
    "Leaving the firm", "log hazard", {"trust": "trust", "fit": "fit with the way of working", "fatigue": "fatigue"}
)


@lean
def quit_and_hire(o):  # type: ignore[no-untyped-def]
    """Who leaves this week; seats are filled at once, or as `seats` says."""
    e, f = o.people, o.firm
    mean_openness(o)
    f.quits = f.hires = f.quit_hazard = f.dismissals = f.promotions = 0.0
    if o.on.careers == CAREERS:
        _leave(o)
        seats.turn_over(o)
        return
    vacant = 0
    randomness.first_draws(o.clock, randomness.QUIT, e, len(e), o.scratch)
    for i in range(len(e)):
        e[i].buffer = 0.0
        vacant += e[i].open_seat - e[i].present
        if e[i].present:
            e[i].tenure += 1.0
            hazard = quit_hazard(o, i)
            f.quit_hazard += hazard
            if o.scratch[i] < hazard:
                e[i].buffer = 1.0
                f.quits += 1.0
    if f.quits > 0.0:
        for i in range(len(e)):
            if e[i].buffer > 0.0:
                hire(o, i)
        weaken_ties(o)
    if vacant > 0:
        seats.fill_at_once(o)


@lean
def _leave(o):  # type: ignore[no-untyped-def]
    """Mark who quits or is dismissed this week; the last one present stays."""
    e, f, u = o.people, o.firm, o.scratch
    careers.mean_answers(o)
    randomness.first_draws(o.clock, randomness.QUIT, e, len(e), u)
    for i in range(len(e)):
        e[i].buffer = 0.0
        if e[i].present:
            e[i].tenure += 1.0
            careers.drift_apart(o, i)
            hazard = quit_hazard(o, i)
            f.quit_hazard += hazard
            if u[i] < hazard + careers.dismissal(o, i) and f.quits + f.dismissals < f.staff - 1.0:
                e[i].buffer = 1.0
                f.quits += 1.0 if u[i] < hazard else 0.0
                f.dismissals += 0.0 if u[i] < hazard else 1.0


@lean
def quit_hazard(o, i):  # type: ignore[no-untyped-def]
    """Chance that person i quits this week; the head never does."""
    if i == o.firm.head:
        return 0.0
    trust, fit, fatigue = hazard_parts(o, i)
    hazard = o.p.quit_base * math.exp(trust + fit + fatigue)
    return min(1.0, hazard * careers.by_tenure(o, i) if o.on.careers == CAREERS else hazard)


@lean
def hazard_parts(o, i):  # type: ignore[no-untyped-def]
    """What moves person i's hazard, as logs, in the order of DRIVERS."""
    e, p = o.people, o.p
    fit = careers.felt_fit(o, i)
    return (
        -p.quit_by_trust * (e[i].trust - p.quit_trust_at),
        -p.quit_by_fit * (fit - p.quit_fit_at),
        p.quit_by_fatigue * e[i].fatigue,
    )


@lean
def mean_openness(o):  # type: ignore[no-untyped-def]
    """Mean openness of every unit, which fit is measured by; 0 where nobody is there."""
    u, e = o.units, o.people
    u.mean_openness[:] = 0.0
    u.seats[:] = 0
    for i in range(len(e)):
        if e[i].present:
            u[e[i].unit].mean_openness += e[i].openness
            u[e[i].unit].seats += 1
    for k in range(len(u)):
        if u[k].seats > 0:
            u[k].mean_openness /= u[k].seats


@lean
def hire(o, i):  # type: ignore[no-untyped-def]
    """Somebody new takes seat i at once."""
    if o.on.knowledge == topics.TOPICS:
        topics.leave(o, i)
    seats.take_up(o, i)


@lean
def weaken_ties(o):  # type: ignore[no-untyped-def]
    """Ties from and to the seats whose buffer is set keep a part of their weight."""
    if o.on.ties == OFF:
        return  # weights are fixed, and would never grow back
    for i in range(len(o.people)):
        seats.weaken_ties_of(o, i)
    count_strong(o)


# --- layoffs: an event lets people go for good -----------------------------------------------------------------------


def choose_for_layoff(o: Any, group: NDArray[np.bool_], share: float, week: int) -> NDArray[np.intp]:
    """Seats that go: this share of those present in the group, drawn at random; never the head."""
    candidates = group & (o.people.present > 0)
    if o.firm.head >= 0:
        candidates[int(o.firm.head)] = False
    there = np.flatnonzero(candidates)
    drawn = np.array([randomness.draws(o.clock, randomness.LAYOFF, i, o.people[i].holder, week)[0] for i in there])
    most = min(len(there), int(o.people.present.sum()) - 1)
    return np.sort(there[np.argsort(drawn, kind="stable")[: min(most, round(share * len(there)))]])


def let_go(o: Any, gone: NDArray[np.intp]) -> None:
    """Empty these seats for good: what their holders did, their ties and memberships end."""
    e = o.people
    if o.on.knowledge == topics.TOPICS:
        for seat in gone:
            topics.leave(o, int(seat))
    e.present[gone] = e.open_seat[gone] = 0
    done = (e.act, e.forced, e.posts, e.quality, e.posts_memory, e.need, e.met)
    for column in (*done, e.practice, e.practice_own, e.ceremony, e.habit, e.fatigue):
        column[gone] = 0
    o.slots[gone, :] = -1
    count_members(o)
    drop_ties(o)
    if o.on.knowledge == topics.TOPICS:
        topics.list_experts(o)
    o.firm.staff = e.present.sum()
    o.firm.layoffs += len(gone)
    o.firm.let_go += len(gone)


@lean
def drop_ties(o):  # type: ignore[no-untyped-def]
    """Ties from and to empty seats end."""
    t, present = o.ties, o.people.present
    for i in range(len(present)):
        kept = o.rows[i].start
        for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
            if present[i] and present[t[k].target]:
                t[kept].target, t[kept].weight, t[kept].rate = t[k].target, t[k].weight, t[k].rate
                kept += 1
        o.rows[i].count = kept - o.rows[i].start
    count_strong(o)


def drivers(o: Any, i: int) -> Any:
    """What moves person i's hazard of quitting, as logs, in the order of DRIVERS."""
    return hazard_parts(o, i)
