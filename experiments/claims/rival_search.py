"""Searches for the strongest rival on what claims read, at the budget of the claims.

It has seeds and parameter draws of its own. It begins with the built-in strategies and the claims' own arms, so that it
learns from them. What it finds is the best of what it proposes beside them: those are compared anyway.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from experiments.claims.arms import resolve_strategy
from experiments.claims.claim import BUDGET, FIRM, WEEKS, Claim
from experiments.claims.rivals import FoundRival, known_on, readings_with_rival
from experiments.comparison.comparison import Report
from experiments.comparison.question import Question
from experiments.execution.batches import MakeExecutor
from experiments.search.optimise import Search, SearchResult, optimise
from experiments.search.out_of_sample import FRESH
from experiments.search.rival import DRAWS, RUNS
from experiments.search.search_space import Space, fit_to_budget
from simulation.errors import UserError


def readings_of(chosen: Iterable[Claim]) -> dict[str, list[str]]:
    """Return the readings on which a rival can be searched, each with the claims it is for."""
    found: dict[str, list[str]] = {}
    for claim in chosen:
        for reading in readings_with_rival(claim):
            found.setdefault(reading, []).append(claim.id)
    return found


def make_search(reading: str, programmes: int) -> Search:
    """Return the search for a rival on a reading.

    programmes: proposed beside those the search begins with. It is the same whichever claim is asked for.
    """
    from simulation.levers import Strategy

    known = tuple(resolve_strategy(arm) for arm in known_on(reading).values())
    question = Question(FIRM, known, WEEKS, RUNS, DRAWS, 1 + FRESH, BUDGET, extras=False)
    space = Space.of((), WEEKS, Strategy("nothing"))
    return Search(question, space, (reading,), len(known) + programmes)


def search_rival(
    search: Search, path: Path, make_executor: MakeExecutor | None = None, report: Report | None = None
) -> FoundRival:
    """Return the best programme that a search proposes; it is kept in the SQLite file `path`.

    Raises UserError where optuna is missing, the file holds another search, or no proposal came to its end.
    """
    from experiments.runs.population_source import population_of
    from simulation.simulation import MODEL_VERSION

    question = search.question
    result = optimise(search, path, make_executor, report)
    people = population_of(question.organization)
    values = best_proposal(result)
    best = fit_to_budget(search.space.strategy(values), people, question.weeks, question.run_budget, {})
    levers = [
        {"lever": entry.lever, "level": round(entry.level, 6), "start": entry.start, "ramp": entry.ramp}
        | ({} if entry.end is None else {"end": entry.end})
        for entry in best.entries
    ]
    programmes = search.trials - len(question.strategies)
    return FoundRival(search.indicators[0], programmes, MODEL_VERSION, tuple(levers))


def best_proposal(result: SearchResult) -> dict[str, float]:
    """Return the values of the best trial that is none of those the search began with.

    Raises UserError where none came to its end.
    """
    from simulation.indicators import BY_NAME

    (reading,) = result.search.indicators
    proposed = result.trials[result.trials["trial"] >= len(result.search.question.strategies)]
    if proposed.empty:
        raise UserError(f"no programme that was proposed on {reading} came to its end")
    means = proposed[reading].to_numpy(dtype=float)
    best = int((means if BY_NAME[reading].direction == "up" else -means).argmax())
    values = proposed.iloc[best]
    return {name: float(values[name]) for name in result.search.space.dials()}
