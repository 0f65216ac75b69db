"""Reads points of a design from a CSV file, written by hand or by another tool."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from experiments.design.csv_cells import read_cells
from experiments.design.designs import Listed
from experiments.design.factors import Factor
from simulation.errors import UserError, did_you_mean

Point = dict[str, float | str]


class PointTable(NamedTuple):
    """The content of a CSV file of points: points with their lines, and faults by line."""

    points: list[tuple[int, Point]]
    faults: list[tuple[int, str]]


def read_points(design: Any, factors: dict[str, Factor], folder: Path) -> Any:
    """Return the design with the points of its CSV file; any other design unchanged.

    The file's header names the factors; each row is a point. Raises UserError for every fault in it.
    """
    if not isinstance(design, Listed) or design.file is None:
        return design
    table = read_table(folder / design.file, factors)
    if table.faults:
        raise UserError("\n".join(f"{folder / design.file}:{line}: {fault}" for line, fault in table.faults))
    return Listed(kind="list", points=[point for _, point in table.points])


def read_table(path: Path, factors: dict[str, Factor]) -> PointTable:
    """Read a CSV file of points.

    Raises UserError if it is missing, no CSV file, or holds no points.
    """
    header, rows = read_cells(path, "points")
    if not rows:
        raise UserError(f"{path}: holds no points")
    table = PointTable([], [(1, fault) for fault in _header_faults(header, factors)])
    for line, row in rows:
        _take(table, line, header, row, factors)
    return table


def _header_faults(header: list[str], factors: dict[str, Factor]) -> Iterator[str]:
    for place, name in enumerate(header):
        if name not in factors:
            yield f"'{name}' is no factor of the study{did_you_mean(name, factors)}"
        elif name in header[:place]:
            yield f"'{name}' is given twice"
    for name in factors:
        if name not in header:
            yield f"has no column {name}"


def _take(table: PointTable, line: int, header: list[str], row: list[str], factors: dict[str, Factor]) -> None:
    """Put a row into the table, or what is wrong with it."""
    if len(row) != len(header):
        table.faults.append((line, "has another number of cells than the header"))
        return
    point: Point = {}
    for name, text in zip(header, row, strict=True):
        if name not in factors:
            continue
        value = _cell(text.strip(), factors[name])
        if value is None:
            table.faults.append((line, f"{name}: '{text.strip()}' is not a number"))
        else:
            point[name] = value
    if len(point) == len(header):
        table.points.append((line, point))


def _cell(text: str, factor: Factor) -> float | str | None:
    """Return the value of a cell; None where it should be a number and is none."""
    if factor.structure is not None:
        return text
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
