"""`orgshift levers`: what management can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.listing import AsJson, pick_row, show, show_row

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


DETAILS = {
    "name": "lever",
    "meaning": "level 1 means",
    "enters": "acts on",
    "reaches": "reaches",
    "costs": "costs a week at level 1",
    "attention": "attention it asks",
    "kind": "kind",
    "strategies": "used by",
}


def command(
    name: Annotated[str, typer.Argument(help="One lever: everything about it, and which strategies use it.")] = "",
    as_json: AsJson = False,
) -> None:
    """List the levers: what level 1 means, costs and whom it reaches; with a name, one in full."""
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
    if name:
        rows = [pick_row(rows, name, "lever") | {"strategies": _find_users(name)}]
    if name and not as_json:
        show_row(rows[0], DETAILS)
        typer.echo("")
    else:
        show(rows, COLUMNS, as_json=as_json)
    if not as_json:
        _explain()


def _find_users(lever: str) -> list[str]:
    """Return the built-in strategies with an entry of this lever."""
    from scenarios.strategy import further_strategies, load_strategy, strategies

    names = [*strategies(), *further_strategies()]
    return [one for one in names if any(entry.lever == lever for entry in load_strategy(one).entries)]


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
