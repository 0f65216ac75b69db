"""What is too large for an option is refused before anything is computed."""

import pytest
from typer.testing import CliRunner

from commands.main import app
from simulation.bounds import LARGEST_SEED

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
