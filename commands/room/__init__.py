"""`orgshift room ...`: sessions with phones, before and after they are held."""

import typer

from commands.room.pool import pool
from commands.room.rehearse import rehearse

command = typer.Typer(add_completion=False, no_args_is_help=True, help="Sessions with phones beside the projector.")
command.command()(rehearse)
command.command()(pool)


@command.callback()
def room() -> None:
    """Sessions with phones beside the projector."""
