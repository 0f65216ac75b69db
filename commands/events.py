"""`orgshift events`: what can happen to an organization."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.listing import AsJson, show_rows_or_one


def command(
    name: Annotated[str, typer.Argument(help="One event: what it does and its dials.")] = "",
    as_json: AsJson = False,
) -> None:
    """List the events and their dials; with a name, one in full."""
    from simulation.events import EVENTS

    rows = [
        {
            "name": e.name,
            "meaning": e.meaning,
            "group": e.group,
            "dials": [f"{name} {d.default:g} ({d.low:g}..{d.high:g} {d.unit})" for name, d in e.dials.items()],
        }
        for e in EVENTS.values()
    ]
    columns = {"name": "name", "meaning": "meaning", "dials": "dials", "group": "strikes"}
    show_rows_or_one(rows, columns, name, "event", as_json=as_json)
