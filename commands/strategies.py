"""`orgshift strategies`: lists the strategies and their files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from commands.command_text import program_name
from commands.listing import AsJson, pick_row, show, show_row


def command(
    name: Annotated[str, typer.Argument(help="One strategy: the idea, its levers week by week, its file.")] = "",
    as_json: AsJson = False,
) -> None:
    """List the built-in strategies, each a file to copy and edit; with a name, tell one in full.

    Those in the folder `further` are compared only where they are named.
    """
    from scenarios.strategy import further_strategies, load_strategy, strategies

    rows = []
    for called, path in {**strategies(), **further_strategies()}.items():
        strategy = load_strategy(called)
        levers = list(dict.fromkeys(entry.lever for entry in strategy.entries))
        rows.append(
            {
                "name": called,
                "title": strategy.title,
                "summary": strategy.summary,
                "levers": levers,
                "file": _near(path),
            }
        )
    if name:
        rows = [pick_row(rows, name, "strategy")]
    if name and not as_json:
        _show_one(rows[0])
        return
    show(rows, {"name": "name", "summary": "the idea", "file": "file"}, as_json=as_json)


def _show_one(row: Mapping[str, Any]) -> None:
    """Print a strategy: what it is, and each of its dated levers."""
    from scenarios.strategy import load_strategy

    show_row(row, {"name": "strategy", "title": "title", "summary": "the idea", "file": "file"})
    typer.echo("")
    entries = load_strategy(str(row["name"])).entries
    dated = [
        {
            "lever": one.lever,
            "level": one.level,
            "start": one.start,
            "end": "the end" if one.end is None else one.end,
            "ramp": one.ramp,
            "target": one.target,
        }
        for one in entries
    ]
    headings = {"lever": "lever", "level": "level", "start": "from week", "end": "to week", "ramp": "weeks to reach it"}
    show(dated, headings | {"target": "whom it reaches"})
    typer.echo(f"\n{program_name()} levers NAME tells what a lever is.")


def _near(path: Path) -> str:
    """Return the path from the current folder where that is shorter."""
    here = os.path.relpath(path)
    return here if len(here) < len(str(path)) else str(path)
