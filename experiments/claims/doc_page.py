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
from simulation.indicators import BY_NAME
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
    head = ("Claim", "Verdict", "Effect", "95 % interval", "Holds in draws", "Holds where", "Less the strongest rival")
    older = f" The model is at version {MODEL_VERSION} by now." if int(ran["model_version"]) < MODEL_VERSION else ""
    return (
        f"{ran['people']} people, model version {ran['model_version']}, {ran['runs']} seeds at the defaults and "
        f"{ran['draws']} parameter draws.{older} {verdicts[0].upper()}{verdicts[1:]}; of these {built} by construction."
        f"{_describe_rivals(rows)}\n\n{table(head, map(_result, rows))}"
    )


def _result(row: dict[str, str]) -> tuple[str, ...]:
    """Return the cells of one claim."""
    verdict = f"{row['verdict']}{' (by construction)' if row['by_construction'] == 'yes' else ''}"
    if not row["effect"]:
        return (f"{row['id']} {row['says']}", verdict, "", "", "", f"needs {row['missing']}", "")
    effect, low, high = (format_number(float(row[key])) for key in ("effect", "low", "high"))
    share = format_share(float(row["robustness"])) if row["robustness"] else ""
    side = f"{row['reading']}: {effect}, expected {row['expected']}"
    return (f"{row['id']} {row['says']}", verdict, side, f"{low} to {high}", share, row["condition"], _rival(row))


def _rival(row: dict[str, str]) -> str:
    """Return the lead of the essay's arm over the strongest rival; "" where there is none.

    The interval and how the rival was found are missing in tables of earlier runs.
    """
    if not row["rival"]:
        return ""
    lead = format_number(float(row["rival_effect"]))
    if not row.get("rival_found_by"):
        return f"{lead} against {row['rival']}"
    low, high = (format_number(float(row[key])) for key in ("rival_low", "rival_high"))
    return f"{lead} ({low} to {high}) against {row['rival']} ({row['rival_found_by']})"


def _describe_rivals(rows: Iterable[dict[str, str]]) -> str:
    """Return how often the essay's arm is better or worse than its strongest rival.

    "" for tables of earlier runs, which have no intervals.
    """
    leads = [_side(row) for row in rows if row.get("rival_found_by")]
    if not leads:
        return ""
    better, worse = leads.count(1), leads.count(-1)
    return (
        f" Of {len(leads)} claims with a rival the essay's arm is better than the strongest in {better}, worse in "
        f"{worse}, and not told apart from it in {len(leads) - better - worse}."
    )


def _side(row: dict[str, str]) -> int:
    """Return 1 where the essay's arm is better than the rival, -1 where it is worse, else 0."""
    good = 1 if BY_NAME[row["reading"]].direction == "up" else -1
    low, high = sorted((good * float(row["rival_low"]), good * float(row["rival_high"])))
    return int(low > 0) - int(high < 0)
