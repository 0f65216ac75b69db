"""A store's runs as tables: in order, with units, and only those the study asks for."""

from collections import deque
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import toy_model

from experiments.execution.executors import inline
from experiments.runs.messages import Request
from experiments.storage import frames
from experiments.storage.store import Header, Store, StoreError
from experiments.study.export import export
from experiments.study.replay import replay
from experiments.study.status import status
from experiments.study.study import Study
from experiments.study.sweep import Sweep
from simulation.errors import UserError

STUDY = """\
title: Fast or slow
organizations: [shop]
strategies: [nothing, push]
weeks: 6
factors:
  rate: {parameter: speed, values: [0.1, 0.5]}
  mood: {structure: mood, values: [calm, broken]}
replications: 3
keep: every 4 weeks
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return go(tmp_path, STUDY)


def go(folder: Path, text: str) -> Path:
    (folder / "study.yaml").write_text(text)
    study = Study.read(folder / "study.yaml", toy_model.catalogue())
    deque(Sweep(study, folder / "study.sqlite", inline, model="toy_model"), maxlen=0)
    return folder / "study.sqlite"


def test_runs_come_in_the_order_of_the_design_and_the_replications(store: Path) -> None:
    with Store.open(store) as opened:
        frame = opened.runs()
    assert list(frame.columns) == [
        *("run_id", "ordinal", "point", "organization", "strategy", "rep", "seed"),
        *("rate", "mood", "level", "noise"),
    ]
    calm = frame[frame["mood"] == "calm"]
    assert list(zip(calm["rate"], calm["strategy"], calm["rep"], strict=True))[:4] == [
        (0.1, "nothing", 0),
        (0.1, "nothing", 1),
        (0.1, "nothing", 2),
        (0.1, "push", 0),
    ]


def test_all_strategies_at_one_point_of_the_design_have_its_number(store: Path) -> None:
    with Store.open(store) as opened:
        frame = opened.runs()
    assert sorted(set(zip(frame["point"], frame["rate"], frame["mood"], strict=True))) == [
        (0, 0.1, "calm"),
        (1, 0.1, "broken"),
        (2, 0.5, "calm"),
        (3, 0.5, "broken"),
    ]
    assert frame.groupby("point")["strategy"].nunique().tolist() == [2, 2, 2, 2]


def test_units_travel_with_the_frame(store: Path) -> None:
    with Store.open(store) as opened:
        frame = opened.runs(["level"])
    assert frame.attrs["indicators"] == {"level": {"name": "level", "unit": "0..1"}}
    assert frame.attrs["factors"] == ["rate", "mood"]


def test_weeks_hold_the_kept_weeks_of_every_run(store: Path) -> None:
    with Store.open(store) as opened:
        runs, weeks = opened.runs(), opened.weeks(["level"])
    assert list(weeks["week"])[:3] == [0, 4, 6]
    last = weeks[weeks["week"] == 6].reset_index(drop=True)
    assert list(last["run_id"]) == list(runs["run_id"])
    assert np.array_equal(last["level"], runs["level"].astype("float32"))


def test_runs_another_version_of_the_study_asked_for_are_left_out(store: Path) -> None:
    go(store.parent, STUDY.replace("replications: 3", "replications: 2"))
    with Store.open(store) as opened:
        assert set(opened.runs()["rep"]) == {0, 1}
    go(store.parent, STUDY.replace("replications: 3", "replications: 2\nseed: 9"))
    with Store.open(store) as opened:
        assert len(set(opened.runs()["seed"])) <= 2
        assert status(opened).others == 24


def test_an_indicator_that_is_not_kept_is_named(store: Path) -> None:
    with (
        Store.open(store) as opened,
        pytest.raises(StoreError, match=r"keeps no indicator 'being' \(there: level, noise\)"),
    ):
        opened.runs(["being"])


def test_weeks_that_were_not_kept_are_named(tmp_path: Path) -> None:
    store = go(tmp_path, STUDY.replace("every 4 weeks", "final"))
    with Store.open(store) as opened, pytest.raises(StoreError, match="keeps final values only"):
        opened.weeks()


@pytest.mark.parametrize("frame", [frames.runs, frames.weeks])
def test_a_store_whose_planning_did_not_end_holds_no_study(tmp_path: Path, frame: Callable[[Store], object]) -> None:
    with Store.write(tmp_path / "s.sqlite", Header(1, toy_model.INDICATORS, "1")) as store:
        with pytest.raises(StoreError, match="holds no study"):
            frame(store)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
@pytest.mark.parametrize("weekly", [False, True])
def test_an_export_holds_what_the_frame_holds(store: Path, tmp_path: Path, ending: str, weekly: bool) -> None:
    pd = pytest.importorskip("pandas")
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    with Store.open(store) as opened:
        rows = export(opened, tmp_path / f"x.{ending}", rows="weeks" if weekly else "runs")
        frame = opened.weeks() if weekly else opened.runs()
    back = getattr(pd, f"read_{ending}")(tmp_path / f"x.{ending}")
    assert rows == len(back) == len(frame)
    assert np.allclose(back["level"], frame["level"])


def test_equal_runs_give_equal_files(store: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    again = go(tmp_path / "again", STUDY)
    for path in (store, again):
        with Store.open(path) as opened:
            export(opened, path.with_suffix(".csv"))
    assert store.with_suffix(".csv").read_bytes() == again.with_suffix(".csv").read_bytes()


def test_another_ending_is_refused(store: Path) -> None:
    with Store.open(store) as opened, pytest.raises(UserError, match="should end in"):
        export(opened, Path("x.xlsx"))


def test_the_status_says_how_far_the_study_is_and_what_failed(store: Path) -> None:
    with Store.open(store) as opened:
        found = status(opened)
    assert (found.title, found.scenarios, found.wanted, found.done, found.failed) == ("Fast or slow", 8, 24, 16, 8)
    assert [error[:2] for error in found.errors] == [("ValueError: an odd seed", 8)]
    assert found.writer is None


def test_the_status_names_who_is_writing(store: Path) -> None:
    with Store.open(store) as opened:
        header = opened.header
    with Store.write(store, header), Store.open(store) as opened:
        assert (status(opened).writer or "").startswith("process ")
    with Store.open(store) as opened:
        assert status(opened).writer is None


def test_the_status_beside_a_writer_is_that_of_one_moment(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(store) as opened:
        header, row = opened.header, opened.run(opened.ask("SELECT run_id FROM run WHERE status = 'ok'")[0][0])
    counted = Store.counts

    def count(reader: Store) -> dict[str, int]:
        """Another process writes a run between the two readings."""
        writer.record([row._replace(run_id="another")])
        return counted(reader)

    with Store.write(store, header) as writer, Store.open(store) as reader:
        monkeypatch.setattr(Store, "counts", count)
        assert status(reader).others == 0


def test_a_replayed_run_has_the_stored_numbers_and_every_week(store: Path) -> None:
    with Store.open(store) as opened:
        run = opened.ask("SELECT run_id FROM run WHERE status = 'ok'")[0][0]
        found = replay(opened, run[:10], model="toy_model")
    assert found.same is True
    assert found.record.series.shape == (7, 2)


def test_a_replayed_run_is_computed_once(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Request] = []
    record = toy_model.record
    monkeypatch.setattr(toy_model, "record", lambda request: [asked.append(request), record(request)][1])
    with Store.open(store) as opened:
        replay(opened, opened.ask("SELECT run_id FROM run WHERE status = 'ok'")[0][0], model="toy_model")
    assert len(asked) == 1


def test_a_replayed_run_of_final_values_only_is_the_same(tmp_path: Path) -> None:
    with Store.open(go(tmp_path, STUDY.replace("keep: every 4 weeks", "keep: final"))) as opened:
        found = replay(opened, opened.ask("SELECT run_id FROM run WHERE status = 'ok'")[0][0], model="toy_model")
    assert found.same is True and len(found.record.series) == 7


def test_a_run_whose_numbers_have_changed_is_told_apart(store: Path) -> None:
    with Store.open(store) as opened:
        header = opened.header
    with Store.write(store, header) as opened:
        opened.ask("UPDATE run SET final = zeroblob(16) WHERE status = 'ok'")
        run = opened.ask("SELECT run_id FROM run WHERE status = 'ok'")[0][0]
        assert replay(opened, run, model="toy_model").same is False


def test_a_failed_run_fails_again_with_all_that_is_said(store: Path) -> None:
    with Store.open(store) as opened:
        run = opened.ask("SELECT run_id FROM run WHERE status = 'failed'")[0][0]
        found = replay(opened, run, model="toy_model")
    assert found.same is None and found.failure is not None
    assert found.failure.reason == "ValueError: an odd seed"
    assert "toy_model.py" in found.failure.details
