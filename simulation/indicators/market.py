"""Customers and the public: opinions, service, churn, incidents and outrage."""

from __future__ import annotations

import math

from simulation import levers as lever
from simulation.compiling import lean
from simulation.customers import rivals
from simulation.customers.opinions import opinions
from simulation.customers.spending import against_week_0, loyalty
from simulation.customers.waits import ONE_DESK, usual_loss
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
    Indicator("resolution_weeks", "weeks", "weeks that a customer's case takes, at least 1", "down", 1.0, INF),
    Indicator("first_week_resolved", "0..1", "cases opened this week that are resolved in it"),
    Indicator("open_cases", "/100 customers", "cases open at the end of the week per 100 customers", "down", 0.0, INF),
    Indicator("utilisation", "0..1", "load of the busiest department, of what it can serve", "none"),
    Indicator("heard", "0..1", "chance that somebody who speaks up on social channels is answered in time"),
    Indicator("unheard", "/100 customers/week", "voice acts that are not, per 100 customers", "down", 0.0, INF),
    Indicator("reputation", "0..1", "what those who are no customers think of the firm"),
    Indicator("good_stories", "/100 customers/week", "good stories heard per 100 customers (E34)", "up", 0.0, INF),
    Indicator("bad_stories", "/100 customers/week", "bad stories heard per 100 customers (E34)", "down", 0.0, INF),
    Indicator("market_share", "0..1", "share of the market's customers, where the market does not grow (E35)"),
    Indicator("pull_of_talk", "ratio", "arrivals by talk and its tone, against week 0 (E35)", "up", 0.0, INF),
    Indicator("pull_of_ads", "ratio", "arrivals by marketing and what rivals answer (E35)", "up", 0.0, INF),
    Indicator("pull_of_offer", "ratio", "arrivals by service and reputation against rivals' (E35)", "up", 0.0, INF),
    Indicator("trust_spread", "0..1", "how much the reputations of departments differ (sd)", "down"),
    Indicator("incidents", "/week", "user errors and attacks", "down", 0.0, INF),
    Indicator("detection_lag", "days", "days until an incident is noticed", "down", 0.0, INF),
    Indicator("alarms", "/week", "alarms because of what is heard (E36)", "none", 0.0, INF),
    Indicator("false_alarms", "/week", "alarms while nothing brews (E36)", "down", 0.0, INF),
    Indicator(
        "alarm_hits", "0..1", "share of attacks so far that an alarm was raised for (E36)", "up", 0.0, 1.0, "last"
    ),
    Indicator("lead_weeks", "weeks", "between alarm and attack, mean so far (E36)", "up", 0.0, INF, "last"),
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
    _measure_cases(o, present)
    _measure_market(o)
    v.heard, v.reputation = f.promptness, f.reputation
    v.good_stories = 100.0 * f.good_stories / present if present > 0 else 0.0
    v.bad_stories = 100.0 * f.bad_stories / present if present > 0 else 0.0
    spoken = f.contacts_social + f.comments
    v.unheard = 100.0 * spoken * (1.0 - f.promptness) / present if present > 0 else 0.0
    v.service_traditional, v.service_social = f.service_traditional, f.service_social
    v.channel_gap, v.response_time = f.service_social - f.service_traditional, f.response_time
    v.alarms, v.false_alarms = f.alarms, f.false_alarms
    v.alarm_hits = f.strikes_awaited / f.strikes if f.strikes > 0.0 else 0.0
    v.lead_weeks = f.lead_of_alarms / f.strikes_awaited if f.strikes_awaited > 0.0 else 0.0
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
        v.loyalty, v.expectation_gap = loyal / present, (met - expected) / present - usual_loss(o)


@lean
def _measure_market(o):  # type: ignore[no-untyped-def]
    """Set the share of the market and what draws customers of rivals."""
    v = o.values
    v.market_share = min(1.0, o.p.share_at_start * v.customers)
    v.pull_of_talk = v.pull_of_ads = v.pull_of_offer = 1.0
    if o.on.market == rivals.SHARED:
        v.pull_of_talk, v.pull_of_ads = rivals.pull_of_talk(o), rivals.pull_of_ads(o)
        v.pull_of_offer = rivals.pull_of_offer(o)


@lean
def _measure_cases(o, present):  # type: ignore[no-untyped-def]
    """Set how cases fare; what is a mean over cases keeps its last value in weeks without any."""
    v, f, desks = o.values, o.firm, o.desks
    if o.on.cases == ONE_DESK or f.customers_start == 0.0:
        usual = o.p.spare_capacity * o.p.contact_rate * f.customers_start
        v.resolution_weeks, v.first_week_resolved = 1.0, 1.0
        v.utilisation = min(1.0, f.contacts_traditional / usual) if usual > 0.0 else 0.0
        return
    v.resolution_weeks = 1.0 + f.cases_waited / f.cases_resolved if f.cases_resolved > 0.0 else v.resolution_weeks
    v.first_week_resolved = f.cases_at_once / f.cases_opened if f.cases_opened > 0.0 else v.first_week_resolved
    v.open_cases = 100.0 * f.cases_open / present if present > 0 else 0.0
    v.utilisation, mean, square = 0.0, 0.0, 0.0
    for d in range(len(desks)):
        mean += desks[d].reputation / len(desks)
    for d in range(len(desks)):
        if desks[d].load > 0.0:
            v.utilisation = max(v.utilisation, min(1.0, desks[d].load / max(desks[d].can, 1e-9)))
        square += (desks[d].reputation - mean) * (desks[d].reputation - mean) / len(desks)
    v.trust_spread = math.sqrt(square)
