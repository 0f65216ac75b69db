"""Exploration and exploitation: March 1991 (Organization Science 2: 71-87).

An organization's code learns from people who know better, and people learn from the code.

Reality has 30 dimensions of +1 or -1; 50 people believe +1, 0 or -1 in each, the code starts at 0. A knowledge score is
right minus wrong beliefs. Every period each person takes over each belief of the code with chance p1; in each dimension
the code takes over the view of most of those who score higher than it, with chance 1 - (1 - p2)^k, k = their majority.

The score makes the published figure come out; the paper's own words (more dimensions right) do not: everybody would
know more than an empty code. The program of 1991 also let people act on a coin where they had no belief, and learn in
steps (note by M. Christensen, 2015); that lifts the levels by some hundredths and leaves the regularities as they are.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

DIMENSIONS, PEOPLE = 30, 50
Views = NDArray[np.int64]


def knowledge(
    p1: float, p2: float, seed: int, periods: int = 600, turnover: float = 0.0, turbulence: float = 0.0
) -> float:
    """Share of reality the code has right in the end. turnover, turbulence: chances a period, per person, dimension."""
    rng = np.random.default_rng(seed)
    reality = rng.choice([-1, 1], DIMENSIONS)
    beliefs, code = rng.integers(-1, 2, (PEOPLE, DIMENSIONS)), np.zeros(DIMENSIONS, int)
    for _ in range(periods):
        told = code
        code = _learned(rng, reality, beliefs, code, p2)
        beliefs = np.where((told != 0) & (rng.random(beliefs.shape) < p1), told, beliefs)
        leavers = rng.random(PEOPLE) < turnover
        beliefs[leavers] = rng.integers(-1, 2, (int(leavers.sum()), DIMENSIONS))
        reality = np.where(rng.random(DIMENSIONS) < turbulence, -reality, reality)
        if not turnover and not turbulence and (beliefs == code).all():
            break
    return float((code == reality).mean())


def _learned(rng: np.random.Generator, reality: Views, beliefs: Views, code: Views, p2: float) -> Views:
    """The code after a period of listening to those who score higher."""
    majority = beliefs[beliefs @ reality > code @ reality].sum(axis=0)
    view = np.sign(majority)
    listens = (view != 0) & (view != code) & (rng.random(DIMENSIONS) < 1.0 - (1.0 - p2) ** np.abs(majority))
    return np.where(listens, view, code)
