"""`orgshift levers`: what management can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from commands.listing import AsJson, show

if TYPE_CHECKING:
    from simulation.programme.lever import Lever

COLUMNS = {
    "name": "name",
    "meaning": "level 1 means",
    "costs": "costs a week at level 1",
    "reaches": "reaches",
    "attention": "attention",
    "kind": "kind",
    "enters": "acts on",
}


def command(as_json: AsJson = False) -> None:
    """List the levers: what level 1 means, what it costs, whom it reaches, what kind it is."""
    from simulation.levers import LEVERS

    rows = [
        {
            "name": lever.name,
            "meaning": lever.meaning,
            "enters": lever.enters,
            "attention": lever.attention,
            "kind": "rule" if lever.rule else "effort",
            "reach": "firm" if lever.firm_wide else "people",
            "reaches": "the whole firm" if lever.firm_wide else lever.target,
            "target": lever.target,
            "cost": cost(lever),
            "costs": _in_words(cost(lever)),
        }
        for lever in LEVERS.values()
    ]
    show(rows, COLUMNS, as_json=as_json)
    if not as_json:
        _explain()


def cost(lever: Lever) -> dict[str, float]:
    """Return what a lever costs a week at level 1, by what it is counted per.

    In thousands, and hours at the default price of an hour.
    """
    from simulation.prices import COUNTED_PER, PARAMETERS

    hour = next(parameter.default for parameter in PARAMETERS if parameter.name == "loaded_hour")
    found = {each: getattr(lever.hours, each) * hour + getattr(lever.money, each) for each in COUNTED_PER}
    return {each: round(amount, 9) for each, amount in found.items() if amount}


def _in_words(found: dict[str, float]) -> str:
    from simulation.prices import COUNTED_PER

    return " + ".join(f"{_short(amount)} {COUNTED_PER[each]}" for each, amount in found.items())


def _short(amount: float) -> Any:
    """Format a cost with few digits; per customer it is thousandths of a thousandth."""
    return f"{amount:.2g}" if amount >= 1e-4 else f"{amount:.1g}".replace("e-0", "e-")


def _explain() -> None:
    typer.echo("\nCosts are in k, thousands of the currency in which payroll is given; hours at their default price.")
    typer.echo("Per person or manager: for each that it reaches. A level of 0.5 costs half.")
    typer.echo("Reaches: whom it is for unless the strategy names another `target`.")
    typer.echo("Attention: what it asks of people besides their work, 0 to 1; all of a week's add up and tire them.")
    typer.echo("From 0.1 on its start counts as a launch. A budget scales efforts; rules are set, not bought.")
