"""A study's store on the Studies page: what it says, and the very run again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from experiments.execution.executors import inline
from experiments.storage.store import Header, Store
from experiments.study.study import Study
from experiments.study.sweep import Sweep
from simulation.indicators import INDEX, final
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build
from visualizer.studies.findings import findings
from visualizer.studies.queries import Choice, heat, how_far, plan_from, plan_of, points_of, read, settled, stores

STUDY = """
title: small
organizations: [krackhardt]
strategies: [nothing, tools-only]
weeks: 8
budget: 1.5
events: [{kind: user_error, week: 3}]
factors:
  how open: {parameter: openness_mean, levels: 3}
  first trust: {parameter: initial_trust, levels: 2}
design: {kind: grid}
replications: 2
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    path = folder / "study.sqlite"
    for _ in Sweep(Study.read(folder / "study.yaml"), path, inline):
        pass
    return path


def test_it_is_found_and_says_how_far_it_is(store: Path) -> None:
    assert stores(store.parent) == [store]
    assert (how_far(store).done, how_far(store).wanted) == (24, 24)


def test_runs_that_a_fit_makes_for_itself_are_not_offered(store: Path, tmp_path: Path) -> None:
    header = Header(1, ({"name": "active", "title": "active", "unit": "-", "direction": "none", "meaning": "-"},), "1")
    Store.write(tmp_path / "draws.sqlite", header).close()
    (tmp_path / "study.sqlite").write_bytes(store.read_bytes())
    (tmp_path / "damaged.sqlite").write_bytes(store.read_bytes()[:9000])
    assert {path.name for path in stores(tmp_path)} == {"study.sqlite", "damaged.sqlite"}


def test_the_very_run_is_played_again(store: Path) -> None:
    studied = read(store)
    choice = settled(studied, Choice())
    points = points_of(studied, choice)
    for _, row in points.iloc[[0, -1]].iterrows():
        org = build(plan_of(store, row["run_id"]))
        org.run()
        assert np.isclose(final(org.history)[INDEX["being"]], row["being"], rtol=0, atol=1e-12)


def test_doing_nothing_is_not_what_is_shown_first(store: Path) -> None:
    assert settled(read(store), Choice()).strategy == "tools-only"


def test_the_heat_map_has_no_empty_cell(store: Path) -> None:
    studied = read(store)
    table = heat(studied, settled(studied, Choice()))
    assert table is not None
    assert table.shape == (2, 3)
    assert not table.isna().any(axis=None)


def test_levels_beside_the_heat_map_are_said_in_three_figures(store: Path) -> None:
    studied = read(store)
    table = heat(studied, settled(studied, Choice()))
    assert table is not None and all(len(name) <= 5 for name in (*table.index, *table.columns))


def test_the_heat_map_of_a_morris_design_shows_only_values_that_runs_have(tmp_path: Path) -> None:
    written = re.sub(", levels: .", "", STUDY).replace("grid", "morris, trajectories: 6")
    (tmp_path / "study.yaml").write_text(written, encoding="utf-8")
    for _ in Sweep(Study.read(tmp_path / "study.yaml"), tmp_path / "study.sqlite", inline):
        pass
    studied = read(tmp_path / "study.sqlite")
    choice = settled(studied, Choice())
    table = heat(studied, choice)
    assert table is not None
    for shown, name in ((table.columns, choice.across), (table.index, choice.up)):
        assert set(shown) == {f"{value:.3g}" for value in points_of(studied, choice)[name]}
    heat_map = next(part for part in findings(studied, choice) if isinstance(part, dict) and "heat" in part["name"])
    assert heat_map["title"].startswith("being social over") and "in groups" not in heat_map["title"]


def test_what_cannot_be_found_is_said(store: Path) -> None:
    studied = read(store)
    parts = findings(studied, settled(studied, Choice(fails="being < -1")))
    assert any(isinstance(part, str) and "nothing to separate" in part for part in parts)


def test_of_few_points_it_says_what_they_show_and_draws_no_box_and_no_rules(store: Path) -> None:
    studied = read(store)
    levels = studied.points("krackhardt", "tools-only")["being"]
    parts = findings(studied, settled(studied, Choice(strategy="tools-only", fails=f"being < {levels.median():.9f}")))
    assert isinstance(parts[-1], str) and "6 points are too few" in parts[-1]
    assert not [part for part in parts if isinstance(part, dict) and part["name"] in ("box", "rules")]


def test_what_a_grid_does_not_allow_is_said_in_plain_words_with_the_designs_that_would(store: Path) -> None:
    studied = read(store)
    said = findings(studied, settled(studied, Choice()))[0]
    assert isinstance(said, str) and "cannot be told from a grid" in said and "latin hypercube" in said
    assert "--" not in said and str(store) not in said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (re.sub(", levels: .", "", STUDY).replace("grid", "morris, trajectories: 4"), "cannot be told from a morris"),
        (STUDY[: STUDY.index("factors:")] + "replications: 2\n", "varies nothing"),
    ],
)
def test_no_study_is_told_about_in_the_words_of_the_command_line(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "study.yaml").write_text(written, encoding="utf-8")
    for _ in Sweep(Study.read(tmp_path / "study.yaml"), tmp_path / "study.sqlite", inline):
        pass
    studied = read(tmp_path / "study.sqlite")
    sentences = [
        part for part in findings(studied, settled(studied, Choice(fails="being < 0.25"))) if isinstance(part, str)
    ]
    assert any(said in part for part in sentences)
    assert not any("--" in part or "design:" in part or str(tmp_path) in part for part in sentences), sentences


def test_a_screening_shows_what_matters_and_whether_its_runs_are_enough(tmp_path: Path) -> None:
    written = re.sub(", levels: .", "", STUDY).replace("grid", "morris, trajectories: 8")
    (tmp_path / "study.yaml").write_text(written.replace("replications: 2", "replications: 1"), encoding="utf-8")
    for _ in Sweep(Study.read(tmp_path / "study.yaml"), tmp_path / "study.sqlite", inline):
        pass
    studied = read(tmp_path / "study.sqlite")
    named = [part["name"] for part in findings(studied, settled(studied, Choice())) if isinstance(part, dict)]
    assert named[:2] == ["morris_being", "growth_being"]


def test_of_very_many_runs_some_are_drawn_from_first_to_last() -> None:
    import pandas as pd

    from visualizer.studies.page import MOST_POINTS, some_of

    drawn = some_of(pd.DataFrame({"run_id": range(40_000)}))
    assert len(drawn) == MOST_POINTS
    assert (drawn["run_id"].iloc[0], drawn["run_id"].iloc[-1] > 39_900) == (0, True)


CONTENT = {
    "employee": None,
    "precision": "float32",
    "weeks": 8,
    "events": [],
    "structure": {},
    "parameters": {},
    "organization": {"name": "krackhardt", "dials": {}},
    "strategy": {"name": "nothing", "entries": []},
}


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("employee", "mine.py", "agents of its own"),
        ("precision", "float64", "This run was reckoned in float64; the Stage reckons in float32"),
        ("weeks", 2601, "This run has 2,601 weeks; the Stage shows at most 2600"),
    ],
)
def test_a_run_the_stage_would_show_as_another_is_refused(key: str, value: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        plan_from({**CONTENT, key: value}, seed=1)


def test_a_run_the_stage_can_show_is_taken_as_it_is() -> None:
    assert plan_from(CONTENT, seed=1) == Plan("krackhardt", "nothing", (), weeks=8, percent=None)
