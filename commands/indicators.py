"""`orgshift indicators`: what is recorded every week."""

from __future__ import annotations

from commands.listing import AsJson, show


def command(as_json: AsJson = False) -> None:
    """List the indicators: meaning, unit, good direction, how a run reports them."""
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
    show(rows, {"name": "name", "unit": "unit", "direction": "good", "meaning": "meaning"}, as_json=as_json)
