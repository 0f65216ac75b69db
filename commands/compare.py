"""`orgshift compare`: the main job, strategies compared at equal budget.

Every strategy meets the same people and the same random seeds.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import options
from commands.command_text import QuestionOptions, name_as_given, program_name, quote_arguments, repeat_options
from commands.options import DEFAULT_BUDGET
from scenarios.defaults import DEFAULT_ORGANIZATION, DEFAULT_WEEKS

if TYPE_CHECKING:
    from experiments.comparison.comparison import Report
    from experiments.comparison.output_files import Results
    from experiments.comparison.question import Answer, Question
    from experiments.execution.batches import MakeExecutor
    from simulation.levers import Strategy

SHOWN = ("practice_own", "trust", "satisfaction", "net_value", "payback_week", "return", "using")
"""Columns beside being social: the headline measures, and how much is posted."""


def _known_language(name: str) -> str:
    """Return the name of a language there is a catalogue of. Raises UserError for another."""
    from analysis.presentation.language import LANGUAGES
    from simulation.errors import UserError

    if name not in LANGUAGES:
        raise UserError(f"--language: '{name}' is unknown (known: {', '.join(LANGUAGES)})")
    return name


def command(
    strategies: Annotated[list[str], typer.Argument(help="Names or YAML files; default: all built-in ones.")] = [],  # noqa: B006
    organization: options.Organization = DEFAULT_ORGANIZATION,
    weeks: options.Weeks = DEFAULT_WEEKS,
    runs: Annotated[
        int, typer.Option("--runs", min=1, max=options.MOST_RUNS, help="Seeds at the default parameters.")
    ] = 30,
    draws: Annotated[
        int,
        typer.Option(
            "--draws", min=0, max=options.MOST_RUNS, help="Parameter draws; 0 = none, and the report says so."
        ),
    ] = 30,
    seed: options.Seed = 1,
    budget: options.Budget = DEFAULT_BUDGET,
    settings: options.Settings = [],  # noqa: B006
    structure: options.Structure = [],  # noqa: B006
    event: options.Events = [],  # noqa: B006
    draws_from: options.DrawsFrom = None,
    prices: options.PricesFile = "",
    workers: options.Workers = 0,
    out: options.Out = "results",
    rival: Annotated[
        bool, typer.Option("--rival", help="Search the strongest rival at this budget first; takes minutes.")
    ] = False,
    language: Annotated[
        str, typer.Option("--language", callback=_known_language, help="Of report, brief and figures: en or de.")
    ] = "en",
    quick: Annotated[bool, typer.Option("--quick", help="Without other budgets, why, and what could turn it.")] = False,
) -> None:
    """Compare strategies at equal budget: table, figures, one-page report, CSV."""
    from commands.progress_bar import compile_first, show_progress
    from experiments.comparison.comparison import compare
    from experiments.comparison.question import Question
    from experiments.design.fitted_draws import load_fitted_draws
    from experiments.execution.executors import processes
    from scenarios.organization import load_organization
    from scenarios.prices.price_file import load_prices
    from scenarios.strategy import load_strategies
    from simulation.bounds import check_seeds
    from simulation.errors import UserError

    check_seeds(seed, max(runs, draws, _seeds_of_search() if rival else 0), "--seed")
    people = load_organization(organization)
    wanted = options.budget(budget)
    question = Question(
        organization,
        load_strategies(strategies),
        weeks,
        runs,
        draws,
        seed,
        wanted,
        options.parameters(settings),
        options.structure(structure),
        options.events(event, weeks),
        extras=not quick,
        fitted=load_fitted_draws(draws_from),
        prices=load_prices(prices),
    )
    if len(question.strategies) == 1:
        raise UserError("compare: 'nothing' has nothing to be compared with; name a strategy, or none for all")
    options.warn_of_late_entries(question.strategies, weeks)
    options.check_groups(people, question.strategies, question.events)
    typer.echo(f"{people.title}: {people.size:,} people, {people.customers:,} customers, {weeks} weeks.", err=True)
    compile_first()
    with show_progress() as report:
        if rival:
            question = _with_rival(question, processes(workers or None), report)
        answer = compare(question, processes(workers or None), report)
        report("tables and figures", 0, 1)
        results, files, unprinted = _write(answer, out, question.strategies[-1] if rival else None, language)
        report("tables and figures", 1, 1)
    _say(results, out, files)
    typer.echo(f"The brief for a board, two pages: {out}/brief.{'html; ' + unprinted if unprinted else 'pdf'}.")
    repeated = "" if budget == "as-written" else budget
    of_files = (draws_from, prices)
    same = repeat_options(QuestionOptions(organization, weeks, seed, settings, structure, event, repeated, *of_files))
    known = [*strategies, f"{out}/rival.yaml"] if rival else strategies
    _say_next(quote_arguments("run", name_as_given(results.standing.leader, known), *same, "--explain"))
    if answer.failures:
        _say_failures(answer)
        raise typer.Exit(3)


def _seeds_of_search() -> int:
    """Return how many seeds from the first one on the search for a rival takes."""
    from experiments.search.out_of_sample import FRESH
    from experiments.search.rival import RivalSearch

    size = RivalSearch()
    return FRESH + max(size.runs, size.draws)


def _write(answer: Answer, out: str, rival: Strategy | None, language: str) -> tuple[Results, int, str]:
    """Write all files; return the results, how many files, and why the brief was not printed.

    The reason is empty if it was printed.
    """
    from analysis.presentation.language import ENGLISH, in_language
    from experiments.comparison.output_files import Results  # slow to import: a mistake is answered before
    from experiments.comparison.printing import print_pdf
    from scenarios.files import write_whole
    from scenarios.strategy import strategy_yaml

    results = Results(answer)
    (Path(out) / "brief.pdf").unlink(missing_ok=True)  # of an earlier comparison; printed anew below where that can be
    with in_language(language):
        files = len((results if language == ENGLISH else Results(answer)).write(out))
    if rival is not None:
        write_whole(Path(out) / "rival.yaml", strategy_yaml(rival))
        files += 1
    unprinted = print_pdf(Path(out) / "brief.html", Path(out) / "brief.pdf")
    return results, files + (not unprinted), unprinted


def _with_rival(question: Question, make: MakeExecutor, report: Report) -> Question:
    """Return the question with the strongest rival found at its budget among its strategies."""
    from dataclasses import replace

    from experiments.search.rival import RivalSearch, find_rival

    size = RivalSearch()
    found = find_rival(question, size, make, lambda _, done, total: report("searching a rival", done, total))
    return replace(question, strategies=(*question.strategies, found), rival_trials=size.trials)


def _say(results: Results, out: str, files: int) -> None:
    from rich.console import Console

    from analysis.decision.two_choices import merge_choices
    from analysis.presentation.tables import terminal_table
    from scenarios.prices.price_list import format_unit

    console = Console()
    console = console if console.is_terminal else Console(width=160)
    for line in results.first:
        console.print(line, style="bold", highlight=False)
    compared = set(results.comparison["indicator"])
    further = [name for name in SHOWN if name in compared]
    console.print(terminal_table(results.shown, results.standing, further, console.width))
    if results.rival_search:
        console.print(results.rival_search, highlight=False)
    for choice in merge_choices(results.choices):
        console.print(choice.sentence, highlight=False)
    if results.rival is not None:
        console.print(results.rival.sentence, highlight=False)
    for note in (*results.comparison.attrs["notes"], *results.data.notes):
        console.print(note, highlight=False)
    money, unit = results.answer.money, format_unit("k", results.answer.question.prices.currency)
    for row in money[money["warning"] != ""].itertuples():
        console.print(
            f"{row.strategy}: {row.warning} (factor {row.phi:.2f}, unspent {row.unspent:,.0f} {unit})", highlight=False
        )
    if results.crossover is not None:
        console.print(results.crossover.sentence, highlight=False)
    console.print("Not a forecast; a comparison of strategies under stated assumptions.")
    console.print(f"\nWrote {files} files to {out}/ - open {out}/report.html in a browser.", highlight=False)


def _say_next(explain: str) -> None:
    """Print the next useful commands; `explain` is the one that explains the leader's result."""
    lines = (
        (f"{program_name()} {explain}", "why it ends where it does"),
        (f"{program_name()} strategies", f"copy one, edit it: {program_name()} compare my.yaml"),
        ("make app", "watch it happen"),
    )
    for number, (command, purpose) in enumerate(lines):
        typer.echo(f"{'      ' if number else 'Next: '}{command:30}      {purpose}")


def _say_failures(answer: Answer) -> None:
    first, failed = answer.failures[0]
    typer.echo(f"Failed runs: {len(answer.failures)} (the rest is kept). The first, {first}: {failed}", err=True)
