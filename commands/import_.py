"""`orgshift import`: your own staff list becomes an organization."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from commands import options
from commands.listing import AsJson
from simulation.bounds import LARGEST_SEED, MOST_CUSTOMERS
from simulation.errors import UserError, did_you_mean

if TYPE_CHECKING:
    from scenarios.people import Reading
    from scenarios.survey.survey import Survey
    from simulation.population import Population

Leavers = Literal["keep", "drop"]
_NOT_REPEATED = ("people", "repair", "accept_loss", "dry_run", "as_json")


def command(
    context: typer.Context,
    people: Annotated[
        Path,
        typer.Argument(metavar="PEOPLE", help="Staff list: CSV, Excel, OpenDocument, JSON or XML, any usual columns."),
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
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what is understood; save nothing.")] = False,
    leavers: Annotated[
        Leavers, typer.Option("--leavers", help="drop = leave out people who have left and vacant posts.")
    ] = "keep",
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
    seed: Annotated[int, typer.Option(min=0, max=LARGEST_SEED, help="Random seed of generated ties.")] = 1,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace files of an earlier import.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make an organization of your own staff list: id, manager, unit, location, tenure.

    Columns are found by their content. Everything doubtful is reported with its line; nothing is changed without
    --repair. Names and addresses are never stored or printed.
    """
    from commands import import_report
    from scenarios.people import ROLES, Details, Wishes, read_organization, title_of
    from scenarios.saving import save_organization
    from simulation.population import FUNCTIONS

    if survey is None and survey_map is not None:
        raise UserError("--survey-map: goes with --survey")
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
    answered = _read_survey(survey, survey_map, reading)
    population = _finish(reading, answered, functions)
    saved: list[Path] = []
    if population is not None and not dry_run:
        levels = answered.table() if answered is not None else ""
        given = ties is not None
        saved = save_organization(population, target, ties_given=given, seed=seed, overwrite=overwrite, survey=levels)
    if as_json:
        import_report.as_json(population, reading, saved, answered)
    else:
        files = import_report.Given(people, ties, survey)
        if dry_run:
            import_report.show_columns(reading)
        else:
            import_report.show_read(reading, files)
        import_report.show_findings(reading, answered, files)
        if dry_run:
            import_report.show_tree(reading)
        elif answered is None or answered.is_usable or reading.population is None:
            import_report.show(population, reading, saved, files, _repeat_options(context))
    if population is None:
        raise typer.Exit(2)


def _read_survey(survey: Path | None, survey_map: Path | None, reading: Reading) -> Survey | None:
    """Return the survey of the people who were read; None without a survey, or without people."""
    from scenarios.survey.mapping import read_mapping
    from scenarios.survey.survey import read_survey

    if survey is None or reading.repaired is None:
        return None
    return read_survey(survey, read_mapping(survey_map), reading.repaired, reading.groups, reading.names)


def _finish(reading: Reading, survey: Survey | None, functions: dict[str, str]) -> Population | None:
    """Return the organization to save, with the survey in its note.

    None where an error stands in the way. Raises UserError for a function of a unit that is not there.
    """
    from scenarios.saving import rounded

    if reading.population is None or (survey is not None and not survey.is_usable):
        return None
    population = rounded(reading.population)
    for unit in functions:
        if unit not in population.units:
            raise UserError(f"--map: no unit is called '{unit}'{did_you_mean(unit, population.units)}")
    return population if survey is None else replace(population, note=f"{population.note} {survey.note()}")


def _repeat_options(context: typer.Context) -> list[str]:
    """Return the options as typed, without those on repairs and on what is printed."""
    words: list[str] = []
    for option in context.command.params:
        name = option.name or ""
        source = context.get_parameter_source(name)
        if source is None or source.name != "COMMANDLINE" or name in _NOT_REPEATED:
            continue
        given = context.params[name]
        for value in given if isinstance(given, list | tuple) else [given]:
            text = f"{value:.12g}" if isinstance(value, float) else str(value)
            words += [option.opts[0]] if value is True else [option.opts[0], text]
    return words
