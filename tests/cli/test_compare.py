"""`orgshift compare`, end to end: files, exit codes, the same numbers again, mistakes of the user."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

SMALL = ("--organization", "krackhardt", "--weeks", "20", "--runs", "3", "--draws", "2", "--workers", "1")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """One small comparison, with everything: its folder and what the command printed."""
    import os
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("compare")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "commands", "compare", "tools-only", "inside-out", *SMALL],
        cwd=folder,
        text=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "results", done


def test_nothing_is_always_compared(small):
    table = pd.read_csv(small[0] / "comparison.csv")
    assert list(table["strategy"].unique()) == ["nothing", "tools-only", "inside-out"]


def test_comparison_csv_has_the_promised_columns(small):
    columns = list(pd.read_csv(small[0] / "comparison.csv").columns)
    assert columns[:9] == [
        "strategy",
        "indicator",
        "mean",
        "low",
        "high",
        "difference",
        "difference_low",
        "difference_high",
        "probability_best",
    ]


def test_terminal_report_and_csv_tell_who_leads_where_forced_acts_count(small):
    leaders = pd.read_csv(small[0] / "leaders.csv")
    assert leaders["indicator"].tolist() == ["being"] * 3 + ["being_counting_forced"] * 3
    assert leaders["standing"][[0, 3]].tolist() == ["leads", "leads"]
    said = "Being social, counting forced acts, is the same here for every strategy: "
    said += "nobody was forced to act in the last 12 weeks."
    assert said in " ".join(small[1].stdout.split())
    assert said in " ".join((small[0] / "report.html").read_text(encoding="utf-8").split())


def test_the_terminal_shows_the_payback_week(small):
    assert "Payback" in small[1].stdout or "no room for:" in small[1].stdout


def test_a_seed_that_leaves_no_fresh_ones_for_the_search_is_refused(here):
    done = here("compare", "tools-only", *SMALL, "--rival", "--seed", str(2**63 - 100))
    assert done.returncode == 2 and "--seed" in done.stderr


def test_runs_csv_has_one_row_per_run(small):
    runs = pd.read_csv(small[0] / "runs.csv")
    assert len(runs) == 3 * (3 + 2)
    assert list(runs.columns[:3]) == ["strategy", "seed", "draw"]


def test_every_figure_is_there_as_svg_and_png(small):
    stems = {path.stem for path in (small[0] / "figures").iterdir()}
    assert {"plane", "weeks", "ranking", "money", "budgets"} <= stems
    assert all(
        (small[0] / "figures" / f"{stem}.{ending}").stat().st_size > 0 for stem in stems for ending in ("svg", "png")
    )


def test_the_report_needs_nothing_from_elsewhere(small):
    text = (small[0] / "report.html").read_text(encoding="utf-8")
    assert "Not a forecast" in text
    assert "<script" not in text
    assert 'src="http' not in text and "@import" not in text


def test_provenance_names_seeds_versions_and_digests(small):
    found = json.loads((small[0] / "provenance.json").read_text(encoding="utf-8"))
    assert {"model_version", "scenario_digest", "scenario", "environment"} <= set(found)


def test_the_terminal_names_the_files_and_the_next_commands(small):
    assert "report.html" in small[1].stdout
    assert "orgshift run" in small[1].stdout


def test_spent_money_stays_within_the_budget_plan(small):
    money = pd.read_csv(small[0] / "money.csv").set_index("strategy")
    assert money.loc["nothing", "planned"] == 0
    assert money.loc["inside-out", "spent"] == pytest.approx(money.loc["inside-out", "planned"], rel=0.05)


def test_equal_comparisons_give_equal_tables(small, orgshift, tmp_path):
    done = orgshift("compare", "tools-only", "inside-out", *SMALL[:-1], "2", "--out", "again")
    assert done.returncode == 0, done.stderr
    for name in ("comparison.csv", "runs.csv", "pairs.csv", "weeks.csv", "scans.csv", "decisions.csv"):
        assert (tmp_path / "again" / name).exists() == (small[0] / name).exists(), name
        if (small[0] / name).exists():
            assert (tmp_path / "again" / name).read_bytes() == (small[0] / name).read_bytes(), name


def test_without_draws_the_report_says_so(orgshift, tmp_path):
    done = orgshift("compare", "tools-only", *SMALL[:6], "--draws", "0", "--workers", "1", "--quick")
    assert done.returncode == 0, done.stderr
    assert "No sets of other assumptions" in (tmp_path / "results" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tool-only"], "did you mean 'tools-only'?"),
        (["--budget", "lots"], "--budget: 'lots'"),
        (["--set", "trust_gian=0.02"], "did you mean 'trust_gain'?"),
        (["--set", "trust_gain=5"], "outside 0.005..0.06"),
        (["--structure", "trust=sym"], "known: off, asymmetric, symmetric"),
        (["--organization", "manufacture"], "did you mean 'manufacturer'?"),
        (["--event", "layof@3"], "did you mean 'layoff'?"),
        (["--event", "layoff@600"], "--event: 'layoff@600': week 600 is after the horizon, 156 weeks"),
        (["--event", "layoff@0"], "--event: 'layoff@0': week 0 is before the first week, 1"),
        (["--runs", "0"], "--runs"),
        (["nothing"], "nothing to be compared with"),
    ],
)
def test_a_mistake_is_one_clear_message_and_exit_code_2(here, tmp_path, arguments, said):
    done = here("compare", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "results").exists()


def test_a_strategy_for_a_unit_that_is_not_there_is_refused_before_anything_runs(here, tmp_path):
    (tmp_path / "mine.yaml").write_text(
        "title: Mine\nlevers:\n  - {lever: training, level: 1, target: 'unit:Sales'}\n", encoding="utf-8"
    )
    done = here("compare", "mine.yaml", *SMALL)
    assert done.returncode == 2
    assert "has no unit 'Sales'" in done.stderr


def test_a_strategy_file_with_mistakes_names_all_of_them_by_line(here, tmp_path):
    (tmp_path / "mine.yaml").write_text(
        "title: Mine\nlevers:\n  - {lever: trainng, level: 1}\n  - {lever: tools, level: 3}\n", encoding="utf-8"
    )
    done = here("compare", "mine.yaml", *SMALL)
    assert done.returncode == 2
    assert "mine.yaml:3:" in done.stderr and "did you mean 'training'?" in done.stderr
    assert "mine.yaml:4:" in done.stderr


def test_a_place_that_cannot_be_written_is_refused_before_anything_runs(orgshift, tmp_path):
    (tmp_path / "taken").write_text("a file")
    done = orgshift("compare", "tools-only", *SMALL, "--out", "taken/results")
    assert done.returncode == 2
    assert done.stderr.startswith("--out: taken/results: nothing can be written there") and "runs" not in done.stderr


MINE = "title: Mine\nlevers:\n  - {lever: tools, level: 1}\n  - {lever: training, level: 0.5, start: 90}\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A comparison of a file, with everything set that can be: what the command printed."""
    import os
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("own files")
    (folder / "my own.yaml").write_text(MINE, encoding="utf-8")
    words = [
        "compare",
        "my own.yaml",
        *SMALL[:6],
        "--draws",
        "0",
        "--workers",
        "1",
        "--quick",
        "--set",
        "trust_gain=0.03",
        "--structure",
        "trust=symmetric",
        "--event",
        "layoff@6,share=0.2",
        "--budget",
        "2",
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        [sys.executable, "-m", "commands", *words],
        cwd=folder,
        text=True,
        capture_output=True,
        env=environment,
        check=False,
    )


def test_the_next_command_is_about_the_same_thing_and_can_be_copied(own):
    assert (
        "Next: orgshift run 'my own.yaml' --organization krackhardt --weeks 20 --set trust_gain=0.03 "
        "--structure trust=symmetric --event layoff@6,share=0.2 --budget 2 --explain" in own.stdout
    )


def test_a_lever_that_starts_after_the_horizon_is_warned_of(own):
    assert "Warning: my own: training starts in week 90, after the horizon of 20 weeks" in own.stderr
    assert own.stderr.index("Warning") < own.stderr.index("comparing")


def test_events_and_changed_rules_are_named_in_the_report_and_on_the_terminal(orgshift, tmp_path):
    done = orgshift(
        "compare", "tools-only", *SMALL, "--quick", "--event", "layoff@9,share=0.2", "--structure", "deeds=consequence"
    )
    assert done.returncode == 0, done.stderr
    said = "layoff in week 9, share 20"
    assert said in done.stdout and "deeds = consequence instead of cause" in done.stdout
    report = (tmp_path / "results" / "report.html").read_text(encoding="utf-8")
    assert said in report and "deeds = consequence" in report and ">layoff<" in report
