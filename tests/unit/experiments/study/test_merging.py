"""Putting stores together: the same as having done it in one."""

from collections import deque
from pathlib import Path

import pytest
import toy_model

from experiments.execution.executors import inline
from experiments.storage.schema import checksum_sql
from experiments.storage.store import Header, Store, StoreError
from experiments.study.merging import merge
from experiments.study.pending_runs import Shard
from experiments.study.progress import Progress
from experiments.study.status import status
from experiments.study.study import Study
from experiments.study.sweep import Sweep

STUDY = """\
title: T
organizations: [shop]
strategies: [nothing, push]
weeks: 12
factors:
  rate: {parameter: speed, levels: 4}
  mood: {structure: mood, values: [calm, broken]}
replications: 3
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "study.yaml").write_text(STUDY)
    go(tmp_path, "whole.sqlite")
    for number in (1, 2, 3):
        go(tmp_path, f"{number}.sqlite", Shard(number, 3))
    return tmp_path


def go(folder: Path, store: str, shard: Shard | None = None, retry: bool = False) -> Progress:
    study = Study.read(folder / "study.yaml", toy_model.catalogue())
    sweep = Sweep(study, folder / store, inline, model="toy_model", shard=shard or Shard(), retry_failed=retry)
    return deque(sweep, maxlen=1).pop()


def shards(folder: Path) -> list[Path]:
    return [folder / f"{number}.sqlite" for number in (3, 1, 2)]


def digest(path: Path) -> str:
    with Store.open(path) as store:
        return store.digest()


def test_merged_shards_are_the_study_done_in_one(folder: Path) -> None:
    found = merge(folder / "merged.sqlite", shards(folder))
    assert (found.added, found.present, found.different) == (48, 0, 0)
    assert digest(folder / "merged.sqlite") == digest(folder / "whole.sqlite")
    assert go(folder, "merged.sqlite").present == 48


def test_merging_twice_changes_nothing(folder: Path) -> None:
    merge(folder / "merged.sqlite", shards(folder))
    found = merge(folder / "merged.sqlite", shards(folder))
    assert (found.added, found.present, found.different) == (0, 48, 0)


TWICE = """\
title: T
organizations: [shop]
strategies: [push]
weeks: 12
factors:
  rate: {parameter: speed, values: [0.1, 0.2]}
design: {kind: latin hypercube, points: 8}
replications: 1
"""


def test_a_plan_left_half_done_is_completed_by_a_merge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(store: object, plan: str) -> None:
        raise KeyboardInterrupt

    (tmp_path / "study.yaml").write_text(TWICE)
    go(tmp_path, "whole.sqlite")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("experiments.study.plan_table._complete", stopped)
        go(tmp_path, "half.sqlite")
    merge(tmp_path / "half.sqlite", [tmp_path / "whole.sqlite"])
    with Store.open(tmp_path / "half.sqlite") as store:
        found = status(store)
    assert (found.done, found.wanted) == (2, 2)


def test_a_good_run_replaces_a_failed_one_and_never_the_other_way_round(folder: Path) -> None:
    repaired = folder / "repaired.sqlite"
    merge(repaired, [folder / "whole.sqlite"])
    with Store.write(repaired, header(repaired)) as store:
        store.ask("UPDATE run SET status = 'ok', final = zeroblob(16) WHERE status = 'failed'")
        store.ask(f"UPDATE run SET checksum = {checksum_sql('run')}")
    merge(repaired, [folder / "whole.sqlite"])
    merge(folder / "whole.sqlite", [repaired])
    for path in (repaired, folder / "whole.sqlite"):
        with Store.open(path) as store:
            assert store.counts() == {"ok": 48}


def test_runs_with_other_numbers_are_counted_and_those_there_are_kept(folder: Path) -> None:
    with Store.write(folder / "1.sqlite", header(folder / "1.sqlite")) as store:
        store.ask("UPDATE run SET final = zeroblob(16) WHERE status = 'ok'")
        store.ask(f"UPDATE run SET checksum = {checksum_sql('run')}")
    found = merge(folder / "whole.sqlite", [folder / "1.sqlite"])
    assert found.different > 0
    assert found.added == 0


def test_stores_that_could_not_stand_together_are_refused_before_anything_is_written(folder: Path) -> None:
    with Store.write(folder / "other.sqlite", Header(2, toy_model.INDICATORS, "final")):
        pass
    with pytest.raises(StoreError, match=r"other.sqlite: holds runs of model version 2, and .*1.sqlite of model vers"):
        merge(folder / "merged.sqlite", [folder / "1.sqlite", folder / "other.sqlite"])
    assert not (folder / "merged.sqlite").exists()


def test_a_store_is_not_merged_into_itself(folder: Path) -> None:
    with pytest.raises(StoreError, match="is to be merged into itself"):
        merge(folder / "1.sqlite", [folder / "1.sqlite"])


def header(path: Path) -> Header:
    with Store.open(path) as store:
        return store.header
