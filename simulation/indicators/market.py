"""Customers and the public: opinions, service, churn, incidents and outrage."""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import lean
from simulation.customers.opinions import opinions
from simulation.customers.spending import against_week_0, loyalty
from simulation.indicators.indicator import INF, Indicator
from simulation.parameter import Parameter
from simulation.prices import WEEKS_A_YEAR

INDICATORS = (
    Indicator("satisfaction", "0..1", "customers' mean satisfaction"),
    Indicator("customer_trust", "0..1", "customers' mean trust in the firm"),
    Indicator("advocacy", "-1..1", "share that is happy and trusts, minus share that is unhappy", "up", -1.0),
    Indicator("churn", "%/year", "customers lost a year", "down", 0.0, INF),
    Indicator("customers", "ratio", "customers against week 0", "up", 0.0, INF),
    Indicator("spend", "ratio", "what all customers spend, against week 0", "up", 0.0, INF),
    Indicator("social_spend_ratio", "ratio", "a social user's spending against another customer's", "none", 0.0, INF),
    Indicator(
        "social_retention_ratio",
        "ratio",
        "share of week 0's social users that is still there, against that of its other customers; 1 where there were no"
        " social users, or none of the others is left",
        "none",
        0.0,
        INF,
        "last",
    ),
    Indicator("loyalty", "sd", "customers' mean attachment by nature and bond", "up", -INF, INF),
    Indicator("expectation_gap", "service", "service less what is expected of channels used", "up", -INF, INF),
    Indicator("service_traditional", "0..1", "service by phone and mail"),
    Indicator("service_social", "0..1", "service on social channels"),
    Indicator("channel_gap", "-1..1", "service on social channels minus service by phone and mail", "near 0", -1.0),
    Indicator("response_time", "hours", "hours to a reply on social channels, at most 168", "down", 0.0, 168.0),
    Indicator("incidents", "/week", "user errors and attacks", "down", 0.0, INF),
    Indicator("detection_lag", "days", "days until an incident is noticed", "down", 0.0, INF),
    Indicator("outrage", "/1000", "public outrage per 1,000 customers", "down", 0.0, INF),
)

PARAMETERS = (Parameter("detection_days", 5.0, 1.0, 14.0, "days", "until an incident is noticed without listening"),)


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set the indicators of this topic; without any customer the last opinions are kept."""
    v, f = o.values, o.firm
    _, unhappy, convinced, present, satisfaction, trust = opinions(o)
    if present > 0:
        v.satisfaction, v.customer_trust, v.advocacy = satisfaction, trust, convinced - unhappy
    v.churn = 100.0 * WEEKS_A_YEAR * f.leavers / f.customers_before if f.customers_before > 0.0 else 0.0
    v.customers = present / f.customers_start if f.customers_start > 0.0 else 1.0
    _measure_loyalty(o, present)
    v.service_traditional, v.service_social = f.service_traditional, f.service_social
    v.channel_gap, v.response_time = f.service_social - f.service_traditional, f.response_time
    v.incidents, v.outrage = f.user_errors + f.attacks, f.outrage
    v.detection_lag = o.p.detection_days / (1.0 + o.p.listening_speed * o.levers.level[lever.LISTENING, 0])


@lean
def _measure_loyalty(o, present):  # type: ignore[no-untyped-def]
    """Set spending, loyalty and what is expected; a ratio without one of its groups is 1."""
    v, f = o.values, o.firm
    total, social, users, loyal, expected, first_social, first_others = loyalty(o)
    v.spend = against_week_0(o, total)
    others = total - social
    v.social_spend_ratio = social / users / (others / (present - users)) if users > 0 and others > 0.0 else 1.0
    rest = f.customers_start - f.social_users_start
    shown = first_others > 0 and f.social_users_start > 0.0
    v.social_retention_ratio = first_social / f.social_users_start / (first_others / rest) if shown else 1.0
    if present > 0:
        met = (present - users) * f.service_traditional + users * 0.5 * (f.service_traditional + f.service_social)
        met += users * 0.5 * (1.0 - 2.0 * o.p.social_channel_share) * f.service_gap
        v.loyalty, v.expectation_gap = loyal / present, (met - expected) / present
