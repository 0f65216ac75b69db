"""The bridges of docs/bridges.md, run as they are printed, with the real packages where they are installed."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "bridges.md"


def printed(which: str) -> dict[str, Any]:
    """Run the code block of a bridge and return its names."""
    pattern = rf"^```python ?{which}\n(.*?)^```"
    code = re.search(pattern, PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert code is not None
    names: dict[str, Any] = {"__name__": "bridge"}
    exec(compile(code.group(1), f"{PAGE.name}: {which}", "exec"), names)
    return names


def test_the_model_is_one_plain_function() -> None:
    outcome = printed("")["outcome"]
    one, other = (outcome({"trust_gain": 0.04}, organization="krackhardt", weeks=8, seeds=[1, 2]) for _ in range(2))
    assert one == other and set(one) == {"being"}


def test_the_bridge_to_salib_finds_influence() -> None:
    if find_spec("SALib") is None:
        pytest.skip("SALib is not installed (make research)")
    found = printed("salib")
    assert found["results"].std() > 0
    assert max(found["indices"]["S1"]) > 0.2


@pytest.mark.filterwarnings("ignore")  # the workbench warns about what it lacks and about pandas: its own to mend
def test_the_bridge_to_the_ema_workbench_returns_every_experiment() -> None:
    if find_spec("ema_workbench") is None:
        pytest.skip("ema-workbench is not installed; it is in no lock (pip install ema-workbench)")
    found = printed("ema")
    assert len(found["experiments"]) == 10
    assert len(set(found["outcomes"]["being"])) > 1


def test_mesa_runs_the_organization_in_a_batch() -> None:
    import mesa

    if not hasattr(mesa, "batch_run"):
        pytest.skip("this Mesa has no batch_run")
    rows = printed("mesa")["rows"]
    assert len(rows) == 4 and {row["people"] for row in rows} == {20, 40}
    assert all(0 <= row["being"] <= 1 for row in rows)
