"""Prints the result of `orgshift import`: findings, the organization, and real companies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typer

from analysis.network.network_structure import TITLES, Structure, measure
from analysis.network.real_companies import REAL_COMPANIES
from commands import listing
from commands.command_text import program_name, quote_arguments
from scenarios.people import HEADINGS, Reading, describe_findings, describe_kept
from scenarios.people import TITLES as TITLES_OF_ROLES
from scenarios.people.chart import count_in_words, describe_people, draw_tree
from scenarios.survey.survey import Survey
from simulation.population import Population

_SHOWN = ("mean_degree", "reciprocity", "clustering", "cross_unit_share", "assortativity", "mean_path", "degree_gini")


@dataclass(frozen=True)
class Given:
    """The files of an import."""

    people: Path
    ties: Path | None
    survey: Path | None


def show(
    population: Population | None, reading: Reading, saved: Sequence[Path], given: Given, options: Sequence[str]
) -> None:
    """Print the organization in figures and the next useful command, or why nothing is saved.

    `options`: the words given besides the list itself, which a repeated import needs again.
    """
    ties = given.ties
    if population is None:
        _not_saved(reading, given.people, options)
        return
    lonely = sum(finding.kind == "no tie" for finding in reading.findings)
    for line in facts(population, population.size if ties is None else lonely):
        typer.echo(line)
    typer.echo("")
    _beside_real_ones(measure(population.tie_source, population.tie_target, population.unit))
    typer.echo(f"\nSaved: {', '.join(map(str, saved))}")
    typer.echo(f"Next: {program_name()} {quote_arguments('compare', '--organization', saved[0])}")


def show_columns(reading: Reading) -> None:
    """Print what each column of the list was taken for."""
    rows = [
        {
            "column": one.column,
            "read as": TITLES_OF_ROLES.get(one.role, "-"),
            "why": one.why,
            "cells": one.resolved,
        }
        for one in reading.columns
    ]
    if rows:
        listing.show(rows, {"column": "Column", "read as": "Read as", "why": "Why", "cells": "Cells known"})
        typer.echo("")


def show_read(reading: Reading, given: Given) -> None:
    """Print in one line what the columns of the list were taken for."""
    read = [f"{TITLES_OF_ROLES[one.role]} = '{one.column}'" for one in reading.columns if one.role in TITLES_OF_ROLES]
    if read:
        typer.echo(f"Read from {given.people.name}: {', '.join(read)}\n")


def show_tree(reading: Reading) -> None:
    """Print the end of --dry-run: people, their tree, and what repairs would keep."""
    if reading.repaired is not None:
        for line in describe_people(reading.repaired):
            typer.echo(line)
        typer.echo("")
        for line in draw_tree(reading.repaired):
            typer.echo(line)
        typer.echo("")
    if reading.kept is not None and reading.population is None:
        typer.echo(f"With all repairs made: {describe_kept(reading.kept)}.")
    typer.echo("Nothing is saved: --dry-run.")


def show_findings(reading: Reading, survey: Survey | None, given: Given) -> None:
    """Print what was found in all files, a heading for each severity, and the survey's levels."""
    people, ties = given.people.name, (given.ties or given.people).name
    found = {severity: list(lines) for severity, lines in describe_findings(reading.findings, people, ties).items()}
    if survey is not None and given.survey is not None:
        for severity, lines in describe_findings(survey.findings, given.survey.name, "").items():
            found.setdefault(severity, []).extend(lines)
    for severity in sorted(found, key=list(HEADINGS).index):
        wrong = severity == "error"
        typer.echo(f"{HEADINGS[severity]}:", err=wrong)
        for line in found[severity]:
            typer.echo(f"  {line}", err=wrong)
        typer.echo("", err=wrong)
    if survey is not None and given.survey is not None:
        _show_levels(survey, given.survey)


def _show_levels(survey: Survey, file: Path) -> None:
    """Print where week 0 starts by a culture survey, or that it cannot be used."""
    if not survey.is_usable:
        typer.echo(f"Nothing is saved: {file.name} cannot be used.", err=True)
        return
    typer.echo("Week 0 starts from the survey, unit by unit:")
    for line in survey.describe():
        typer.echo(f"  {line}")
    typer.echo("")


def as_json(
    population: Population | None, reading: Reading, saved: Sequence[Path], survey: Survey | None = None
) -> None:
    """Print the same as JSON for programs, with every finding."""
    made: dict[str, Any] | None = None
    if population is not None:
        structure = measure(population.tie_source, population.tie_target, population.unit)
        made = {
            "name": population.name,
            "people": population.size,
            "units": len(population.units),
            "customers": population.customers,
            "digest": population.digest(),
            "structure": structure.as_dict(),
        }
    content = {
        "organization": made,
        "files": [str(file) for file in saved],
        "columns": [asdict(column) for column in reading.columns],
        "kept": asdict(reading.kept) if reading.kept else None,
        "findings": [asdict(finding) for finding in reading.findings],
    }
    if survey is not None:
        content["survey"] = {
            "levels": survey.rows(),
            "findings": [asdict(finding) for finding in survey.findings],
        }
    typer.echo(json.dumps(listing.to_json_value(content), indent=2, ensure_ascii=False, allow_nan=False))


def facts(population: Population, made_up: int) -> list[str]:
    """Describe the organization in a few lines of words and numbers.

    `made_up`: people whose ties were not given.
    """
    lines = describe_people(population)
    whose = "" if made_up == population.size else f"those of {count_in_words(made_up, 'person', 'people')} "
    ties = f"{len(population.tie_source):,} working ties" + (f" ({whose}made up)" if made_up else "")
    lines.append(f"{ties}; {population.customers:,} customers (made up)")
    known = {function for function in population.functions if function != "other"}
    if not known & {"marketing", "sales", "service"}:
        lines.append("No unit is known to do marketing, sales or service, so everybody counts as facing customers.")
    return lines


def _beside_real_ones(structure: Structure) -> None:
    rows = [
        {"measure": TITLES[name], "here": getattr(structure, name)}
        | {company.name: company.figures[name] for company in REAL_COMPANIES}
        for name in _SHOWN
    ]
    rows = [{key: round(value, 2) if isinstance(value, float) else value for key, value in row.items()} for row in rows]
    headings = {"measure": "Beside real companies", "here": "Yours"}
    listing.show(rows, headings | {company.name: company.title for company in REAL_COMPANIES})


def _not_saved(reading: Reading, people: Path, options: Sequence[str]) -> None:
    errors = [finding for finding in reading.findings if finding.severity == "error"]
    lossy = any(finding.kind == "loss" for finding in errors)
    errors = [finding for finding in errors if finding.kind != "loss" and not finding.repaired] or errors
    by_hand = sum(not finding.repair for finding in errors if finding.kind != "loss")
    typer.echo(f"Nothing is saved: {len(errors):,} thing{'s are' if len(errors) > 1 else ' is'} wrong.", err=True)
    if by_hand:
        typer.echo(f"{by_hand:,} must be put right in the file: what has no repair after a semicolon.", err=True)
        return
    kept = reading.kept
    if kept is not None and reading.repaired is not None:
        left = describe_people(reading.repaired)[1]
        typer.echo(f"The repairs named after the semicolons keep {describe_kept(kept)}; then: {left}.", err=True)
    more = ["--accept-loss"] if lossy or (kept is not None and kept.too_little) else []
    again = quote_arguments("import", people, *options, "--repair", *more)
    if more:
        typer.echo("More than 5 % is lost: rather put it right in the list, or map another column (--map).", err=True)
    typer.echo(f"To make the repairs: {program_name()} {again}", err=True)
