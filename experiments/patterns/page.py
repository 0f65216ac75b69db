"""The generated parts of docs/patterns.md: the protocol, and the results that are committed."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from analysis.patterns.judging import VERDICTS
from analysis.patterns.picture import order
from analysis.presentation.style import format_number, format_share
from experiments.patterns.catalogue import PATTERNS
from experiments.patterns.pattern import Part, Pattern
from simulation.errors import UserError
from simulation.simulation import MODEL_VERSION

Table = Callable[[Sequence[str], Iterable[Iterable[Any]]], str]
"""Writes a head and rows as a Markdown table."""


def protocol(table: Table) -> str:
    """Return what was fixed for each pattern before anything was run."""
    head = ("Measured", "Published", "Unit", "Holds", "In part", "Read off")
    sections = [f"{_introduce(one)}\n\n{table(head, map(_describe, one.parts))}" for one in PATTERNS]
    return "\n\n".join(sections)


def _introduce(one: Pattern) -> str:
    vendor = " A survey by a vendor: opinions of managers." if one.vendor else ""
    built_in = f" By construction: {one.built_in}" if one.built_in else ""
    proxy = f" How it is read in the model: {one.proxy}" if one.proxy else ""
    return f"### {one.id} {one.claim}\n\n{one.source} ({one.mark}).{vendor}{proxy}{built_in}"


def _describe(part: Part) -> tuple[str, ...]:
    """Return the cells of one part."""
    arms = ", ".join(dict.fromkeys(f"`{arm.name}`" for arm, _ in part.reads)) or "no run"
    if part.needs:
        bands = ("cannot be run yet", f"needs {part.needs}")
    elif part.band.direction:
        bands = ("all of its interval above 0", "-")
    else:
        bands = (_edges(part.band.low, part.band.high), _edges(part.band.near_low, part.band.near_high))
    return (part.what, part.published, part.unit, *bands, arms + (" (a draw is a firm)" if part.over_draws else ""))


def _edges(low: float, high: float) -> str:
    """Return a band in words, open on one side where it has no edge there."""
    if math.isinf(low):
        return f"at most {high:g}"
    low, high = (0.0 if abs(edge) < 1e-9 else edge for edge in (low, high))
    return f"at least {low:.3g}" if math.isinf(high) else f"{low:.4g} to {high:.4g}"


def results(table: Table, folder: Path) -> str:
    """Return the committed results of a folder, misses first, with what they were computed with."""
    rows, parts = (_read(folder / name) for name in ("patterns.csv", "parts.csv"))
    runs = {kind: max((int(one["runs"]) for one in parts if one["runs_are"] == kind), default=0) for kind in _KINDS}
    count = Counter(row["verdict"] for row in rows)
    verdicts = ", ".join(f"{one}: {count[one]}" for one in VERDICTS if count[one])
    versions = sorted({int(row["model_version"]) for row in rows})
    listed = ", ".join(map(str, versions))
    older = f" The model is at version {MODEL_VERSION} by now." if versions[0] < MODEL_VERSION else ""
    head = ("Pattern", "Verdict", "Published", "Simulated", "95 % interval", "Holds in draws", "What misses, and why")
    cells = [_result(row) for row in order(rows)]
    return (
        f"Computed with model version {listed}, {runs['seeds']} seeds at the defaults and {runs['draws']} parameter"
        f" draws.{older} {verdicts[0].upper()}{verdicts[1:]}.\n\n{table(head, cells)}"
    )


_KINDS = ("seeds", "draws")


def _read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table; raises UserError where a row has not a cell a column."""
    with open(path, encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        head, rows = next(lines), []
        for cells in lines:
            if len(cells) != len(head):
                wrong = f"{len(cells)} cells under {len(head)} columns"
                raise UserError(f"{path.name}, line {lines.line_num}: {wrong}; a cell with a comma stands in quotes")
            rows.append(dict(zip(head, cells, strict=True)))
    return rows


def _result(row: dict[str, str]) -> tuple[str, ...]:
    """Return the cells of one pattern; its main figure."""
    simulated, low, high = (format_number(float(row[key])) if row[key] else "" for key in ("simulated", "low", "high"))
    interval = f"{low} to {high}" if low and low != high else ""
    share = format_share(float(row["share_of_draws"])) if row["share_of_draws"] else ""
    star = " (vendor)" if row["vendor_survey"] == "yes" else ""
    published = f"{row['published']}{star}"
    verdict = f"{row['verdict']} (by construction)" if row["built_in"] else row["verdict"]
    return (f"{row['id']} {row['claim']}", verdict, published, simulated, interval, share, row["reason"])
