"""A stored study arranged for its analyses: points, differences, worlds, trajectories and blocks."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from experiments.dataset.design_order import analyses, grows_by, independent, method_for, sensitivity
from experiments.dataset.study_runs import StudyRuns
from experiments.runs.catalogue_cache import catalogue
from experiments.storage.store import Store, StoreError
from experiments.study.study import Study
from simulation.errors import UserError

STUDY: dict[str, Any] = {
    "title": "small",
    "organizations": ["krackhardt"],
    "strategies": ["nothing", "tools-only"],
    "weeks": 12,
    "factors": {
        "open": {"parameter": "openness_mean"},
        "start": {"parameter": "initial_trust"},
        "form": {"structure": "trust", "values": ["asymmetric", "symmetric"]},
    },
    "design": {"kind": "saltelli", "points": 8},
    "replications": 1,
}


def run(folder: Path, **changes: Any) -> StudyRuns:
    study = Study.model_validate({**STUDY, **changes}).checked(catalogue(), folder)
    study.run(folder / "s.sqlite", executor="inline")
    with Store.open(folder / "s.sqlite") as store:
        return StudyRuns.of(store, ["being", "trust"])


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> StudyRuns:
    return run(tmp_path_factory.mktemp("study"))


def test_there_is_a_row_for_every_point_of_the_design(studied: StudyRuns) -> None:
    points = studied.points("krackhardt", "tools-only")
    assert points.index.tolist() == list(range(8 * 5))
    assert list(points.columns) == ["open", "start", "form", "being", "trust"]


def test_factors_carry_the_titles_and_ranges_of_their_parameters(studied: StudyRuns) -> None:
    told = studied.points("krackhardt", "nothing").attrs["parameters"]
    assert told["open"]["title"] == "openness mean" and told["open"]["low"] < told["open"]["high"]


@pytest.mark.parametrize(
    ("design", "option"),
    [
        ({"kind": "latin hypercube", "points": 10, "blocks": 3}, "--points 60"),
        ({"kind": "sobol sequence", "points": 8}, "--points 16"),
        ({"kind": "morris", "trajectories": 4}, "--points 8"),
        ({"kind": "grid"}, "--replications 2"),
    ],
)
def test_a_study_is_said_to_grow_as_its_design_can(studied: StudyRuns, design: dict[str, Any], option: str) -> None:
    study = Study.model_validate({**STUDY, "design": design}).checked(catalogue(), studied.path.parent)
    assert grows_by(replace(studied, study=study)).endswith(option)


def test_a_difference_is_taken_point_by_point(studied: StudyRuns) -> None:
    gap = studied.against("tools-only", "nothing").points("krackhardt", "tools-only")["being"]
    one, other = (studied.points("krackhardt", name)["being"] for name in ("tools-only", "nothing"))
    assert gap.to_numpy() == pytest.approx((one - other).to_numpy())


def test_a_strategy_is_not_held_against_itself(studied: StudyRuns) -> None:
    with pytest.raises(UserError, match="--against: 'nothing' is the strategy itself"):
        studied.against("nothing", "nothing")


def test_structural_choices_become_numbers(studied: StudyRuns) -> None:
    numbers = studied.numbers(studied.points("krackhardt", "nothing"))
    assert list(numbers.columns) == ["open", "start", "form = symmetric"]
    assert set(numbers["form = symmetric"]) == {0.0, 1.0}


def test_every_independent_point_is_a_parameter_draw(studied: StudyRuns) -> None:
    drawn = independent(studied, studied.runs)
    runs = replace(studied, runs=drawn).by_draw("krackhardt")
    assert runs.groupby("strategy", sort=False).size().to_dict() == {"nothing": 16, "tools-only": 16}
    assert (runs["draw"] > 0).all()


def test_sobol_indices_are_those_that_salib_gets_from_the_same_runs(studied: StudyRuns) -> None:
    salib = pytest.importorskip("SALib.analyze.sobol", reason="SALib is not installed (make research)")
    found = sensitivity(studied, "sobol", "krackhardt", "tools-only", "being").table.set_index("parameter")
    problem = {"num_vars": 3, "names": studied.factors, "bounds": [[0, 1]] * 3}
    outcome = studied.points("krackhardt", "tools-only")["being"].to_numpy()
    theirs = salib.analyze(problem, outcome, calc_second_order=False, seed=1)
    # SALib takes the variance of A and B as ours does, after scaling the outcome: equal up to its n against n - 1
    assert found.loc[studied.factors, "ST"].to_numpy() == pytest.approx(theirs["ST"], rel=0.05, abs=0.02)


def test_a_design_of_second_order_gives_the_indices_of_pairs_too(studied: StudyRuns, tmp_path: Path) -> None:
    second = run(tmp_path, design={"kind": "saltelli", "points": 16, "second_order": True}, strategies=["tools-only"])
    assert analyses(studied, "sobol") == ["sobol"] and analyses(second, "pawn") == ["pawn"]
    first, pairs = (
        sensitivity(second, one, "krackhardt", "tools-only", "being").table for one in analyses(second, "sobol")
    )
    assert len(first) == 3 and first.attrs["blocks"] == 16
    assert {frozenset(pair) for pair in zip(pairs["parameter"], pairs["other"], strict=True)} == {
        frozenset(pair) for pair in (("open", "start"), ("open", "form"), ("start", "form"))
    }


def test_parameters_that_move_together_have_one_index(tmp_path: Path) -> None:
    factors = {"trust": {"parameters": ["openness_mean", "initial_trust"]}, "form": STUDY["factors"]["form"]}
    design = {"kind": "saltelli", "points": 8, "groups": True}
    found = run(tmp_path, factors=factors, design=design, strategies=["tools-only"])
    assert len(found.points("krackhardt", "tools-only")) == 8 * 4
    table = sensitivity(found, "sobol", "krackhardt", "tools-only", "being").table
    assert set(table["parameter"]) == {"trust", "form"}


@pytest.mark.parametrize(
    ("design", "method"),
    [({"kind": "saltelli", "points": 32}, "sobol"), ({"kind": "morris", "trajectories": 8}, "morris")],
)
def test_the_last_size_that_is_looked_at_is_the_whole_study(
    tmp_path: Path, design: dict[str, Any], method: str
) -> None:
    found = run(tmp_path, design=design, strategies=["tools-only"])
    assert analyses(found, method) == [method, "growth"]
    whole, growth = (sensitivity(found, one, "krackhardt", "tools-only", "being").table for one in (method, "growth"))
    last = growth[growth["points"] == growth["points"].max()].set_index("parameter")["index"]
    assert growth["points"].nunique() == 2
    assert last.to_dict() == whole.set_index("parameter")["ST" if method == "sobol" else "mu_star"].to_dict()


def test_where_half_of_the_blocks_lack_a_run_the_others_are_analysed(tmp_path: Path) -> None:
    found = run(tmp_path, design={"kind": "saltelli", "points": 32}, strategies=["tools-only"])
    cut = replace(found, runs=found.runs[(found.runs["point"] >= 5 * 16) | (found.runs["point"] % 5 != 1)])
    cut.runs.attrs = found.runs.attrs
    whole, growth = (sensitivity(cut, one, "krackhardt", "tools-only", "being") for one in analyses(cut, "sobol"))
    assert whole.table.attrs["blocks"] == 16 and growth.table["points"].unique().tolist() == [16]


def test_a_factor_with_the_name_of_a_matrix_of_the_design_is_named(tmp_path: Path) -> None:
    factors = {"A": {"parameter": "openness_mean"}, "C": {"parameter": "initial_trust"}}
    named = run(tmp_path, factors=factors, strategies=["tools-only"])
    with pytest.raises(UserError, match=r"with a factor called 'A'.*rename it"):
        sensitivity(named, "sobol", "krackhardt", "tools-only", "being")


def test_morris_takes_complete_trajectories_only(tmp_path: Path) -> None:
    found = run(tmp_path, design={"kind": "morris", "trajectories": 3}, strategies=["tools-only"])
    whole = sensitivity(found, "morris", "krackhardt", "tools-only", "being").table
    assert set(whole["parameter"]) == {"open", "start", "form"}
    cut = replace(found, runs=found.runs[found.runs["point"] != 5])
    cut.runs.attrs = found.runs.attrs
    other = sensitivity(cut, "morris", "krackhardt", "tools-only", "being").table
    assert np.isfinite(other["mu_star"]).all() and not np.allclose(other["mu_star"], whole["mu_star"])


def test_the_method_is_the_one_the_design_was_made_for(studied: StudyRuns) -> None:
    assert method_for(studied, None) == "sobol"
    with pytest.raises(UserError, match=r"--method morris needs `design: .kind: morris"):
        method_for(studied, "morris")


def test_one_of_several_must_be_named(studied: StudyRuns) -> None:
    assert studied.organization(None) == "krackhardt"
    with pytest.raises(UserError, match="name one of nothing, tools-only"):
        studied.strategy(None)
    with pytest.raises(UserError, match="did you mean 'tools-only'"):
        studied.strategy("tools only")


def test_an_indicator_that_was_not_kept_is_refused_with_the_nearest(studied: StudyRuns) -> None:
    with Store.open(studied.path) as store, pytest.raises(StoreError, match="did you mean 'being'"):
        StudyRuns.of(store, ["beeing"])


def test_many_factors_become_numbers_without_a_warning(tmp_path: Path) -> None:
    factors = {"all": {"parameters": "all"}}
    studied = run(
        tmp_path, strategies=["nothing"], factors=factors, weeks=1, design={"kind": "latin hypercube", "points": 2}
    )
    numbers = studied.numbers(studied.points("krackhardt", "nothing"))
    assert len(numbers.columns) == len(studied.factors) > 100


def repeated(studied: StudyRuns, points: int) -> StudyRuns:
    """A second replication, with other values, of the first of the points."""
    again = studied.runs[studied.runs["point"] < points].assign(rep=1)
    again["being"] += np.random.default_rng(1).normal(0, 0.2, len(again))
    runs = pd.concat([studied.runs, again], ignore_index=True)
    runs.attrs = studied.runs.attrs
    return replace(studied, runs=runs)


def test_a_half_finished_round_of_replications_does_not_move_the_indices(studied: StudyRuns) -> None:
    whole = sensitivity(studied, "sobol", "krackhardt", "tools-only", "being")
    half = sensitivity(repeated(studied, 13), "sobol", "krackhardt", "tools-only", "being")
    pd.testing.assert_frame_equal(half.table, whole.table)
    assert half.sentence == (
        f"{whole.sentence} Points have 1 to 2 replications: only the 1 that all share count; 13 runs are left out."
    )


def test_a_finished_round_of_replications_counts(studied: StudyRuns) -> None:
    twice = sensitivity(repeated(studied, 40), "sobol", "krackhardt", "tools-only", "being")
    once = sensitivity(studied, "sobol", "krackhardt", "tools-only", "being")
    assert twice.table["ST"].tolist() != once.table["ST"].tolist() and "left out" not in twice.sentence


def test_points_that_share_no_replication_are_said_to_differ_by_seeds(studied: StudyRuns) -> None:
    both = repeated(studied, 13)
    apart = both.runs[(both.runs["point"] >= 13) | (both.runs["rep"] == 1)]
    apart.attrs = both.runs.attrs
    found = sensitivity(replace(both, runs=apart), "sobol", "krackhardt", "tools-only", "being")
    assert "none of which all points share" in found.sentence
