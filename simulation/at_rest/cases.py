"""Cases of week 0: those of departments that have long worked at their usual load.

Before the run the queues alone are lived through: customers open cases with chance pc a week, departments serve them.

    weeks before the run = 26 + min(520, max(13, 6000/(pc M))), the first 26 to fill the queues
    waits in usual weeks: shares of cases resolved in the others that waited 0, 1, ..., 16 weeks or more
    contacts of a customer a week that end = pc/(1 + pc mean wait): while a case is open none is opened

Customers of week 0 draw the waits of their past from these shares, and expect the mean of them.
"""

from __future__ import annotations

import math

from simulation import randomness
from simulation.compiling import lean
from simulation.customers.experience import SOCIAL, TRADITIONAL
from simulation.customers.waits import ONE_DESK, usual_contacts
from simulation.mechanisms import cases

FILLED, FEWEST, MOST = 26, 13, 520
ENOUGH = 6000.0  # cases to see


@lean
def fill_queues(o, count):  # type: ignore[no-untyped-def]
    """Live through the weeks before the run for so many customers; set what is usual."""
    f, p, waits = o.firm, o.p, o.waits
    waits[:] = 0.0
    waits[0] = 1.0 if count == 0 else 0.0
    _set_usual_capacity(o)
    seen = 0
    if count > 0:
        seen = int(min(MOST, max(FEWEST, math.ceil(ENOUGH / (p.contact_rate * count)))))
        for ago in range(FILLED + seen, 0, -1):
            _live_week(o, count, ago, ago <= seen)
    resolved = 0.0
    for k in range(len(waits)):
        resolved += waits[k]
    resolved = max(1.0, resolved)
    f.usual_wait = f.usual_wait_variance = 0.0
    for k in range(len(waits)):
        f.usual_wait += k * waits[k] / resolved
        f.usual_wait_variance += k * k * waits[k] / resolved
    f.usual_wait_variance -= f.usual_wait * f.usual_wait
    _open_books(o, count, waits[0] / resolved)
    for k in range(len(waits)):
        waits[k] = waits[k] / resolved + (waits[k - 1] if k > 0 else 0.0)


@lean
def _set_usual_capacity(o):  # type: ignore[no-untyped-def]
    for d in range(len(o.desks)):
        usual = o.p.contact_rate * o.firm.customers_start * o.desks[d].visits
        o.desks[d].can = o.desks[d].capacity = usual / o.p.usual_utilisation


@lean
def _live_week(o, count, ago, counts):  # type: ignore[no-untyped-def]
    """One week of the queues; counts: whether what is resolved in it enters the usual waits."""
    listed = 0
    for i in range(count):
        if o.cases[i].left != 0:
            o.cases[i].weeks += 1
            o.cases[i].paused = 0
        elif cases.numbers(o, 0, i, ago)[0] < o.p.contact_rate:
            cases.open_case(o, i, ago)
        if o.cases[i].left != 0:
            o.customer_words[cases.LISTED, listed] = i
            listed += 1
    cases.pass_through(o, listed, ago)
    for k in range(listed):
        i = o.customer_words[cases.LISTED, k]
        if counts and o.cases[i].left == 0:
            o.waits[min(len(o.waits) - 1, int(o.cases[i].weeks) - 1)] += 1.0


@lean
def _open_books(o, count, at_once):  # type: ignore[no-untyped-def]
    """Set flows of week 0 as in a usual week, and what customers have learned to expect.

    at_once: share of cases resolved in the week they are opened in.
    """
    f, still = o.firm, 0
    for i in range(count):
        still += 1 if o.cases[i].left != 0 else 0
    f.cases_open = still
    f.cases_opened = f.cases_resolved = count * usual_contacts(o)
    f.cases_at_once, f.cases_waited = at_once * f.cases_opened, f.usual_wait * f.cases_opened
    f.waited_cases = f.cases_resolved / (1.0 - cases.KEPT)
    f.waited = f.usual_wait * f.waited_cases


@lean
def choose_channels(o, count):  # type: ignore[no-untyped-def]
    """Draw on which channel the cases that are open at week 0 came."""
    for i in range(count if o.on.cases != ONE_DESK else 0):
        if o.cases[i].left != 0:
            online = cases.numbers(o, 2, i, 1)[0] < o.p.social_channel_share
            o.cases[i].channel = SOCIAL if o.customers.social[i] and online else TRADITIONAL


@lean
def wait_in_past(o, i, event):  # type: ignore[no-untyped-def]
    """Weeks that the case of a contact before week 0 took beyond its first."""
    u, _, _, _ = randomness.block(o.clock, randomness.CUSTOMER_PAST, 2, i, event, 0)
    for k in range(len(o.waits)):
        if u < o.waits[k]:
            return k
    return len(o.waits) - 1
