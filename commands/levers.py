"""`orgshift levers`: what management can do."""

from __future__ import annotations

from commands.tables import AsJson, show


def command(as_json: AsJson = False) -> None:
    """List the levers: what level 1 means, what it acts on, what kind it is."""
    from simulation.levers import LEVERS

    rows = [{"name": lever.name, "meaning": lever.meaning, "enters": lever.enters, "attention": lever.attention,
             "kind": "rule" if lever.rule else "effort", "reach": "firm" if lever.firm_wide else "people",
             "target": lever.target} for lever in LEVERS.values()]  # fmt: skip
    show(rows, {"name": "name", "meaning": "level 1 means", "enters": "acts on", "kind": "kind", "reach": "reach",
                "attention": "attention"}, as_json=as_json)  # fmt: skip
