"""The committed results on the page of claims, with and without the columns on the rival's interval."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from experiments.claims.doc_page import results

ROW: dict[str, Any] = {
    "id": "S1-5",
    "says": "inside out",
    "verdict": "supported",
    "reading": "being",
    "expected": "above 0",
    "effect": 0.08,
    "low": 0.07,
    "high": 0.09,
    "robustness": 0.84,
    "by_construction": "no",
    "condition": "",
    "missing": "",
    "rival": "champions",
    "rival_effect": -0.2,
    "runs": 30,
    "draws": 200,
    "people": 150,
    "model_version": 13,
}
FOUND = {"rival_low": -0.25, "rival_high": -0.15, "rival_found_by": "built in"}


def shown(folder: Path, *rows: dict[str, Any]) -> str:
    """Return the part of the page for a table of these rows."""
    with open(folder / "claims.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)

    def table(head: Sequence[str], lines: Iterable[Iterable[Any]]) -> str:
        return "\n".join(" | ".join(map(str, line)) for line in (head, *lines))

    return results(table, folder)


def test_the_lead_over_the_rival_has_its_interval_and_says_how_the_rival_was_found(tmp_path: Path) -> None:
    assert "−0.20 (−0.25 to −0.15) against champions (built in)" in shown(tmp_path, ROW | FOUND)


def test_a_table_of_an_earlier_run_has_the_lead_alone(tmp_path: Path) -> None:
    text = shown(tmp_path, ROW)
    assert text.endswith("−0.20 against champions") and "claims with a rival" not in text


def test_less_of_what_is_bad_counts_as_better_than_the_rival(tmp_path: Path) -> None:
    rows = [ROW | FOUND, ROW | FOUND | {"reading": "quits"}, ROW | FOUND | {"rival_high": 0.1}]
    assert "Of 3 claims with a rival the essay's arm is better than the strongest in 1, worse in 1, " in shown(
        tmp_path, *rows
    )
