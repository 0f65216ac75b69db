"""What is recorded every week: every indicator with its unit, meaning, good direction and how a run reports it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulation.parameter import Parameter

FINAL_WEEKS = 12  # a reported value is the mean of so many last weeks
TOOK_HOLD = 0.02  # practice below this never took hold


@dataclass(frozen=True)
class Indicator:
    """An outcome: its unit and range, whether up or down is good, and whether a run reports a mean or the last week."""

    name: str
    unit: str
    meaning: str
    direction: str = "up"  # up, down, near 0, none
    low: float = 0.0
    high: float = 1.0
    final: str = "mean12"  # mean12 or last
    words: str = ""

    @property
    def title(self) -> str:
        """What it is called on screens and in reports."""
        return self.words or self.name.replace("_", " ")


INF = float("inf")
_ALL = (
    Indicator("using", "0..1", "how much social-media activity there is, by whomever: v/(v + 0.5), v = posts a head",
              "none", words="using social media"),
    Indicator("being", "0..1", "how social the business is: weighted sum of practice outside marketing, exchange both"
              " ways, exchange across units, trust and one face to customers", words="being social"),
    Indicator("practice_outside_marketing", "0..1", "mean practice of people outside marketing and the front team"),
    Indicator("two_way_exchange", "0..1", "share of ties, by weight, in which both sides practise"),
    Indicator("cross_unit_exchange", "0..1", "the same for ties across units"),
    Indicator("one_face", "0..1", "1 - |channel gap|/0.5: the same firm on every channel"),
    Indicator("practice", "0..1", "mean visible practice of working in the open"),
    Indicator("openness", "0..1", "mean attitude towards it"),
    Indicator("culture_strength", "0..1", "1 - 2 sd of attitudes: how much people agree", "none"),
    Indicator("trust", "0..1", "half trust in leaders, half trust among peers"),
    Indicator("trust_in_leaders", "0..1", "mean trust in leaders"),
    Indicator("peer_trust", "0..1", "mean trust that colleagues help"),
    Indicator("silo", "0..1", "share of tie weight inside units", "down"),
    Indicator("who_knows_what", "0..1", "mean knowledge of who knows what"),
    Indicator("help", "0..1", "share of needs for knowledge met"),
    Indicator("weeks_to_find", "weeks", "expected weeks until a need is met, 1..26", "down", 1.0, 26.0),
    Indicator("community_health", "0..1", "half benefit, half members' practice, weighted by members"),
    Indicator("ideas", "/100/week", "new ideas a week per 100 staff", "up", 0.0, INF),
    Indicator("ideas_implemented", "/100/week", "ideas put to work a week per 100 staff", "up", 0.0, INF),
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
    Indicator("quits", "%/year", "people who quit a year", "down", 0.0, INF),
    Indicator("fatigue", "0..1", "mean change fatigue", "down"),
    Indicator("participation_gini", "0..1", "how unequal contributions of about 26 weeks are", "none"),
    Indicator("cost", "k/week", "levers' cost", "down", 0.0, INF),
    Indicator("value", "k/week", "benefit flow against the week-0 state", "up", -INF, INF),
    Indicator("value_help", "k/week", "part of value: time saved by help", "up", -INF, INF),
    Indicator("value_customers", "k/week", "part of value: customers' margin", "up", -INF, INF),
    Indicator("value_ideas", "k/week", "part of value: ideas put to work", "up", -INF, INF),
    Indicator("value_quits", "k/week", "part of value: fewer people to replace", "up", -INF, INF),
    Indicator("value_incidents", "k/week", "part of value: fewer incidents to handle", "up", -INF, INF),
    Indicator("total_cost", "k", "cost so far", "down", 0.0, INF, "last"),
    Indicator("total_value", "k", "value so far", "up", -INF, INF, "last"),
    Indicator("roi", "ratio", "(total value - total cost)/total cost so far; 0 = no programme", "up", -INF, INF, "last",
              "return on investment"),
    Indicator("half_time", "weeks", "weeks from the start until practice first reached half of its latest level; the"
              " horizon where practice never took hold", "down", 0.0, INF, "last"),
    Indicator("persistence", "0..1", "latest practice against its best 12 weeks", "up", 0.0, 1.0, "last"),
)  # fmt: skip

INDICATORS: tuple[Indicator, ...] = _ALL
NAMES: tuple[str, ...] = tuple(indicator.name for indicator in _ALL)
BY_NAME: dict[str, Indicator] = {indicator.name: indicator for indicator in _ALL}
INDEX: dict[str, int] = {name: k for k, name in enumerate(NAMES)}

PARAMETERS = (
    Parameter("weight_practice", 0.25, 0.125, 0.375, "weight", "practice outside marketing in being"),
    Parameter("weight_exchange", 0.20, 0.10, 0.30, "weight", "exchange both ways in being"),
    Parameter("weight_cross_unit", 0.15, 0.075, 0.225, "weight", "exchange across units in being"),
    Parameter("weight_trust", 0.25, 0.125, 0.375, "weight", "trust in being"),
    Parameter("weight_one_face", 0.15, 0.075, 0.225, "weight", "one face to customers in being"),
    Parameter("detection_days", 5.0, 1.0, 14.0, "days", "until an incident is noticed without listening"),
)


def final(history: NDArray[np.float64]) -> NDArray[np.float64]:
    """Reported values of a run: means of the last 12 weeks, or the last week where an indicator says so.

    history: [weeks + 1, indicators], row 0 = week 0. A run shorter than 12 weeks is averaged over its own weeks.
    """
    weeks = max(1, min(FINAL_WEEKS, len(history) - 1))
    mean: NDArray[np.float64] = history[-weeks:].mean(axis=0)
    last = np.array([indicator.final == "last" for indicator in INDICATORS])
    return np.where(last, history[-1], mean)
