"""Parameters as a file."""

from pathlib import Path

import pytest

from commands import options
from experiments.calibration.parameter_file import parameter_text, read_parameters
from simulation.errors import UserError


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    values = {"trust_gain": 0.0312345, "openness_mean": 1e-5, "propensity_mean": -4.0}
    path = tmp_path / "p.yaml"
    path.write_text(parameter_text("t", values, {"trust_gain": "0.01 to 0.05"}))
    assert read_parameters(path, values) == pytest.approx(values)


def test_a_file_and_single_values_go_together_and_the_later_wins(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("parameters: {trust_gain: 0.04, openness_mean: 0.4}\n")
    assert options.parameters([str(path), "trust_gain=0.03"]) == {"trust_gain": 0.03, "openness_mean": 0.4}


def test_mistakes_of_file_and_option_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("parameters: {trust_gian: 0.04}\n")
    with pytest.raises(UserError) as said:
        options.parameters([str(path), "openness_mean"])
    first, second = str(said.value).splitlines()
    assert first.startswith(f"{path}:1:14: ") and "did you mean 'trust_gain'?" in first
    assert second.startswith("--set: 'openness_mean' is not PARAMETER=NUMBER")
