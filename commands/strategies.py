"""`orgshift strategies`: lists the strategies and their files."""

from __future__ import annotations

import os
from pathlib import Path

from commands.listing import AsJson, show


def command(as_json: AsJson = False) -> None:
    """List the built-in strategies; each is a file to copy and edit.

    Those in the folder `further` are compared only where they are named.
    """
    from scenarios.strategy import further_strategies, load_strategy, strategies

    rows = []
    for name, path in {**strategies(), **further_strategies()}.items():
        strategy = load_strategy(name)
        levers = list(dict.fromkeys(entry.lever for entry in strategy.entries))
        rows.append(
            {"name": name, "title": strategy.title, "summary": strategy.summary, "levers": levers, "file": _near(path)}
        )
    show(rows, {"name": "name", "summary": "the idea", "file": "file"}, as_json=as_json)


def _near(path: Path) -> str:
    """Return the path from the current folder where that is shorter."""
    here = os.path.relpath(path)
    return here if len(here) < len(str(path)) else str(path)
