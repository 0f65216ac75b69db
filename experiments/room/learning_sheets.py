"""Files of a session's agreement with the model: people, means and spreads, nothing else."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from analysis.room.crowd import FEWEST
from analysis.room.learning import Change
from simulation.errors import UserError, did_you_mean

COLUMNS = tuple(field.name for field in fields(Change))


def format_sheet(changes: Sequence[Change]) -> str:
    """Return the changes of a session as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for one in changes:
        writer.writerow(
            {name: value if isinstance(value, str | int) else f"{value:.6g}" for name, value in asdict(one).items()}
        )
    return text.getvalue()


def read_sheet(path: str | Path) -> list[Change]:
    """Return the changes of a session from its file.

    Raises UserError with file, line and column where it is none.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UserError(f"{path}: is no text in UTF-8") from None
    rows = list(csv.reader(io.StringIO(text)))
    if not rows or rows[0] != list(COLUMNS):
        missing = [name for name in COLUMNS if not rows or name not in rows[0]]
        found = (
            f"; the column '{missing[0]}' is missing{did_you_mean(missing[0], rows[0] if rows else [])}"
            if missing
            else ""
        )
        raise UserError(f"{path}:1: is no sheet of agreement with the model{found}")
    if len(rows) == 1:
        raise UserError(f"{path}: holds no measure; a session with fewer than {FEWEST} pairs of sheets has none")
    return [_read_row(path, line, row) for line, row in enumerate(rows[1:], start=2)]


def _read_row(path: str | Path, line: int, row: list[str]) -> Change:
    """Return the change that a row holds."""
    if len(row) != len(COLUMNS):
        raise UserError(f"{path}:{line}: {len(row)} cells, where there are {len(COLUMNS)} columns")
    numbers = []
    for name, cell in zip(COLUMNS[1:], row[1:], strict=True):
        try:
            number = float(cell)
        except ValueError:
            number = float("nan")
        if not abs(number) < float("inf") or (name.endswith("spread") and number < 0):
            raise UserError(f"{path}:{line}: column '{name}': '{cell}' is no number it can hold")
        numbers.append(number)
    if numbers[0] < FEWEST or numbers[0] != int(numbers[0]):
        raise UserError(f"{path}:{line}: column 'people': '{row[1]}' is no whole number from {FEWEST} on")
    return Change(row[0], int(numbers[0]), *numbers[1:])
