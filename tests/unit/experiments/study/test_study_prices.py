"""Studies with prices of their own: read once, kept with the study, and told where they do not fit."""

from pathlib import Path

import pytest

from experiments.runs.messages import PlanningTask
from experiments.runs.model_adapter import catalogue
from experiments.study import planning
from experiments.study.study import Study
from experiments.study.sweep import header_of
from simulation.errors import UserError

STUDY = "title: T\norganizations: [krackhardt]\nstrategies: [nothing]\nweeks: 2\nprices: own.yaml\n"
PRICES = "currency: JPY\nprices: {loaded_hour: {value: 5.5, low: 5, high: 6}, idea_worth: 900}\n"


def read(folder: Path, more: str = "", prices: str = PRICES) -> Study:
    (folder / "own.yaml").write_text(prices)
    (folder / "study.yaml").write_text(STUDY + more)
    return Study.read(folder / "study.yaml")


def parameters_of(study: Study, number: int = 0) -> dict[str, float]:
    """The parameters of one point, as a worker plans them."""
    task = planning.planning_tasks(study, "experiments.runs.model_adapter")[0]
    planned = planning.plan(PlanningTask(task.model, task.study, task.folder, number, number + 1))
    assert len(planned.points) == 1
    return planning._base(task.study, task.folder, task.model, "krackhardt", "nothing")[2]["parameters"]


def test_every_point_has_the_prices_and_what_the_study_sets_wins(tmp_path: Path) -> None:
    found = parameters_of(read(tmp_path, "parameters: {idea_worth: 800}\n"))
    assert (found["loaded_hour"], found["idea_worth"]) == (5.5, 800.0)


def test_the_prices_are_kept_with_the_study_when_the_file_is_gone(tmp_path: Path) -> None:
    content = read(tmp_path).content()
    (tmp_path / "own.yaml").unlink()
    again = Study.load(content, tmp_path, catalogue())
    assert again.price_list.values == {"loaded_hour": 5.5, "idea_worth": 900.0} and again.price_list.digest


def test_a_price_varies_over_the_range_of_the_file(tmp_path: Path) -> None:
    (axis,) = read(tmp_path, "factors: {hour: {parameter: loaded_hour}}\n").axes
    assert (axis.low, axis.high) == (5.0, 6.0)


def test_all_parameters_leave_out_what_is_known(tmp_path: Path) -> None:
    more = "budget: as written\nfactors: {all: {parameters: all}}\ndesign: {kind: morris, trajectories: 2}\n"
    names = {axis.name for axis in read(tmp_path, more).axes}
    assert "loaded_hour" in names and "idea_worth" not in names


def test_the_store_names_the_currency(tmp_path: Path) -> None:
    units = {str(one["name"]): one["unit"] for one in header_of(read(tmp_path)).indicators}
    assert units["total_value"] == "k JPY" and units["being"] != "k JPY"


@pytest.mark.parametrize(
    ("more", "prices", "message"),
    [
        ("", "currency: EUR\nprices: {idea_wort: 1}\n", r"study.yaml:5:1: prices: .*own.yaml:2:10: .*did you mean"),
        ("factors: {i: {parameter: idea_worth}}\n", PRICES, "factors.i: idea_worth has no range in own.yaml"),
    ],
)
def test_prices_that_do_not_fit_are_named_with_both_files(more: str, prices: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=message):
        read(tmp_path, more, prices)


def test_a_missing_price_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text(STUDY)
    with pytest.raises(UserError, match=r"own\.yaml: no such file"):
        Study.read(tmp_path / "study.yaml")
