"""Cases: what a contact needs of the firm's departments, and how long that takes (E27).

Part of step 12, where the choice `cases` is not "one-desk".

    a contact of a customer without an open case opens one, which needs 1, 2 or 3 departments
        with chance 1 - p2 - p3, p2, p3: the first of all, others drawn by weight in the case mix
    served by department d with chance theta_d = min(1, cap_d/n_d), once a week
    handed over in the same week with chance hand, else in the next one
    hand = hand0 + (1 - hand0) coordination (j + (1 - j) B_bar)
    cap_d = pc M v_d/util x staff_d/staff_d(0) x (1 - cc coordination)
    P_i = clip(P + g - wl waited - sum of losses + N(0, noise)) when all have served it (E12)
    D = P_i - X - mean of rho_d
    Q takes eta of what a case says (E12), and
    rho_d' = rho_d (1 - dQ) + (1 - eta) tQ sum over cases of gQ (D w - beta0)/departments of the case/M
    waiting that customers come to expect = waits/cases, both kept with 12/13 a week

    n_d     cases that ask for department d this week, those handed over in it included
    v_d     share of cases that need d
    B_bar   mean visible practice, 0..1
    waited  weeks between the week a case was opened in and the one it is resolved in
    losses  service lost by departments of the case that fail (event `function_fails`)
    rho_d   reputation of department d, 0 at rest
    M, g, P, X, D, w, tQ, gQ, beta0, dQ, noise   as in E12

The other symbols are parameters; coordination is the level of that lever, 0..1. Departments are asked in a fixed
order, the first of the case mix first. In the form "parallel" a case asks all its departments at once, every week,
and is resolved when the slowest has served it; nothing is handed over. With one desk every contact is resolved in its
week: overload lowers service instead, and coordination adds to it (`service.py`). Where theta is fixed a case takes
1 + sum over k of p_k (k (1 - theta)/theta + (k - 1)(1 - hand)) weeks.

Sources: none; sizes are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation import randomness
from simulation.compiling import lean
from simulation.customers.experience import recovery_rate
from simulation.customers.waits import DEPARTMENTS, ONE_DESK, PARALLEL, halo
from simulation.parameter import Choice, Parameter, constant

SWITCHES = (
    Choice(
        "cases",
        {"one-desk": ONE_DESK, "departments": DEPARTMENTS, "parallel": PARALLEL},
        "one-desk",
        "whether a contact is settled at one desk, or is a case that one department hands to the next, or that "
        "several work on at once (E27)",
    ),
)

PARAMETERS = (
    Parameter("two_functions", 0.2, 0.1, 0.3, "share", "cases that need two departments", symbol="p2"),
    Parameter("three_functions", 0.1, 0.0, 0.2, "share", "cases that need three departments", symbol="p3"),
    Parameter("handover", 0.5, 0.2, 0.8, "chance", "handed over in the same week", symbol="hand0"),
    Parameter("usual_utilisation", 0.85, 0.6, 0.95, "share", "usual load of what can be served", symbol="util"),
    Parameter("wait_loss", 0.05, 0.0, 0.15, "0..1", "service lost by a week of waiting", symbol="wl"),
    Parameter("brand_halo", 0.8, 0.0, 1.0, "share", "of what a case says, taken as said of the firm", symbol="eta"),
    constant("joint_handling_today", 0.3, "0..1", "joint handling without any visible practice", symbol="j"),
    constant("coordination_capacity", 0.03, "share", "of what can be served, taken by coordination", symbol="cc"),
)

LISTED = 2  # row of the week's words of customers: places with an open case
KEPT = 12.0 / 13.0  # of the sums from which customers learn how long cases take


@lean
def work(o):  # type: ignore[no-untyped-def]
    """Open the cases of this week's contacts and let departments work on all that are open.

    Those resolved this week have a channel afterwards, all others none.
    """
    f, c = o.firm, o.customers
    count, opened = _take_in(o)
    set_capacity(o)
    pass_through(o, count, 0)
    resolved, at_once, waited = 0, 0, 0
    for k in range(count):
        i = o.customer_words[LISTED, k]
        if o.cases[i].left == 0:
            c.channel[i] = o.cases[i].channel
            resolved += 1
            at_once += 1 if o.cases[i].weeks == 1 else 0
            waited += o.cases[i].weeks - 1
    f.cases_opened, f.cases_resolved, f.cases_at_once, f.cases_waited = opened, resolved, at_once, waited
    f.cases_open = count - resolved
    f.waited, f.waited_cases = KEPT * f.waited + waited, KEPT * f.waited_cases + resolved


@lean
def _take_in(o):  # type: ignore[no-untyped-def]
    """List the places with an open case, new ones too; return their number and that of new ones."""
    c, cases, count, opened = o.customers, o.cases, 0, 0
    for i in range(int(o.firm.places_used)):
        if cases[i].left != 0:
            cases[i].weeks += 1
            cases[i].paused = 0
        elif c.channel[i] != 0:
            cases[i].channel = c.channel[i]
            open_case(o, i, 0)
            opened += 1
        c.channel[i] = 0
        if cases[i].left != 0:
            o.customer_words[LISTED, count] = i
            count += 1
    return count, opened


@lean
def numbers(o, number, i, ago):  # type: ignore[no-untyped-def]
    """Four uniforms for the case of customer i this week, or so many weeks before week 0."""
    if ago > 0:
        return randomness.block(o.clock, randomness.CASE_PAST, number, i, ago, 0)
    return randomness.block(o.clock, randomness.CASE, number, i, o.customers.holder[i], o.clock.week)


@lean
def open_case(o, i, ago):  # type: ignore[no-untyped-def]
    """Open a case of customer i: a bit for each department it needs."""
    _, breadth, second, third = numbers(o, 0, i, ago)
    several, three, route = 1.0 - o.p.two_functions - o.p.three_functions, 1.0 - o.p.three_functions, 1
    if len(o.desks) > 1 and breadth >= several:
        other = _pick(o.desks, second, 0)
        route |= 1 << other
        if len(o.desks) > 2 and breadth >= three:
            route |= 1 << _pick(o.desks, third, other)
    o.cases[i].route = o.cases[i].left = route
    o.cases[i].weeks, o.cases[i].paused = 1, 0


@lean
def _pick(desks, u, without):  # type: ignore[no-untyped-def]
    """One of the departments after the first, by weight, and not this one."""
    total, found = 0.0, 0
    for d in range(1, len(desks)):
        total += desks[d].weight if d != without else 0.0
    rest = u * total
    for d in range(1, len(desks)):
        if d != without and (found == 0 or rest >= 0.0):
            found = d
            rest -= desks[d].weight
    return found


@lean
def set_capacity(o):  # type: ignore[no-untyped-def]
    """Set how many cases each department can serve this week, with the people it has."""
    desks, e, free = o.desks, o.people, 1.0 - o.p.coordination_capacity * o.levers.level[lever.COORDINATION, 0]
    for d in range(len(desks)):
        desks[d].can = 0.0
    for i in range(len(e)):
        d = o.units[e[i].unit].desk
        if d >= 0 and e[i].present:
            desks[d].can += desks[d].capacity / desks[d].staff_start * free


@lean
def pass_through(o, count, ago):  # type: ignore[no-untyped-def]
    """Let each department, in order, serve those of the listed cases that ask for it."""
    hand = handed_over(o)
    for d in range(len(o.desks)):
        load = 0
        for k in range(count):
            load += 1 if asks(o, o.customer_words[LISTED, k], d) else 0
        o.desks[d].load = load
        serve(o, d, count, min(1.0, o.desks[d].can / load) if load > 0 else 1.0, hand, ago)


@lean
def handed_over(o):  # type: ignore[no-untyped-def]
    """Chance that a case reaches its next department in the week in which one has served it."""
    p, practice, staff = o.p, 0.0, 0
    joint = o.levers.level[lever.COORDINATION, 0]
    if joint <= 0.0:
        return p.handover
    for i in range(len(o.people)):
        if o.people[i].present:
            practice += o.people[i].practice
            staff += 1
    shown = p.joint_handling_today + (1.0 - p.joint_handling_today) * practice / max(1, staff)
    return p.handover + (1.0 - p.handover) * joint * shown


@lean
def asks(o, i, d):  # type: ignore[no-untyped-def]
    """Whether the case of customer i asks for department d now."""
    left = int(o.cases[i].left)
    if o.cases[i].paused:
        return False
    if o.on.cases == PARALLEL:
        return (left >> d) & 1 == 1
    return (left & -left) == (1 << d)


@lean
def serve(o, d, count, chance, hand, ago):  # type: ignore[no-untyped-def]
    """Let department d serve the listed cases that ask for it, each with this chance."""
    handing = o.on.cases != PARALLEL
    for k in range(count):
        i = o.customer_words[LISTED, k]
        if asks(o, i, d):
            left = int(o.cases[i].left) & ~(1 << d)
            if chance < 1.0 or (handing and left != 0):
                u = _number_of(o, i, d, ago)
                if u >= chance:
                    continue
                if handing and left != 0 and u >= chance * hand:
                    o.cases[i].paused = 1
            o.cases[i].left = left


@lean
def _number_of(o, i, d, ago):  # type: ignore[no-untyped-def]
    """The uniform of a case for its first, second or third department."""
    first, second, third, _ = numbers(o, 1, i, ago)
    before, place = int(o.cases[i].route) & ((1 << d) - 1), 0
    while before != 0:
        before &= before - 1
        place += 1
    return first if place == 0 else (second if place == 1 else third)


# --- what a resolved case means to the customer, and says of the departments -----------------------------------------


@lean
def loss_of(o, d):  # type: ignore[no-untyped-def]
    """Service lost this week because department d fails."""
    return o.desks[d].loss if o.clock.week < o.desks[d].loss_until else 0.0


@lean
def usual_share_lost(o):  # type: ignore[no-untyped-def]
    """Service lost by failing departments over all cases: what one desk shows everybody."""
    lost = 0.0
    for d in range(len(o.desks)):
        lost += o.desks[d].visits * loss_of(o, d)
    return lost


@lean
def felt(o, i):  # type: ignore[no-untyped-def]
    """What waiting and failing take from customer i's case; its departments' reputation."""
    if o.on.cases == ONE_DESK:
        return 0.0, 0.0
    lost, reputation, several = o.p.wait_loss * (o.cases[i].weeks - 1), 0.0, 0
    for d in range(len(o.desks)):
        if (int(o.cases[i].route) >> d) & 1:
            lost += loss_of(o, d)
            reputation += o.desks[d].reputation
            several += 1
    return lost, reputation / max(1, several)


@lean
def note(o, i, signal):  # type: ignore[no-untyped-def]
    """Note what the case of customer i says of its departments."""
    several = 0
    for d in range(len(o.desks)):
        several += (int(o.cases[i].route) >> d) & 1
    for d in range(len(o.desks)):
        if (int(o.cases[i].route) >> d) & 1:
            o.desks[d].signal += signal / several


@lean
def settle(o):  # type: ignore[no-untyped-def]
    """Let departments' reputation follow what this week's cases said."""
    kept, step = 1.0 - recovery_rate(o), (1.0 - halo(o)) * o.p.customer_trust_step / o.firm.customers_start
    for d in range(len(o.desks)):
        moved = kept * o.desks[d].reputation + step * o.desks[d].signal
        o.desks[d].reputation = min(1.0, max(-1.0, moved))
        o.desks[d].signal = 0.0
