"""Which commands there are: one line each, in the order `orgshift --help` shows them.

To add a command, write `commands/NAME.py` with a function (or, for a family of commands, a `typer.Typer`) called
`command`, and add its line here. The file is imported only when its command is called or asked for help; packages that
take long to load (numpy, pandas, mesa, pydantic, rich ...) are imported inside the function, so that help is instant.
"""

from typing import NamedTuple

MAIN = "The main job"
LIST = "What there is"
RESEARCH = "Many runs"
HELP = "Around it"


class Entry(NamedTuple):
    """A command as the help page shows it, under the heading `panel`, before anything of it is imported."""

    name: str
    module: str
    help: str
    panel: str


COMMANDS: tuple[Entry, ...] = (
    Entry("doctor", "commands.doctor", "Check the installation and say what is missing.", HELP),
)
