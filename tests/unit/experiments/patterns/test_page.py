"""The page of patterns shows the committed results, and refuses a table whose columns are shifted."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from experiments.patterns import page
from experiments.patterns.page import results
from simulation.errors import UserError

EVIDENCE = Path(__file__).resolve().parents[4] / "docs" / "evidence"


def write_nothing(head, rows) -> str:
    """Return no table: the sentences alone are looked at."""
    return ""


@pytest.mark.parametrize("name", ["patterns.csv", "parts.csv"])
def test_every_committed_row_has_a_cell_a_column(name: str) -> None:
    with open(EVIDENCE / name, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("name", ["patterns.csv", "parts.csv"])
def test_a_row_with_more_cells_than_columns_is_refused_by_its_line(name: str, tmp_path: Path) -> None:
    for one in ("patterns.csv", "parts.csv"):
        shutil.copy(EVIDENCE / one, tmp_path)
    lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
    lines[2] += ",one more"
    (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(UserError, match=rf"{re.escape(name)}, line 3: .* cells"):
        results(write_nothing, tmp_path)


def test_results_of_an_older_model_say_which_one_is_used_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MODEL_VERSION", 10_000, raising=False)
    assert "The model is at version 10000 by now." in results(write_nothing, EVIDENCE)


def test_results_of_the_same_model_name_one_version_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MODEL_VERSION", 0, raising=False)
    text = results(write_nothing, EVIDENCE)
    assert re.match(r"Computed with model version \d+, \d+ seeds", text) and "by now" not in text
