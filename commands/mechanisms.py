"""`orgshift mechanisms`: the rules of the week, their switches and rival forms."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.listing import AsJson, show


def command(
    name: Annotated[str, typer.Argument(help="One mechanism: its equation, source and parameters.")] = "",
    as_json: AsJson = False,
) -> None:
    """List the mechanisms in the order of the catalogue; with a name, tell everything about one."""
    from simulation.errors import UserError, did_you_mean
    from simulation.mechanisms import MECHANISMS
    from simulation.structure import CHOICES

    if name and name not in MECHANISMS:
        raise UserError(f"mechanism '{name}' is unknown{did_you_mean(name, MECHANISMS)}")
    if name and not as_json:
        typer.echo(MECHANISMS[name].text + "\n")
        show(
            [
                {"name": p.name, "default": p.default, "low": p.low, "high": p.high, "unit": p.unit, "source": p.source}
                for p in MECHANISMS[name].module.PARAMETERS
            ],
            {
                "name": "parameter",
                "default": "default",
                "low": "low",
                "high": "high",
                "unit": "unit",
                "source": "source",
            },
        )
        return
    rows = [
        {
            "name": m.name,
            "code": m.code,
            "title": m.title,
            "steps": list(m.steps),
            "switches": [f"{c}: {' | '.join(CHOICES[c].options)}" for c in m.choices],
            "text": m.text,
        }
        for m in MECHANISMS.values()
        if not name or m.name == name
    ]
    show(
        rows,
        {"name": "name", "code": "code", "steps": "steps", "title": "what it says", "switches": "structure"},
        as_json=as_json,
    )
