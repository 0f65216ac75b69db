"""The house as files: which there are, and what each of them says."""

import ast
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).parent))  # the table of folders, the graph of imports and the allowlist

from allowlist import FILE, Entry, read_entries  # noqa: E402
from layout import FLOORS  # noqa: E402


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder everything stands in."""
    return ROOT


@pytest.fixture(scope="session")
def modules() -> dict[Path, ast.Module]:
    """Every Python file of the six packages, relative to the root, parsed."""
    files = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
    return {path.relative_to(ROOT): _parsed(path) for path in files}


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    """Every file under version control, relative to the root."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not under version control here")
    return [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="session")
def loaded_by() -> Callable[..., set[str]]:
    """The top-level packages in memory after a Python of its own ran some code."""

    def loaded(code: str, python: str) -> set[str]:
        report = "import sys; print('\\n' + ' '.join({name.partition('.')[0] for name in sys.modules}))"
        done = subprocess.run([python, "-c", f"{code}\n{report}"], cwd=ROOT, capture_output=True, text=True, check=True)
        return set(done.stdout.splitlines()[-1].split())

    return loaded


@pytest.fixture(scope="session")
def allowed() -> list[Entry]:
    """What may fail a house rule, and why."""
    return read_entries(FILE.read_text(encoding="utf-8"))
