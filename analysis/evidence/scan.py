"""All evidence in one table for docs/evidence.md: claims, studies repeated, patterns."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from analysis.evidence.published import published_verdicts
from analysis.presentation.style import format_number

Table = Callable[[Sequence[str], Iterable[Iterable[Any]]], str]
"""Writes a head and rows as a Markdown table."""
Row = tuple[str, str, str, str, str]
"""Id, sentence, verdict, what was published or is expected, what was found."""


def scan(table: Table, folder: Path) -> str:
    """Return how many rows of each kind have which verdict, and the table of all rows."""
    kinds = {
        "claims of the essays": list(_claims()),
        "published studies": list(_published(folder / "mirror.csv", "says")),
        "published patterns": list(_published(folder / "patterns.csv", "claim")),
    }
    counts = [(kind, len(rows), _count(rows)) for kind, rows in kinds.items() if rows]
    head = ("Row", "Sentence", "Verdict", "Expected or published", "Simulated (95 % interval)")
    every = [row for rows in kinds.values() for row in rows]
    return f"{table(('Kind', 'Rows', 'Verdicts'), counts)}\n\n{table(head, every)}"


def _count(rows: Sequence[Row]) -> str:
    found = Counter(row[2].split(",")[0] for row in rows)
    return ", ".join(f"{verdict}: {number}" for verdict, number in found.most_common())


def _claims() -> Iterable[Row]:
    for one in published_verdicts():
        yield one.id, one.says, one.verdict_in_words, "", one.effect or f"needs {one.missing}"


def _published(path: Path, sentence: str) -> Iterable[Row]:
    """Yield the rows of a table of published figures; none where there is no such file."""
    if not path.exists():
        return
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["id"], row[sentence], row["verdict"], row["published"], _simulated(row)


def _simulated(row: dict[str, str]) -> str:
    value, low, high = (format_number(float(row[key])) if row[key] else "" for key in ("simulated", "low", "high"))
    return f"{value} ({low} to {high})" if low and high else value
