"""Ideas (E14): they come, wait, are taken up and put to work."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reference.organization import Organization


def flow(org: Organization) -> None:
    """Ideas of the week: new, waiting, taken up and put to work.

    J' = J + new - processed, the ideas from outside apart; implemented = the sum of what is taken up of either kind
    times 1 - (1 - pi)^(1 + 2 b_bar refine); G' = 0.99 G + implemented/(N/100).
    """
    p, hundreds = org.p, len(org.people) / 100.0
    trusting = sum(customer.trust for customer in org.customers.values())
    outside = p.ideas_per_customer * org.level["open_ideas"] * trusting
    org.new_ideas = p.ideas_per_post * org.good_posts + outside
    capacity = p.idea_capacity * hundreds * (1.0 + org.level["coordination"])
    processed = min(org.backlog, capacity * (1.0 + p.flat_capacity * org.level["flatness"]))
    taken_outside = processed * org.outside_backlog / org.backlog if org.backlog else 0.0
    org.backlog += org.new_ideas - processed
    org.outside_backlog += outside - taken_outside
    chances = 1.0 + p.refining * mean_benefit(org) * p.refine
    org.implemented = sum(
        taken * (1.0 - (1.0 - share) ** chances)
        for taken, share in ((processed - taken_outside, p.staff_adoption_share), (taken_outside, p.adoption_share))
    )
    org.gain = p.gain_kept * org.gain + org.implemented / hundreds


def mean_benefit(org: Organization) -> float:
    """Benefit of communities, weighted by members (0 without any)."""
    members = sum(len(community.members) for community in org.communities)
    total = sum(community.benefit * len(community.members) for community in org.communities)
    return total / members if members else 0.0
