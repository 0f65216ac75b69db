"""Customers and the public: opinions, service, churn, incidents and outrage."""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import lean
from simulation.customers.opinions import opinions
from simulation.indicators.indicator import INF, Indicator
from simulation.parameter import Parameter
from simulation.prices import WEEKS_A_YEAR

INDICATORS = (
    Indicator("satisfaction", "0..1", "customers' mean satisfaction"),
    Indicator("customer_trust", "0..1", "customers' mean trust in the firm"),
    Indicator("advocacy", "-1..1", "share that is happy and trusts, minus share that is unhappy", "up", -1.0),
    Indicator("churn", "%/year", "customers lost a year", "down", 0.0, INF),
    Indicator("customers", "ratio", "customers against week 0", "up", 0.0, INF),
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
    v.channel_gap, v.response_time = f.service_social - f.service_traditional, f.response_time
    v.incidents, v.outrage = f.user_errors + f.attacks, f.outrage
    v.detection_lag = o.p.detection_days / (1.0 + o.p.listening_speed * o.levers.level[lever.LISTENING, 0])
