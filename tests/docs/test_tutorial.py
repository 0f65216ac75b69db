"""The tutorial's code runs, from top to bottom, as somebody would type it."""

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
PROMISED = 40  # lines of code


@pytest.fixture(scope="module")
def typed() -> dict[str, Any]:
    """Every name the tutorial leaves behind, and under "printed" what it printed."""
    names: dict[str, Any] = {"__name__": "tutorial"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile("\n".join(BLOCKS), str(PAGE), "exec"), names)
    return {**names, "printed": printed.getvalue()}


def test_it_is_as_short_as_it_says() -> None:
    lines = [line for block in BLOCKS for line in block.splitlines() if line.strip()]
    assert len(lines) <= PROMISED


def test_all_of_it_runs(typed: dict[str, Any]) -> None:
    assert "stay the course" in typed["printed"]


def test_the_collector_and_the_history_agree(typed: dict[str, Any]) -> None:
    assert "True" in typed["printed"].splitlines()
    assert len(typed["weeks"]) == 27


def test_a_branch_shares_the_past_and_not_the_future(typed: dict[str, Any]) -> None:
    org, branch = typed["org"], typed["branch"]
    assert (org.history[:27] == branch.history[:27]).all()
    assert org.final()["being"] != branch.final()["being"]


def test_an_employee_of_ones_own_takes_part(typed: dict[str, Any]) -> None:
    import scenarios

    plain = scenarios.build("krackhardt", "inside-out", seed=1, weeks=104)
    plain.run()
    leads = plain.people.has_reports > 0
    assert typed["taught"].people.skill[leads].mean() > plain.people.skill[leads].mean()
