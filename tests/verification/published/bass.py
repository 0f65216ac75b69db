"""The diffusion of Bass 1969 (Management Science 15: 215-227): some adopt by themselves, others because many have."""

from __future__ import annotations

import math


def adopted(p: float, q: float, years: float) -> float:
    """Share that has adopted after so many years: (1 - e^-(p+q)t)/(1 + (q/p) e^-(p+q)t)."""
    decay = math.exp(-(p + q) * years)
    return (1.0 - decay) / (1.0 + q / p * decay)


def year_of(p: float, q: float, share: float) -> float:
    """The year in which this share has adopted: the inverse of `adopted`."""
    return math.log((1.0 + q / p * share) / (1.0 - share)) / (p + q)


def peak(p: float, q: float) -> float:
    """The year in which most adopt."""
    return math.log(q / p) / (p + q)
