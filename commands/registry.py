"""Which commands there are: one line each, in the order `orgshift --help` shows them.

To add a command, write `commands/NAME.py` with a function (or, for a family of commands, a `typer.Typer`) called
`command`, and add its line here. The file is imported only when its command is called or asked for help, so it may
import what it likes at its top without slowing the others down.
"""

from typing import NamedTuple

MAIN = "The main job"
LIST = "What there is"
RESEARCH = "Many runs"
HELP = "Around it"


class Entry(NamedTuple):
    """A command as the help page shows it, before anything of it is imported."""

    name: str
    module: str
    help: str
    panel: str


COMMANDS: tuple[Entry, ...] = (
    Entry("doctor", "commands.doctor", "Check the installation and say what is missing.", HELP),
)
