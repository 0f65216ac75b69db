"""What is too large for an option is refused before anything is computed."""

import pytest
from typer.testing import CliRunner

from commands.main import app
from simulation.bounds import LARGEST_SEED, MOST_WEEKS

COMMANDS = (
    ("run", "nothing"),
    ("compare",),
    ("optimise",),
    ("calibrate", "rollout"),
    ("sensitivity", "--screen", "mandate"),
)


def said(*arguments: str) -> str:
    """What a refused command says."""
    done = CliRunner().invoke(app, arguments, env={"COLUMNS": "200"})
    assert done.exit_code == 2, done.output
    return " ".join(done.stderr.split())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_seed_beyond_the_largest_is_refused(command: tuple[str, ...]) -> None:
    assert "--seed" in said(*command, "--seed", str(LARGEST_SEED + 1))


@pytest.mark.parametrize(
    ("command", "most"), [(("compare",), LARGEST_SEED - 29), (("optimise",), LARGEST_SEED - 1_000_022)]
)
def test_a_first_seed_whose_last_does_not_fit_is_refused_at_once(command: tuple[str, ...], most: int) -> None:
    assert f"--seed: {LARGEST_SEED} is too large" in said(*command, "--seed", str(LARGEST_SEED))
    assert f"take at most {most}" in said(*command, "--seed", str(most + 1))


@pytest.mark.parametrize("weeks", [str(MOST_WEEKS + 1), "3000000000", "99999999999999999999999"])
@pytest.mark.parametrize("command", [one for one in COMMANDS if one[0] != "calibrate"], ids=lambda command: command[0])
def test_weeks_beyond_the_bound_are_refused(command: tuple[str, ...], weeks: str) -> None:
    told = said(*command, "--weeks", weeks)
    assert "Invalid value for '--weeks'" in told and str(MOST_WEEKS) in told


@pytest.mark.parametrize("option", ["--runs", "--draws"])
def test_more_runs_than_a_command_can_hold_are_refused(option: str) -> None:
    assert f"Invalid value for '{option}'" in said("compare", option, "1000000000000")


def test_a_week_of_an_event_beyond_the_bound_is_refused() -> None:
    assert "is after week 2600" in said("run", "nothing", "--event", "layoff@99999999999999999999999")
