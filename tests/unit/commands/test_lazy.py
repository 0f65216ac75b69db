"""The command line's answers: help, mistakes, interruptions."""

import sys
from types import ModuleType

import pytest
from typer.testing import CliRunner

from commands import lazy
from commands.main import app
from commands.registry import COMMANDS, MAIN, Entry
from experiments.execution.engine import EngineStopped
from simulation.errors import UserError


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch):
    """Call `orgshift probe`, whose function does what the test hands over."""

    def run(does):
        module = ModuleType("commands.probe")
        module.command = does
        monkeypatch.setitem(sys.modules, "commands.probe", module)
        monkeypatch.setattr(lazy, "COMMANDS", (*COMMANDS, Entry("probe", "commands.probe", "Try things.", MAIN)))
        return CliRunner().invoke(app, ["probe"])

    return run


def test_help_names_every_command() -> None:
    shown = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"})
    assert shown.exit_code == 0
    text = " ".join(shown.output.split())  # however wide the terminal is
    assert all(entry.name in text and entry.help in text for entry in COMMANDS)


def test_a_command_is_called_by_its_name(call) -> None:
    assert call(lambda: print("called")).output == "called\n"


def test_a_mistake_of_the_user_is_its_message_and_exit_code_2(call) -> None:
    def mistaken() -> None:
        raise UserError("strategies/mine.yaml:3:5: no lever 'trainign' (did you mean 'training'?)")

    answer = call(mistaken)
    assert answer.exit_code == 2
    assert answer.stderr == "strategies/mine.yaml:3:5: no lever 'trainign' (did you mean 'training'?)\n"


def test_an_error_of_ours_is_not_hidden(call) -> None:
    def broken() -> None:
        raise ValueError("a bug")

    assert isinstance(call(broken).exception, ValueError)


def test_an_interruption_is_exit_code_130(call) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    assert call(interrupted).exit_code == 130


def test_a_mistyped_command_gets_the_nearest_one() -> None:
    answer = CliRunner().invoke(app, ["doctr"])
    assert answer.exit_code == 2
    assert "Did you mean 'doctor'?" in answer.output


def test_workers_that_cannot_be_had_are_told_without_a_traceback(call) -> None:
    def stopped() -> None:
        raise EngineStopped("workers cannot be started any more: out of memory")

    answer = call(stopped)
    assert (answer.exit_code, answer.stderr) == (4, "Stopped: workers cannot be started any more: out of memory.\n")


def test_a_package_that_can_be_added_is_named_with_what_to_type(call) -> None:
    def without_solara() -> None:
        raise ModuleNotFoundError("No module named 'solara'", name="solara")

    answer = call(without_solara)
    assert (answer.exit_code, answer.stderr) == (2, "solara is not installed here. Type: make app\n")


def test_a_module_of_ours_that_is_missing_is_not_hidden(call) -> None:
    def broken() -> None:
        raise ModuleNotFoundError("No module named 'simulation.gone'", name="simulation.gone")

    assert isinstance(call(broken).exception, ModuleNotFoundError)
