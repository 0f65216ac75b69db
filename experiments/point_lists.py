"""Points written down by hand, or by another tool, in a CSV file."""

import csv
from pathlib import Path
from typing import Any

from experiments.design import Listed
from experiments.factors import Factor
from scenarios import nearby
from simulation.errors import UserError, did_you_mean


def read_points(design: Any, factors: dict[str, Factor], folder: Path) -> Any:
    """A list of points with its CSV file read: a header with the factors' names, a row for each point."""
    if not isinstance(design, Listed) or design.file is None:
        return design
    path = folder / design.file
    try:
        with open(path, newline="", encoding="utf-8-sig") as file:
            rows = [dict(row) for row in csv.DictReader(file)]
    except FileNotFoundError:
        hint = nearby.meant(design.file, suffixes=nearby.TABLES, folder=folder)
        raise UserError(f"design.file: there is no file {path}{hint}") from None
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise UserError(f"{path}: cannot be read as a CSV file: {problem}") from None
    points = [
        {name: _cell(path, row, number, name, factors) for name in row} for number, row in enumerate(rows, start=2)
    ]
    if not points:
        raise UserError(f"{path}: holds no points")
    return Listed(kind="list", points=points)


def _cell(path: Path, row: dict[str, str | None], line: int, name: str, factors: dict[str, Factor]) -> float | str:
    text = row[name]
    if name is None or text is None:
        raise UserError(f"{path}:{line}: has another number of cells than the header")
    if name not in factors:
        raise UserError(f"{path}:1: '{name}' is no factor of the study{did_you_mean(name, factors)}")
    if factors[name].structure is not None:
        return text.strip()
    try:
        return float(text)
    except ValueError:
        raise UserError(f"{path}:{line}: {name}: '{text}' is not a number") from None
