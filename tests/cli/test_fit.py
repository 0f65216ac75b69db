"""`orgshift fit` as a user types it: from a report to draws, and what stands in the way."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from commands.main import app

COMMON = ("-o", "krackhardt", "--executor", "inline", "--out", "f")


def report(folder: Path, weeks: int = 12, line: str = "{day},{active},{posts}") -> str:
    """A weekly report of a firm of 21 people."""
    days = [date(2024, 1, 1) + timedelta(weeks=k) for k in range(weeks)]
    rows = [line.format(day=day, active=4 + k % 3, posts=9 + k % 4) for k, day in enumerate(days)]
    (folder / "usage.csv").write_text("\n".join(["Week,Active people,Posts", *rows]) + "\n")
    return "usage.csv"


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with a report and what a fit to it has written."""
    folder = tmp_path_factory.mktemp("fit")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(app, ["fit", report(folder), *COMMON, "--draws", "100"])
    assert done.exit_code == 0, done.output
    (folder / "printed.txt").write_text(done.stdout)
    return folder


def test_the_back_test_and_the_next_command_are_printed(fitted: Path) -> None:
    printed = (fitted / "printed.txt").read_text()
    assert "Back-test: fitted to the first 8 weeks alone" in printed
    assert "Next: orgshift compare -o krackhardt --draws-from f/posterior.csv" in printed
    assert {"posterior.png", "weeks.svg", "what-it-tells.txt"} <= {path.name for path in (fitted / "f").iterdir()}


def test_draws_lie_inside_the_ranges_they_were_drawn_from(fitted: Path) -> None:
    draws = pd.read_csv(fitted / "f" / "posterior.csv")
    table = pd.read_csv(fitted / "f" / "parameters.csv").set_index("parameter")
    assert draws.pop("weight").sum() == pytest.approx(1.0)
    assert set(draws) == set(table.index)
    assert (draws.min() >= table.prior_low[draws.columns]).all()
    assert (draws.max() <= table.prior_high[draws.columns]).all()


def test_the_weeks_are_those_of_the_report_and_the_last_third_is_forecast(fitted: Path) -> None:
    weeks = pd.read_csv(fitted / "f" / "weeks.csv")
    assert weeks.groupby("kind").size().to_dict() == {"fitted": 24, "forecast": 8}
    active = weeks[(weeks.measure == "active") & (weeks.kind == "fitted")]
    assert active.came.tolist() == [4, 5, 6] * 4
    assert (weeks.inside == weeks.came.between(weeks.low, weeks.high)).all()


def test_more_draws_go_on_from_those_there(fitted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(fitted)
    again = CliRunner().invoke(app, ["fit", "usage.csv", *COMMON, "--draws", "128"])
    assert again.exit_code == 0 and "28 done" in again.stderr


def test_mistakes_are_named_and_nothing_is_run(here, tmp_path: Path) -> None:
    wrong = here("fit", "usage.cvs", "-o", "krackhardt")
    assert wrong.returncode == 2 and "usage.cvs: no such file" in wrong.stderr
    few = here("fit", report(tmp_path, weeks=5), "-o", "krackhardt")
    assert few.returncode == 2 and "5 whole weeks are too few" in few.stderr
    role = here("fit", report(tmp_path), "-o", "krackhardt", "--map", "activ=Posts")
    assert role.returncode == 2 and "--map: 'activ' is no role (did you mean 'active'?)" in role.stderr
    idle = here("fit", report(tmp_path, line="{day},0,0"), "-o", "krackhardt")
    assert idle.returncode == 2 and "no column counts active people or posts" in idle.stderr
    large = here("fit", report(tmp_path, line="{day},50,9"), "-o", "krackhardt")
    assert large.returncode == 2 and "50 people, but the organization has 21" in large.stderr
    dry = here("fit", report(tmp_path), "-o", "krackhardt", "--dry-run")
    assert dry.returncode == 0 and "Nothing is run" in dry.stdout
    assert not (tmp_path / "fitted").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "the platform alone, since no --strategy is given; its week 1 is the week of 2024-01-01, week 1 of the "),
        (["--strategy", "tools-only"], "(--strategy); its week 1 is the week of 2024-01-01, week 1 of the report."),
        (["--launched", "2023-12-18"], "is the week of 2023-12-18, 2 weeks before the first figures (--launched)."),
    ],
)
def test_what_is_taken_as_running_is_said_before_anything_runs(here, tmp_path: Path, options: list[str], message: str):
    done = here("fit", report(tmp_path), "-o", "krackhardt", "--dry-run", *options)
    assert done.returncode == 0 and message in " ".join(done.stdout.split())
