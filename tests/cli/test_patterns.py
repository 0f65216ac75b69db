"""orgshift patterns, as a user types it, on two cheap patterns."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

SMALL = ("--runs", "3", "--draws", "2", "--executor", "inline", "--out", "p")


def test_patterns_are_run_judged_and_written_and_runs_are_kept(here, tmp_path: Path) -> None:
    done = here("patterns", "P2", "P8", "P18", *SMALL)
    assert done.returncode == 0, done.stderr
    table = pd.read_csv(tmp_path / "p" / "patterns.csv").set_index("id")
    assert list(table.index) == ["P2", "P8", "P18"]
    assert {"published", "simulated", "low", "high", "verdict", "source", "model_version", "runs"} <= set(table.columns)
    assert table["verdict"]["P8"] == "cannot be run yet"
    assert 0.0 < table["simulated"]["P18"] <= 168.0 and table["low"]["P18"] <= table["simulated"]["P18"]
    assert table["runs"].to_dict() == {"P2": 2, "P8": 0, "P18": 3}
    assert len(pd.read_csv(tmp_path / "p" / "parts.csv")) == 5
    assert (tmp_path / "p" / "patterns.svg").exists() and (tmp_path / "p" / "patterns.png").exists()

    again = here("patterns", "P18", *SMALL, "--json")
    assert again.returncode == 0 and "0 done" in again.stderr
    (row,) = json.loads(again.stdout)
    assert row["verdict"] and row["id"] == "P18"


def test_an_unknown_pattern_names_the_nearest_and_runs_nothing(here, tmp_path: Path) -> None:
    done = here("patterns", "P1", "P99", *SMALL)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "pattern 'P99' is unknown (did you mean 'P34'? There are P1 to P34)\n"
    assert not (tmp_path / "p").exists()


def test_an_unknown_executor_leaves_no_folder_behind(here, tmp_path: Path) -> None:
    done = here("patterns", "P18", *SMALL, "--executor", "cluster")
    assert done.returncode == 2 and "--executor: 'cluster' is none of" in done.stderr
    assert not (tmp_path / "p").exists()
