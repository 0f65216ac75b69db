"""`orgshift import`: your own staff list becomes an organization."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from commands import options
from commands.listing import AsJson
from simulation.bounds import LARGEST_SEED, MOST_CUSTOMERS

if TYPE_CHECKING:
    from scenarios.people import Reading
    from scenarios.survey.survey import Survey
    from simulation.population import Population

Leavers = Literal["keep", "drop"]


def command(
    people: Annotated[
        Path, typer.Argument(metavar="PEOPLE", help="Staff list: CSV, Excel, OpenDocument or JSON, any usual columns.")
    ],
    ties: Annotated[
        Path | None, typer.Option(metavar="TIES", help="Who works with whom; else ties are generated.")
    ] = None,
    survey: Annotated[
        Path | None, typer.Option(metavar="SURVEY", help="A culture survey: answers or means by unit, any usual scale.")
    ] = None,
    survey_map: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Which question measures what, and on which scale.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Where to save; default: the list's name in this folder.")
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="ROLE=COLUMN", help="Column of a role, or UNIT=FUNCTION; may be repeated."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what is understood; save nothing.")] = False,
    leavers: Annotated[Leavers, typer.Option(help="drop = leave out people who have left and vacant posts.")] = "keep",
    repair: Annotated[bool, typer.Option("--repair", help="Make the repairs that are offered, and list them.")] = False,
    accept_loss: Annotated[
        bool, typer.Option("--accept-loss", help="Repair also where over 5 % of people or reporting lines are lost.")
    ] = False,
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

    Columns are found by what stands in them. Everything doubtful is reported with its line; nothing is changed unless
    you say --repair. Names and addresses are never stored or printed.
    """
    from commands import import_report
    from scenarios.people import ROLES, Details, Wishes, read_organization, title_of
    from scenarios.saving import rounded, save_organization
    from simulation.population import FUNCTIONS

    target = out or Path(f"{people.stem}.yaml")
    roles, functions = options.columns(mapping or [], ROLES, FUNCTIONS)
    details = Details(
        name=target.stem,
        title=title or title_of(target.name),
        customers=customers,
        functions=functions,
        seed=seed,
        source="Your own data, imported with orgshift.",
    )
    wishes = Wishes(options.day("--as-of", as_of) if as_of else None, leavers, roles, accept_loss)
    reading = read_organization(people, ties, wishes, details, repair=repair, at_least=at_least)
    saved: list[Path] = []
    population = answered = None
    if reading.repaired is not None:
        answered = _read_survey(survey, survey_map, reading.repaired, reading)
    if reading.population is not None and (answered is None or answered.is_usable):
        population = rounded(reading.population)
        _check_units(functions, population.units)
        table = answered.table() if answered is not None else ""
        if answered is not None:
            population = replace(population, note=f"{population.note} {answered.note()}")
        if not dry_run:
            saved = save_organization(
                population, target, ties_given=ties is not None, seed=seed, overwrite=overwrite, survey=table
            )
    if as_json:
        import_report.as_json(population, reading, saved, answered)
    elif dry_run:
        import_report.show_understanding(reading, people, ties)
        import_report.show_survey(answered, survey)
    else:
        given = {
            "--ties": ties,
            "--survey": survey,
            "--survey-map": survey_map,
            "--out": out,
            "--leavers": leavers,
            "--customers": customers,
            "--at-least": f"{at_least:.12g}",
            "--as-of": as_of,
            "--title": title,
            "--seed": seed,
        }
        again = _repeat(given, mapping or [], overwrite)
        import_report.show_survey(answered, survey)
        if answered is None or answered.is_usable or reading.population is None:
            import_report.show(population, reading, saved, people, ties, again)
    if population is None:
        raise typer.Exit(2)


def _read_survey(survey: Path | None, survey_map: Path | None, people: Population, reading: Reading) -> Survey | None:
    """What the survey says of these people; None where there is none.

    UserError for a map without a survey.
    """
    from scenarios.survey.mapping import read_mapping
    from scenarios.survey.survey import read_survey
    from simulation.errors import UserError

    if survey is None and survey_map is not None:
        raise UserError("--survey-map: goes with --survey")
    return (
        None if survey is None else read_survey(survey, read_mapping(survey_map), people, reading.groups, reading.names)
    )


def _repeat(given: dict[str, Any], mapping: list[str], overwrite: bool) -> list[str]:
    """Return the options of the same import as typed, without those at their default."""
    usual = {"--leavers": "keep", "--at-least": "0", "--title": "", "--seed": 1}
    typed = {name: value for name, value in given.items() if value is not None and value != usual.get(name)}
    words = [str(word) for option in typed.items() for word in option]
    words += [word for one in mapping for word in ("--map", one)]
    return words + (["--overwrite"] if overwrite else [])


def _check_units(functions: dict[str, str], units: tuple[str, ...]) -> None:
    from simulation.errors import UserError, did_you_mean

    for unit in functions:
        if unit not in units:
            raise UserError(f"--map: no unit is called '{unit}'{did_you_mean(unit, units)}")
