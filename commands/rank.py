"""`orgshift rank`: the strategies of a study against each other.

Intervals, regret, which are good enough, and where to spend the next runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import options
from commands.command_text import quote_arguments

if TYPE_CHECKING:
    import pandas as pd

    from analysis.presentation.finding import Finding
    from experiments.dataset.study_runs import StudyRuns

FURTHER = 100
"""The number of further runs that are allocated to the strategies."""


def command(
    store: Annotated[Path, typer.Argument(metavar="STORE.sqlite", help="The store of a study of several strategies.")],
    indicator: Annotated[str, typer.Option("--indicator", help="What is compared.")] = "being",
    wanted: Annotated[
        list[str], typer.Option("--wanted", metavar="CONDITION", help='Good enough, as "being >= 0.4"; repeatable.')
    ] = [],  # noqa: B006
    next_runs: Annotated[
        int | None, typer.Option("--next", min=0, help="Further runs to hand out (100), where nothing varies.")
    ] = None,
    organization: Annotated[str, typer.Option("--organization", "-o", help="Which, if the study has several.")] = "",
    out: options.Out = "ranking",
) -> None:
    """Rank a study's strategies: which can be told apart, which is regretted least.

    It says too which of them deserve more runs.
    """
    from dataclasses import replace

    from commands.finding_files import write, wrote
    from commands.missing_runs import report_missing_runs
    from experiments.dataset.conditions import Conditions
    from experiments.dataset.design_order import independent
    from experiments.dataset.study_runs import StudyRuns
    from experiments.storage.store import Store
    from simulation.errors import UserError

    with Store.open(store) as opened, opened.snapshot():
        levels = Conditions.read(wanted, "--wanted", opened.header.names)
        studied = StudyRuns.of(opened, list(dict.fromkeys([indicator, *levels.indicators])))
        more = report_missing_runs(opened)
    if len(studied.study.strategies) < 2:
        raise UserError(f"{store}: holds one strategy only; a ranking needs several")
    where = studied.organization(organization or None)
    studied = replace(studied, runs=independent(studied, studied.runs))
    runs = studied.by_draw(where)
    _warn_of_unused(studied, bool(wanted), next_runs)
    try:
        findings = _found(runs, indicator, _levels(levels, runs), FURTHER if next_runs is None else next_runs)
    except ValueError as problem:
        raise UserError(f"{store}: {problem}") from None
    _warn_of_few(findings["leading"])
    leader = str(findings["leading"].table.loc[0, "strategy"])
    wrote(write(findings, out), [more or _next(studied, leader, where, indicator)])


def _warn_of_unused(studied: StudyRuns, wanted: bool, next_runs: int | None) -> None:
    """Warn of an option without effect: --wanted needs factors, --next a study without any."""
    if wanted and not studied.factors:
        typer.echo(
            "--wanted: counts parameter draws, and this study has one, since it varies nothing: left out.", err=True
        )
    if next_runs is not None and studied.factors:
        typer.echo("--next: hands out runs at one point, and this study varies factors: left out.", err=True)


def _warn_of_few(leading: Finding) -> None:
    """Warn of a ranking over fewer points of a design than tell how uncertain it is."""
    from analysis.presentation.style import FEW_DRAWS

    fewest = int(leading.table["runs"].min())
    if leading.table.attrs["basis"] != "seeds" and fewest < FEW_DRAWS:
        points = "1 point" if fewest == 1 else f"{fewest} points"
        typer.echo(
            f"Careful: {points} of the design are few: shares and intervals can turn with the next. "
            f"Take {FEW_DRAWS} or more.",
            err=True,
        )


def _next(studied: StudyRuns, leader: str, organization: str, indicator: str) -> str:
    """Return the next command: with factors, where the leader fails; else how to allocate runs."""
    from experiments.dataset.design_order import grows_by
    from experiments.design.replications import Ranked

    if studied.factors:
        words = quote_arguments("discover", studied.path, "--strategy", leader, "-o", organization)
        return f"orgshift {words}      where it fails"
    if isinstance(studied.study.replications, Ranked):
        return f"{grows_by(studied)}      hands out as many again"
    return f"`replications: {{rank: {indicator}, mean: 40}}` in the study file: runs are handed out like that"


def _found(runs: pd.DataFrame, indicator: str, levels: dict[str, float], budget: int) -> dict[str, Finding]:
    from analysis.statistics.allocation import allocation
    from analysis.statistics.leading import leading
    from analysis.statistics.robustness import regret, satisficing

    found = {"leading": leading(runs, indicator)}
    if (runs["draw"] > 0).any():
        found["regret"] = regret(runs, indicator)
        if levels:
            found["good-enough"] = satisficing(runs, levels)
    elif budget:
        found["next-runs"] = allocation(runs, budget, indicator)
    return found


def _levels(conditions: object, runs: pd.DataFrame) -> dict[str, float]:
    """Return the levels to reach by indicator, one each, in the direction that is good.

    Raises UserError for any other condition.
    """
    from analysis.presentation.vocabulary import direction
    from experiments.dataset.conditions import Conditions
    from simulation.errors import UserError

    assert isinstance(conditions, Conditions)
    found: dict[str, float] = {}
    for one in (one for some in conditions.any_of for one in some):
        signs = {"up": ">", "down": "<", "near 0": "<"}.get(direction(runs, one.indicator))
        if signs is None or not one.sign.startswith(signs) or one.indicator in found:
            raise UserError(
                f"--wanted: '{one}': one level for each indicator, in its good direction "
                f"({'none is' if signs is None else signs + '='})"
            )
        found[one.indicator] = one.level
    return found
