"""Random numbers as an argument, asked for by purpose and person.

`draws.uniform("need", person)`

`MesaDraws` takes Mesa's usual `model.rng`, for timing; `engine_draws.EngineDraws` the engine's own, for docking.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

import numpy as np

T = TypeVar("T")


class Holder(Protocol):
    """Anybody with random numbers of their own: a seat, and how many have held it before."""

    seat: int
    holder: int


class MesaDraws:
    """Mesa's own generator: every draw is the next number of `model.rng`."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.week = 0
        self._rng, self._random = rng, rng.random

    def uniform(self, purpose: str, who: Holder) -> float:
        """A number in [0, 1)."""
        return self._random()

    def normal(self, purpose: str, who: Holder) -> float:
        """A standard normal number."""
        return self._rng.standard_normal()

    def past_uniform(self, purpose: str, who: Holder, event: int) -> float:
        """A number in (0, 1] for an event before week 0."""
        return 1.0 - self._random()

    def week_past(self, place: int, who: Holder, ago: int) -> float:
        """A number in (0, 1] for a person's week so long before week 0."""
        return 1.0 - self._random()

    community_past = week_past

    def inverse_poisson(self, mean: float, u: float) -> int:
        """A Poisson number."""
        return int(self._rng.poisson(mean))

    def past_normal(self, purpose: str, who: Holder, event: int) -> float:
        """A standard normal number for an event before week 0."""
        return self._rng.standard_normal()

    def poisson(self, purpose: str, who: Holder, mean: float) -> int:
        """A Poisson number."""
        return self._rng.poisson(mean)

    def choice(self, purpose: str, who: Holder, of: Sequence[T]) -> T:
        """One of these, each as likely."""
        return of[int(self._random() * len(of))]

    def case(self, number: int, place: int, who: Holder) -> float:
        """A number in [0, 1) for a customer's case: block and place."""
        return self._random()

    story = acquaintance = mail = case

    def case_past(self, number: int, place: int, who: Holder, ago: int) -> float:
        """The same for a week so long before week 0."""
        return self._random()

    def attempt(self, number: int, who: Holder) -> tuple[float, float]:
        """Two numbers in (0, 1] for a tenure that may not be kept."""
        return 1.0 - self._random(), 1.0 - self._random()

    def fact(self, fact: int, who: Holder) -> float:
        """A number in [0, 1) for a fact that somebody may bring along."""
        return self._random()

    def binomial(self, purpose: str, who: Holder, trials: int, chance: float) -> int:
        """A binomial number."""
        return int(self._rng.binomial(trials, chance))

    def nth(self, purpose: str, number: int, who: Holder) -> float:
        """A number in [0, 1) for the first, second ... of a kind."""
        return self._random()

    def turning(self, fact: int, number: int, week: int) -> float:
        """A number in [0, 1) for a fact that may turn."""
        return self._random()

    def remembering(self, community: int, fact: int) -> float:
        """A number in [0, 1) for a memory that may change."""
        return self._random()

    def answers_past(self, week: int, who: Holder, mean: float) -> int:
        """A Poisson number for a week before week 0."""
        return int(self._rng.poisson(mean))

    def count(self, purpose: str, mean: float) -> int:
        """A Poisson number for the whole firm."""
        return int(self._rng.poisson(mean))

    def attacks_of(self, week: int, mean: float) -> int:
        """A Poisson number."""
        return int(self._rng.poisson(mean))

    def brewing(self, number: int, week: int) -> float:
        """A number in (0, 1]."""
        return 1.0 - self._random()

    def numbered(self, purpose: str, number: int) -> float:
        """A uniform, never 0."""
        return 1.0 - self._random()

    def pair(self, one: Holder, other: Holder) -> float:
        """A uniform for two people."""
        return self._random()
