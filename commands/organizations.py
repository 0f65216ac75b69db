"""`orgshift organizations`: the firms there are."""

from __future__ import annotations

from dataclasses import asdict

from commands.listing import AsJson, show


def command(as_json: AsJson = False) -> None:
    """List the built-in organizations, real and generated."""
    from scenarios.organization import organizations

    show(
        [asdict(entry) for entry in organizations()],
        {"name": "name", "kind": "kind", "people": "people", "customers": "customers", "title": "what it is"},
        as_json=as_json,
    )
