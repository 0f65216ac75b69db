"""The exact weekly split of an indicator's change by mechanism, added up from week 0 to the week asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from visualizer.building import build
from visualizer.plan import Plan

MISSING = "This installation's model does not offer the exact split yet."


@dataclass(frozen=True)
class Split:
    """From `start` to `end`, and each mechanism's part, largest first."""

    start: float
    end: float
    parts: tuple[tuple[str, float], ...]


def split(plan: Plan, indicator: str, week: int) -> Split | str:
    """The split, or why there is none."""
    try:
        from simulation import attribution
    except ImportError:
        return MISSING
    return add_up(attribution, build(plan), indicator, week)


def add_up(attribution: Any, org: Any, indicator: str, week: int) -> Split | str:
    """Add the model's weekly parts of `indicator` up to `week`."""
    accounts = getattr(attribution, "account", None)
    if accounts is None:
        return MISSING
    start = org.values()[indicator]
    parts: dict[str, float] = {}
    for _ in range(week):
        for mechanism, amount in accounts(org, indicator).items():
            parts[mechanism] = parts.get(mechanism, 0.0) + float(amount)
    ranked = sorted(parts.items(), key=lambda part: -abs(part[1]))
    return Split(
        float(start), float(org.values()[indicator]), tuple((name, amount) for name, amount in ranked if amount)
    )
