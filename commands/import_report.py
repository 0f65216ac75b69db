"""Prints the result of `orgshift import`: findings, the organization, and real companies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from analysis.network.network_structure import TITLES, Structure, measure
from analysis.network.real_companies import REAL_COMPANIES
from commands import listing
from commands.command_text import program_name, quote_arguments
from scenarios.people import HEADINGS, Finding, Reading, describe_findings, describe_kept
from scenarios.people import TITLES as TITLES_OF_ROLES
from scenarios.people.chart import count_in_words, describe_people, draw_tree
from scenarios.survey.survey import Survey
from simulation.population import Population

_SHOWN = ("mean_degree", "reciprocity", "clustering", "cross_unit_share", "assortativity", "mean_path", "degree_gini")


def show(
    population: Population | None,
    reading: Reading,
    saved: Sequence[Path],
    people: Path,
    ties: Path | None,
    options: Sequence[str],
) -> None:
    """Print the findings, the organization in figures and the next useful command.

    `options`: the words given besides the list itself, which a repeated import needs again.
    """
    _findings(reading.findings, people, ties)
    if population is None:
        _not_saved(reading, people, options)
        return
    lonely = sum(finding.kind == "no tie" for finding in reading.findings)
    for line in facts(population, population.size if ties is None else lonely):
        typer.echo(line)
    typer.echo("")
    _beside_real_ones(measure(population.tie_source, population.tie_target, population.unit))
    typer.echo(f"\nSaved: {', '.join(map(str, saved))}")
    typer.echo(f"Next: {program_name()} {quote_arguments('compare', '--organization', saved[0])}")


def show_understanding(reading: Reading, people: Path, ties: Path | None) -> None:
    """Print the account of --dry-run: columns, findings, tree, and what repairs would keep."""
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
    _findings(reading.findings, people, ties)
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


def show_survey(survey: Survey | None, file: Path | None) -> None:
    """Print what was understood of a culture survey, and what keeps its default."""
    if survey is None or file is None:
        return
    _findings(survey.findings, file, None)
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


def _findings(findings: Sequence[Finding], people: Path, ties: Path | None) -> None:
    for severity, lines in describe_findings(findings, people.name, ties.name if ties else people.name).items():
        wrong = severity == "error"
        typer.echo(f"{HEADINGS[severity]}:", err=wrong)
        for line in lines:
            typer.echo(f"  {line}", err=wrong)
        typer.echo("", err=wrong)


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
