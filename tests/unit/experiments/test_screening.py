"""The screening of all parameters, without a study file."""

from experiments.screening import screening


def test_a_screening_runs_strategies_as_written_since_prices_are_among_what_moves() -> None:
    study = screening("krackhardt", ["nothing", "mandate"], 2, 1)
    assert study.budget == "as written"
    assert "price_of_mandate" in [axis.name for axis in study.axes]
