"""All evidence stands in one table, misses included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from analysis.evidence.scan import scan

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "evidence"


def rows_of(folder: Path) -> list[list[list[str]]]:
    """Return the rows of each table that is written."""
    found: list[list[list[str]]] = []

    def table(head: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
        found.append([[str(cell) for cell in row] for row in rows])
        return "table"

    scan(table, folder)
    return found


def test_every_claim_and_every_pattern_has_a_row() -> None:
    ids = [row[0] for row in rows_of(FOLDER)[1]]
    assert {"S0-1", "S4-12", "P1", "P34"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_kind_without_a_file_has_no_line(tmp_path: Path) -> None:
    assert [row[0] for row in rows_of(tmp_path)[0]] == ["claims of the essays"]


def test_rows_of_a_kind_are_counted_by_verdict() -> None:
    kind, number, verdicts, _ = rows_of(FOLDER)[0][0]
    assert kind == "claims of the essays"
    assert sum(int(part.split(": ")[1]) for part in verdicts.split(";")[0].split(", ")) == int(number) == 68


def test_what_the_model_was_given_is_marked_in_patterns_too() -> None:
    verdict = {row[0]: row[2] for row in rows_of(FOLDER)[1]}
    assert verdict["P13"] == "holds, by construction"


def test_the_figure_that_is_shown_is_named() -> None:
    found = {row[0]: row[4] for row in rows_of(FOLDER)[1]}
    assert found["P16"].startswith("quits a month, no programme: ")
