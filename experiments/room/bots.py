"""Answers of bots in a rehearsal, made up around the truth."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import numpy as np

from experiments.room.people_round import Answer, PersonView
from experiments.room.teams import QUARTER, STEPS
from simulation.played.decisions import NO, YES

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Kind = Literal["model", "always", "never", "boss"]
KINDS: tuple[Kind, ...] = ("model", "always", "never", "boss")
"""How a bot decides for its person: by the model's chance, always yes, never, or as the boss did last week."""

NOISE = 0.02
MOST_CARDS = 6


def draw_curves(
    truth: ArrayLike,
    count: int,
    rng: np.random.Generator,
    bias: float = 0.15,
    spread: float = 0.15,
    axis: tuple[float, float] = (0.0, 1.0),
) -> NDArray[np.float64]:
    """Return so many curves around a true one, all from its first point, within the axis.

    bias, spread: how far a curve's end is from the truth in the mean, and how much people differ (shares of the axis).
    """
    low, high = axis
    middle = np.asarray(truth, dtype=np.float64)
    away = np.linspace(0.0, 1.0, len(middle)) * rng.normal(bias, spread, (count, 1))
    drawn = middle + (high - low) * (away + rng.normal(0.0, NOISE, (count, len(middle))))
    found: NDArray[np.float64] = np.clip(drawn, low, high)
    found[:, 0] = middle[0]
    return found


def draw_choices(deck: Iterable[str], rng: np.random.Generator, weeks: int = 156) -> dict[str, tuple[float, int]]:
    """Return a plan by lot: up to six cards, each with a level and an early quarter."""
    cards = list(deck)
    chosen = rng.choice(len(cards), int(rng.integers(1, min(MOST_CARDS, len(cards)) + 1)), replace=False)
    quarters = max(1, weeks // QUARTER // 2)
    return {cards[card]: (float(rng.choice(STEPS[1:])), int(rng.integers(quarters))) for card in sorted(chosen)}


def decide(kind: Kind, view: PersonView, chance: float, rng: np.random.Generator) -> Answer:
    """Return what a bot decides for its person in a week.

    Half the time it names one whom it could answer first.

    chance: the model's, of the round's `chances`; only the kind "model" goes by it.
    """
    boss = view.acted if view.boss_acted is None else view.boss_acted
    acts = {"model": bool(rng.random() < chance), "always": True, "never": False, "boss": boss}[kind]
    helps = int(rng.choice(view.may_help)) if view.may_help and rng.random() < 0.5 else None
    return Answer(YES if acts else NO, helps)
