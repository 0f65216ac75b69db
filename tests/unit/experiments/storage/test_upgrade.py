"""Stores of earlier versions: they open for reading, and one sentence says why they cannot go on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from experiments.dataset.study_runs import StudyRuns
from experiments.storage.store import Store, StoreError
from experiments.study.merging import merge
from experiments.study.replay import replay
from experiments.study.study import Study
from experiments.study.sweep import header_of
from simulation.simulation import MODEL_VERSION


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
    said = rf"holds runs of model version 1, and these are .* {MODEL_VERSION}; give another --out$"
    with pytest.raises(StoreError, match=said):
        Store.write(path, header, journal="delete")
    assert path.read_bytes() == before


def test_a_run_of_0_1_0_is_not_computed_again(path: Path) -> None:
    with Store.open(path) as store, pytest.raises(StoreError, match=f"version 1, and this is {MODEL_VERSION}"):
        replay(store, "5f83b0f79eeb")


def test_a_store_of_0_1_0_is_merged_into_one_with_checksums(path: Path, tmp_path: Path) -> None:
    merge(tmp_path / "new.sqlite", [path])
    with Store.open(path) as old, Store.open(tmp_path / "new.sqlite") as new:
        assert (old.format, new.format, list(new.find_damage())) == (1, 2, [])
        assert old.runs().equals(new.runs())


def test_a_store_of_0_1_0_is_not_written_and_the_way_out_is_named(path: Path, tmp_path: Path) -> None:
    merge(tmp_path / "new.sqlite", [path])
    with pytest.raises(StoreError, match=r"format 1, which is read but not written; .* --out NEW\.sqlite`$"):
        merge(path, [tmp_path / "new.sqlite"])


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE meta SET value = 'junk' WHERE key = 'header'", "its entry 'header' cannot be read"),
        ("UPDATE meta SET value = '{}' WHERE key = 'header'", "its header cannot be read"),
        ("UPDATE meta SET value = '[1]' WHERE key = 'study'", "its study cannot be read"),
        ("UPDATE meta SET value = json_set(value, '$.seed', 'x') WHERE key = 'study'", r"its study .* \(seed\)"),
        (
            "UPDATE meta SET value = json_set(value, '$.replications', json('{\"max\": []}')) WHERE key = 'study'",
            "its s",
        ),
        ("UPDATE meta SET value = '3' WHERE key = 'plan'", "its entry 'plan' cannot be read"),
        ("UPDATE design SET labels = '{\"factors\": 3}' WHERE ordinal = 1", "a point of its design cannot be read"),
        ("UPDATE run SET final = zeroblob(7) WHERE id = 1", "run 5f83b0f79eebbaefb2ae5b5e does not hold 2 reported"),
        ("UPDATE run SET final = NULL WHERE id = 1", "run 5f83b0f79eebbaefb2ae5b5e does not hold 2 reported"),
        ("UPDATE run SET seed = 1 WHERE id = 1", "run 5f83b0f79eebbaefb2ae5b5e is not as it was written"),
        ("UPDATE base SET content = '{}'", "its base scenario '3a731ad12aad5960cc80f9e0' is not as it was written"),
        ("DELETE FROM base", "4 rows of its table 'point' refer to what its table 'base' does not hold"),
        ("DROP TABLE env", "its table 'env' is missing"),
    ],
)
def test_damage_to_a_store_without_checksums_is_one_sentence(path: Path, statement: str, said: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    with pytest.raises(StoreError, match=f"^{path}: is damaged: {said}.*$") as caught, Store.open(path) as store:
        store.runs()
    assert "\n" not in str(caught.value)
