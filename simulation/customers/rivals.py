"""What rivals offer, and what draws their customers to the firm.

The equations are in `simulation/mechanisms/market.py`.
"""

from __future__ import annotations

import math

from simulation import levers as lever
from simulation.compiling import lean
from simulation.parameter import PUBLISHED, RIVAL

OPEN, SHARED = PUBLISHED, RIVAL  # options of the choice `market`
LARGEST_STEP = 0.5  # of service within a week, for which there have to be places
TALK_WEEKS = 13.0  # over which talk and its tone are remembered


@lean
def begin(o, talkers, service):  # type: ignore[no-untyped-def]
    """Set what talk and service are at week 0; service: by phone and mail, in the mean week."""
    f = o.firm
    f.talk = f.talk_start = talkers
    f.tone, f.service_start = f.advocacy_start, mean_service(o, service)


@lean
def mean_service(o, phone):  # type: ignore[no-untyped-def]
    """Service over the channels that customers use, where that by phone and mail is given."""
    online = o.p.social_users * o.p.social_channel_share
    return (1.0 - online) * phone + online * o.firm.service_social


@lean
def rivals_lead(o):  # type: ignore[no-untyped-def]
    """How much better the service of rivals is than the firm's, where both were alike at week 0."""
    return o.firm.service_start + o.p.rival_progress * o.clock.week / 52.0 - mean_service(o, o.firm.service_traditional)


@lean
def expect_of_rivals(o, i):  # type: ignore[no-untyped-def]
    """Let new customer i expect what rivals offer, not what the firm does."""
    if o.on.market == SHARED and o.clock.week > 0:
        lead = rivals_lead(o)
        o.customers.expectation[i] += lead
        o.customers.expectation_social[i] += lead


@lean
def listen(o, talkers, advocacy):  # type: ignore[no-untyped-def]
    """Let the market hear this week's talk."""
    f = o.firm
    f.talk += (talkers - f.talk) / TALK_WEEKS
    f.tone += (advocacy - f.tone) / TALK_WEEKS


@lean
def pull_of_talk(o):  # type: ignore[no-untyped-def]
    """Factor on arrivals by the volume of talk and by its tone."""
    f, p = o.firm, o.p
    louder = (f.talk / f.talk_start) ** p.acquisition_by_talk if f.talk_start > 0.0 else 1.0
    return louder * math.exp(p.acquisition_by_advocacy * (f.tone - f.advocacy_start))


@lean
def pull_of_ads(o):  # type: ignore[no-untyped-def]
    """Factor on arrivals by the firm's marketing and the answer of rivals."""
    campaigns = o.levers.level[lever.EXTERNAL_MARKETING, 0] * (1.0 - o.levers.level[lever.DIALOGUE, 0])
    elasticity = math.log(1.0 + o.p.acquisition_by_marketing) / math.log(2.0)
    return (1.0 + campaigns) ** elasticity / (1.0 + o.p.rival_answer * campaigns) ** (0.5 * elasticity)


@lean
def pull_of_offer(o):  # type: ignore[no-untyped-def]
    """Factor on arrivals by service and reputation against what rivals offer."""
    better = o.firm.reputation - o.firm.customer_trust_start - rivals_lead(o)
    return math.exp(o.p.offer_effect * better)


@lean
def pool_against_week_0(o, present):  # type: ignore[no-untyped-def]
    """Customers of rivals, against week 0."""
    share, ratio = o.p.share_at_start, present / max(1.0, o.firm.customers_start)
    return max(0.0, 1.0 / share - ratio) / (1.0 / share - 1.0)


@lean
def pool(o, present):  # type: ignore[no-untyped-def]
    """How many customers rivals have, where so many are here."""
    return int(max(0.0, o.firm.customers_start / o.p.share_at_start - present))


@lean
def arrivals(o, present):  # type: ignore[no-untyped-def]
    """Customers that come in a week on average, where so many are here."""
    return o.firm.churn_start * pool_against_week_0(o, present) * pull_of_talk(o) * pull_of_ads(o) * pull_of_offer(o)


@lean
def most_arrivals(o, present):  # type: ignore[no-untyped-def]
    """A number above those that come next week on average, whatever happens in it."""
    more = 2.0 * (1.0 + o.p.acquisition_by_marketing) * math.exp(o.p.acquisition_by_advocacy)
    return arrivals(o, present) * more * math.exp(o.p.offer_effect * LARGEST_STEP)
