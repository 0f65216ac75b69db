"""The generated parts of docs/mirror.md: the protocol, and the results that are committed."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from analysis.patterns.judging import FAILS, HOLDS, IN_PART, NOT_RUN, REVERSED
from analysis.presentation.style import format_number, format_share
from experiments.mirror.firm_model import drawn_from
from experiments.mirror.results import LEFT_OUT, VERDICTS, describe_share
from experiments.mirror.row import Part, Row, left_out, rows
from simulation.simulation import MODEL_VERSION

Table = Callable[[Sequence[str], Iterable[Iterable[Any]]], str]
"""Writes a head and rows as a Markdown table."""
ENOUGH = 0.6
ORDER = (REVERSED, FAILS, IN_PART, HOLDS, NOT_RUN)


def protocol(table: Table) -> str:
    """Return what was fixed for each study before anything was run, and what is left out."""
    head = ("Study", "Published", "Repeated here", "Stands for it", "Passes where", "Used")
    reasons = ((one.id, one.says, one.reason) for one in left_out())
    return f"{table(head, map(_describe, rows()))}\n\nLeft out:\n\n{table(('Study', 'Says', 'Because'), reasons)}"


def _describe(one: Row) -> tuple[str, ...]:
    sizes = ", ".join(text for text in (one.k and f"k {one.k}", one.N and f"N {one.N}") if text)
    source = (
        f"{one.published}{f' ({sizes})' if sizes else ''}. {one.source} ({one.mark}{', vendor' if one.vendor else ''})"
    )
    built_in = f" By construction: {one.built_in}" if one.built_in else ""
    passes = "; ".join(f"{part.what}: {_band(part)}" for part in one.parts)
    return (f"{one.id} {one.says}", source, one.analysis, f"{one.proxy}.{built_in}", passes, one.used)


def _band(part: Part) -> str:
    if part.band.direction:
        return "above 0" if part.band.sign > 0 else "below 0"
    return f"{format_number(part.band.low)} to {format_number(part.band.high)}"


def results(table: Table, folder: Path) -> str:
    """Return the committed results of a folder, misses first, with what they were computed with."""
    wholes = [row for row in _read(folder / "mirror.csv") if row["verdict"] != LEFT_OUT]
    parts = _read(folder / "mirror_parts.csv")
    count = Counter(row["verdict"] for row in wholes)
    verdicts = ", ".join(f"{one}: {count[one]}" for one in VERDICTS if count[one])
    version = int(wholes[0]["model_version"])
    older = f" The model is at version {MODEL_VERSION} by now." if version < MODEL_VERSION else ""
    if wholes[0]["drawn_from"] != drawn_from():
        older += " The model has other parameters or levers by now, so that the same draws make other firms."
    firms = max(int(row["firms"]) for row in wholes)
    head = ("Study", "Figure", "Published", "Simulated", "95 % interval", "80 % of studies", "Without noise", "Verdict")
    ordered = sorted(wholes, key=lambda row: ORDER.index(row["verdict"]))
    cells = [_figure(row, part) for row in ordered for part in parts if part["id"] == row["id"]]
    return (
        f"Computed with model version {version}, at most {firms} firms a kind.{older} "
        f"{verdicts[0].upper()}{verdicts[1:]}.\n\n**{describe_share(wholes)}** "
        f"At least {format_share(ENOUGH)} were asked for beforehand."
        f"\n\n{table(head, cells)}"
    )


def _figure(row: dict[str, str], part: dict[str, str]) -> tuple[str, ...]:
    first = part["part"] == "1"
    sign = "above 0" if part["pass_low"] and not part["pass_high"] else "below 0"
    published = format_number(float(part["published_value"])) if part["published_value"] else sign
    remark = f" ({part['remark']})" if part["remark"] else ""
    return (
        f"**{row['id']}** {row['says']}: {row['verdict']}" if first else row["id"],
        part["what"],
        published,
        _number(part["simulated"]),
        _range(part["low"], part["high"]),
        _range(part["spread_low"], part["spread_high"]),
        _number(part["without_noise"]),
        f"{part['verdict']}{remark}",
    )


def _number(cell: str) -> str:
    return format_number(float(cell)) if cell else ""


def _range(low: str, high: str) -> str:
    return f"{_number(low)} to {_number(high)}" if low and low != high else ""


def _read(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
