"""`orgshift optimise`: search lever schedules under a budget.

The result is a strategy file that `compare` takes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import options
from commands.command_text import QuestionOptions, quote_arguments, repeat_options
from commands.options import DEFAULT_BUDGET
from scenarios.defaults import DEFAULT_WEEKS, MEASURED_ORGANIZATION

if TYPE_CHECKING:
    from experiments.search.optimise import Search, SearchResult
    from experiments.search.out_of_sample import FreshResult
    from simulation.levers import Strategy

Indicators = Annotated[list[str], typer.Option("--indicator", help="What is to be good; several: a front.")]
Levers = Annotated[list[str], typer.Option("--lever", help="Search this lever; repeatable. Default: all.")]

PROVEN = 6  # members of a Pareto front that are written and run on fresh seeds


def command(
    indicator: Indicators = ["being"],  # noqa: B006
    lever: Levers = [],  # noqa: B006
    base: Annotated[str, typer.Option("--base", help="Strategy whose other levers stay as they are.")] = "nothing",
    trials: Annotated[
        int, typer.Option("--trials", min=1, max=options.MOST_RUNS, help="Strategies to try, in all.")
    ] = 200,
    organization: options.Organization = MEASURED_ORGANIZATION,
    weeks: options.Weeks = DEFAULT_WEEKS,
    runs: Annotated[
        int, typer.Option("--runs", min=1, max=options.MOST_RUNS, help="Seeds for each, at the default parameters.")
    ] = 4,
    draws: Annotated[int, typer.Option("--draws", min=0, max=options.MOST_RUNS, help="Parameter draws for each.")] = 4,
    fresh: Annotated[
        int, typer.Option("--fresh", min=2, max=options.MOST_RUNS, help="Fresh seeds and fresh draws, at the end.")
    ] = 20,
    seed: options.Seed = 1,
    budget: options.Budget = DEFAULT_BUDGET,
    settings: options.Settings = [],  # noqa: B006
    structure: options.Structure = [],  # noqa: B006
    prices: options.PricesFile = "",
    sampler: Annotated[str, typer.Option("--sampler", help="cma, tpe, nsga2 or random; default: what fits.")] = "",
    workers: options.Workers = 0,
    executor: options.Executor = "processes",
    out: options.Out = "optimised",
) -> None:
    """Search for a strategy: levels, starts, ramps and lengths of levers at a budget.

    The best over random seeds and parameter draws is proved on fresh ones.
    """
    from commands.progress_bar import show_progress
    from experiments.comparison.question import Question
    from experiments.execution.executors import executor_by_name
    from experiments.search.optimise import Search, optimise
    from experiments.search.out_of_sample import FRESH, compare_on_fresh_seeds
    from experiments.search.samplers import SAMPLERS
    from experiments.search.search_space import Space
    from scenarios.organization import load_organization
    from scenarios.prices.price_file import load_prices
    from scenarios.strategy import load_strategies, load_strategy
    from simulation.bounds import check_seeds
    from simulation.errors import UserError

    if sampler and sampler not in SAMPLERS:
        raise UserError(f"--sampler: '{sampler}' is none of: {', '.join(SAMPLERS)}")
    check_seeds(seed, max(runs, draws, FRESH + fresh), "--seed")
    wanted = options.budget(budget)
    load_organization(organization)
    question = Question(
        organization,
        load_strategies([]),
        weeks,
        runs,
        draws,
        seed,
        wanted,
        options.parameters(settings),
        options.structure(structure),
        extras=False,
        prices=load_prices(prices),
    )
    space = Space.of(lever, weeks, load_strategy(base))
    search = Search(question, space, options.indicators(indicator), trials, sampler)
    make = executor_by_name(executor, workers or None)
    with show_progress() as report:
        searched = optimise(search, Path(out) / "search.sqlite", make, report)
        found = _chosen(searched)
        sizes = (fresh, fresh if draws else 0)
        proof = compare_on_fresh_seeds(
            search, found, *sizes, make, lambda phase, done, total: report("fresh seeds", done, total)
        )
    rival = str(proof.gains.loc[0, "hand_written"])
    repeated = "" if budget == DEFAULT_BUDGET else budget
    same = repeat_options(
        QuestionOptions(organization, weeks, seed, settings, structure, budget=repeated, prices=prices)
    )
    following = quote_arguments("compare", *(Path(out) / f"{one.name}.yaml" for one in found), rival, *same)
    _write(search, searched, found, proof, Path(out), f"orgshift {following}")


def _chosen(searched: SearchResult) -> tuple[Strategy, ...]:
    """Return the strategies to run on fresh seeds, at their budget.

    The best for one indicator, else members spread evenly over the front.
    """
    from dataclasses import replace

    from experiments.runs.population_source import population_of
    from experiments.search.search_space import fit_to_budget

    search, q = searched.search, searched.search.question
    front = list(searched.best) if len(search.indicators) > 1 else list(searched.best[:1])
    step = max(1.0, (len(front) - 1) / (PROVEN - 1))
    places = [front[round(k * step)] for k in range(min(PROVEN, len(front)))]
    assert isinstance(q.organization, str)
    people = population_of(q.organization)
    wanted = ", ".join(search.indicators)
    summary = f"Found by orgshift optimise in {len(searched.trials)} trials for {wanted} in {people.title}."
    found = []
    for number, place in enumerate(places, start=1):
        name = "found" if len(places) == 1 else f"found-{number}"
        title = "Found by search" if len(places) == 1 else f"Found by search, {number}"
        strategy = fit_to_budget(searched.strategies[place], people, q.weeks, q.run_budget, q.base_parameters)
        found.append(replace(strategy, name=name, title=title, summary=summary))
    return tuple(found)


def _write(
    search: Search, searched: SearchResult, found: tuple[Strategy, ...], proof: FreshResult, out: Path, following: str
) -> None:
    """Write strategy files, tables and figures; print what was found and the next command."""
    from analysis.figures import picture_files, ranked
    from analysis.presentation.tables import csv_text
    from analysis.statistics.compare import compare
    from analysis.statistics.searching import searching
    from commands.finding_files import write, wrote
    from scenarios.files import write_each, write_whole
    from scenarios.strategy import strategy_yaml

    paths = [write_whole(out / f"{one.name}.yaml", strategy_yaml(one)) for one in found]
    paths += write({"search": searching(searched.trials, search.indicators, searched.best)}, out)
    comparison = compare(proof.answer.runs)
    names = [one.name for one in found]
    figure = ranked(comparison, list(search.indicators)[:3], highlight=names)
    paths += [
        write_whole(out / "gains.csv", csv_text(proof.gains)),
        write_whole(out / "fresh-runs.csv", csv_text(proof.answer.runs)),
        *write_each(out / "fresh", picture_files(figure)),
    ]
    typer.echo(proof.sentence)
    failed = searched.failed + len(proof.answer.failures)
    wrote(paths, [following])
    if failed:
        typer.echo(
            f"Failed trials: {searched.failed}, fresh runs: {len(proof.answer.failures)}; the rest is kept.", err=True
        )
        raise typer.Exit(3)
