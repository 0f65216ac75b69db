"""The committed mirror is what the model gives: the first firms of a study are simulated and read again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from experiments.execution.executors import executor_by_name
from experiments.mirror.firm_model import drawn_from
from experiments.mirror.firm_studies import MODEL, SMALL, Size, make_studies, read_firms, store_of
from experiments.mirror.results import FIRST, LEFT_OUT, judge
from experiments.mirror.row import find, left_out, rows
from experiments.study.sweep import Sweep
from simulation.simulation import MODEL_VERSION

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "evidence"
SAMPLE = "A13"


def published(name: str) -> list[dict[str, str]]:
    with open(PUBLISHED / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_study_is_published_and_those_left_out_with_their_reason() -> None:
    there = published("mirror.csv")
    assert [row["id"] for row in there] == [one.id for one in (*rows(), *left_out())]
    assert all(row["reason"] for row in there if row["verdict"] == LEFT_OUT)


def test_every_figure_is_published_with_the_firms_it_rests_on() -> None:
    assert [row["what"] for row in published("mirror_parts.csv")] == [part.what for row in rows() for part in row.parts]


def test_pages_count_studies_and_their_figures() -> None:
    figures = sum(len(row.parts) for row in rows())
    page = (PUBLISHED.parent / "mirror.md").read_text(encoding="utf-8")
    assert f"{len(rows())} published studies with {figures} figures" in page


def test_a_sample_comes_out_as_published(tmp_path: Path) -> None:
    there = [row for row in published("mirror_parts.csv") if row["id"] == SAMPLE]
    if int(there[0]["model_version"]) != MODEL_VERSION:
        pytest.skip(f"published at model version {there[0]['model_version']}; the page says so")
    if there[0]["drawn_from"] != drawn_from():
        pytest.skip("published when firms drew other parameters or levers; the page says so")
    study = make_studies(find([SAMPLE]), Size(FIRST, 0))[SMALL]
    *_, progress = Sweep(study, store_of(tmp_path, SMALL), executor_by_name("inline", None), MODEL)
    assert progress.failed == 0
    _, parts = judge(find([SAMPLE]), read_firms(tmp_path, [SMALL]), MODEL_VERSION)
    assert [part["simulated"] for part in parts] == pytest.approx(
        [float(row[f"of_first_{FIRST}"]) for row in there], rel=1e-3
    )
