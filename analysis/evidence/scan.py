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
Cells = dict[str, str]


def scan(table: Table, folder: Path) -> str:
    """Return how many rows of each kind have which verdict, and the table of all rows."""
    studies, patterns = _read(folder / "mirror.csv"), _read(folder / "patterns.csv")
    main = {row["id"]: row for row in _read(folder / "mirror_parts.csv") if row["part"] == "1"}
    claims = published_verdicts()
    kinds: tuple[tuple[str, list[Row], set[str]], ...] = (
        ("claims of the essays", list(_claims()), {str(one.model_version) for one in claims}),
        ("published studies", [_study(row, main.get(row["id"])) for row in studies], _versions(studies)),
        ("published patterns", list(map(_pattern, patterns)), _versions(patterns)),
    )
    counts = [(kind, len(rows), _count(rows), ", ".join(sorted(versions))) for kind, rows, versions in kinds if rows]
    head = ("Row", "Sentence", "Verdict", "Expected or published", "Simulated (95 % interval)")
    every = [row for _, rows, _ in kinds for row in rows]
    return f"{table(('Kind', 'Rows', 'Verdicts', 'Model version'), counts)}\n\n{table(head, every)}"


def _count(rows: Sequence[Row]) -> str:
    """Return how many rows have which verdict, and how many of them are by construction."""
    found = Counter(row[2].split(",")[0] for row in rows)
    built = sum(row[2].endswith("by construction") for row in rows)
    counts = ", ".join(f"{verdict}: {number}" for verdict, number in found.most_common())
    return f"{counts}; {built} by construction" if built else counts


def _read(path: Path) -> list[Cells]:
    """Return the rows of a committed table; none where there is no such file."""
    if not path.exists():
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _versions(rows: Iterable[Cells]) -> set[str]:
    return {row["model_version"] for row in rows if row["model_version"]}


def _claims() -> Iterable[Row]:
    for one in published_verdicts():
        yield one.id, one.says, one.verdict_in_words, one.expected, one.effect or f"needs {one.missing}"


def _study(row: Cells, main: Cells | None) -> Row:
    """Return a published study with its main figure.

    The figure is named, as it may be another one than the sentence's.
    """
    found = f"{main['what']}: {_simulated(main)}" if main is not None and main["simulated"] else ""
    return row["id"], row["says"], _verdict(row), row["published"], found


def _pattern(row: Cells) -> Row:
    found = f"{row['measured']}: {_simulated(row)}" if row["simulated"] else ""
    return row["id"], row["claim"], _verdict(row), row["published"], found


def _verdict(row: Cells) -> str:
    """Return the verdict, with the mark of what some default, range or equation was set from."""
    return f"{row['verdict']}, by construction" if row["built_in"] else row["verdict"]


def _simulated(row: Cells) -> str:
    value, low, high = (format_number(float(row[key])) if row[key] else "" for key in ("simulated", "low", "high"))
    return f"{value} ({low} to {high})" if low and high else value
