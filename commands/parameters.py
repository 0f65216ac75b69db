"""`orgshift parameters`: the uncertain properties of the world, with their sources.

A parameter without a source is called an assumption.
"""

from __future__ import annotations

from commands.listing import AsJson, show


def command(as_json: AsJson = False) -> None:
    """List the parameters: default, range, unit, source."""
    from simulation.parameters import PARAMETERS, where_declared

    rows = [
        {
            "name": p.name,
            "default": p.default,
            "low": p.low,
            "high": p.high,
            "unit": p.unit,
            "meaning": p.meaning,
            "source": p.source,
            "symbol": p.symbol,
            "drawn": p.drawn,
            "part": where_declared(p.name),
        }
        for p in PARAMETERS.values()
    ]
    show(
        rows,
        {
            "name": "name",
            "default": "default",
            "low": "low",
            "high": "high",
            "meaning": "meaning",
            "unit": "unit",
            "source": "source",
            "drawn": "drawn",
        },
        as_json=as_json,
    )
