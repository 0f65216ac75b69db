"""Files of targets: what they say, and what is wrong with them."""

from pathlib import Path

import pytest

from experiments.calibration.targets import Targets
from experiments.runs.catalogue import Catalogue, Range
from simulation.errors import UserError

CATALOGUE = Catalogue(
    model_version=1,
    parameters={"speed": Range(0.1, 0.0, 1.0)},
    levers=(),
    structure={},
    dials={},
    indicators=({"name": "being"}, {"name": "quits"}),
    strategies=("nothing", "push"),
)
BUILT_IN = Path(__file__).parents[4] / "scenarios" / "targets"


def read(folder: Path, targets: str, head: str = "weeks: 52\n") -> Targets:
    (folder / "t.yaml").write_text(f"title: t\n{head}targets:\n{targets}")
    return Targets.read(folder / "t.yaml", CATALOGUE)


def test_what_must_be_run_and_kept_follows_from_the_targets(tmp_path: Path) -> None:
    found = read(
        tmp_path, "  - {name: a, indicator: being, per: quits, strategy: push, against: nothing, low: 0, high: 1}"
    )
    assert (found.strategies, found.indicators) == (["push", "nothing"], ["being", "quits"])


def test_the_width_of_the_band_is_the_unit_unless_a_scale_is_given(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "  - {name: a, indicator: being, low: 0.2, high: 0.5}\n  - {name: b, indicator: being, low: 0.2, scale: 0.1}",
    )
    assert [one.unit for one in found.targets] == pytest.approx([0.3, 0.1])
    assert found.targets[1].edges == (0.2, float("inf"))


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("{name: a, indicator: bein, low: 0, high: 1}", "no indicator is called 'bein' (did you mean 'being'?)"),
        ("{name: a, indicator: being}", "needs low, high, or both"),
        ("{name: a, indicator: being, low: 0.5, high: 0.4}", "should be above low (0.5)"),
        ("{name: a, indicator: being, low: 0.5}", "so it needs a scale"),
        ("{name: a, indicator: being, low: 0, high: 1, strategy: pusch}", "(did you mean 'push'?)"),
        ("{name: a, indicator: being, low: 0, high: 1, weeks: [40, 60]}", "the runs end in week 52"),
        ("{name: a, indicator: being, low: 0, high: 1, change: true}", "needs weeks"),
        ("{name: a, indicator: being, low: 0, high: 1, held_back: true}", "all are held back"),
    ],
)
def test_a_target_that_cannot_be_is_refused_at_its_place(tmp_path: Path, target: str, said: str) -> None:
    with pytest.raises(UserError) as problem:
        read(tmp_path, f"  - {target}")
    assert said in str(problem.value)
    assert str(problem.value).startswith(f"{tmp_path / 't.yaml'}:")


def test_everything_wrong_with_targets_is_told_at_once_and_nothing_that_is_not(tmp_path: Path) -> None:
    head = "weeks: 52\nparameters: [sped]\n"
    wrong = "  - {name: a, indicator: being, low: 0.4, high: 0.2, strategy: pusch}\n"
    wrong += "  - {name: b, indicator: being, low: .nan, weeks: [9, 3]}\n"
    with pytest.raises(UserError) as problem:
        read(tmp_path, wrong, head)
    assert [line.split(": ")[1] for line in str(problem.value).splitlines()] == [
        "parameters[0]",
        "targets[0].high",
        "targets[0].strategy",
        "targets[1].low",
        "targets[1].weeks",
    ]


def test_the_targets_that_come_along_fit_the_model_and_name_their_sources() -> None:
    from experiments.runs.model_adapter import catalogue

    for path in BUILT_IN.glob("*.yaml"):
        assert all(one.source for one in Targets.read(path, catalogue()).targets)
