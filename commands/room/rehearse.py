"""`orgshift room rehearse`: a workshop played by bots before anybody comes."""

from pathlib import Path
from typing import Annotated

import typer


def rehearse(
    file: Annotated[Path, typer.Argument(metavar="FILE.yaml", help="The workshop file.")],
    bots: Annotated[int, typer.Option("--bots", min=5, max=200, help="How many bots take part.")] = 40,
    fast: Annotated[bool, typer.Option("--fast", help="Wait for no clock.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Where sheet and tables go; default FILE.rehearsal.")
    ] = None,
) -> None:
    """Play all rounds of a workshop file with bots; write the sheet and a table of each.

    Exits with code 1 where a round could not be run; the sheet says which, and why.
    """
    from commands.progress_bar import compile_first
    from scenarios.files import check_folder
    from visualizer.stories.rehearsal import Rehearsal, write_sheet

    rehearsal = Rehearsal(str(file), bots, fast, lambda line: typer.echo(line, err=True))
    folder = out or file.with_suffix(".rehearsal")
    check_folder(folder)
    compile_first()
    games = rehearsal.play()
    written = write_sheet(games, folder, rehearsal.held.file.title)
    typer.echo(f"Played {len(games)} rounds with {bots} bots. Wrote {', '.join(map(str, written))}")
    if rehearsal.troubles:
        typer.echo(f"{len(rehearsal.troubles)} could not be run.", err=True)
        raise typer.Exit(1)
