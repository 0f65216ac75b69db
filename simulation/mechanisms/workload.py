"""Workload (E32): who is there bears the work of those who are missing.

Step 1; only where the choice `careers` is "on".

    lw = demand x people at week 0 x max(1, seats/seats at week 0)/people there now, in one's unit, at most 3
    load (E9) + 0.1 max(0, lw - 1)
    chance of a need for knowledge x lw
    contacts that can be carried (service) x people who face customers/those at week 0

    lw      work that has to be done against usual, for each of those who are there
    seats   staffed and vacant; a firm that opens seats has more to do, one that closes them has not less
    demand  factor on customers' contacts (event `demand`)

Sources: none; sizes are assumptions.
"""

from __future__ import annotations

from simulation.compiling import lean
from simulation.parameter import PUBLISHED, RIVAL, Choice, constant

SEATS, CAREERS = PUBLISHED, RIVAL
SWITCHES = (
    Choice(
        "careers",
        {"seats": SEATS, "on": CAREERS},
        "seats",
        "whether seats are filled at once, or stand vacant, with careers and the work of who is missing (E30-E32)",
    ),
)

PARAMETERS = (constant("overwork", 0.1, "attention", "attention that twice the usual work asks", can_be_off=True),)

MOST_WORK = 3.0  # times the usual


@lean
def share_work(o):  # type: ignore[no-untyped-def]
    """Set the work of every unit, against usual, by who is there now."""
    if o.on.careers != CAREERS:
        return
    e, u = o.people, o.units
    u.staffed[:] = 0
    u.open_seats[:] = 0
    for i in range(len(e)):
        u[e[i].unit].staffed += e[i].present
        u[e[i].unit].open_seats += e[i].open_seat
    for k in range(len(u)):
        grown = max(1.0, u[k].open_seats / max(1, u[k].seats_start))
        work = o.firm.demand * u[k].staff_start * grown / max(1, u[k].staffed)
        u[k].work = min(MOST_WORK, work) if u[k].staff_start > 0 else 1.0


@lean
def work(o, i):  # type: ignore[no-untyped-def]
    """The work of person i against usual (lw); 1 without careers."""
    return 1.0 * o.units[o.people[i].unit].work if o.on.careers == CAREERS else 1.0


@lean
def overwork(o, i):  # type: ignore[no-untyped-def]
    """Attention that more than the usual work asks of person i; 0 without careers."""
    return o.p.overwork * max(0.0, work(o, i) - 1.0)


@lean
def capacity(o):  # type: ignore[no-untyped-def]
    """How many of the people who faced customers at week 0 there are now; 1 without careers."""
    if o.on.careers != CAREERS or o.firm.facing_start == 0.0:
        return 1.0
    facing = 0
    for i in range(len(o.people)):
        facing += 1 if o.people[i].facing and o.people[i].present else 0
    return facing / o.firm.facing_start
