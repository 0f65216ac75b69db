"""The strongest rival at a comparison's budget: searched on seeds and draws of its own.

The comparison then runs it on its own seeds and parameter draws, which the search has not seen.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.comparison.comparison import Report
from experiments.execution.batches import MakeExecutor
from experiments.runs.population_source import population_of
from experiments.search.optimise import Search, import_optuna, optimise
from experiments.search.out_of_sample import FRESH
from experiments.search.search_space import Space, fit_to_budget
from simulation.errors import UserError

if TYPE_CHECKING:
    from experiments.comparison.question import Question
    from simulation.levers import Strategy

RIVAL = "rival"
TRIALS = 60
"""Programmes tried, the ones compared and those built in among them."""
RUNS, DRAWS = 2, 2
"""Seeds and parameter draws of each trial."""


@dataclass(frozen=True)
class RivalSearch:
    """What a search for a rival takes: how many programmes are tried, with how many runs each.

    Those compared and those built in are the first that are tried.
    """

    trials: int = TRIALS
    runs: int = RUNS
    draws: int = DRAWS


def find_rival(
    question: Question,
    size: RivalSearch = RivalSearch(),
    make_executor: MakeExecutor | None = None,
    report: Report | None = None,
) -> Strategy:
    """Return the strongest programme found on being social, at the question's budget.

    Equal questions find equal programmes. Raises UserError where optuna is missing, there is no budget, a strategy is
    called `rival`, or no trial came to its end.
    """
    if question.run_budget is None:
        raise UserError("--rival: a rival is searched at a budget; leave out --budget as-written")
    if any(one.name == RIVAL for one in question.strategies):
        raise UserError(f"--rival: a strategy is called '{RIVAL}' already; rename it")
    import_optuna("--rival")
    from scenarios.strategy import load_strategies
    from simulation.levers import Strategy

    compared = {one.name for one in question.strategies}
    known = question.strategies + tuple(one for one in load_strategies([]) if one.name not in compared)
    searched_on = replace(
        question, strategies=known, runs=size.runs, draws=size.draws, seed=question.seed + FRESH, extras=False
    )
    search = Search(searched_on, Space.of((), question.weeks, Strategy("nothing")), ("being",), size.trials)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        found = optimise(search, Path(folder) / "rival.sqlite", make_executor, report)
    if not found.best:
        raise UserError("--rival: no trial of the search came to its end")
    people = population_of(question.organization)
    best = found.strategies[found.best[0]]
    at_budget = fit_to_budget(best, people, question.weeks, question.run_budget, question.base_parameters)
    summary = f"The strongest of {size.trials} programmes tried at this budget."
    return replace(at_budget, name=RIVAL, title="Rival by search", summary=summary)
