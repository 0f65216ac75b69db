"""The committed verdicts are what the model gives: a cheap claim is run again with the seeds it was published with."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from experiments.claims.claim_file import claims, find
from experiments.claims.claim_studies import DEFAULTS, MODEL, Size, make_studies, read_table
from experiments.claims.results import judge
from experiments.execution.executors import executor_by_name
from experiments.study.sweep import Sweep
from simulation.simulation import MODEL_VERSION

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "evidence" / "claims.csv"
SAMPLE = "S2-2"


@pytest.fixture(scope="module")
def published() -> dict[str, dict[str, str]]:
    with open(PUBLISHED, encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_every_claim_is_published(published: dict[str, dict[str, str]]) -> None:
    assert list(published) == [one.id for one in claims()]


def test_a_sample_comes_out_as_published(published: dict[str, dict[str, str]], tmp_path: Path) -> None:
    there = published[SAMPLE]
    if int(there["model_version"]) != MODEL_VERSION:
        pytest.skip(f"published at model version {there['model_version']}; the page says so")
    size = Size(runs=int(there["runs"]), draws=0, forms=False)
    study = make_studies(find([SAMPLE]), size)[DEFAULTS]
    store = tmp_path / "defaults.sqlite"
    *_, progress = Sweep(study, store, executor_by_name("inline", None), MODEL)
    assert progress.failed == 0
    (row,) = judge(find([SAMPLE]), {DEFAULTS: read_table(store)}, 150, MODEL_VERSION)
    assert [row[key] for key in ("effect", "low", "high")] == pytest.approx(
        [float(there[key]) for key in ("effect", "low", "high")], rel=1e-3
    )
