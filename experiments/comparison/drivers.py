"""What drives the leader of a comparison, from its runs without one lever each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.decision.causes import Outcome, find_causes
from analysis.presentation.finding import Causes
from analysis.presentation.language import Texts, translate
from simulation.indicators import BY_NAME
from simulation.levers import LEVERS

if TYPE_CHECKING:
    from experiments.comparison.question import Answer

WEIGHTS = {
    "practice_outside_marketing": "weight_practice",
    "two_way_exchange": "weight_exchange",
    "cross_unit_exchange": "weight_cross_unit",
    "trust": "weight_trust",
    "one_face": "weight_one_face",
}
"""Part of being social -> the parameter that holds its weight."""

BENEFITS: Texts[str] = Texts() | {
    "value_help": "time saved",
    "value_customers": "customers' margin",
    "value_ideas": "ideas put to work",
    "value_quits": "fewer to replace",
    "value_work": "work and pay",
    "value_incidents": "fewer incidents",
}
"""Part of the benefit -> its title in the picture."""


def find_drivers(answer: Answer, strategy: str, money: str = "k") -> Causes | None:
    """Return what drives a strategy; None without its runs without one lever each.

    ``money``: the unit of amounts.
    """
    if strategy not in answer.decisions:
        return None
    question = answer.question
    given, known = question.base_parameters, question.known_parameters
    weights = {part: given.get(name, known[name].default) for part, name in WEIGHTS.items()}
    whole = sum(weights.values())
    parts = {part: weight / whole for part, weight in weights.items()}
    being = Outcome(
        "being",
        translate("being social"),
        translate("of 100"),
        parts,
        {part: translate(BY_NAME[part].title) for part in parts},
        100.0,
    )
    value = Outcome(
        "value", translate("the benefit"), f"{money}/{translate('week')}", dict.fromkeys(BENEFITS, 1.0), {**BENEFITS}
    )
    titles = {name: translate(lever.title) for name, lever in LEVERS.items()}
    return find_causes(answer.decisions[strategy], strategy, titles, (being, value))
