"""Reads the cells of a CSV file that a study or a command is given."""

import csv
from pathlib import Path

from scenarios import nearby
from simulation.errors import UserError


def read_cells(path: Path, what: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the heading of a CSV file and its lines with their numbers.

    ``what`` says in messages what the file holds.
    Raises UserError if it is missing or no CSV file.
    """
    try:
        with open(path, newline="", encoding="utf-8-sig") as file:
            reader = csv.reader(file)
            header = [name.strip() for name in next(reader, [])]
            return header, [(reader.line_num, row) for row in reader if row]
    except FileNotFoundError:
        hint = nearby.suggest_name(path.name, suffixes=nearby.TABLES, folder=path.parent)
        raise UserError(f"there is no file {path}{hint}") from None
    except IsADirectoryError:
        raise UserError(f"{path} is a folder; a CSV file with {what} is needed") from None
    except (OSError, ValueError, csv.Error) as problem:
        raise UserError(f"{path}: cannot be read as a CSV file: {problem}") from None
