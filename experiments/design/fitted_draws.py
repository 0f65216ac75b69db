"""Parameter draws that fit a firm's own figures, from a CSV file: they replace ranges.

A row is one set of values, so what the figures say about several parameters together is kept. All rows count alike;
a column `weight` is turned into repeated rows.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from experiments.design.csv_cells import read_cells
from experiments.runs.catalogue import Range
from experiments.runs.catalogue_cache import catalogue
from scenarios.documents import Document, Known
from scenarios.prices.price_list import PriceList
from simulation.errors import UserError, did_you_mean

BESIDE = ("draw", "weight", "distance")
"""Columns that may stand beside the parameters."""
FEWEST = 20
MOST_ROWS = 1000
"""More rows, or weighted ones, are thinned to so many."""
STREAM = "fitted draws"
"""The name under which a design draws the row, for all parameters of the file together."""
_SHOWN = 5


class FittedDraws(Document):
    """Equally likely sets of values, which replace the ranges of these parameters."""

    source: str
    parameters: Annotated[list[Annotated[str, Known("parameter")]], Field(min_length=1)]
    rows: Annotated[list[list[float]], Field(min_length=1)]

    def at(self, place: float) -> dict[str, float]:
        """Return the values of the row at a place from 0 to 1."""
        row = self.rows[min(int(place * len(self.rows)), len(self.rows) - 1)]
        return dict(zip(self.parameters, row, strict=True))

    def column(self, name: str) -> tuple[float, ...]:
        """Return all values of one parameter, in the order of the rows."""
        place = self.parameters.index(name)
        return tuple(row[place] for row in self.rows)

    @property
    def middle(self) -> dict[str, float]:
        """The row nearest to the medians: one that was drawn, no mixture of several."""
        import numpy as np

        values = np.array(self.rows)
        spread = np.maximum(values.std(axis=0), 1e-12)
        away = (((values - np.median(values, axis=0)) / spread) ** 2).sum(axis=1)
        return dict(zip(self.parameters, self.rows[int(away.argmin())], strict=True))

    def to_plain(self) -> list[Any]:
        """Return what decides numbers, as plain data for digests: not the file's name."""
        return [self.parameters, self.rows]


def merge_parameters(prices: PriceList, fitted: FittedDraws | None, given: Mapping[str, float]) -> dict[str, float]:
    """Return what differs from the defaults: what is given, else fitted middle, else prices."""
    return {**prices.values, **({} if fitted is None else fitted.middle), **given}


def load_fitted_draws(path: Path | None) -> FittedDraws | None:
    """Return the draws in a file for this model; None where no file is given."""
    return None if path is None else read_fitted_draws(path, catalogue().parameters)


def read_fitted_draws(path: str | Path, ranges: Mapping[str, Range]) -> FittedDraws:
    """Return the draws in a CSV file. Raises UserError with every fault as file:line: column."""
    file = Path(path)
    header, lines = read_cells(file, "fitted draws")
    faults = list(_header_faults(header, ranges))
    if faults:
        raise UserError("\n".join(f"{file}:1: {fault}" for fault in faults))
    rows, weights = [], []
    for line, cells in lines:
        numbers, found = _read_row(header, cells, ranges)
        faults += [f"{file}:{line}: {fault}" for fault in found]
        rows.append([numbers.get(name, math.nan) for name in header if name not in BESIDE])
        weights.append(numbers.get("weight", 1.0))
    if faults:
        rest = [f"{file}: {len(faults) - _SHOWN} more like these"] if len(faults) > _SHOWN else []
        raise UserError("\n".join([*faults[:_SHOWN], *rest]))
    if len(rows) < FEWEST:
        raise UserError(f"{file}: holds {len(rows)} draws; at least {FEWEST} are needed to stand for what is uncertain")
    if not sum(weights) > 0:
        raise UserError(f"{file}: every weight is 0")
    names = [name for name in header if name not in BESIDE]
    return FittedDraws(source=file.name, parameters=names, rows=_thinned(rows, weights))


def _header_faults(header: list[str], ranges: Mapping[str, Range]) -> Iterator[str]:
    if header[:1] == ["parameter"]:
        yield "is a summary, a parameter a row; the draws themselves are needed (calibrate writes them as draws.csv)"
        return
    names = [name for name in header if name not in BESIDE]
    if not names:
        yield "has no column of a parameter"
    for place, name in enumerate(header):
        if name in header[:place]:
            yield f"column '{name}' is given twice"
        elif name in names and name not in ranges:
            yield f"no parameter is called '{name}'{did_you_mean(name, ranges)}"


def _read_row(header: list[str], cells: list[str], ranges: Mapping[str, Range]) -> tuple[dict[str, float], list[str]]:
    """Return the numbers of a row by column, and its faults."""
    if len(cells) != len(header):
        return {}, [f"has {len(cells)} cells, the heading {len(header)}"]
    numbers, faults = {}, []
    for name, text in zip(header, cells, strict=True):
        if name in BESIDE and name != "weight":
            continue
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        low, high = (0.0, math.inf) if name == "weight" else ranges[name].span
        if not math.isfinite(value):
            faults.append(f"{name}: '{text.strip()}' is not a number")
        elif not low <= value <= high:
            faults.append(f"{name}: {value:g} is outside {low:g}..{high:g}")
        numbers[name] = value
    return numbers, faults


def _thinned(rows: list[list[float]], weights: list[float]) -> list[list[float]]:
    """Return equally likely rows: as they are, or taken at even steps of their weights."""
    if len(rows) <= MOST_ROWS and len(set(weights)) == 1:
        return rows
    import numpy as np

    total = np.cumsum(weights)
    places = (np.arange(MOST_ROWS) + 0.5) / MOST_ROWS * total[-1]
    return [rows[min(int(place), len(rows) - 1)] for place in np.searchsorted(total, places)]
