"""A market that the firm shares with rivals (E35)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Customer
from reference.outside import cases, stories

if TYPE_CHECKING:
    from reference.organization import Organization


def shared(org: Organization) -> bool:
    """Whether new customers come from rivals."""
    return org.structure["market"] == "shared"


def service(org: Organization, phone: float) -> float:
    """Mean over the channels that customers use."""
    online = org.p.social_users * org.p.social_channel_share
    return phone + online * (org.service["social"] - phone)


def talkers(org: Organization, happy: float, unhappy: float, count: int) -> float:
    """Customers who speak well or ill, or the stories they hear."""
    return org.good_stories + org.bad_stories if stories.on(org) else (happy + unhappy) * count


def begin(org: Organization, know: float, happy: float, unhappy: float, convinced: float) -> None:
    """Talk, its tone and service of a usual week, in which calls are Poisson; know: service before load."""
    p, count = org.p, len(org.customers)
    org.talk = org.talk_start = talkers(org, happy, unhappy, count)
    org.tone = convinced - unhappy
    calls, cap = p.contact_rate * org.firm.M, p.spare_capacity * p.contact_rate * org.firm.M
    calls *= 1.0 - p.social_users * p.social_channel_share
    phone = org.service["traditional"]
    if not cases.on(org) and cap > 0.0:
        phone = min(1.0, max(0.0, know - p.overload_loss * mean_overload(calls, cap)))
    org.service_start = service(org, phone)


def mean_overload(calls: float, cap: float) -> float:
    """E[max(0, n/cap - 1)], n ~ Poisson, as what is over less what is spared."""
    chance, spared = math.exp(-calls), 0.0
    for n in range(math.ceil(cap)):
        spared += chance * (cap - n)
        chance *= calls / (n + 1)
    return max(0.0, calls - cap + spared) / cap


def lead(org: Organization) -> float:
    """P0 + progress t/52 - P."""
    return org.service_start + org.p.rival_progress * org.week / 52.0 - service(org, org.service["traditional"])


def expect(org: Organization, customer: Customer) -> None:
    """Whoever comes from rivals expects what these offer."""
    if shared(org) and org.week > 0:
        customer.expects = {channel: level + lead(org) for channel, level in customer.expects.items()}


def pulls(org: Organization) -> dict[str, float]:
    """Factors on arrivals: talk and tone, ads, offer."""
    p, marketing = org.p, org.level["external_marketing"] * (1.0 - org.level["dialogue"])
    volume = (org.talk / org.talk_start) ** p.acquisition_by_talk if org.talk_start else 1.0
    elasticity = math.log2(1.0 + p.acquisition_by_marketing)
    better = org.reputation - org.customer_trust_start - lead(org)
    return {
        "pull_of_talk": volume * math.exp(p.acquisition_by_advocacy * (org.tone - org.advocacy_start)),
        "pull_of_ads": ((1.0 + marketing) / (1.0 + p.rival_answer * marketing) ** 0.5) ** elasticity,
        "pull_of_offer": math.exp(p.offer_effect * better),
    }


def listen(org: Organization, talk: float, advocacy: float) -> None:
    """What is remembered of 13 weeks."""
    org.talk += (talk - org.talk) / 13.0
    org.tone += (advocacy - org.tone) / 13.0


def coming(org: Organization) -> int:
    """Poisson(H0 pool/pool0 x factors), at most the pool."""
    market = org.firm.M / org.p.share_at_start
    pool = max(0.0, market - len(org.customers))
    start = market - org.firm.M
    mean = org.churn_start * (pool / start if start else 0.0) * math.prod(pulls(org).values())
    return min(int(pool), org.draws.count("new customers", mean))


def measure(org: Organization) -> dict[str, float]:
    """The firm's share, and what draws."""
    ratio = len(org.customers) / org.firm.M if org.firm.M else 1.0
    still = dict.fromkeys(("pull_of_talk", "pull_of_ads", "pull_of_offer"), 1.0)
    return {"market_share": min(1.0, org.p.share_at_start * ratio), **(pulls(org) if shared(org) else still)}
