"""Sweeps: each run once, whatever the workers, and only what is missing."""

from pathlib import Path

import pytest
import toy_model
from toy_study import STUDY, Go

from experiments.execution.engine import EngineStopped
from experiments.execution.executors import inline, processes
from experiments.runs.messages import Content, Record, Request, Scenario, SourcesChanged
from experiments.storage.store import Store, StoreError
from experiments.study import pending_runs, plan_table, planning
from experiments.study.pending_runs import Shard
from experiments.study.study import Study
from experiments.study.sweep import Sweep
from simulation.errors import UserError


def digest(path: Path) -> str:
    with Store.open(path) as store:
        return store.digest()


def test_every_run_of_the_plan_is_done_once(go: Go, tmp_path: Path) -> None:
    progress = go()
    assert (progress.total, progress.done, progress.failed, progress.left) == (24, 24, 0, 0)
    with Store.open(tmp_path / "study.sqlite") as store:
        assert store.ask("SELECT rep, count(DISTINCT point_id), count(*) FROM run GROUP BY rep") == [
            (0, 8, 8),
            (1, 8, 8),
            (2, 8, 8),
        ]


def test_a_second_go_has_nothing_to_do(go: Go) -> None:
    go()
    progress = go()
    assert (progress.present, progress.done, progress.left) == (24, 0, 0)


def test_a_go_with_a_limit_is_continued_by_the_next(go: Go, tmp_path: Path) -> None:
    assert go(store="whole.sqlite").done == 24
    assert (go(limit=10).done, go().done) == (10, 14)
    assert digest(tmp_path / "study.sqlite") == digest(tmp_path / "whole.sqlite")


def test_a_time_limit_holds_for_every_run_and_not_for_planning(go: Go, tmp_path: Path) -> None:
    progress = go(STUDY + "time_limit: 0.000000001\n")
    assert (progress.done, progress.failed) == (0, 24)
    with Store.open(tmp_path / "study.sqlite") as store:
        (error,) = {row[0].partition(":")[0] for row in store.ask("SELECT error FROM run")}
    assert error == "TooSlow"


def test_runs_that_were_too_slow_are_tried_again_with_another_limit(go: Go) -> None:
    go(STUDY + "time_limit: 0.000000001\n")
    assert go(STUDY + "time_limit: 60\n", retry_failed=True).done == 24


def test_every_beginning_of_a_sweep_is_balanced(go: Go, tmp_path: Path) -> None:
    go(limit=8)
    with Store.open(tmp_path / "study.sqlite") as store:
        assert store.ask("SELECT count(DISTINCT point_id), max(rep) FROM run") == [(8, 0)]


def test_common_luck_gives_all_points_the_same_seeds(go: Go, tmp_path: Path) -> None:
    go()
    go(STUDY + "luck: independent\n", store="independent.sqlite")
    for name, seeds in (("study", 3), ("independent", 24)):
        with Store.open(tmp_path / f"{name}.sqlite") as store:
            assert store.ask("SELECT count(DISTINCT seed) FROM run") == [(seeds,)]


@pytest.mark.parametrize("change", [("replications: 3", "replications: 5"), ("levels: 4", "values: [0, 1, 0.5]")])
def test_a_changed_study_runs_only_what_is_new(go: Go, tmp_path: Path, change: tuple[str, str]) -> None:
    larger = STUDY.replace(*change)
    go()
    progress = go(larger)
    go(larger, store="whole.sqlite")
    assert progress.present > 0 and progress.present + progress.done == progress.total
    with Store.open(tmp_path / "whole.sqlite") as whole, Store.open(tmp_path / "study.sqlite") as grown:
        wanted = dict(whole.ask("SELECT run_id, final FROM run"))
        there = dict(grown.ask("SELECT run_id, final FROM run"))
    assert wanted.items() <= there.items()


def test_scenarios_that_come_to_the_same_are_run_once(go: Go) -> None:
    pushed = STUDY.replace("speed: {parameter: speed, levels: 4}", "push: {lever: push, values: [0.5, 0.2]}")
    assert go(pushed + "budget: as written\n").total == 2 * 3


def test_a_sobol_study_doubles_by_running_the_new_half(go: Go) -> None:
    sobol = STUDY.replace(", levels: 4", "") + "design: {kind: sobol sequence, points: 8}\n"
    go(sobol)
    progress = go(sobol.replace("points: 8", "points: 16"))
    assert (progress.present, progress.done) == (48, 48)


FAILING = STUDY.replace("  speed: {parameter: speed, levels: 4}", "  mood: {structure: mood, values: [calm, broken]}")


def test_a_run_that_fails_is_recorded_with_its_error_and_how_to_replay_it(go: Go, tmp_path: Path) -> None:
    progress = go(FAILING)
    assert (progress.done, progress.failed) == (8, 4)
    with Store.open(tmp_path / "study.sqlite") as store:
        run_id, error = store.ask("SELECT run_id, error FROM run WHERE status = 'failed'")[0]
    assert error.startswith("ValueError: an odd seed\nTraceback")
    assert error.endswith(f"replay: orgshift study show {run_id} --store {tmp_path / 'study.sqlite'}")


def test_failures_are_tried_again_only_when_asked(go: Go) -> None:
    go(FAILING)
    left = go(FAILING)
    assert (left.present, left.failed_before, left.done, left.failed) == (12, 4, 0, 0)
    again = go(FAILING, retry_failed=True)
    assert (again.present, again.done, again.failed) == (8, 0, 4)


@pytest.mark.parametrize("shards", [2, 3, 5])
def test_shards_share_the_runs_without_overlap(go: Go, tmp_path: Path, shards: int) -> None:
    counts = [go(store=f"{n}.sqlite", shard=Shard(n, shards)).done for n in range(1, shards + 1)]
    assert sum(counts) == 24
    assert max(counts) - min(counts) <= 1
    ids: list[str] = []
    for n in range(1, shards + 1):
        with Store.open(tmp_path / f"{n}.sqlite") as store:
            ids += [row[0] for row in store.ask("SELECT run_id FROM run")]
    assert len(set(ids)) == 24


@pytest.mark.parametrize(("keep", "rows"), [("final", 0), ("every week", 13), ("every 5 weeks", 4)])
def test_what_is_kept_is_what_was_asked(go: Go, tmp_path: Path, keep: str, rows: int) -> None:
    go(STUDY + f"keep: {keep}\nindicators: [noise]\n")
    with Store.open(tmp_path / "study.sqlite") as store:
        assert store.ask("SELECT DISTINCT length(final), length(series) FROM run") == [(8, rows * 4)]


def test_a_store_that_keeps_something_else_is_refused(go: Go) -> None:
    go()
    with pytest.raises(StoreError, match="holds runs keeping final values only, and these are keeping every week"):
        go(STUDY + "keep: every week\n")


def test_a_plan_left_half_done_is_done_again(go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "POINTS_AT_ONCE", 3)
    monkeypatch.setattr("experiments.study.plan_table._complete", lambda store, plan: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        go()
    monkeypatch.undo()
    assert go().done == 24


def test_an_interrupted_planning_is_gone_on_with(go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "POINTS_AT_ONCE", 2)
    resolve, asked = toy_model.scenario, []

    def stop_at_the_sixth(specification: Content) -> Scenario:
        asked.append(specification["strategy"])
        if len(asked) == 6:
            raise KeyboardInterrupt
        return resolve(specification)

    monkeypatch.setattr(toy_model, "scenario", stop_at_the_sixth)
    planning._base.cache_clear()
    with pytest.raises(KeyboardInterrupt):
        go()
    with Store.open(tmp_path / "study.sqlite") as store:
        there = plan_table.begun(store)
    assert go().done == 24
    assert there == 2 and len(asked) == 6 + 6  # the first two points and their bases are kept, six points are left


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(specification: object) -> None:
        raise UserError("mine.yaml:3:1: level: is too high")

    monkeypatch.setattr(toy_model, "scenario", refuse)


def test_a_scenario_that_cannot_be_is_told_as_the_users_mistake(go: Go, refused: None) -> None:
    with pytest.raises(UserError, match=r"^mine\.yaml:3:1: level: is too high$"):
        go()


def test_a_study_that_is_refused_leaves_no_store_behind(go: Go, refused: None, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        go()
    assert [path.name for path in tmp_path.iterdir()] == ["study.yaml"]


def test_a_store_that_was_there_outlives_a_study_that_is_refused(
    go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go()
    before = digest(tmp_path / "study.sqlite")
    monkeypatch.setattr(toy_model, "scenario", lambda specification: 1 / 0)
    with pytest.raises(UserError, match="the study cannot be planned: ZeroDivisionError"):
        go(STUDY.replace("weeks: 12", "weeks: 13"))
    assert digest(tmp_path / "study.sqlite") == before


def test_planning_tells_how_far_it_is(go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "POINTS_AT_ONCE", 3)
    (tmp_path / "study.yaml").write_text(STUDY)
    study = Study.read(tmp_path / "study.yaml", toy_model.catalogue())
    said = [one.line() for one in Sweep(study, tmp_path / "study.sqlite", inline, model="toy_model")]
    assert "planning: 3 of 8 scenarios" in said and "planning" not in said[-1]


def test_an_edit_of_the_model_while_a_study_runs_stops_it(
    go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = toy_model.record

    def edited(request: Request) -> Record:
        if request.rep == 1:
            raise SourcesChanged("the sources of the model were edited while the study ran; run it again")
        return honest(request)

    monkeypatch.setattr(toy_model, "record", edited)
    with pytest.raises(EngineStopped, match="the sources of the model were edited"):
        go()
    monkeypatch.undo()
    with Store.open(tmp_path / "study.sqlite") as store:
        assert store.counts().keys() <= {"ok"}
    assert go().left == 0


def test_every_run_is_asked_for_with_the_sources_it_is_to_be_computed_with(
    go: Go, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, seen = toy_model.record, set()

    def noting(request: Request) -> Record:
        seen.add(request.sources)
        return honest(request)

    monkeypatch.setattr(toy_model, "record", noting)
    go()
    assert seen == {toy_model.sources()}


def test_runs_are_drawn_page_by_page(go: Go, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending_runs.plan_table, "PAGE", 3)
    assert go().done == 24
    assert go().present == 24


def test_processes_and_this_process_give_the_same_numbers(go: Go, tmp_path: Path) -> None:
    go(store="here.sqlite")
    go(store="there.sqlite", make_executor=processes(2))
    assert digest(tmp_path / "here.sqlite") == digest(tmp_path / "there.sqlite")
