"""`orgshift indicators`: what is recorded every week."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.listing import AsJson, show_rows_or_one


def command(
    name: Annotated[str, typer.Argument(help="One indicator in full.")] = "",
    as_json: AsJson = False,
) -> None:
    """List the indicators: meaning, unit, good direction, window; with a name, one in full."""
    from simulation.indicators import INDICATORS

    rows = [
        {
            "name": i.name,
            "unit": i.unit,
            "meaning": i.meaning,
            "direction": i.direction,
            "final": "mean of the last 12 weeks" if i.final == "mean12" else "last week",
            "acts": i.acts,
            "low": i.low,
            "high": i.high,
        }
        for i in INDICATORS
    ]
    columns = {"name": "name", "unit": "unit", "direction": "good", "meaning": "meaning"}
    further = {"final": "reported is", "acts": "acts counted", "low": "lowest", "high": "highest"}
    show_rows_or_one(rows, columns, name, "indicator", further, as_json=as_json)
