"""The sampler that betters the best known programme step by step, by CMA-ES.

A search over all levers has about a hundred values. Few trials cannot cover such a space, but they can improve a good
programme: proposals are drawn around it, and the centre and the width of the draw follow the better half of each
generation (separable CMA-ES: Ros & Hansen 2008, by the package `cmaes`). What is finished alone decides the next
proposals: the generations are replayed from the finished trials, and nothing else is kept.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from optuna.distributions import BaseDistribution, IntDistribution
from optuna.samplers import BaseSampler, RandomSampler
from optuna.study import Study, StudyDirection
from optuna.trial import FrozenTrial, TrialState


class FromTheBest(BaseSampler):
    """Proposals around the best of the first trials, by separable CMA-ES.

    space: each value to search, with its range. known: how many trials come first, whose best is the centre. size:
    proposals of a generation. width: standard deviation of the first generation, as a share of each range.
    """

    def __init__(self, space: dict[str, BaseDistribution], known: int, size: int, width: float, seed: int) -> None:
        self.space, self.known, self.size, self.width, self.seed = space, known, size, width, seed
        self._others = RandomSampler(seed)
        self._asked: Any = None

    def infer_relative_search_space(self, study: Study, trial: FrozenTrial) -> dict[str, BaseDistribution]:
        """Return the whole space once the known trials are finished, before that nothing."""
        return self.space if len(_finished(study)) >= max(self.known, 1) else {}

    def sample_relative(
        self, study: Study, trial: FrozenTrial, search_space: dict[str, BaseDistribution]
    ) -> dict[str, Any]:
        """Return the next proposal of the generation; nothing where the space is not searched yet."""
        if not search_space:
            return {}
        if self._asked is None:
            self._asked = self._replay(study)
        return self._values(self._asked.ask())

    def sample_independent(
        self, study: Study, trial: FrozenTrial, param_name: str, param_distribution: BaseDistribution
    ) -> Any:
        """Return a value drawn evenly: before there is a trial to start from."""
        return self._others.sample_independent(study, trial, param_name, param_distribution)

    def _replay(self, study: Study) -> Any:
        """Return the optimizer after all whole generations that are finished."""
        from cmaes import SepCMA

        finished = _finished(study)
        sign = -1.0 if study.direction == StudyDirection.MAXIMIZE else 1.0
        worst = max((sign * trial.value for trial in finished if trial.value is not None), default=0.0)
        loss = [worst if trial.value is None else sign * trial.value for trial in finished]
        first = max(self.known, 1)
        centre = finished[int(np.argmin(loss[:first]))]
        bounds = np.tile([0.0, 1.0], (len(self.space), 1))
        optimizer = SepCMA(self._point(centre), self.width, bounds, seed=self.seed, population_size=self.size)
        for start in range(first, len(finished) - self.size + 1, self.size):
            generation = range(start, start + self.size)
            optimizer.tell([(self._point(finished[place]), loss[place]) for place in generation])
        return optimizer

    def _point(self, trial: FrozenTrial) -> NDArray[np.float64]:
        """Return a trial's values as shares of their ranges."""
        low, span = self._ranges()
        return (np.array([float(trial.params[name]) for name in self.space]) - low) / span

    def _values(self, point: NDArray[np.float64]) -> dict[str, Any]:
        low, span = self._ranges()
        found = low + np.clip(point, 0.0, 1.0) * span
        whole = [isinstance(kind, IntDistribution) for kind in self.space.values()]
        pairs = zip(self.space, found, whole, strict=True)
        return {name: round(value) if count else float(value) for name, value, count in pairs}

    def _ranges(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        kinds: list[Any] = list(self.space.values())
        low = np.array([kind.low for kind in kinds], dtype=np.float64)
        high = np.array([kind.high for kind in kinds], dtype=np.float64)
        return low, np.maximum(high - low, 1e-12)


def _finished(study: Study) -> list[FrozenTrial]:
    """Return the trials of which the score, or the failure, has been passed on."""
    kept = study.get_trials(deepcopy=False, states=(TrialState.COMPLETE, TrialState.FAIL))
    return [trial for trial in kept if trial.user_attrs.get("settled")]
