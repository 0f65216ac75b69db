"""All measures of the mirror by name, and which of them are correlations."""

from __future__ import annotations

from analysis.mirror import knowledge, market, staff, use
from analysis.mirror.effects import Measure

MEASURES: dict[str, Measure] = {**staff.MEASURES, **knowledge.MEASURES, **use.MEASURES, **market.MEASURES}
BEHIND: dict[str, Measure] = {
    "motivation_quality": staff.motivation_with_quality,
    "disconfirmation_performance": market.disconfirmation_satisfaction,
    "disconfirmation_expectation": market.disconfirmation_satisfaction,
}
"""The larger correlation behind a difference of two; it must not come out near 1 either."""
CORRELATIONS = frozenset(
    (
        "quits_help",
        "quits_satisfaction",
        "team_trust",
        "word_deed",
        "leader_conduct",
        "absent_leader",
        "attitude_behaviour",
        "motivation_performance",
        "degree",
        "brokerage",
        "satisfaction_growth",
        "satisfaction_spending",
        "satisfaction_stays",
        "satisfaction_trust",
        "expectation_satisfaction",
        "word_correlation",
    )
)
"""Measures that fail where they come out near 1 without noise."""
