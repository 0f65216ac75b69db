"""The list of commands: one line each, in the order that `orgshift --help` shows them.

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
    """A command as the help page shows it, before its file is imported.

    `panel`: the heading it is listed under.
    """

    name: str
    module: str
    help: str
    panel: str


COMMANDS: tuple[Entry, ...] = (
    Entry("compare", "commands.compare", "Compare strategies at equal budget: table, figures, one-page report.", MAIN),
    Entry("run", "commands.run", "Run one strategy once, week by week; --explain says why.", MAIN),
    Entry("import", "commands.import_", "Make an organization of your own from a staff list (CSV).", MAIN),
    Entry("app", "commands.app", "Open the browser app.", MAIN),
    Entry("organizations", "commands.organizations", "List the organizations there are.", LIST),
    Entry("strategies", "commands.strategies", "List the strategies there are.", LIST),
    Entry("levers", "commands.levers", "List what management can do.", LIST),
    Entry("parameters", "commands.parameters", "List the uncertain properties of the world, with their sources.", LIST),
    Entry("prices", "commands.company.prices", "Write every price into a file, to be put right and used.", LIST),
    Entry("indicators", "commands.indicators", "List what is recorded every week.", LIST),
    Entry("mechanisms", "commands.mechanisms", "List the rules of the week, or tell one in full.", LIST),
    Entry("events", "commands.events", "List what can happen to an organization.", LIST),
    Entry("study", "commands.study", "Run studies: many runs in one file, resumable, extensible.", RESEARCH),
    Entry("sensitivity", "commands.sensitivity", "Say what a result depends on: Morris, Sobol, PAWN.", RESEARCH),
    Entry("discover", "commands.discover", "Find where in the space of parameters a strategy fails.", RESEARCH),
    Entry(
        "rank", "commands.rank", "Rank a study's strategies: intervals, regret, good enough, the next runs.", RESEARCH
    ),
    Entry("optimise", "commands.optimise", "Search for a strategy under a budget; prove it on fresh seeds.", RESEARCH),
    Entry("rest", "commands.research.rest", "Measure how far an organization drifts where nothing is done.", RESEARCH),
    Entry("fit", "commands.research.fit", "Fit parameters to usage figures of your own firm.", RESEARCH),
    Entry("calibrate", "commands.calibrate", "Fit parameters to patterns; what fits, and how surely.", RESEARCH),
    Entry(
        "patterns", "commands.patterns", "Run published patterns: what the model reproduces, and what not.", RESEARCH
    ),
    Entry(
        "claims",
        "commands.research.claims",
        "Run the essays' sentences as experiments; verdicts, also against them.",
        RESEARCH,
    ),
    Entry("mirror", "commands.research.mirror", "Repeat published studies on simulated firms.", RESEARCH),
    Entry("room", "commands.room", "Sessions with phones: rehearse with bots, pool what they changed.", HELP),
    Entry("mesa", "commands.mesa", "Open the same model in Mesa's own browser app.", HELP),
    Entry("doctor", "commands.doctor", "Check the installation and say what is missing.", HELP),
)
