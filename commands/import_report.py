"""Prints the result of `orgshift import`: findings, the organization, and real companies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import typer

from analysis.network.real_companies import REAL_COMPANIES
from analysis.network.structure import TITLES, Structure, measure
from commands import tables
from commands.command_text import program_name, quote_arguments
from scenarios.people import HEADINGS, Finding, describe_findings
from simulation import reporting_lines
from simulation.population import Population

_SHOWN = ("mean_degree", "reciprocity", "clustering", "cross_unit_share", "assortativity", "mean_path", "degree_gini")


def show(
    population: Population | None,
    findings: Sequence[Finding],
    saved: Sequence[Path],
    people: Path,
    ties: Path | None,
    options: Sequence[str],
) -> None:
    """Print the findings, the organization in figures and the next useful command.

    `options`: the words given besides the list itself, which a repeated import needs again.
    """
    _findings(findings, people, ties)
    if population is None:
        _not_saved(findings, people, options)
        return
    lonely = sum(finding.kind == "no tie" for finding in findings)
    for line in facts(population, population.size if ties is None else lonely):
        typer.echo(line)
    typer.echo("")
    _beside_real_ones(measure(population.tie_source, population.tie_target, population.unit))
    typer.echo(f"\nSaved: {', '.join(map(str, saved))}")
    typer.echo(f"Next: {program_name()} {quote_arguments('compare', '--organization', saved[0])}")


def as_json(population: Population | None, findings: Sequence[Finding], saved: Sequence[Path]) -> None:
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
        "findings": [asdict(finding) for finding in findings],
    }
    typer.echo(json.dumps(tables.to_json_value(content), indent=2, ensure_ascii=False, allow_nan=False))


def facts(population: Population, made_up: int) -> list[str]:
    """Describe the organization in a few lines of words and numbers.

    `made_up`: people whose ties were not given.
    """
    levels = population.levels()
    spans = reporting_lines.reports_count(population.manager)
    spans = spans[spans > 0]
    largest = np.bincount(population.unit).max()
    lines = [f"{population.title}: {population.size:,} people in {len(population.units):,} units (largest {largest:,})"]
    if population.head >= 0:
        outside = int((levels == reporting_lines.OUTSIDE).sum())
        lines.append(
            f"{_counted(len(spans), 'manager')}, {_counted(levels.max(), 'level')} below the head, "
            f"{spans.mean():.1f} people to a manager (most {spans.max()})"
            + (f"; {_people(outside)} outside the line of command" if outside else "")
        )
    else:
        lines.append("no hierarchy")
    whose = "" if made_up == population.size else f"those of {_people(made_up)} "
    ties = f"{len(population.tie_source):,} working ties" + (f" ({whose}made up)" if made_up else "")
    lines.append(f"{ties}; {population.customers:,} customers (made up)")
    known = {function for function in population.functions if function != "other"}
    if not known & {"marketing", "sales", "service"}:
        lines.append("No unit is known to do marketing, sales or service, so everybody counts as facing customers.")
    return lines


def _people(count: int) -> str:
    return _counted(count, "person", "people")


def _counted(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def _beside_real_ones(structure: Structure) -> None:
    rows = [
        {"measure": TITLES[name], "here": getattr(structure, name)}
        | {company.name: company.figures[name] for company in REAL_COMPANIES}
        for name in _SHOWN
    ]
    rows = [{key: round(value, 2) if isinstance(value, float) else value for key, value in row.items()} for row in rows]
    headings = {"measure": "Beside real companies", "here": "Yours"}
    tables.show(rows, headings | {company.name: company.title for company in REAL_COMPANIES})


def _findings(findings: Sequence[Finding], people: Path, ties: Path | None) -> None:
    for severity, lines in describe_findings(findings, people.name, ties.name if ties else people.name).items():
        wrong = severity == "error"
        typer.echo(f"{HEADINGS[severity]}:", err=wrong)
        for line in lines:
            typer.echo(f"  {line}", err=wrong)
        typer.echo("", err=wrong)


def _not_saved(findings: Sequence[Finding], people: Path, options: Sequence[str]) -> None:
    errors = [finding for finding in findings if finding.severity == "error"]
    mendable = sum(bool(finding.repair) for finding in errors)
    by_hand = len(errors) - mendable
    typer.echo(f"Nothing is saved: {len(errors):,} thing{'s are' if len(errors) > 1 else ' is'} wrong.", err=True)
    if by_hand:
        typer.echo(f"{by_hand:,} must be put right in the file: what has no repair after a semicolon.", err=True)
    if mendable and not by_hand:
        again = quote_arguments("import", people, *options, "--repair")
        typer.echo(f"To make the repairs named after the semicolons: {program_name()} {again}", err=True)
