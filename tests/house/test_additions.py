"""Each addition of CONTRIBUTING.md, made in a copy of the project in the files that are listed there.

The copy runs without the compiler. With all additions and after `make docs`, the tests that could stand in the way have
to pass; with their twins in the reference model, both models have to agree.
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from additions import ADDITIONS, Copy

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="made once, on the first Python")

HELD = (  # what stood in the way of additions before
    "tests/docs/test_generated_tables.py",
    "tests/house/test_layout.py",
    "tests/house/test_registry.py",
    "tests/unit/analysis/test_import_cost.py",
    "tests/unit/scenarios/test_strategy.py",
    "tests/unit/simulation/indicators/test_declarations.py",
    "tests/unit/simulation/test_levers.py",
    "tests/unit/simulation/test_prices.py",
    "tests/unit/simulation/test_week.py",
)


LACKS = """import sys; sys.path.insert(0, 'tests')
from reference.comparison.agreement import find_gaps; print(chr(10).join(find_gaps()))"""
AGREES = """import sys; sys.path.insert(0, 'tests')
from reference.comparison.agreement import docked
from reference.comparison.scenarios import EVERY_EVENT, EVERY_LEVER, LIVELY, firm
found = docked(firm(19, customers=40), EVERY_LEVER, EVERY_EVENT, weeks=9, parameters=LIVELY)
assert not found, found"""


class Project(NamedTuple):
    """The copy with all additions, the files each took, and what lacked before they had twins."""

    copy: Copy
    touched: dict[str, set[str]]
    lacks: list[str]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, root: Path, tracked: list[Path]) -> Project:
    """Make all additions in one copy, then their twins, then the documentation."""
    copy, touched = Copy(root, tmp_path_factory.mktemp("project"), tracked), {}
    for name, addition in ADDITIONS.items():
        addition.add(copy)
        touched[name] = copy.touched()
    lacks = copy.python("-c", LACKS).splitlines()
    for addition in ADDITIONS.values():
        if addition.twin:
            addition.twin(copy)
    copy.python("docs/generate.py")
    return Project(copy, touched, lacks)


def listed(root: Path, addition: str) -> list[str]:
    """The patterns of files that CONTRIBUTING.md lists for an addition."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", (root / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M)
    files = re.findall(r"`([\w./]+\.\w+)`", {name.strip(): text for name, text in rows}[addition])
    return [re.escape(file).replace("NAME", r"[\w-]+") for file in files]


@pytest.mark.parametrize("addition", ADDITIONS)
def test_an_addition_takes_the_files_that_are_listed(addition: str, project: Project, root: Path) -> None:
    patterns, touched = listed(root, addition), project.touched[addition]
    assert not [path for path in touched if not any(re.fullmatch(pattern, path) for pattern in patterns)]
    assert len(touched) == ADDITIONS[addition].files


@pytest.mark.parametrize("addition", ADDITIONS)
def test_an_addition_works(addition: str, project: Project) -> None:
    project.copy.python("-c", ADDITIONS[addition].check)


def test_the_tests_that_stood_in_the_way_pass(project: Project) -> None:
    project.copy.python("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *HELD)


def test_each_missing_twin_is_named_in_one_sentence(project: Project) -> None:
    files = [line.partition(": ")[0] for line in project.lacks]
    assert files == [
        f"tests/reference/{name}.py"
        for name in ("levers", "levers", "comparison/scenarios", "comparison/scenarios", "organization")
    ]


def test_both_models_agree_on_what_was_added(project: Project) -> None:
    project.copy.python("-c", AGREES)
