"""The studies of the mirror: what their firms draw, and how they are read."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from experiments.execution.executors import inline
from experiments.mirror import firm_model
from experiments.mirror.firm_studies import MODEL, SMALL, Size, make_studies, read_firms, store_of
from experiments.mirror.row import find
from experiments.runs.kept_people import pack_arrays
from experiments.runs.messages import Record, Request
from experiments.storage.sqlite import DamagedError
from experiments.storage.store import Store
from experiments.study.planning import plan, planning_tasks
from experiments.study.replay import replay
from experiments.study.study import Study
from experiments.study.sweep import Sweep
from simulation.errors import UserError


def study_of(firms: int = 4, seed: int = 1, **parameters: float) -> Study:
    """Return the study of A08: firms with and without counting."""
    return make_studies(find(["A08"]), Size(firms, 0, seed, parameters))[SMALL]


def seeds(study: Study) -> list[list[int]]:
    """Return the seeds of the kinds of each firm."""
    (task,) = planning_tasks(study, MODEL)
    found = [json.loads(point.changes)["read"]["seed"] for point in plan(task).points]
    return [found[start : start + 2] for start in range(0, len(found), 2)]


def test_a_parameter_that_is_set_holds_in_every_firm() -> None:
    study = study_of(trust_gain=0.05)
    assert "trust_gain" not in {axis.name for axis in study.axes}


def test_firms_with_a_parameter_that_is_set_have_the_seeds_of_those_without() -> None:
    found = seeds(study_of())
    assert found == seeds(study_of(trust_gain=0.05)) != seeds(study_of(seed=2))
    assert all(one == other for one, other in found) and len({one for one, _ in found}) == 4


def test_parameters_of_firms_are_drawn_independently_and_a_larger_study_holds_a_smaller_one() -> None:
    study = study_of(200)
    drawn = [study.design.row(study.axes, number) for number in range(200)]
    correlations = np.corrcoef(np.array(drawn, dtype=float).T)
    assert np.abs(np.triu(correlations, 1)).max() < 0.4
    assert [study_of(3).design.row(study.axes, number) for number in range(3)] == drawn[:3]


def test_too_many_firms_are_refused_by_their_option() -> None:
    with pytest.raises(UserError, match=r"^--firms: "):
        study_of(100_000_000)


def record_seed(request: Request) -> Record:
    """Return a record that keeps the seed of a firm alone."""
    read = request.content()["read"]
    return Record(np.zeros(1), np.empty((0, 1), np.float32), 1.0, pack_arrays({"seed": np.array([read["seed"]])}))


@pytest.mark.parametrize("change", ["DELETE FROM people", "UPDATE people SET content = x'00'"])
def test_firms_whose_people_are_gone_or_damaged_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.setattr(firm_model, "record", record_seed)
    path = store_of(tmp_path, SMALL)
    assert [*Sweep(study_of(), path, inline, MODEL)][-1].failed == 0
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)
    with pytest.raises(
        DamagedError, match=r"^.*firms.sqlite: is damaged: the people of run \w+ (cannot be read|are not)"
    ):
        read_firms(tmp_path, [SMALL])


def test_a_firm_of_which_a_run_failed_is_left_out_of_all_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = study_of()
    (failing, _), *rest = seeds(study)

    def record(request: Request) -> Record:
        read = request.content()["read"]
        if read == {"kind": "counted", "seed": failing}:
            raise ValueError("it fails")
        return record_seed(request)

    monkeypatch.setattr(firm_model, "record", record)
    *_, progress = Sweep(study, store_of(tmp_path, SMALL), inline, MODEL)
    assert progress.failed == 1
    found = {kind: [firm.seed for firm in firms] for kind, firms in read_firms(tmp_path, [SMALL]).items()}
    left = [seed for seed, _ in rest]
    assert found == {"uncounted": left, "counted": left}


def test_a_run_of_the_mirror_is_computed_again_as_the_mirror_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(firm_model, "record", record_seed)
    path = store_of(tmp_path, SMALL)
    assert [*Sweep(study_of(2), path, inline, MODEL)][-1].failed == 0
    with Store.open(path) as store:
        found = replay(store, store.ask("SELECT min(run_id) FROM run")[0][0])
    assert found.failure is None and found.same
