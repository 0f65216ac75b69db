"""The screening of all parameters, without a study file."""

import pytest

from experiments.study.study import Study
from simulation.errors import UserError


def test_a_screening_runs_strategies_as_written_since_prices_are_among_what_moves() -> None:
    study = Study.screening("krackhardt", ["nothing", "mandate"], 2, 1)
    assert study.budget == "as written"
    assert "price_of_mandate" in [axis.name for axis in study.axes]


@pytest.mark.parametrize(
    ("trajectories", "runs", "said"), [(2, 2_000_000, "--runs: should be less"), (10**9, 1, "--trajectories: should")]
)
def test_a_screening_too_large_names_the_option(trajectories: int, runs: int, said: str) -> None:
    with pytest.raises(UserError, match=f"^{said}"):
        Study.screening("krackhardt", ["nothing"], trajectories, runs)
