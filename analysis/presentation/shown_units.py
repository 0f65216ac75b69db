"""Shows the model's scales from 0 to 1 as numbers of 100, in all columns of a table at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.presentation import vocabulary
from analysis.presentation.headline import OF_100

if TYPE_CHECKING:
    import pandas as pd

MODEL_UNITS = ("0..1", "share")
FACTOR = 100.0
MEASURED = ("mean", "low", "high", "difference", "spread", "margin")
"""How the columns begin that hold values of the indicator a row is about."""


def factor_of(unit: str) -> float:
    """Return what a value in this unit of the model is multiplied with to be shown."""
    return FACTOR if unit in MODEL_UNITS else 1.0


def find_factor(frame: pd.DataFrame, name: str) -> float:
    """Return what an indicator of a table is multiplied with to be shown."""
    return factor_of(vocabulary.unit(frame, name))


def in_shown_units(frame: pd.DataFrame, indicator: str = "") -> pd.DataFrame:
    """Return a copy of a table in the units people are shown, its meanings changed with it.

    It has a column per indicator, or a row per indicator, or is about the one named. Probabilities stay as they are.
    """
    found = vocabulary.share_meanings(frame).copy()
    measured = [str(name) for name in found.columns if str(name).startswith(MEASURED)]
    if "indicator" in found:
        factors = found["indicator"].map(lambda name: find_factor(frame, str(name)))
        for name in measured:
            found[name] = found[name] * factors
    elif indicator:
        for name in measured:
            found[name] = found[name] * find_factor(frame, indicator)
    else:
        for name in vocabulary.indicators(found):
            if find_factor(frame, name) != 1.0:
                found[name] = found[name] * FACTOR
    found.attrs["indicators"] = vocabulary.Glossary(
        {name: _shown(meaning) for name, meaning in frame.attrs.get("indicators", {}).items()}
    )
    return found


def _shown(meaning: Any) -> Any:
    """Return the meaning of an indicator in the unit it is shown in."""
    if not isinstance(meaning, dict) or meaning.get("unit") not in MODEL_UNITS:
        return meaning
    scaled = {end: FACTOR * float(meaning[end]) for end in ("low", "high") if meaning.get(end) is not None}
    return {**meaning, **scaled, "unit": OF_100}
