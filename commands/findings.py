"""Writes the findings of an analysis: a table, a figure and a sentence for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from analysis.presentation.finding import Finding


def write(findings: Mapping[str, Finding], out: str | Path) -> list[Path]:
    """Write NAME.csv, NAME.svg and NAME.png for each finding, and say its sentence.

    Raises:
        UserError: where the folder cannot be written.
    """
    from analysis.figures import save
    from analysis.presentation.tables import write_csv
    from simulation.errors import UserError

    paths: list[Path] = []
    for name, finding in findings.items():
        try:
            paths.append(write_csv(finding.table, Path(out) / f"{name}.csv"))
            paths += save(finding.figure(), Path(out) / name)
        except OSError as problem:
            raise UserError(f"--out: {out}: cannot be written: {problem.strerror or problem}") from None
        typer.echo(finding.sentence)
    return paths


def wrote(paths: Iterable[Path], following: Iterable[str]) -> None:
    """Say what was written, and the next useful commands."""
    from commands.command_text import format_commands

    listed = list(paths)
    typer.echo(f"\nWrote {len(listed)} files: {', '.join(str(path) for path in listed)}")
    for number, command in enumerate(following):
        typer.echo(f"{'Next: ' if number == 0 else '      '}{format_commands(command)}")
