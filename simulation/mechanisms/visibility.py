"""What one sees (E16): open contributions of ties, unit and communities, less of the firm.

Step 4, after everybody has contributed.

    X_i = (ot ties_i + ou unit_i + oc communities_i + of firm)/(ot + ou + oc + of)
    ties_i = mean op of those i turns to
    unit_i = mean op of the unit
    communities_i = mean over own communities of their op a head
    firm = mean op of all
    op_j = open posts_j if j has the tool, else 0
    vis_i = tools_i (0.3 + 0.7 act_i) (1 - exp(-reading X_i (1 + 0.5 two_way_i)))

    X       open contributions one comes across in a week
    op      contributions of a person this week that are not private (E37); without the tool they go
            to nobody but those they are meant for
    op a head   in a community: of those who belong to k communities a k-th counts, of posts and of heads
    vis     share of others' work one notices, 0..1; it feeds who knows what (E7)
    reading how soon one has seen enough
    act     1 if one takes part this week, else 0
    ot, ou, oc, of  weight of ties, unit, own communities and firm; left out where one has no tie or no community
    tools, two_way  levels of these levers, 0..1

Where everybody shows the same, X is posts a head, wherever one sits. Unit and firm include oneself. Nobody without the
tool sees anything. For other things that people show `gather` and `around` do the same sums.

Rival form "firm-wide": everybody sees the firm's mean, of all open posts: X = posts/N, and
vis = min(1, tools (0.3 + 0.7 act) min(1, reading X) (1 + 0.5 two_way)), as steep at 0.

Source: the direction Leonardi 2014 (one learns who knows what from the communication one can see). All sizes are
assumptions.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from simulation import levers as lever
from simulation.compiling import lean
from simulation.mechanisms import mail
from simulation.parameter import PUBLISHED, RIVAL, Choice, Drivers, Parameter, constant

SWITCHES = (
    Choice(
        "visibility",
        {"local": PUBLISHED, "firm-wide": RIVAL},
        "local",
        "whether one sees the work of ties, unit and communities, or the firm's mean (E16)",
    ),
)

PARAMETERS = (
    Parameter("see_ties", 0.4, 0.0, 0.8, "weight", "what ties show, in what one sees", symbol="ot"),
    Parameter("see_unit", 0.3, 0.0, 0.6, "weight", "what the unit shows", symbol="ou"),
    Parameter("see_communities", 0.2, 0.0, 0.4, "weight", "what one's communities show", symbol="oc"),
    Parameter("see_firm", 0.1, 0.0, 0.2, "weight", "what the whole firm shows", symbol="of"),
    Parameter("reading", 2.0, 0.5, 4.0, "1/post", "how soon one has seen enough of others' work"),
    constant("quiet_visibility", 0.3, "0..1", "visible work noticed by those who do not act"),
    constant("two_way_visibility", 0.5, "x", "visible work added by open traffic"),
)

DRIVERS = Drivers(
    "What one sees",
    "posts a week",
    {
        "ties": "those one turns to",
        "unit": "the unit",
        "own communities": "own communities",
        "firm": "the whole firm",
    },
)


@lean
def look(o):  # type: ignore[no-untyped-def]
    """Set how many open contributions everybody comes across this week."""
    e, f = o.people, o.firm
    if o.on.visibility == RIVAL:
        e.seen[:] = f.open_posts / f.staff
        return
    if not o.levers.kinds[lever.TOOLS].used:
        return  # nobody ever had the tool: nothing is or was seen
    lay_out_posts(o)
    gather(o)
    for i in range(len(e)):
        ties, unit, communities, firm = around(o, i)
        e[i].seen = ties + unit + communities + firm


@lean
def lay_out_posts(o):  # type: ignore[no-untyped-def]
    """Lay out in `scratch` the contributions of this week that others can see."""
    for j in range(len(o.people)):
        o.scratch[j] = mail.open_posts(o, j) if o.levers.level[lever.TOOLS, j] > 0.0 else 0.0


@lean
def gather(o):  # type: ignore[no-untyped-def]
    """Set what units, communities and the firm show a head, from what `scratch` holds of each."""
    e, u, c, f = o.people, o.units, o.communities, o.firm
    u.shown[:] = 0.0
    u.seats[:] = 0
    c.shown[:] = 0.0
    c.heads[:] = 0.0
    f.shown = 0.0
    for i in range(len(e)):
        if e[i].present:
            f.shown += o.scratch[i] / f.staff
            u[e[i].unit].shown += o.scratch[i]
            u[e[i].unit].seats += 1
            _share_out(o, i)
    for k in range(len(u)):
        u[k].shown /= max(1, u[k].seats)
    for k in range(len(c)):
        if c[k].heads > 0.0:
            c[k].shown /= c[k].heads


@lean
def _share_out(o, i):  # type: ignore[no-untyped-def]
    """Share what person i shows, and person i as a head, among the communities i belongs to."""
    own = 0
    for slot in range(o.slots.shape[1]):
        own += 1 if o.slots[i, slot] >= 0 else 0
    for slot in range(o.slots.shape[1] if own > 0 else 0):
        k = o.slots[i, slot]
        if k >= 0:
            o.communities[k].shown += o.scratch[i] / own
            o.communities[k].heads += 1.0 / own


@lean
def around(o, i):  # type: ignore[no-untyped-def]
    """What is shown around person i, weighted: ties, unit, communities, firm (after `gather`)."""
    p, t = o.p, o.ties
    first, count = np.uint32(o.rows[i].start), np.uint32(o.rows[i].count)
    ties = 0.0
    for k in range(first, first + count):
        ties += o.scratch[np.uint32(t[k].target)]
    communities, own = 0.0, 0
    for slot in range(o.slots.shape[1]):
        k = o.slots[i, slot]
        if k >= 0:
            communities += o.communities[k].shown
            own += 1
    of_ties, of_communities = p.see_ties if count > 0 else 0.0, p.see_communities if own > 0 else 0.0
    weights = of_ties + p.see_unit + of_communities + p.see_firm
    share = 1.0 / weights if weights > 0.0 else 0.0
    return (
        share * of_ties * ties / max(1, int(count)),
        share * p.see_unit * o.units[o.people[i].unit].shown,
        share * of_communities * communities / max(1, own),
        share * p.see_firm * o.firm.shown,
    )


@lean
def noticed(o, i, shown):  # type: ignore[no-untyped-def]
    """Share of others' work that person i notices where so much is shown: 0 without the tool."""
    p, level = o.p, o.levers.level
    attention = level[lever.TOOLS, i] * (p.quiet_visibility + (1.0 - p.quiet_visibility) * o.people[i].act)
    open_traffic = 1.0 + p.two_way_visibility * level[lever.TWO_WAY, i]
    if o.on.visibility == RIVAL:
        return min(1.0, attention * min(1.0, p.reading * shown) * open_traffic)
    return attention * (1.0 - math.exp(-p.reading * shown * open_traffic))


@lean
def noticed_work(o, i):  # type: ignore[no-untyped-def]
    """Share of others' work that person i notices this week, 0..1."""
    return noticed(o, i, o.firm.open_posts / o.firm.staff if o.on.visibility == RIVAL else o.people[i].seen)


@lean
def noticed_share_of_work(o, i, share):  # type: ignore[no-untyped-def]
    """The same of what comes with contributions, so many to each, such as exchanges."""
    shown = o.firm.open_posts / o.firm.staff if o.on.visibility == RIVAL else o.people[i].seen
    return noticed(o, i, share * shown)


def drivers(o: Any, i: int) -> Any:
    """The parts of what person i sees this week, in the order of DRIVERS."""
    lay_out_posts(o)
    gather(o)
    return around(o, i)
