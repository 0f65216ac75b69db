"""Writes the findings of an analysis: a table, a figure and a sentence for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from analysis.presentation.finding import Finding


def write(findings: Mapping[str, Finding], out: str | Path) -> list[Path]:
    """Write NAME.csv, NAME.svg and NAME.png for each finding, and print its sentence.

    Raises UserError where the folder cannot be written.
    """
    from analysis.figures import picture_files
    from analysis.presentation.tables import csv_text
    from scenarios.files import write_each, write_whole

    paths: list[Path] = []
    for name, finding in findings.items():
        paths.append(write_whole(Path(out) / f"{name}.csv", csv_text(finding.table)))
        paths += write_each(Path(out) / name, picture_files(finding.figure()))
        typer.echo(finding.sentence)
    return paths


def wrote(paths: Iterable[Path], following: Iterable[str]) -> None:
    """Print what was written, and the next useful commands."""
    from commands.command_text import format_commands

    listed = list(paths)
    typer.echo(f"\nWrote {len(listed)} files: {', '.join(str(path) for path in listed)}")
    for number, command in enumerate(following):
        typer.echo(f"{'Next: ' if number == 0 else '      '}{format_commands(command)}")
