"""`orgshift discover`: where in the space of parameters a strategy fails.

The answer is a box (PRIM) and a tree of rules.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import options

if TYPE_CHECKING:
    from analysis.presentation.finding import Finding
    from experiments.dataset.conditions import Conditions
    from experiments.dataset.study_runs import StudyRuns


def command(
    store: Annotated[Path, typer.Argument(metavar="STORE.sqlite", help="The store of a study that fills its space.")],
    fails: Annotated[
        list[str], typer.Option("--fails", metavar="CONDITION", help='"being < 0.4 and trust < 0.3"; repeat for "or".')
    ] = ["being < 0.4"],  # noqa: B006
    strategy: Annotated[str, typer.Option("--strategy", help="Which, if the study has several.")] = "",
    against: Annotated[
        str, typer.Option("--against", help="Conditions on the difference to this strategy: being < 0 = it loses.")
    ] = "",
    organization: Annotated[str, typer.Option("--organization", "-o", help="Which, if the study has several.")] = "",
    density: Annotated[float, typer.Option("--density", min=0.05, max=1, help="Share of failures in the box.")] = 0.8,
    out: options.Out = "discovery",
) -> None:
    """Find where in the space of parameters a strategy fails: a box and a tree of rules."""
    from commands.command_text import format_commands
    from commands.finding_files import write, wrote
    from commands.missing_runs import report_missing_runs
    from experiments.dataset.conditions import Conditions
    from experiments.dataset.design_order import grows_by
    from experiments.dataset.study_runs import StudyRuns
    from experiments.storage.store import Store

    with Store.open(store) as opened, opened.snapshot():
        conditions = Conditions.read(fails, "--fails", opened.header.names)
        studied, more = StudyRuns.of(opened, conditions.indicators), report_missing_runs(opened)
    where, which = studied.organization(organization or None), studied.strategy(strategy or None)
    if against:
        studied = studied.against(which, against)
    findings = _found(studied, conditions, where, which, against, density)
    if not findings:
        if more:
            typer.echo(f"Next: {format_commands(more)}")
        return
    wrote(write(findings, out), [more or f"{grows_by(studied)}      surer; only what is new is run"])


def _found(
    studied: StudyRuns, conditions: Conditions, organization: str, strategy: str, against: str, density: float
) -> dict[str, Finding]:
    """Return box and tree of the design's independent points, by their means over replications.

    Empty where the strategy fails everywhere or nowhere, or the points are few; a line says so.
    """
    from analysis.discover import are_few, describe_few, prim, tree
    from analysis.presentation.vocabulary import title
    from experiments.dataset.design_order import independent
    from simulation.errors import UserError

    if not studied.factors:
        raise UserError(f"{studied.path}: varies nothing, so there is no space to look in; give the study factors")
    points = independent(studied, studied.points(organization, strategy))
    numbers, cases = studied.numbers(points), conditions.hold(points)
    subject = title(points, "strategies", strategy)
    what = f"{subject} has {conditions}" + (f" against {title(points, 'strategies', against)}" if against else "")
    if cases.all() or not cases.any():
        share = "all" if cases.all() else "none"
        typer.echo(f"In {share} of the {len(points)} points {what}: there is nothing to separate.")
        return {}
    if are_few(numbers, cases):
        typer.echo(describe_few(numbers, cases, what))
        return {}
    try:
        return {"box": prim(numbers, cases.to_numpy(), what, density), "tree": tree(numbers, cases.to_numpy(), what)}
    except ValueError as problem:
        raise UserError(f"{studied.path}: {problem}") from None
