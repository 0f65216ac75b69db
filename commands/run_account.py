"""Prints the account of `orgshift run --explain`: by decision, by driver and by mechanism."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from commands.listing import show
from scenarios.defaults import FEWEST

if TYPE_CHECKING:
    from experiments.runs.run import RunSpec
    from simulation.simulation import Simulation


def print_account(run: RunSpec, org: Simulation, split: Any, indicator: str, currency: str = "") -> None:
    """Print the account of a run that has reached its horizon.

    split: its weeks by mechanism. currency: of amounts, where known.
    """
    from analysis.presentation.headline import OF_100
    from analysis.presentation.shown_units import factor_of
    from experiments.runs.reporting_window import added, describe_weeks
    from scenarios.prices.price_list import format_unit
    from simulation.indicators import BY_NAME

    title, end = BY_NAME[indicator].title, describe_weeks(indicator, run.weeks)
    scale = factor_of(BY_NAME[indicator].unit)
    unit = OF_100 if scale != 1 else format_unit(BY_NAME[indicator].unit, currency)
    typer.echo("\nWhy. This is one random seed, chance included: `compare` tells what remains of it over many.")
    typer.echo(f"Worth: {title} at the end with the decision minus the same run, same random seed, without it.")
    typer.echo(f"Change: from week 0 to the end. The end is, in both: {end}.\n")
    _by_decision(run, org, indicator, f"{title} ({unit})" if unit else title, scale)
    _by_driver(run, org)
    _by_mechanism(scale * added(split, indicator, run.weeks), title)


def _by_decision(run: RunSpec, org: Simulation, indicator: str, title: str, scale: float) -> None:
    from experiments.runs.leave_one_out import worth_of_decisions

    found = worth_of_decisions(run, org, indicator)
    show(
        [{"decision": name.replace("_", " "), "worth": two_digits(scale * worth)} for name, worth in found.items()],
        {"decision": f"{title} by decision", "worth": "worth"},
    )


def _by_driver(run: RunSpec, org: Simulation) -> None:
    typer.echo(f"\nWhat moves people to take part in week {run.weeks}, as pushes: above 0 for it, below 0 against it;")
    typer.echo("+0.7 makes what is rare twice as likely, -0.7 half as likely.\n")
    for words, parts in _drivers(run, org):
        rows = sorted(parts.items(), key=lambda row: -abs(row[1]))
        show(
            [{"driver": name, "push": two_digits(value)} for name, value in rows],
            {"driver": f"what moves {words}", "push": "push"},
        )
        typer.echo()


def _drivers(run: RunSpec, org: Simulation) -> list[tuple[str, dict[str, float]]]:
    """Return words and drivers: of two representative people, or averages where people are real."""
    from experiments.runs.leave_one_out import representative_people
    from simulation.attribution import drivers

    if not is_own(run.organization):
        return [(words, drivers(org, "participation", seat)) for seat, words in representative_people(org)]
    return [
        (f"{len(seats):,} {words}, on average", _average(org, seats))
        for words, seats in _groups(org).items()
        if len(seats) >= FEWEST
    ]


def _groups(org: Simulation) -> dict[str, Any]:
    import numpy as np

    here, leads = org.people["present"] > 0, org.people["has_reports"] > 0
    return {"people without reports": np.flatnonzero(here & ~leads), "leaders": np.flatnonzero(here & leads)}


def _average(org: Simulation, seats: Any) -> dict[str, float]:
    from simulation.attribution import drivers

    rows = [drivers(org, "participation", int(seat)) for seat in seats]
    return {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}


def _by_mechanism(parts: Any, title: str) -> None:
    from analysis.presentation.vocabulary import describe_part
    from simulation.attribution import PARTS

    rows = sorted(zip(PARTS, parts.tolist(), strict=True), key=lambda row: -abs(row[1]))
    words = f"{title} by mechanism (adds up to {two_digits(parts.sum()):+g}; booked where it entered)"
    show(
        [{"mechanism": describe_part(name), "change": two_digits(value)} for name, value in rows if abs(value) > 5e-4],
        {"mechanism": words, "change": "change"},
    )


def is_own(organization: Any) -> bool:
    """Return whether the organization holds seats of real people and is not published.

    True for an imported one, False for the built-in ones.
    """
    from experiments.runs.population_source import population_of
    from scenarios.organization import FOLDER, find

    if not isinstance(organization, str):
        return bool(organization.ids)
    return bool(population_of(organization).ids) and find(organization).resolve().parent != FOLDER.resolve()


def two_digits(value: float) -> float:
    """Return a number with two significant digits; 0 below half a thousandth."""
    return float(f"{value:.2g}") if abs(value) >= 5e-4 else 0.0
