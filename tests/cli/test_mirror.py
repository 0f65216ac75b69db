"""orgshift mirror, as a user types it, on few small firms."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

SMALL = ("--firms", "2", "--large", "0", "--executor", "inline", "--out", "m")


def test_studies_are_repeated_judged_and_written_and_firms_are_kept(here, tmp_path: Path) -> None:
    done = here("mirror", "run", "A13", "B11", *SMALL)
    assert done.returncode == 0, done.stderr
    table = pd.read_csv(tmp_path / "m" / "mirror.csv").set_index("id")
    assert list(table.index) == ["A13", "B11"] and table["verdict"]["B11"] == "cannot be run yet"
    assert (tmp_path / "m" / "mirror.svg").exists() and (tmp_path / "m" / "mirror_parts.csv").exists()

    again = here("mirror", "run", "A13", *SMALL, "--json")
    assert again.returncode == 0 and "0 done" in again.stderr
    assert json.loads(again.stdout)[0]["id"] == "A13"


def test_an_unknown_study_and_one_left_out_are_refused_with_the_reason(here, tmp_path: Path) -> None:
    done = here("mirror", "run", "A99", "A18", *SMALL)
    assert done.returncode == 2 and "row 'A99' is unknown" in done.stderr and "row 'A18' is left out" in done.stderr
    assert not (tmp_path / "m").exists()


def test_all_studies_are_listed_with_those_left_out(here) -> None:
    rows = json.loads(here("mirror", "list", "--json").stdout)
    assert {one["id"] for one in rows} >= {"A01", "B18", "A18"}
    assert all(one["left_out"] or one["proxy"] for one in rows)
