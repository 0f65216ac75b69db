"""How long customers' cases take, as customers feel it.

The equations are in `simulation/mechanisms/cases.py`.
"""

from __future__ import annotations

from simulation.compiling import lean
from simulation.parameter import PUBLISHED, RIVAL, SECOND_RIVAL

ONE_DESK, DEPARTMENTS, PARALLEL = PUBLISHED, RIVAL, SECOND_RIVAL  # options of the choice `cases`


@lean
def usual_contacts(o):  # type: ignore[no-untyped-def]
    """Contacts of a customer that end in a usual week: an open case lets none be opened."""
    if o.on.cases == ONE_DESK:
        return o.p.contact_rate
    return o.p.contact_rate / (1.0 + o.p.contact_rate * o.firm.usual_wait)


@lean
def usual_loss(o):  # type: ignore[no-untyped-def]
    """What waiting takes from the service of a case at present, on average."""
    if o.on.cases == ONE_DESK or o.firm.waited_cases <= 0.0:
        return 0.0
    return o.p.wait_loss * o.firm.waited / o.firm.waited_cases


@lean
def halo(o):  # type: ignore[no-untyped-def]
    """Share of what a case says that is taken as said of the firm."""
    return 1.0 if o.on.cases == ONE_DESK else o.p.brand_halo
