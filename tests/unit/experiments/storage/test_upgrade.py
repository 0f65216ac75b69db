"""Stores of earlier versions: they open for reading, and one sentence says why they cannot go on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from experiments.dataset.study_runs import StudyRuns
from experiments.storage.store import Store, StoreError
from experiments.study.replay import replay
from experiments.study.study import Study
from experiments.study.sweep import header_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store as version 0.1.0 wrote it: two strategies at two points, two replications each."""
    dump = Path(__file__).with_name("store_0_1_0.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "old.sqlite")) as connection:
        connection.executescript(dump)
    return tmp_path / "old.sqlite"


def test_a_store_of_0_1_0_gives_its_runs_and_factors(path: Path) -> None:
    with Store.open(path) as store:
        runs, version = StudyRuns.of(store, ["being"]).runs, store.header.model_version
    assert (len(runs), version) == (8, 1)
    assert sorted(set(runs["gain"])) == [0.00776155466688, 0.0451123346453]
    assert runs["being"].iloc[0] == pytest.approx(0.224932, abs=1e-6)


def test_a_store_of_0_1_0_takes_no_runs_of_this_version_and_stays_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    with Store.open(path) as store:
        header = header_of(Study.of_store(store))
    with pytest.raises(StoreError, match=r"holds runs of model version 1, and these are .* 2; give another --out$"):
        Store.write(path, header, journal="delete")
    assert path.read_bytes() == before


def test_a_run_of_0_1_0_is_not_computed_again(path: Path) -> None:
    with Store.open(path) as store, pytest.raises(StoreError, match="version 1, and this is 2"):
        replay(store, "5f83b0f79eeb")
