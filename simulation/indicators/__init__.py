"""What is recorded every week: each indicator's declaration and formula, one file a topic.

To add an indicator: an entry in `INDICATORS` of the file of its topic and its formula below. `measure.py` calls the
topics and closes the week.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulation.indicators import collaboration, conversation, culture, market, money, progress, workforce
from simulation.indicators.indicator import FINAL_WEEKS, Indicator
from simulation.parameter import Parameter

__all__ = ["BY_NAME", "FINAL_WEEKS", "INDEX", "INDICATORS", "NAMES", "PARAMETERS", "TOPICS", "Indicator", "final"]

TOPICS = (culture, collaboration, market, workforce, money, progress, conversation)  # in the order of tables and files
INDICATORS: tuple[Indicator, ...] = tuple(indicator for topic in TOPICS for indicator in topic.INDICATORS)
NAMES: tuple[str, ...] = tuple(indicator.name for indicator in INDICATORS)
BY_NAME: dict[str, Indicator] = {indicator.name: indicator for indicator in INDICATORS}
INDEX: dict[str, int] = {name: k for k, name in enumerate(NAMES)}

PARAMETERS: tuple[Parameter, ...] = (*culture.PARAMETERS, *market.PARAMETERS)


def final(history: NDArray[np.float64]) -> NDArray[np.float64]:
    """Reported values of a run: means of the last 12 weeks, or the value of the last week.

    history: [weeks + 1, indicators], row 0 = week 0. A run shorter than 12 weeks is averaged over its own weeks.
    """
    weeks = max(1, min(FINAL_WEEKS, len(history) - 1))
    mean: NDArray[np.float64] = history[-weeks:].mean(axis=0)
    last = np.array([indicator.final == "last" for indicator in INDICATORS])
    return np.where(last, history[-1], mean)
