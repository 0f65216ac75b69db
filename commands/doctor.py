"""`orgshift doctor`: is everything there, and if not, what to type."""

from typing import Annotated

import typer

from commands.command_text import program_name
from commands.listing import AsJson, show


def command(
    as_json: AsJson = False,
    quick: Annotated[bool, typer.Option("--quick", help="Only look: do not compile the week.")] = False,
) -> None:
    """Check the installation, compile the week once, and say what is missing.

    Exit code 0 when orgshift can do its main job, 1 when something it needs for that is wrong.
    """
    from commands import installation

    if not (as_json or quick):
        typer.echo("Looking, and compiling the week if it is not compiled yet ...", err=True)
    findings = [
        installation.python(),
        *installation.packages(),
        installation.lock(),
        installation.compiled(warm=not quick),
        installation.browser(),
        installation.room(),
        installation.machine(),
    ]
    show([finding._asdict() for finding in findings], {"part": "", "state": "", "says": ""}, as_json=as_json)
    wrong = [finding for finding in findings if finding.state == "wrong"]
    if not as_json:
        typer.echo("")
        for finding in findings:
            if finding.remedy:
                typer.echo(f"{finding.part}: {finding.remedy}")
        typer.echo("Put right first what is wrong." if wrong else f"All well. Next: {program_name()} compare")
    if wrong:
        raise typer.Exit(1)
