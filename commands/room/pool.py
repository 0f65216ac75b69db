"""`orgshift room pool`: agreement with the model before and after, over several sessions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands import listing

COLUMNS = {
    "measure": "measure",
    "sessions": "sessions",
    "people": "people",
    "before": "before",
    "after": "after",
    "change": "change",
    "low": "from",
    "high": "to",
    "between": "between sessions",
}
SHARES = tuple(COLUMNS)[3:]


def pool(
    sheets: Annotated[
        list[Path], typer.Argument(metavar="SHEET.csv...", help="Sheets of agreement, one of each session.")
    ],
    as_json: listing.AsJson = False,
) -> None:
    """Pool what several sessions changed in agreement with the model, with intervals.

    Agreement is not learning: it says how far answers before and after are those of the model.
    """
    from dataclasses import asdict

    from analysis.room import learning
    from experiments.room.learning_sheets import read_sheet
    from simulation.errors import UserError

    twice = [path for at, path in enumerate(sheets) if path.resolve() in {one.resolve() for one in sheets[:at]}]
    if twice:
        raise UserError(f"{twice[0]}: is given twice; each session counts once")
    pooled = learning.pool([read_sheet(path) for path in sheets])
    rows = [asdict(one) for one in pooled]
    if not as_json:
        rows = [row | {name: f"{100 * row[name]:.0f} %" for name in SHARES} for row in rows]
    listing.show(rows, COLUMNS, as_json=as_json)
    for one in pooled if not as_json else ():
        if one.measure == learning.AGREEMENT:
            typer.echo(
                learning.describe_change("Agreement with the model", one.people, one.change, (one.low, one.high))
            )
