"""Titles of factors and strategies for people to read, kept in the tables' `attrs`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis.presentation.vocabulary import Glossary
from simulation.errors import UserError


def glossary(factors: Mapping[str, str], strategies: Iterable[str], folder: Path = Path()) -> dict[str, Any]:
    """Return `attrs` for a table: parameters and strategies by name, with their titles.

    factors: name in the table -> parameter it stands for. strategies: built-in names, or files looked for in `folder`;
    one that can no longer be read keeps its name.
    """
    from simulation.parameters import PARAMETERS

    known = {name: PARAMETERS[key] for name, key in factors.items() if key in PARAMETERS}
    meanings = {
        name: {key: getattr(one, key) for key in ("title", "unit", "default", "low", "high", "source")}
        for name, one in known.items()
    }
    titles = {name: _title(name, folder) for name in strategies}
    return {"parameters": Glossary(meanings), "strategies": Glossary(titles)}


def _title(name: str, folder: Path) -> str:
    from scenarios.strategy import load_strategy

    try:
        return load_strategy(folder / name if name.endswith((".yaml", ".yml")) else name).title
    except UserError:
        return name
