"""What could be found out before choosing, and the parameters it would settle."""

from __future__ import annotations

from simulation.parameters import DRAWN
from simulation.population import Population

PRICE = "price_of_"
SURVEY = "A survey of the culture"

DATA: dict[str, tuple[str, ...]] = {
    "Who works with whom": (
        "manager_weight",
        "informal_weight",
        "reports_weight",
        "network_help",
        "directory_help",
        "new_tie_chance",
        "tie_decay",
        "threshold_mean",
        "threshold_sd",
    ),
    SURVEY: (
        "openness_mean",
        "initial_trust",
        "stubbornness_mean",
        "expects_to_be_asked",
        "empowerment_today",
        "governance_today",
        "tiring_sd",
        "voice_risk",
    ),
    "How people use the tools today": (
        "propensity_mean",
        "propensity_sd",
        "posts_sd",
        "access_today",
        "outside_share",
        "need_rate",
        "base_skill",
        "usefulness_start",
        "usefulness_rate",
        "habit_gain",
        "habit_loss",
    ),
    "Who leaves, and why": ("quit_base", "quit_by_trust", "quit_by_fit", "market_openness"),
    "What customers do": (
        "contact_rate",
        "social_users",
        "churn_by_satisfaction",
        "churn_by_trust",
        "word_of_mouth",
        "acquisition_by_advocacy",
        "acquisition_by_marketing",
    ),
    "Prices, and the worth of an hour": (
        "loaded_hour",
        "hours_saved",
        "margin_share",
        "idea_worth",
        "replacement_cost",
        "handling_cost",
        "output_share",
        "severance",
    ),
}
"""Datum -> parameters. The prices of the levers are added to the last one."""


def data_to_collect(people: Population) -> dict[str, tuple[str, ...]]:
    """Return each datum with the drawn parameters that it would settle.

    A survey is left out for an organization that has one. Other data that are known, such as prices, are not drawn
    and so settle nothing more.
    """
    prices = tuple(name for name in DRAWN if name.startswith(PRICE))
    *others, last = DATA
    found = {**{name: DATA[name] for name in others}, last: (*DATA[last], *prices)}
    return found if people.survey is None else {name: names for name, names in found.items() if name != SURVEY}
