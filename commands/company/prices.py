"""`orgshift prices`: writes every price into a file, to be edited and used with `--prices`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.command_text import program_name, quote_arguments


def command(
    out: Annotated[Path, typer.Option("--out", metavar="FILE.yaml", help="Where to write it.")] = Path("prices.yaml"),
    currency: Annotated[str, typer.Option("--currency", help="The currency of your amounts, as it is shown.")] = "EUR",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file if it exists.")] = False,
) -> None:
    """Write every price with unit, range and source, to be edited and used with --prices."""
    import re

    from scenarios.files import write_whole
    from scenarios.prices.price_file import CURRENCY, price_text
    from scenarios.prices.price_list import shipped_prices
    from simulation.errors import UserError

    if not re.fullmatch(CURRENCY, currency):
        raise UserError(f"--currency: '{currency}' is not one word of at most 12 characters (as in EUR)")
    if out.exists() and not overwrite:
        raise UserError(f"{out}: exists already; choose another name with --out, or --overwrite")
    known = shipped_prices()
    written = write_whole(out, price_text(known, currency))
    typer.echo(f"Wrote {written}: {len(known)} prices in thousands of {currency}, as shipped. Put in your own.")
    typer.echo(f"Next: {program_name()} {quote_arguments('compare', '--prices', written)}")
