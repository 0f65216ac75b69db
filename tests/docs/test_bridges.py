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


def test_people_can_play_some_of_the_staff() -> None:
    names = printed("people")
    assert names["played"].weeks == 6 and (names["played"].decisions.acts[:, :8] >= 0).all()
    assert names["found"].played.shape == (13, 3) and names["found"].sentences


def test_the_bridge_to_salib_finds_influence() -> None:
    if find_spec("SALib") is None:
        pytest.skip("SALib is not installed (make research)")
    found = printed("salib")
    assert found["results"].std() > 0
    assert max(found["indices"]["S1"]) > 0.2


SOBOL = """\
title: Points in SALib's order
organizations: [krackhardt]
strategies: [nothing, inside-out]
budget: as written
weeks: 20
factors:
  ready: {parameter: propensity_mean}
  gain: {parameter: trust_gain}
design: {kind: saltelli, points: 32}
replications: 2
indicators: [being, trust]
"""


def test_the_bridge_from_a_store_to_salib_finds_what_orgshift_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if find_spec("SALib") is None:
        pytest.skip("SALib is not installed (make research)")
    from experiments.dataset.design_order import sensitivity
    from experiments.dataset.study_runs import StudyRuns
    from experiments.storage.store import Store
    from experiments.study.study import Study

    monkeypatch.chdir(tmp_path)
    Path("study.yaml").write_text(SOBOL)
    Study.read("study.yaml").run("sobol.sqlite", executor="inline")
    found = printed("salib study")
    with Store.open("sobol.sqlite") as store:
        studied = StudyRuns.of(store, ["being"])
    ours = sensitivity(studied, "sobol", "krackhardt", "inside-out", "being").table.set_index("parameter")
    assert found["X"].shape == (32 * 4, 2)
    assert list(found["indices"]["S1"]) == pytest.approx(ours.loc[["ready", "gain"], "S1"].tolist(), abs=0.05)


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
    assert [(row["strategy"], row["Step"]) for row in rows] == [
        (name, weeks) for name in ("nothing", "inside-out") for weeks in (6, 8)
    ]
    assert all(0 <= row["being"] <= 1 for row in rows)
