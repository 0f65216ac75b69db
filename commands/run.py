"""`orgshift run`: one strategy, one seed, week by week; with --explain the account of why."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands import options
from commands.command_text import QuestionOptions, program_name, quote_arguments, repeat_options
from scenarios.defaults import DEFAULT_ORGANIZATION, DEFAULT_PERCENT, DEFAULT_WEEKS

if TYPE_CHECKING:
    from experiments.runs.kept_people import KeptPeople
    from experiments.runs.run import RunSpec
    from simulation.population import Population
    from simulation.simulation import Simulation

SHOWN = (
    "using",
    "being",
    "being_counting_forced",
    "practice",
    "practice_own",
    "forced_share",
    "openness",
    "trust",
    "silo",
    "help",
    "satisfaction",
    "customer_trust",
    "quits",
    "fatigue",
    "total_cost",
    "total_value",
)


@contextmanager
def pause_collecting() -> Iterator[None]:
    """Pause the search for cycles of objects, a seventh of the time: a run makes few."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@pause_collecting()
def command(
    strategy: Annotated[str, typer.Argument(help="A built-in strategy or a YAML file.")],
    organization: options.Organization = DEFAULT_ORGANIZATION,
    weeks: options.Weeks = DEFAULT_WEEKS,
    seed: options.Seed = 1,
    budget: options.Budget = "as-written",
    settings: options.Settings = [],  # noqa: B006
    structure: options.Structure = [],  # noqa: B006
    event: options.Events = [],  # noqa: B006
    draws_from: options.DrawsFrom = None,
    prices: options.PricesFile = "",
    explain: Annotated[bool, typer.Option("--explain", help="Say why: by decision, by driver, by mechanism.")] = False,
    indicator: Annotated[str, typer.Option("--indicator", help="What --explain explains.")] = "being",
    communities: Annotated[
        bool, typer.Option("--communities", help="Write each community week by week, too: communities.csv.")
    ] = False,
    people: Annotated[
        str, typer.Option("--people", metavar="STATE,STATE", help="Write these states of every person, too; or all.")
    ] = "",
    ties: Annotated[bool, typer.Option("--ties", help="Write who turns to whom, too: a table and graphs.")] = False,
    every: Annotated[int, typer.Option("--every", min=1, help="Weeks between two with --people or --ties.")] = 26,
    out: options.Out = "results",
    as_json: Annotated[bool, typer.Option("--json", help="Print the final values (and the account) as JSON.")] = False,
) -> None:
    """Run one strategy once: weekly indicators as weeks.csv."""
    from commands.progress_bar import compile_first
    from experiments.design.fitted_draws import load_fitted_draws, merge_parameters
    from experiments.runs.population_source import population_of
    from experiments.runs.run import RunSpec
    from scenarios.prices.price_file import load_prices
    from scenarios.prices.price_list import format_unit
    from scenarios.strategy import load_strategy
    from simulation.errors import UserError, did_you_mean
    from simulation.indicators import BY_NAME

    if indicator not in BY_NAME:
        raise UserError(f"--indicator: '{indicator}' is unknown{did_you_mean(indicator, BY_NAME)}")
    fitted = load_fitted_draws(draws_from)
    kept = _kept_people(people, ties, every)
    own = load_prices(prices)
    run = RunSpec(
        organization,
        load_strategy(strategy),
        seed,
        weeks,
        None if budget == "as-written" else budget,
        merge_parameters(own, fitted, options.parameters(settings)),
        options.structure(structure),
        options.events(event, weeks),
    )
    options.warn_of_late_entries([run.strategy], weeks)
    options.check_groups(population_of(organization), [run.strategy], run.events)
    compile_first()
    org, split = _simulate(run, explain)
    folder = Path(out) / _name_folder(org, strategy, organization, seed)
    path = _write_weeks(org, folder / "weeks.csv")
    table = _write_communities(run, folder / "communities.csv") if communities else None
    kept_files = _write_people(run, kept, folder / "people") if kept else []
    if as_json:
        import json

        from commands.listing import to_json_value

        account = _account(run, org, split, indicator) if explain else {}
        written = {"weeks": str(path), **({"communities": str(table)} if table else {})}
        people_written = {"people": [str(file) for file in kept_files]} if kept else {}
        typer.echo(json.dumps(to_json_value({"final": org.final(), **written, **people_written, **account}), indent=2))
        return
    _say_values(org, seed, own.currency)
    _say_money(run, org.population, format_unit("k", own.currency))
    if explain:
        from commands.run_account import print_account

        print_account(run, org, split, indicator, own.currency)
    repeated = "" if budget == "as-written" else budget
    of_files = (draws_from, prices)
    same = repeat_options(QuestionOptions(organization, weeks, seed, settings, structure, event, repeated, *of_files))
    again = quote_arguments("compare", strategy, *same)
    beside = [str(one) for one in (path, table) if one]
    files = ", ".join([*beside, *([f"{len(kept_files)} files in {folder / 'people'}"] if kept_files else [])])
    typer.echo(f"\nWrote {files}\nNext: {program_name()} {again}      against nothing, at equal budget, with intervals")


def _simulate(run: RunSpec, explain: bool) -> tuple[Simulation, Any]:
    """Return the organization at its horizon and, with `explain`, all changes by mechanism."""
    from experiments.runs.run import build
    from simulation import attribution

    org = build(run)
    if explain:
        return org, attribution.explain(org)
    org.run()
    return org, None


def _name_folder(org: Simulation, strategy: str, organization: str, seed: int) -> str:
    """Return the folder of a run: strategy, organization where it is not the default, seed.

    Files of the same name from different folders never share one.
    """
    what = org.strategy.name + _mark_of_file(strategy)
    where = "" if organization == DEFAULT_ORGANIZATION else f"-{org.population.name}{_mark_of_file(organization)}"
    return f"{what}{where}-seed{seed}"


def _mark_of_file(given: str) -> str:
    """Return a few signs that tell a file of another folder; "" for built-in ones, files here."""
    path = Path(given)
    if path.name == given or not path.is_file() or path.resolve().parent == Path.cwd().resolve():
        return ""
    return "-" + sha256(str(path.resolve()).encode()).hexdigest()[:6]


def _write_weeks(org: Simulation, path: Path) -> Path:
    """Write every indicator in every week as CSV; return the path."""
    import numpy as np

    from analysis.presentation.tables import csv_text
    from scenarios.files import write_whole
    from simulation.indicators import NAMES

    columns = dict(zip(NAMES, org.history.T, strict=True))
    return write_whole(path, csv_text({"week": np.arange(len(org.history)), **columns}))


def _write_communities(run: RunSpec, path: Path) -> Path:
    """Run the same run again and write each community in every week as CSV; return the path."""
    from analysis.presentation.tables import csv_text
    from experiments.runs.community_table import run_and_describe
    from experiments.runs.run import build
    from scenarios.files import write_whole

    return write_whole(path, csv_text(run_and_describe(build(run))))


def _kept_people(people: str, ties: bool, every: int) -> KeptPeople:
    """Return what is to be kept of people. Raises UserError for unknown states."""
    from experiments.runs.kept_people import KeptPeople
    from simulation.errors import UserError
    from simulation.mesa_support.graph import choose_states
    from simulation.states.agent_states import PERSON_STATES

    try:
        names = choose_states([one.strip() for one in people.split(",") if one.strip()], PERSON_STATES)
    except UserError as problem:
        raise UserError("\n".join(f"--people: {line}" for line in str(problem).splitlines())) from None
    return KeptPeople(names, ties, every)


def _write_people(run: RunSpec, kept: KeptPeople, folder: Path) -> list[Path]:
    """Run the same run again and write what is kept of its people; return the paths."""
    from experiments.runs.kept_people import run_and_keep
    from experiments.runs.people_files import people_files
    from experiments.runs.run import build
    from scenarios.files import write_whole

    found = run_and_keep(build(run), kept)
    return [write_whole(folder / name, content) for name, content in people_files(found).items()]


def _say_values(org: Simulation, seed: int, currency: str) -> None:
    from analysis.presentation.headline import OF_100
    from analysis.presentation.shown_units import factor_of
    from analysis.presentation.style import format_number
    from commands.listing import show
    from experiments.runs.reporting_window import describe_weeks
    from scenarios.prices.price_list import format_unit
    from simulation.indicators import BY_NAME, INDEX

    first, final = org.history[0], org.final()
    rows = []
    for name in SHOWN:
        factor = factor_of(BY_NAME[name].unit)
        unit = format_unit(BY_NAME[name].unit, currency) if factor == 1 else OF_100
        ends = [format_number(factor * value) for value in (float(first[INDEX[name]]), final[name])]
        rows.append({"indicator": BY_NAME[name].title, "week 0": ends[0], "final": ends[1], "unit": unit})
    show(
        rows,
        {"indicator": "indicator", "week 0": "week 0", "final": "at the end", "unit": "unit"},
        title=f"{org.strategy.title}, {org.population.title}, seed {seed}",
    )
    typer.echo(
        f"At the end: {describe_weeks('being', org.horizon)}; what is counted from the start (total cost, "
        f"total value): week {org.horizon}. `compare` counts alike."
    )


def _say_money(run: RunSpec, people: Population, unit: str) -> None:
    """Print what the strategy is planned to cost here, and at the budget of `compare`."""
    from scenarios.budget import CostPlan, amount, scale

    if not run.strategy.entries:
        return
    plan = CostPlan(run.strategy, people, run.weeks, run.parameters)
    budget = DEFAULT_PERCENT if run.budget is None else run.budget
    scaled = scale(plan, amount(budget, plan.payroll))
    remark = f"; {scaled.remark}" if scaled.remark else ""
    if run.budget is None:
        typer.echo(
            f"\nAs written: {scaled.as_written:,.0f} {unit}; `compare` scales it to {scaled.planned:,.0f} {unit} "
            f"(--budget {budget:g}{remark})."
        )
    else:
        typer.echo(
            f"\nScaled to {scaled.planned:,.0f} {unit} (--budget {budget}{remark}); "
            f"as written: {scaled.as_written:,.0f} {unit}."
        )


def _account(run: RunSpec, org: Simulation, split: Any, indicator: str) -> dict[str, Any]:
    from experiments.runs.leave_one_out import worth_of_decisions
    from experiments.runs.reporting_window import added
    from simulation.attribution import PARTS

    by_mechanism = dict(zip(PARTS, added(split, indicator, run.weeks).tolist(), strict=True))
    return {"by_decision": worth_of_decisions(run, org, indicator), "by_mechanism": by_mechanism}
