"""START HERE for the command line: `orgshift` is this app.

Its commands are listed in `registry.py`.
"""

from typing import Annotated

import typer

from commands.lazy import LazyGroup

app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: drawing boxes would cost more time than everything else --help does
    pretty_exceptions_enable=False,  # an error of ours is a plain traceback, fit for a bug report
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"orgshift {version('orgshift')}")
        except PackageNotFoundError:
            typer.echo("orgshift, run from its folder without being installed")
        raise typer.Exit()


@app.callback(epilog="Start with: orgshift compare. A comparison under stated assumptions, not a forecast.")
def orgshift(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Compare strategies for becoming a social business, in a simulated organization.

    The organization is yours or one of the built-in.
    """
