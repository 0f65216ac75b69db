"""`orgshift parameters`: the uncertain properties of the world, with their sources.

`source` supports a term or its direction; where there is none it is called an assumption. `size_source` is the
published figure that default and range follow from, with the arithmetic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.listing import AsJson, show_rows_or_one

if TYPE_CHECKING:
    from simulation.sources.sizes import SizeSource


def command(
    name: Annotated[str, typer.Argument(help="One parameter in full, with its sources.")] = "",
    as_json: AsJson = False,
) -> None:
    """List the parameters: default, range, unit, source, size; with a name, one in full."""
    from simulation.parameters import PARAMETERS, where_declared
    from simulation.sources.sizes import size_sources

    sizes = size_sources()
    rows = [
        {
            "name": p.name,
            "default": p.default,
            "low": p.low,
            "high": p.high,
            "unit": p.unit,
            "meaning": p.meaning,
            "source": p.source,
            "size_source": _show_size(sizes.get(p.name), as_json),
            "symbol": p.symbol,
            "drawn": p.drawn,
            "part": where_declared(p.name),
        }
        for p in PARAMETERS.values()
    ]
    show_rows_or_one(
        rows,
        {
            "name": "name",
            "default": "default",
            "low": "low",
            "high": "high",
            "meaning": "meaning",
            "unit": "unit",
            "source": "source",
            "size_source": "size from",
            "drawn": "drawn",
        },
        name,
        "parameter",
        {"symbol": "symbol", "part": "belongs to"},
        as_json=as_json,
    )


def _show_size(size: SizeSource | None, as_json: bool) -> Any:
    """Return a size source as JSON holds it, or in one line; None for an assumption."""
    if size is None:
        return None
    return size.as_row() if as_json else size.describe()
