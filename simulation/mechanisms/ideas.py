"""Ideas (E14): from contributions and from outside, waiting, taken up, put to work.

Step 15.

    J' = J + iI sum(posts x quality) + iC open_ideas sum Q - processed
    processed = min(J, capI N/100 (1 + coordination) (1 + 0.5 flatness))
    implemented = inside adopted(pi_s) + outside adopted(pi0), adopted(pi) = 1 - (1 - pi)^(1 + 2 b_bar refine)
    inside, outside = processed, shared out as the ideas that wait are
    G' = 0.99 G + implemented/(N/100)

    J       ideas that wait
    processed, implemented   ideas a week taken up; of these put to work
    G       what ideas have improved, ideas per 100 staff
    posts x quality     contributions of staff this week, weighted by quality 0..1
    Q       a customer's trust in the firm, 0..1
    b_bar   mean benefit of communities, weighted by members, 0..1
    N       people
    iI, iC  ideas in a good contribution; ideas a week of a trusting customer
    capI    ideas taken up a week per 100 staff
    pi_s, pi0   share of staff's ideas, and of ideas from outside, that are put to work without communities
    refine  1 = votes and refining, 0 = without
    open_ideas, coordination, flatness   levels of these levers, 0..1

Little's law holds in the funnel: mean J = ideas processed a week x mean weeks an idea waits. Staff know what can be
done, a public crowd does not: their ideas are put to work at a share of their own. Refining in communities works like
further chances, so that no share passes 1; small shares grow by the factor 1 + 2 b_bar.

Sources: von Hippel 2005; Bayus 2013; adoption of 549 of 23,300 ideas (Dell IdeaStorm); Neckel 2024 and Landmann & Schat
2016 on suggestions of staff. Other sizes are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import lean
from simulation.parameter import Parameter, constant, switch

SWITCHES = (switch("ideas", "ideas come and are put to work (E14)"),)

PARAMETERS = (
    Parameter("ideas_per_post", 0.01, 0.003, 0.03, "ideas/post", "ideas in good contributions", symbol="iI"),
    Parameter(
        "ideas_per_customer",
        0.0005,
        0.00025,
        0.001,
        "ideas/week",
        "ideas of a trusting customer",
        symbol="iC",
        drawn=False,
    ),
    Parameter(
        "idea_capacity", 0.346, 0.121, 1.08, "1/week", "ideas taken up per 100 staff", "Landmann & Schat 2016", "capI"
    ),
    Parameter(
        "adoption_share", 0.024, 0.01, 0.1, "share", "ideas from outside that are put to work", symbol="pi0"
    ).based_on("Bayus 2013 (Dell IdeaStorm: 549 of 23,300); range an assumption"),
    Parameter("staff_adoption_share", 0.35, 0.25, 0.45, "share", "staff's ideas put to work", "Neckel 2024", "pi_s"),
    constant("flat_capacity", 0.5, "x", "capacity added by a flat organization"),
    constant("refining", 2.0, "x", "chances added by refining in a full community"),
    Parameter("refine", 1.0, 0.0, 1.0, "0/1", "votes and refining (0 = off)", drawn=False),
    constant("gain_kept", 0.99, "share", "what is left of an improvement after a week"),
)


@lean
def flow(o):  # type: ignore[no-untyped-def]
    """Ideas that come, are taken up and are put to work this week."""
    f, p, level = o.firm, o.p, o.levers.level
    outside = outside_ideas(o)
    f.new_ideas = p.ideas_per_post * f.good_posts + outside
    capacity = p.idea_capacity * f.staff / 100.0 * (1.0 + level[lever.COORDINATION, 0])
    f.processed = min(f.backlog, capacity * (1.0 + p.flat_capacity * level[lever.FLATNESS, 0]))
    from_outside = f.processed * f.outside_backlog / f.backlog if f.backlog > 0.0 else 0.0
    f.backlog += f.new_ideas - f.processed
    f.outside_backlog += outside - from_outside
    chances = 1.0 + p.refining * mean_benefit(o) * p.refine
    f.implemented = (f.processed - from_outside) * adopted(p.staff_adoption_share, chances)
    f.implemented += from_outside * adopted(p.adoption_share, chances)
    f.gain = p.gain_kept * f.gain + f.implemented / (f.staff / 100.0)


@lean
def adopted(share, chances):  # type: ignore[no-untyped-def]
    """Share put to work by so many chances, each with this share."""
    return 1.0 - (1.0 - share) ** chances


@lean
def outside_ideas(o):  # type: ignore[no-untyped-def]
    """Ideas of customers and partners: none where nobody asks."""
    open_to = o.levers.level[lever.OPEN_IDEAS, 0]
    trusting = 0.0
    if open_to > 0.0:
        for i in range(int(o.firm.places_used)):
            trusting += o.customers.trust[i] if o.customers.present[i] else 0.0
    return o.p.ideas_per_customer * open_to * trusting


@lean
def mean_benefit(o):  # type: ignore[no-untyped-def]
    """Benefit of communities, weighted by members (0 where there are none)."""
    total, members = 0.0, 0
    for k in range(len(o.communities)):
        total += o.communities[k].benefit * o.communities[k].members
        members += o.communities[k].members
    return total / members if members > 0 else 0.0
