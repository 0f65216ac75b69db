"""The registry of commands and the files it names."""

import ast
from importlib.util import find_spec
from pathlib import Path

import pytest

from commands.registry import COMMANDS

PARTS = {f"commands.{part}" for part in ("registry", "lazy", "main", "listing", "installation", "__main__")}


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_a_command_has_its_file_and_one_line_of_help(entry: object) -> None:
    assert find_spec(entry.module) is not None
    assert entry.help.endswith(".")
    assert len(entry.help) <= 80


def test_no_command_is_there_twice() -> None:
    names = [entry.name for entry in COMMANDS]
    assert len(names) == len(set(names))


def test_every_file_with_a_command_is_registered(modules: dict[Path, ast.Module]) -> None:
    holds = {
        ".".join(path.with_suffix("").parts)
        for path, tree in modules.items()
        if path.parts[0] == "commands"
        and len(path.parts) == 2
        and any(
            getattr(node, "name", "") == "command"
            or (isinstance(node, ast.Assign) and "command" in {getattr(target, "id", "") for target in node.targets})
            for node in tree.body
        )
    }
    assert holds - PARTS <= {entry.module for entry in COMMANDS}
