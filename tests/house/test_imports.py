"""What an import brings with it: the app and heavy packages are loaded only when they are needed."""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commands.registry import COMMANDS

HEAVY = {"mesa", "numba", "numpy", "pandas", "scipy", "matplotlib", "networkx", "solara", "dask", "distributed"}
SLOW_TOGETHER = {"rich", "pydantic", "yaml"}  # a tenth of a second each, or nearly
RUN = "from commands.main import app\ntry:\n    app({!r}, prog_name='orgshift')\nexcept SystemExit:\n    pass"
NO_LINEAR_ALGEBRA = "\nimport sys\nassert 'scipy.linalg' not in sys.modules"
STARTS_THE_APP = (Path("commands/app.py"), Path("commands/mesa.py"))


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The top-level packages a file imports anywhere in it, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name.partition(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield (node.module or "").partition(".")[0], node.lineno


def at_the_top(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """What a file imports as soon as it is imported itself: everything outside functions."""
    inside = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in inside:
            yield from imported(node)


def test_the_command_that_starts_the_app_imports_it_inside_its_function(modules: dict[Path, ast.Module]) -> None:
    for path in STARTS_THE_APP:
        assert "visualizer" not in {name for name, _ in at_the_top(modules[path])}


def test_nothing_but_tests_imports_tests(modules: dict[Path, ast.Module]) -> None:
    outside = {"tests", "benchmarks"}
    assert not [str(path) for path, tree in modules.items() for name, _ in imported(tree) if name in outside]


@pytest.mark.parametrize("call", [["--help"], *([entry.name, "--help"] for entry in COMMANDS)], ids=" ".join)
def test_help_waits_for_nothing_heavy(call: list[str], loaded_by: Callable[[str, str], set[str]]) -> None:
    assert not loaded_by(RUN.format(call), sys.executable) & (HEAVY | SLOW_TOGETHER)


@pytest.mark.parametrize("package", ["simulation", "scenarios", "experiments", "analysis"])
def test_importing_a_floor_brings_in_no_optional_package(
    package: str, loaded_by: Callable[[str, str], set[str]]
) -> None:
    optional = {"solara", "anywidget", "altair", "dask", "distributed", "pyarrow", "optuna", "SALib"}
    assert not loaded_by(f"import {package}", sys.executable) & optional


@pytest.mark.parametrize("command", ["levers", "strategies", "organizations", "parameters", "events", "indicators"])
def test_a_list_waits_for_no_compiler_and_no_model(command: str, loaded_by: Callable[[str, str], set[str]]) -> None:
    assert not loaded_by(RUN.format([command]), sys.executable) & (HEAVY - {"numpy"})


def test_the_list_of_levers_waits_for_no_numpy(loaded_by: Callable[[str, str], set[str]]) -> None:
    assert "numpy" not in loaded_by(RUN.format(["levers"]), sys.executable)


def test_a_run_waits_for_no_table_no_figure_and_no_mesa(
    tmp_path: Path, loaded_by: Callable[[str, str], set[str]]
) -> None:
    call = ["run", "nothing", "--organization", "krackhardt", "--weeks", "2", "--out", str(tmp_path)]
    loaded = loaded_by(RUN.format(call) + NO_LINEAR_ALGEBRA, sys.executable)
    assert "numba" in loaded  # it has run
    assert not loaded & {"mesa", "networkx", "matplotlib", "pandas", "pyarrow"}
