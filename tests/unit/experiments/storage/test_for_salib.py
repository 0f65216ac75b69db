"""Stored points given to SALib: known indices come out, in whatever way the study was run."""

from collections import deque
from pathlib import Path

import ishigami_model
import numpy as np
import pytest
from ishigami_model import FIRST, FIRST_WITH_THIRD, TOTAL

from experiments.execution.executors import inline
from experiments.runs import catalogue_cache
from experiments.storage.store import Store, StoreError
from experiments.study.study import Study
from experiments.study.sweep import Sweep

STUDY = """\
title: Known indices
organizations: [shop]
strategies: [nothing, push]
factors:
  x1: {parameter: x1}
  x2: {parameter: x2}
  x3: {parameter: x3}
design: {kind: saltelli, points: 512}
replications: 2
"""


def stored(folder: Path, text: str, limit: int | None = None) -> Path:
    (folder / "study.yaml").write_text(text)
    study = Study.read(folder / "study.yaml", ishigami_model.catalogue())
    deque(Sweep(study, folder / "s.sqlite", inline, model="ishigami_model", limit=limit), maxlen=0)
    return folder / "s.sqlite"


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_cache, "catalogue", ishigami_model.catalogue)


@pytest.mark.parametrize("second_order", [False, True])
def test_salib_finds_the_known_indices_in_a_store(tmp_path: Path, second_order: bool) -> None:
    analyze = pytest.importorskip("SALib.analyze.sobol")
    text = STUDY.replace("points: 512", f"points: 512, second_order: {str(second_order).lower()}")
    with Store.open(stored(tmp_path, text)) as store:
        problem, x, y = store.salib("push", "level")
    assert problem["second_order"] is second_order and x.shape == (len(y), 3) == (512 * (8 if second_order else 5), 3)
    found = analyze.analyze(problem, y, calc_second_order=problem["second_order"], seed=1)
    assert found["S1"] == pytest.approx(FIRST, abs=0.05)
    assert found["ST"] == pytest.approx(TOTAL, abs=0.05)
    if second_order:
        assert found["S2"][0, 2] == pytest.approx(FIRST_WITH_THIRD, abs=0.05)


def test_salib_is_given_the_groups_of_a_design_with_groups(tmp_path: Path) -> None:
    analyze = pytest.importorskip("SALib.analyze.sobol")
    text = STUDY.replace("points: 512", "points: 512, groups: true").replace("  x1: {parameter: x1}\n", "")
    text = text.replace("  x3: {parameter: x3}", "  rest: {parameters: [x1, x3]}")
    with Store.open(stored(tmp_path, text)) as store:
        problem, _, y = store.salib("push", "level")
    assert problem["groups"] == ["x2", "rest", "rest"] and len(y) == 512 * 4
    found = analyze.analyze(problem, y, calc_second_order=False, seed=1)
    assert found["S1"] == pytest.approx([FIRST[1], 1 - FIRST[1]], abs=0.05)  # x2 is in no pair


def test_the_points_are_those_of_the_design_and_the_outcomes_means_over_the_replications(tmp_path: Path) -> None:
    with Store.open(stored(tmp_path, STUDY.replace("512", "4"))) as store:
        _, x, y = store.salib("push", "level")
        runs = store.runs()
    here = runs[runs["strategy"] == "push"].groupby("point")
    assert np.array_equal(x, here[["x1", "x2", "x3"]].first())
    assert np.allclose(y, here["level"].mean())


def test_only_whole_blocks_of_an_unfinished_study_are_taken(tmp_path: Path) -> None:
    with Store.open(stored(tmp_path, STUDY.replace("512", "8"), limit=33)) as store:
        _, x, y = store.salib("push", "level")
    assert len(x) == len(y) == 15  # 33 runs are 16 points of both strategies and one more: three blocks of five


def test_replications_that_not_all_points_have_are_left_out(tmp_path: Path) -> None:
    path = stored(tmp_path, STUDY.replace("512", "8"))
    with Store.open(path) as store:
        whole = store.salib("push", "level")[2]
    other = tmp_path / "other"
    other.mkdir()
    with Store.open(stored(other, STUDY.replace("512", "8"), limit=80 + 40)) as store:
        _, x, y = store.salib("push", "level")
        first = store.runs().query("strategy == 'push' and rep == 0").sort_values("point")
    assert len(x) == 40 and np.allclose(y, first["level"]) and not np.allclose(y, whole)


def test_the_bounds_are_those_of_the_factors(tmp_path: Path) -> None:
    text = STUDY.replace("{parameter: x1}", "{parameter: x1, range: [0, 1]}").replace("512", "4")
    with Store.open(stored(tmp_path, text.replace("{parameter: x2}", "{parameter: x2, values: [3, 1, 2]}"))) as store:
        problem = store.salib("push", "level")[0]
    assert problem["names"] == ["x1", "x2", "x3"]
    assert problem["bounds"] == [[0.0, 1.0], [1, 3], [-np.pi, np.pi]]


def test_a_strategy_that_was_not_run_is_named(tmp_path: Path) -> None:
    with Store.open(stored(tmp_path, STUDY.replace("512", "4"))) as store:
        with pytest.raises(StoreError, match=r"holds no strategy 'pusch' \(did you mean 'push'\?\)"):
            store.salib("pusch", "level")


def test_a_study_without_factors_has_no_points_for_salib(tmp_path: Path) -> None:
    text = STUDY[: STUDY.index("factors")] + "replications: 2\n"
    with Store.open(stored(tmp_path, text)) as store:
        with pytest.raises(StoreError, match="varies nothing, so there are no points for SALib"):
            store.salib("push", "level")


def test_a_parameter_that_the_study_fixes_is_no_dimension_of_all(tmp_path: Path) -> None:
    text = STUDY.replace(
        "  x1: {parameter: x1}\n  x2: {parameter: x2}\n  x3: {parameter: x3}\n", "  all: {parameters: all}\n"
    )
    text = text.replace("kind: saltelli, points: 512", "kind: morris, trajectories: 2")
    with Store.open(stored(tmp_path, f"{text}parameters: {{x2: 0.5}}\n")) as store:
        problem, x, _ = store.salib("push", "level")
    assert problem["names"] == ["x1", "x3"] and x.shape == (2 * 3, 2)
