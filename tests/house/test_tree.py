"""What the repository holds, and what it must not."""

import re
import tomllib
from pathlib import Path

FOLDERS_OF_ONE_MACHINE = re.compile(r"(?<![\w./~-])/(?:root|work|home/\w+|Users/\w+|tmp/\w+)/[\w.]")
SERVERS_OF_PACKAGES = re.compile(r"https?://[^\s\"'<>]*(?:/simple\b|pythonhosted|registry\.npm)")
ENOUGH = 2_000_000  # bytes; larger files are data and are not read here


def found_in(root: Path, files: list[Path], sought: re.Pattern[str]) -> str:
    """Where it stands, one line each as file:line and text; '' if nowhere. Only text files are read."""
    found = []
    for path in files:
        if (root / path).stat().st_size > ENOUGH:
            continue
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        places = enumerate(text.splitlines(), 1)
        found += [f"{path}:{number} {line.strip()[:100]}" for number, line in places if sought.search(line)]
    return "\n".join(found)


def test_no_file_knows_the_folders_of_one_machine(root: Path, tracked: list[Path]) -> None:
    assert not found_in(root, tracked, FOLDERS_OF_ONE_MACHINE)


def test_no_file_names_a_server_of_packages(root: Path, tracked: list[Path]) -> None:
    assert not found_in(root, tracked, SERVERS_OF_PACKAGES)


def test_tests_are_no_package(tracked: list[Path]) -> None:
    assert not [str(path) for path in tracked if path.parts[0] == "tests" and path.name == "__init__.py"]


def test_no_room_is_called_after_nothing(tracked: list[Path]) -> None:
    nameless = {"utils.py", "util.py", "helpers.py", "helper.py", "misc.py", "common.py", "base.py", "core.py"}
    assert not [str(path) for path in tracked if path.name in nameless]


def test_nothing_that_runs_leave_behind_is_committed(tracked: list[Path]) -> None:
    endings, places = {".sqlite", ".pyc", ".nbi", ".nbc"}, {"results", ".venv", "uv.lock"}
    assert not [str(path) for path in tracked if path.suffix in endings or path.parts[0] in places]


def test_every_package_rides_in_the_wheel(root: Path, tracked: list[Path]) -> None:
    wheel = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    packages = {path.parts[0] for path in tracked if path.name == "__init__.py"}
    assert packages == set(wheel["wheel"]["packages"])
