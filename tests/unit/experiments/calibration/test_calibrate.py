"""From targets to runs and back: what a draw gave for each target."""

from pathlib import Path

import pytest

from experiments.calibration.calibrate import draws_and_statistics, make_study, refuse_other_calibration, targets_table
from experiments.calibration.targets import Targets
from experiments.runs.catalogue_cache import catalogue
from experiments.storage.store import Store
from simulation.errors import UserError

TEXT = """
title: small
weeks: 12
parameters: [openness_mean, trust_gain]
targets:
  - {name: level, indicator: practice, strategy: tools-only, weeks: [8, 12], low: 0.1, high: 0.3}
  - {name: gain, indicator: practice, strategy: tools-only, against: nothing, weeks: [8, 12], low: 0.1, high: 0.3}
  - {name: change, indicator: trust, strategy: nothing, weeks: [12, 12], change: true, low: -1, high: 1}
  - {name: ratio, indicator: practice, per: trust, strategy: tools-only, low: 0, scale: 1, held_back: true}
"""


def test_statistics_are_what_the_targets_describe(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(TEXT)
    targets = Targets.read(tmp_path / "t.yaml", catalogue())
    study = make_study(targets, "krackhardt", 4, 2, 1, tmp_path)
    study.run(tmp_path / "s.sqlite", executor="inline")
    with Store.open(tmp_path / "s.sqlite") as store:
        points, statistics = draws_and_statistics(store, targets)
        runs, weeks = store.runs(), store.weeks()
    assert points.shape == (4, 2) and list(statistics.columns) == ["level", "gain", "change", "ratio"]
    assert points.attrs["parameters"]["trust_gain"]["low"] > 0
    first = weeks[weeks["openness_mean"] == points["openness_mean"].iloc[2]]
    tools, nothing = (first[first["strategy"] == name] for name in ("tools-only", "nothing"))
    level = tools[tools["week"] >= 8]["practice"].mean()
    assert statistics["level"].iloc[2] == pytest.approx(level)
    assert statistics["gain"].iloc[2] == pytest.approx(level - nothing[nothing["week"] >= 8]["practice"].mean())
    ends = [nothing[nothing["week"] == week]["trust"].mean() for week in (0, 12)]
    assert statistics["change"].iloc[2] == pytest.approx(ends[1] - ends[0], abs=1e-6)
    final = runs[(runs["openness_mean"] == points["openness_mean"].iloc[2]) & (runs["strategy"] == "tools-only")]
    assert statistics["ratio"].iloc[2] == pytest.approx((final["practice"] / final["trust"]).mean())


def test_the_table_of_targets_keeps_open_edges_and_what_is_held_back(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(TEXT)
    table = targets_table(Targets.read(tmp_path / "t.yaml", catalogue()))
    assert table["held_back"].tolist() == [False, False, False, True]
    assert table["high"].iloc[3] == float("inf") and table["unit"].iloc[3] == 1.0


@pytest.mark.parametrize(
    ("draws", "runs", "said"), [(64, 2_000_000, "--runs: should be less"), (20_000_000, 1, "--draws: should be less")]
)
def test_a_calibration_too_large_names_the_option(tmp_path: Path, draws: int, runs: int, said: str) -> None:
    (tmp_path / "t.yaml").write_text(TEXT)
    with pytest.raises(UserError, match=f"^{said}"):
        make_study(Targets.read(tmp_path / "t.yaml", catalogue()), "krackhardt", draws, runs, 1, tmp_path)


def test_a_calibration_grows_in_its_store_and_another_one_is_refused(tmp_path: Path) -> None:
    text = "title: T\nweeks: 2\nparameters: [trust_gain]\ntargets:\n"
    target = "  - {name: t, indicator: trust, strategy: nothing, low: 0, high: 1}\n"
    (tmp_path / "t.yaml").write_text(text + target)
    targets, path = Targets.read(tmp_path / "t.yaml", catalogue()), tmp_path / "s.sqlite"
    refuse_other_calibration(path, make_study(targets, "krackhardt", 2, 1, 1, tmp_path))
    make_study(targets, "krackhardt", 2, 1, 1, tmp_path).run(path, executor="inline")
    refuse_other_calibration(path, make_study(targets, "krackhardt", 4, 2, 1, tmp_path))
    for other in (
        make_study(targets, "workshop", 2, 1, 1, tmp_path),
        make_study(targets, "krackhardt", 2, 1, 5, tmp_path),
    ):
        with pytest.raises(UserError, match=r"holds another calibration \(other (organizations|seed)\); give another"):
            refuse_other_calibration(path, other)
