"""`orgshift events`: what can happen to an organization."""

from __future__ import annotations

from commands.listing import AsJson, show


def command(as_json: AsJson = False) -> None:
    """List the events and their dials."""
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
    show(rows, {"name": "name", "meaning": "meaning", "dials": "dials", "group": "strikes"}, as_json=as_json)
