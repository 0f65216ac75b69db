"""The samplers of a search: what they propose depends on no default that optuna may change."""

import inspect
from typing import Any

import pytest

from experiments.search.samplers import BATCH, GENERATION, SAMPLERS, SETTINGS, make_sampler

optuna: Any = pytest.importorskip("optuna", reason="optuna is not installed (make research)")

LEFT = {
    "tpe": {"consider_prior", "prior_weight", "consider_magic_clip", "consider_endpoints", "gamma", "weights"}
    | {"warn_independent_sampling"},
    "nsga2": {"mutation"},
    "random": set[str](),
}
"""Settings that cannot be given: optuna 5 warns that it will remove the first, and optuna 4 does not know the last."""

PROPOSED = {
    "tpe": {"x": [0.490403935738, 0.309761274641, 0.419610862091, 0.598655264444], "n": [0, 0, 1, 0]},
    "nsga2": {"x": [0.785335147817, 0.547232249176, 0.283525081771, 0.972684359965], "n": [9, 0, 0, 0]},
    "random": {"x": [0.967029838914, 0.972684359965, 0.697728824597, 0.976274454776], "n": [5, 7, 2, 0]},
}
"""The first proposals of each sampler's fifth batch, in optuna 5.0."""


def propose(method: str) -> dict[str, list[float]]:
    """Return the first proposals of the fifth batch for the least (x - 0.3)^2 + n, by name of the value."""
    batch = GENERATION if method == "nsga2" else BATCH
    study = optuna.create_study()
    space = {
        "x": optuna.distributions.FloatDistribution(0.0, 1.0),
        "n": optuna.distributions.IntDistribution(0, 9),
    }
    for number in range(5):
        study.sampler = make_sampler(optuna, method, number)
        trials = [study.ask(space) for _ in range(batch)]
        for trial in trials:
            study.tell(trial, (trial.params["x"] - 0.3) ** 2 + trial.params["n"])
    return {name: [trial.params[name] for trial in trials[:4]] for name in space}


@pytest.mark.parametrize("method", SAMPLERS)
def test_every_setting_that_optuna_knows_is_given_or_cannot_be(method: str) -> None:
    known = set(inspect.signature(type(make_sampler(optuna, method, 1)).__init__).parameters)
    assert known - {"self", "seed"} <= set(SETTINGS[method]) | LEFT[method]


def test_trials_of_a_batch_under_way_count_as_bad() -> None:
    assert SETTINGS["tpe"]["constant_liar"] is True


@pytest.mark.filterwarnings("ignore::optuna.exceptions.ExperimentalWarning")
@pytest.mark.parametrize("method", SAMPLERS)
def test_the_proposals_are_those_of_the_pinned_optuna(method: str) -> None:
    assert propose(method) == {name: pytest.approx(values) for name, values in PROPOSED[method].items()}
