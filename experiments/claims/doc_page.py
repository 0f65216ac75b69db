"""The generated parts of docs/claims.md: the protocol, and the results that are committed."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from analysis.claims.judging import VERDICTS
from analysis.presentation.style import format_number, format_share
from experiments.claims.claim_file import claims
from experiments.claims.listing import describe_effect
from simulation.simulation import MODEL_VERSION

Table = Callable[[Sequence[str], Iterable[Iterable[Any]]], str]
"""Writes a head and rows as a Markdown table."""


def protocol(table: Table) -> str:
    """Return how each claim is stated; docs/claims.md says what was changed after first runs."""
    head = ("Claim", "What it says", "Effect, and where the essay expects it", "Stands for it", "Contradicted if")
    rows = [
        (
            f"{one.id}{' (first)' if one.first else ''}",
            one.says,
            describe_effect(one) or f"cannot be run yet: {one.missing}",
            one.proxy,
            one.contradicted,
        )
        for one in claims()
    ]
    return table(head, rows)


def results(table: Table, folder: Path) -> str:
    """Return the committed results of a folder, with what they were computed with."""
    with open(folder / "claims.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    count = Counter(row["verdict"] for row in rows)
    verdicts = ", ".join(f"{one}: {count[one]}" for one in VERDICTS if count[one])
    built = sum(row["by_construction"] == "yes" for row in rows)
    ran = max(rows, key=lambda row: int(row["draws"]))
    head = ("Claim", "Verdict", "Effect", "95 % interval", "Holds in draws", "Holds where")
    older = f" The model is at version {MODEL_VERSION} by now." if int(ran["model_version"]) < MODEL_VERSION else ""
    return (
        f"{ran['people']} people, model version {ran['model_version']}, {ran['runs']} seeds at the defaults and "
        f"{ran['draws']} parameter draws.{older} {verdicts[0].upper()}{verdicts[1:]}; of these {built} by construction."
        f"\n\n{table(head, map(_result, rows))}"
    )


def _result(row: dict[str, str]) -> tuple[str, ...]:
    """Return the cells of one claim."""
    verdict = f"{row['verdict']}{' (by construction)' if row['by_construction'] == 'yes' else ''}"
    if not row["effect"]:
        return (f"{row['id']} {row['says']}", verdict, "", "", "", f"needs {row['missing']}")
    effect, low, high = (format_number(float(row[key])) for key in ("effect", "low", "high"))
    share = format_share(float(row["robustness"])) if row["robustness"] else ""
    side = f"{row['reading']}: {effect}, expected {row['expected']}"
    return (f"{row['id']} {row['says']}", verdict, side, f"{low} to {high}", share, row["condition"])
