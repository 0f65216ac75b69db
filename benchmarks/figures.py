"""What a row of the benchmarks yields: figures and skipped lines, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

HEADINGS = ("row", "case", "measured", "this build", "beside it", "against", "times as good", "goal")
DIGITS = 3


@dataclass(frozen=True)
class Figure:
    """One measured figure of this build, and the same of what it is compared with, if anything.

    row, case, unit: what was measured. ours, theirs: this build and the other side. against: what the other side is.
    ratio: how many times as good this build is, 2 = half the cost. goal: what it should reach, in words. people: the
    size, for the plot. note: what the reader has to know.
    """

    row: str
    case: str
    unit: str
    ours: float
    theirs: float | None = None
    against: str = ""
    ratio: float | None = None
    goal: str = ""
    people: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Skipped:
    """A row, or a part of it, that was not measured, with the reason in one line."""

    row: str
    reason: str


def compare_costs(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float, float]:
    """Return the median costs of both sides and the median ratio of the passes, theirs to ours.

    The passes are taken in turns, so a machine that gets slower slows both sides of a pair.
    """
    return median(ours), median(theirs), median([b / a for a, b in zip(ours, theirs, strict=True)])


def median(values: Sequence[float]) -> float:
    """The middle value; the mean of the two in the middle where their number is even."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def format_number(value: float | None) -> str:
    """A number with three significant digits, thousands marked; '' for None."""
    if value is None:
        return ""
    if value == 0 or not 1e-4 <= abs(value) < 1e15:
        return f"{value:.{DIGITS}g}"
    text = f"{float(f'{value:.{DIGITS}g}'):,.10f}".rstrip("0").rstrip(".")
    return text


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of text, one a figure, columns aligned, notes below."""
    rows = [HEADINGS] + [
        (
            figure.row,
            figure.case,
            figure.unit,
            format_number(figure.ours),
            format_number(figure.theirs),
            figure.against,
            f"{format_number(figure.ratio)} x" if figure.ratio is not None else "",
            figure.goal,
        )
        for figure in figures
    ]
    widths = [max(len(row[k]) for row in rows) for k in range(len(HEADINGS))]
    numeric = (3, 4, 6)
    return "\n".join(
        "  ".join(cell.rjust(width) if k in numeric else cell.ljust(width) for k, (cell, width) in enumerate(cells))
        for cells in (zip(row, widths, strict=True) for row in rows)
    )


def notes(figures: Iterable[Figure]) -> list[str]:
    """What the figures say beside their numbers, each note once, with its row."""
    return list(dict.fromkeys(f"{figure.row}: {figure.note}" for figure in figures if figure.note))


def as_json(made: dict[str, Any], figures: Iterable[Figure], skipped: Iterable[Skipped]) -> str:
    """The whole result as JSON: how it was made, the figures, what was skipped."""
    content = {"made": made, "figures": [asdict(one) for one in figures], "skipped": [asdict(one) for one in skipped]}
    return json.dumps(content, indent=1, ensure_ascii=False)


def write(folder: Path, made: dict[str, Any], figures: Sequence[Figure], skipped: Sequence[Skipped]) -> list[Path]:
    """Write table, JSON and plot into a folder and return their paths."""
    from benchmarks.plot import draw

    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}: {value}" for key, value in made.items()] + ["", table(figures), ""]
    lines += notes(figures) + [f"{one.row}: skipped, {one.reason}" for one in skipped]
    (folder / "benchmarks.txt").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    (folder / "benchmarks.json").write_text(as_json(made, figures, skipped), encoding="utf-8")
    paths = [folder / "benchmarks.txt", folder / "benchmarks.json"]
    return paths + ([folder / "cost.png"] if draw(figures, folder / "cost.png") else [])
