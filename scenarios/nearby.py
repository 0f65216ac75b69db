"""Finds the file or name probably meant by one that does not exist.

For example `my-plan.yaml` for `my-plan` or `my-plan.yml`.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from simulation.errors import did_you_mean, nearest

YAML = (".yaml", ".yml")
TABLES = (".csv", ".tsv", ".txt")


def suggest_name(
    given: str | Path, names: Collection[str] = (), suffixes: Collection[str] = YAML, folder: Path = Path()
) -> str:
    """Return ` (did you mean 'my-plan.yaml'?)`, or the names there are.

    names: what may be given instead of a file. suffixes: of the files looked at; which of them was given makes no
    difference. folder: where a relative file is looked for.
    """
    path = Path(given)
    there = {_bare(file, suffixes): str(path.parent / file.name) for file in _files(folder / path.parent, suffixes)}
    there |= {name: name for name in names}
    near = nearest(_bare(path, suffixes), there)
    return f" (did you mean '{there[near]}'?)" if near else did_you_mean(str(given), names)


def _files(folder: Path, suffixes: Collection[str]) -> list[Path]:
    """Return the files of a folder with one of the suffixes; none where it cannot be read."""
    try:
        return sorted(file for file in folder.iterdir() if file.suffix.lower() in suffixes and file.is_file())
    except (OSError, ValueError):
        return []


def _bare(path: Path, suffixes: Collection[str]) -> str:
    """Return the name of a path without one of the suffixes."""
    return path.stem if path.suffix.lower() in suffixes else path.name
