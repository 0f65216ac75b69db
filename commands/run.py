"""`orgshift run`: one strategy, one seed, week by week; with --explain the account of why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands import options
from commands.called import called, quoted, same
from commands.options import DEFAULT_ORGANIZATION

if TYPE_CHECKING:
    from experiments.runs import Run
    from simulation.model import Organization

SHOWN = ("using", "being", "practice", "openness", "trust", "silo", "help", "satisfaction", "customer_trust", "quits",
         "fatigue", "total_cost", "total_value")  # fmt: skip


def command(
    strategy: Annotated[str, typer.Argument(help="A built-in strategy or a YAML file.")],
    organization: options.Organization = DEFAULT_ORGANIZATION,
    weeks: options.Weeks = options.DEFAULT_WEEKS,
    seed: options.Seed = 1,
    budget: options.Budget = "as-written",
    settings: options.Settings = [],  # noqa: B006
    structure: options.Structure = [],  # noqa: B006
    event: options.Events = [],  # noqa: B006
    explain: Annotated[bool, typer.Option("--explain", help="Say why: by decision, by driver, by mechanism.")] = False,
    indicator: Annotated[str, typer.Option("--indicator", help="What --explain explains.")] = "being",
    out: options.Out = "results",
    as_json: Annotated[bool, typer.Option("--json", help="Print the final values (and the account) as JSON.")] = False,
) -> None:
    """Run one strategy once: weekly indicators as weeks.csv."""
    from commands.progress import tell_of_compiling
    from experiments.runs import Run
    from scenarios.strategy import load_strategy
    from simulation.errors import UserError, did_you_mean
    from simulation.indicators import BY_NAME

    if indicator not in BY_NAME:
        raise UserError(f"--indicator: '{indicator}' is unknown{did_you_mean(indicator, BY_NAME)}")
    run = Run(organization, load_strategy(strategy), seed, weeks, None if budget == "as-written" else budget,
              options.parameters(settings), options.structure(structure), options.events(event, weeks))  # fmt: skip
    options.say_late([run.strategy], weeks)
    tell_of_compiling()
    org, split = _lived(run, explain)
    path = _written(org, Path(out) / f"{org.strategy.name}-seed{seed}" / "weeks.csv")
    if as_json:
        import json

        from commands.tables import plain

        account = _account(run, org, split, indicator) if explain else {}
        typer.echo(json.dumps(plain({"final": org.final(), "weeks": str(path), **account}), indent=2))
        return
    _say_values(org, seed)
    if explain:
        _say_why(run, org, split, indicator)
    fitting = same(organization, weeks, seed, settings, structure, event, "" if budget == "as-written" else budget)
    again = quoted("compare", strategy, *fitting)
    typer.echo(f"\nWrote {path}\nNext: {called()} {again}      against nothing, at equal budget, with intervals")


def _lived(run: Run, explain: bool) -> tuple[Organization, Any]:
    """The organization at its horizon, and the split of every change by mechanism where it was asked for."""
    from experiments.runs import start
    from simulation import attribution

    org = start(run)
    if explain:
        return org, attribution.explain(org)
    org.run()
    return org, None


def _written(org: Organization, path: Path) -> Path:
    """Every indicator in every week, as CSV."""
    import pandas as pd

    from analysis.tables import write_csv
    from simulation.indicators import NAMES

    frame = pd.DataFrame(org.history, columns=list(NAMES))
    frame.insert(0, "week", range(len(frame)))
    return write_csv(frame, path)


def _say_values(org: Organization, seed: int) -> None:
    from commands.tables import show
    from simulation.indicators import BY_NAME, INDEX

    first, final = org.history[0], org.final()
    rows = [{"indicator": BY_NAME[name].title, "unit": BY_NAME[name].unit, "week 0": float(first[INDEX[name]]),
             "final": final[name]} for name in SHOWN]  # fmt: skip
    show(rows, {"indicator": "indicator", "week 0": "week 0", "final": "last 12 weeks", "unit": "unit"},
         title=f"{org.strategy.title}, {org.population.title}, seed {seed}")  # fmt: skip


def _account(run: Run, org: Organization, split: Any, indicator: str) -> dict[str, Any]:
    from experiments.decisions import left_out
    from simulation.attribution import PARTS
    from simulation.indicators import INDEX

    by_mechanism = dict(zip(PARTS, split[:, :, INDEX[indicator]].sum(axis=0).tolist(), strict=True))
    return {"by_decision": left_out(run, org, indicator), "by_mechanism": by_mechanism}


def _say_why(run: Run, org: Organization, split: Any, indicator: str) -> None:
    from commands.tables import show
    from experiments.decisions import left_out, telling_people
    from simulation.attribution import PARTS, drivers
    from simulation.indicators import INDEX

    found = left_out(run, org, indicator)
    title = indicator.replace("_", " ")
    show([{"decision": name.replace("_", " "), "worth": worth} for name, worth in found.items()],
         {"decision": f"{title} by decision (same run, same luck, without it)", "worth": "worth"},
         title="\nWhy")  # fmt: skip
    typer.echo()
    for seat, words in telling_people(org):
        parts = drivers(org, "participation", seat)
        rows = sorted(parts.items(), key=lambda row: -abs(row[1]))
        show([{"driver": name, "logit": value} for name, value in rows],
             {"driver": f"what moves {words}", "logit": "logit"})  # fmt: skip
        typer.echo()
    parts = split[:, :, INDEX[indicator]].sum(axis=0)
    rows = sorted(zip(PARTS, parts.tolist(), strict=True), key=lambda row: -abs(row[1]))
    show([{"mechanism": name, "change": value} for name, value in rows if abs(value) > 5e-4],
         {"mechanism": f"{title} by mechanism (adds up; booked where it entered)", "change": "change"})  # fmt: skip
