"""`orgshift import`: your own staff list becomes an organization."""

from pathlib import Path
from typing import Annotated, Any

import typer

from commands.tables import AsJson
from simulation.bounds import LARGEST_SEED, MOST_CUSTOMERS


def command(
    people: Annotated[
        Path, typer.Argument(metavar="PEOPLE.csv", help="Staff list: one line a person, any usual columns.")
    ],
    ties: Annotated[
        Path | None, typer.Option(metavar="TIES.csv", help="Who works with whom; else ties are generated.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Where to save; default: the list's name in this folder.")
    ] = None,
    repair: Annotated[bool, typer.Option("--repair", help="Make the repairs that are offered, and list them.")] = False,
    customers: Annotated[
        int | None, typer.Option(min=0, max=MOST_CUSTOMERS, help="Customers at week 0; default: 10 per person.")
    ] = None,
    at_least: Annotated[float, typer.Option(min=0, help="Contacts that make a working tie; fewer are left out.")] = 0,
    as_of: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Day of the list; default: its latest date of entry.")
    ] = None,
    title: Annotated[str, typer.Option(help="What to call the organization in reports.")] = "",
    seed: Annotated[int, typer.Option(min=0, max=LARGEST_SEED, help="Luck of generated ties.")] = 1,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace files of an earlier import.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make an organization of your own staff list: id, manager, unit, location, tenure.

    The columns that are found are used. Everything doubtful is reported with its line.

    Everything doubtful is reported with its line; nothing is changed unless you say --repair. Names and addresses are
    never stored.
    """
    from commands import import_report
    from scenarios.people import Details, read_people, title_of
    from scenarios.saving import rounded, save_organization

    target = out or Path(f"{people.stem}.yaml")
    details = Details(
        name=target.stem,
        title=title or title_of(target.name),
        customers=customers,
        seed=seed,
        source="Your own data, imported with orgshift.",
    )
    population, findings = read_people(
        people, ties, repair=repair, at_least=at_least, as_of=_day(as_of), details=details
    )
    saved: list[Path] = []
    if population is not None:
        population = rounded(population)
        saved = save_organization(population, target, ties_given=ties is not None, seed=seed, overwrite=overwrite)
    if as_json:
        import_report.as_json(population, findings, saved)
    else:
        again = _words(
            {
                "--ties": ties,
                "--out": out,
                "--customers": customers,
                "--at-least": f"{at_least:.12g}",
                "--as-of": as_of,
                "--title": title,
                "--seed": seed,
            },
            left_out={"--at-least": "0", "--title": "", "--seed": 1},
        )
        again += ["--overwrite"] if overwrite else []
        import_report.show(population, findings, saved, people, ties, again)
    if population is None:
        raise typer.Exit(2)


def _words(options: dict[str, Any], left_out: dict[str, Any]) -> list[str]:
    """Return options as typed, for the same import again, without those that were not given.

    Those are None, or as in `left_out`.
    """
    given = {name: value for name, value in options.items() if value is not None and value != left_out.get(name)}
    return [str(word) for option in given.items() for word in option]


def _day(text: str | None) -> Any:
    from datetime import date

    from simulation.errors import UserError

    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UserError(f"--as-of: '{text}' is no day; write it as 2024-12-31") from None
