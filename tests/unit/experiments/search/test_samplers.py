"""The samplers of a search: what they propose depends on no default that optuna may change."""

import inspect
from typing import Any

import pytest

from experiments.search.samplers import BATCH, GENERATION, SAMPLERS, SETTINGS, make_sampler

optuna: Any = pytest.importorskip("optuna", reason="optuna is not installed (make research)")

LEFT = {
    "cma": {"space", "known"},
    "tpe": {"consider_prior", "prior_weight", "consider_magic_clip", "consider_endpoints", "gamma", "weights"}
    | {"warn_independent_sampling"},
    "nsga2": {"mutation"},
    "random": set[str](),
}
"""Settings that depend on the search, or that one optuna or the other does not take (5 will remove those of tpe)."""

PROPOSED = {
    "cma": {"x": [0.614554676389, 0.366053695032, 0.448739798491, 0.749460889573], "n": [4, 5, 5, 2]},
    "tpe": {"x": [0.490403935738, 0.309761274641, 0.419610862091, 0.598655264444], "n": [0, 0, 1, 0]},
    "nsga2": {"x": [0.785335147817, 0.547232249176, 0.283525081771, 0.972684359965], "n": [9, 0, 0, 0]},
    "random": {"x": [0.967029838914, 0.972684359965, 0.697728824597, 0.976274454776], "n": [5, 7, 2, 0]},
}
"""The first proposals of each sampler's fifth batch, in optuna 5.0 with cmaes 0.13."""


KNOWN = 1
SPACE = {
    "x": optuna.distributions.FloatDistribution(0.0, 1.0),
    "n": optuna.distributions.IntDistribution(0, 9),
}


def propose(method: str) -> dict[str, list[float]]:
    """Return the first proposals of the fifth batch for the least (x - 0.3)^2 + n, by name of the value."""
    batch = GENERATION if method == "nsga2" else BATCH
    study = optuna.create_study()
    first = [KNOWN] if method == "cma" else []
    for number, size in enumerate([*first, *[batch] * (5 - len(first))]):
        trials = ask_and_tell(study, method, number, size)
    return {name: [trial.params[name] for trial in trials[:4]] for name in SPACE}


def ask_and_tell(study: Any, method: str, seed: int, batch: int) -> list[Any]:
    study.sampler = make_sampler(optuna, method, seed, SPACE, KNOWN)
    trials = [study.ask(SPACE) for _ in range(batch)]
    for trial in trials:
        trial.set_user_attr("settled", True)
        study.tell(trial, (trial.params["x"] - 0.3) ** 2 + trial.params["n"])
    return trials


@pytest.mark.parametrize("method", SAMPLERS)
def test_every_setting_that_optuna_knows_is_given_or_cannot_be(method: str) -> None:
    known = set(inspect.signature(type(make_sampler(optuna, method, 1, SPACE, KNOWN)).__init__).parameters)
    assert known - {"self", "seed"} <= set(SETTINGS[method]) | LEFT[method]


def test_trials_of_a_batch_under_way_count_as_bad() -> None:
    assert SETTINGS["tpe"]["constant_liar"] is True


@pytest.mark.filterwarnings("ignore::optuna.exceptions.ExperimentalWarning")
@pytest.mark.parametrize("method", SAMPLERS)
def test_the_proposals_are_those_of_the_pinned_optuna(method: str) -> None:
    assert propose(method) == {name: pytest.approx(values) for name, values in PROPOSED[method].items()}


def test_from_the_best_proposes_around_the_best_of_the_known_trials() -> None:
    study = optuna.create_study()
    for x in (0.9, 0.5, 0.1):
        study.enqueue_trial({"x": x, "n": 2})
    ask_and_tell(study, "random", 1, 3)
    study.sampler = make_sampler(optuna, "cma", 7, SPACE, known=3)
    proposed = [study.ask(SPACE).params["x"] for _ in range(40)]
    assert sum(proposed) / 40 == pytest.approx(0.5, abs=0.04)
    assert max(abs(x - 0.5) for x in proposed) < 4 * SETTINGS["cma"]["width"]


def test_from_the_best_draws_evenly_where_no_trial_is_known() -> None:
    study = optuna.create_study()
    study.sampler = make_sampler(optuna, "cma", 7, SPACE, known=0)
    drawn = [study.ask(SPACE).params["x"] for _ in range(40)]
    assert min(drawn) < 0.2 and max(drawn) > 0.8


def test_from_the_best_comes_nearer_with_every_generation() -> None:
    study = optuna.create_study()
    study.enqueue_trial({"x": 0.9, "n": 0})
    ask_and_tell(study, "random", 1, 1)
    means = []
    for generation in range(30):
        trials = ask_and_tell(study, "cma", generation, SETTINGS["cma"]["size"])
        means.append(sum((one.params["x"] - 0.3) ** 2 + one.params["n"] for one in trials) / len(trials))
    assert means[0] > 0.2 and means[-1] < 0.01


def test_a_failed_trial_counts_as_the_worst() -> None:
    study = optuna.create_study()
    study.enqueue_trial({"x": 0.5, "n": 0})
    ask_and_tell(study, "random", 1, 1)
    study.sampler = make_sampler(optuna, "cma", 1, SPACE, KNOWN)
    trials = [study.ask(SPACE) for _ in range(SETTINGS["cma"]["size"])]
    for trial in trials:
        trial.set_user_attr("settled", True)
        bad = trial.params["x"] > 0.5
        study.tell(trial, None if bad else trial.params["x"], state=optuna.trial.TrialState.FAIL if bad else None)
    assert any(trial.params["x"] > 0.5 for trial in trials)
    study.sampler = make_sampler(optuna, "cma", 2, SPACE, KNOWN)
    after = [study.ask(SPACE).params["x"] for _ in range(40)]
    assert sum(after) / 40 < 0.5
