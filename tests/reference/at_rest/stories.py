"""Stories of a usual week (E34), as the customers of week 0 would tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Customer
from reference.outside import cases
from reference.outside.experience import service_for
from reference.outside.stories import on, reach, retelling
from reference.outside.version1 import Phi

if TYPE_CHECKING:
    from reference.organization import Organization


def set_usual(org: Organization) -> None:
    """good0 and bad0: first tellings of a usual week, and what is told on."""
    org.usual_good = org.usual_bad = org.good_stories = org.bad_stories = 0.0
    for customer in org.customers.values():
        customer.own = 0
    if not on(org) or not org.customers:
        return
    present, k = list(org.customers.values()), int(org.p.ties_of_customers)
    contacts = cases.usual_contacts(org)
    tellers = [(reach(org, one.social), *chances(org, one)) for one in present]
    online = sum(reach(org, True) for one in present if one.social)
    first_good = contacts * sum(tell * good for tell, good, _ in tellers)
    first_bad = contacts * sum(tell * bad for tell, _, bad in tellers) + org.usual_hits * online
    chain = 1.0 / (1.0 - retelling(org) * k * online / len(present))
    org.usual_good, org.usual_bad = (first * k * chain / len(present) for first in (first_good, first_bad))
    org.good_stories, org.bad_stories = org.usual_good * len(present), org.usual_bad * len(present)


def chances(org: Organization, customer: Customer) -> tuple[float, float]:
    """Chances that a contact becomes a good story, and a bad one, over channels and usual waits."""
    p, good, bad = org.p, 0.0, 0.0
    of = {"traditional": 1.0 - p.social_channel_share * customer.social, "social": p.social_channel_share}
    for channel, service in service_for(org, customer).items():
        for wait, share in enumerate(org.waits if cases.on(org) else [1.0]):
            met, expects = service - p.wait_loss * wait, customer.expects[channel]
            good += of[channel] * share * above(org, met, expects + p.story_at)
            bad += of[channel] * share * (1.0 - at_least(org, met, expects - p.story_at))
    return good, bad


def above(org: Organization, service: float, level: float) -> float:
    """P(clip(service + noise) > level)."""
    return float(level < 0.0) if not 0.0 <= level < 1.0 else Phi((service - level) / org.p.contact_noise)


def at_least(org: Organization, service: float, level: float) -> float:
    """P(clip(service + noise) >= level)."""
    return float(level <= 0.0) if not 0.0 < level <= 1.0 else Phi((service - level) / org.p.contact_noise)
