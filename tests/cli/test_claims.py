"""orgshift claims, as a user types it, on cheap claims."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

SMALL = ("--runs", "3", "--draws", "2", "--executor", "inline", "--out", "c", "--quick")


def test_claims_are_run_judged_and_written_and_runs_are_kept(here, tmp_path: Path) -> None:
    done = here("claims", "run", "S2-2", "S4-9", *SMALL)
    assert done.returncode == 0, done.stderr
    table = pd.read_csv(tmp_path / "c" / "claims.csv").set_index("id")
    assert list(table.index) == ["S2-2", "S4-9"]
    assert table["verdict"]["S4-9"] == "cannot be run yet" and table["missing"]["S4-9"]
    assert table["low"]["S2-2"] <= table["effect"]["S2-2"] <= table["high"]["S2-2"]
    assert table["runs"].to_dict() == {"S2-2": 3, "S4-9": 0} and table["draws"]["S2-2"] == 2
    assert 'href="#S2-2"' in (tmp_path / "c" / "claims.html").read_text(encoding="utf-8")

    again = here("claims", "run", "S2-2", *SMALL, "--json")
    assert again.returncode == 0 and "0 done" in again.stderr
    (row,) = json.loads(again.stdout)
    assert row["id"] == "S2-2" and row["people"] == 150


def test_a_claim_can_be_run_with_a_parameter_and_a_form_of_ones_own(here, tmp_path: Path) -> None:
    effects = []
    for changed in ((), ("--set", "social_advantage=0.3"), ("--structure", "outside=version1")):
        done = here("claims", "run", "S2-2", *SMALL, *changed, "--json")
        assert done.returncode == 0, done.stderr
        effects.append(json.loads(done.stdout)[0]["effect"])
    assert len(set(effects)) == 3


def test_the_arms_of_a_claim_are_shown_lever_by_lever(here) -> None:
    shown = here("claims", "show", "S3-9").stdout
    assert "3 % of payroll, 78 weeks" in shown and "{lever: deeds, level: 0.8, start: 4" in shown


def test_an_unknown_claim_or_size_names_the_nearest_and_runs_nothing(here, tmp_path: Path) -> None:
    done = here("claims", "run", "S9-1", *SMALL)
    assert done.returncode == 2 and "claim 'S9-1' is unknown" in done.stderr
    done = here("claims", "run", "S2-2", "--people", "900", *SMALL)
    assert done.returncode == 2 and "the nearest is 1000" in done.stderr
    assert not (tmp_path / "c").exists()


def test_all_claims_are_listed_for_programs(here) -> None:
    rows = json.loads(here("claims", "list", "--json").stdout)
    assert len(rows) == 68 and all(row["expected"] or row["missing"] for row in rows)
