"""Money: the week's cost, and the benefit flow against that of week 0."""

from __future__ import annotations

from simulation import prices
from simulation.compiling import lean
from simulation.indicators.indicator import INF, Indicator
from simulation.mechanisms import beliefs

INDICATORS = (
    Indicator("cost", "k/week", "levers' cost", "down", 0.0, INF),
    Indicator("funding", "0..1", "share of the effort levers that is paid, after budget cuts and reviews by the top"),
    Indicator(
        "belief_of_top",
        "ratio",
        "benefit for each unit of cost that the top believe in: by their own openness, after reviews by what is"
        " measured too",
        "up",
        -INF,
        INF,
        words="belief of the top",
    ),
    Indicator("value", "k/week", "benefit flow against the week-0 state", "up", -INF, INF),
    Indicator("value_help", "k/week", "part of value: time saved by help", "up", -INF, INF, words="value of help"),
    Indicator(
        "value_customers", "k/week", "part of value: customers' margin", "up", -INF, INF, words="value of customers"
    ),
    Indicator("value_ideas", "k/week", "part of value: ideas put to work", "up", -INF, INF, words="value of ideas"),
    Indicator(
        "value_quits",
        "k/week",
        "part of value: fewer people to replace, for as many as there are",
        "up",
        -INF,
        INF,
        words="value of fewer quits",
    ),
    Indicator(
        "value_work",
        "k/week",
        "part of value: work of more or fewer people, less pay and severance",
        "up",
        -INF,
        INF,
        words="value of work done",
    ),
    Indicator(
        "value_incidents",
        "k/week",
        "part of value: fewer incidents to handle, less what alarms cost (E36)",
        "up",
        -INF,
        INF,
        words="value of fewer incidents",
    ),
)


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set the indicators of this topic. Needs the week's `spend`."""
    v, f, p = o.values, o.firm, o.p
    v.cost = f.cost
    v.value_help, v.value_ideas, v.value_quits = prices.inside_value(o)
    v.value_customers = prices.worth_of_customers(o, v.spend) - f.base_customers
    v.value_work = prices.worth_of_work(o)
    v.value_incidents = f.base_incidents - p.handling_cost * f.severity - p.alarm_hours * p.loaded_hour * f.alarms
    v.funding, v.belief_of_top = f.effort * f.funds, beliefs.mean_belief(o)
    v.value = v.value_help + v.value_customers + v.value_ideas + v.value_quits + v.value_work + v.value_incidents
