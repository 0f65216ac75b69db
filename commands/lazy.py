"""A group of commands that imports a command's file only when that command is wanted.

The help page is drawn from the registry alone; that is why `orgshift --help` answers at once although the model behind
it takes a second to import.
"""

import errno
import os
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from commands.registry import COMMANDS, Entry

STOPPED = 4
"""Exit code where the workers or the cluster went away: what came back is kept, and no run failed."""
NO_PLACE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENAMETOOLONG)


class LazyGroup(TyperGroup):
    """The commands of the registry, each a placeholder until it is called."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self._own_options = True
        for entry in COMMANDS:
            self.commands[entry.name] = TyperCommand(entry.name, help=entry.help)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads our own options only where one is given.

        Reading them loads pydantic, which COMMAND --help does not need.
        """
        for argument in args:
            if not _is_text(argument):
                readable = os.fsencode(argument).decode("utf-8", "backslashreplace")
                typer.echo(f"{readable}: is not UTF-8 text; give it another name, or set another locale", err=True)
                raise typer.Exit(2)
        self._own_options = not args or args[0].startswith("-")
        return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:
        """Our own options, or none where the first word is already a command."""
        return super().get_params(ctx) if self._own_options else []

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Finds the command that was called and imports it only now.

        A mistyped name gets the nearest one.
        """
        name, found, rest = super().resolve_command(ctx, args)
        for entry in COMMANDS:
            if entry.name == name:
                found = load(entry)
        return name, found, rest

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands into the help page, under the registry's headings."""
        for panel in dict.fromkeys(entry.panel for entry in COMMANDS):
            with formatter.section(panel):
                formatter.write_dl([(entry.name, entry.help) for entry in COMMANDS if entry.panel == panel])

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; a mistake of the user becomes one clear message.

        Exit code 2 for such a mistake, 130 for Ctrl-C.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            typer.echo("Interrupted: what was finished is kept.", err=True)
            raise typer.Exit(130) from None
        except OSError as error:
            if error.errno not in NO_PLACE or error.filename is None:
                raise
            typer.echo(f"{error.filename}: cannot be written: {error.strerror}", err=True)
            raise typer.Exit(2) from None
        except ModuleNotFoundError as missing:
            from commands.installation import extra_with

            extra = extra_with(missing.name or "")
            if not extra:
                raise
            typer.echo(f"{missing.name} is not installed here. Type: make {extra}", err=True)
            raise typer.Exit(2) from None
        except RuntimeError as error:
            from experiments.execution.engine import EngineStopped

            if not isinstance(error, EngineStopped):
                raise
            typer.echo(f"Stopped: {error}.", err=True)
            raise typer.Exit(STOPPED) from None
        except ValueError as error:
            from commands.command_text import format_commands
            from simulation.errors import UserError, escape  # here, so that the help page does not wait for it

            if not isinstance(error, UserError):
                raise
            typer.echo("\n".join(map(escape, format_commands(str(error)).split("\n"))), err=True)
            raise typer.Exit(2) from None
        except Exception as error:
            if not getattr(error, "possibilities", True):  # an option nobody knows, like none of its command's own
                error.message += _name_elsewhere(error)  # type: ignore[attr-defined]
            raise


def _name_elsewhere(error: Any) -> str:
    """Return which sister command has an option like the unknown one; "" if none has."""
    from difflib import get_close_matches

    group = error.ctx.parent
    for name, command in getattr(group.command, "commands", {}).items():
        options = [option for parameter in command.params for option in parameter.opts]
        if close := get_close_matches(error.option_name, options, 1):
            return f". `{group.command_path} {name}` has {close[0]}"
    return ""


def _is_text(argument: str) -> bool:
    """Return whether an argument is text; other bytes than UTF-8 arrive as halves of characters."""
    return not any("\ud800" <= sign <= "\udfff" for sign in argument)


def load(entry: Entry) -> Any:
    """Import a command's file and return its command under its registered name."""
    command = import_module(entry.module).command
    if not isinstance(command, typer.Typer):
        alone = typer.Typer(add_completion=False)
        alone.command(entry.name)(command)
        command = alone
    command.rich_markup_mode = None  # as the group itself
    loaded = get_command(command)
    loaded.name = entry.name
    return loaded
