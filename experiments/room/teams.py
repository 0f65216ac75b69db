"""The budget round: teams' plans at equal budget, on seeds fixed beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.room.places import Place, rank_teams
from analysis.statistics import intervals
from experiments.execution.engine import RunFailed, processes, run_all
from experiments.runs.leave_one_out import Alternative, alternatives
from experiments.runs.population_source import population_of
from experiments.runs.run import Job, RunSpec, do_job
from scenarios.budget import CostPlan, Scaled, amount, scale
from simulation.errors import UserError, did_you_mean
from simulation.indicators import BY_NAME, INDEX
from simulation.levers import LEVERS, Entry, Strategy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from experiments.execution.batches import MakeExecutor
    from simulation.events import Event

SEEDS = 24
NET_VALUE = "net_value"
"""Value beyond that of doing nothing, minus what was spent: an outcome beside the indicators."""

QUARTER = 13
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Levels a team can choose from."""

Choices = Mapping[str, tuple[float, int]]
"""A plan as chosen on a card deck: lever -> its level, and the quarter it starts in, from 0."""

Report = Callable[[int, int], None]
NOTHING = Strategy("nothing")


def fix_seeds(stage_seed: int, count: int = SEEDS) -> tuple[int, ...]:
    """Return the seeds of a round, from that of the stage, which is none of them."""
    rng, found = np.random.default_rng([stage_seed, 15]), dict[int, None]()
    while len(found) < count:
        seed = int(rng.integers(1, 2**31))
        if seed != stage_seed:
            found[seed] = None
    return tuple(found)


def price_deck(spec: RunSpec, deck: Iterable[str]) -> dict[str, tuple[float, ...]]:
    """Return lever -> what level 1 costs (k over the horizon) when started in each quarter.

    A plan costs the sum of level times price, so that a phone can reckon it.
    """
    people = population_of(spec.organization, spec.generator, spec.source_digest)
    starts = range(1, spec.weeks + 1, QUARTER)

    def price(lever: str, start: int) -> float:
        return CostPlan(Strategy("one", (Entry(lever, 1.0, start),)), people, spec.weeks, spec.parameters).cost()

    return {lever: tuple(price(lever, start) for start in starts) for lever in deck}


def make_plan(name: str, choices: Choices, deck: Iterable[str] = tuple(LEVERS), weeks: int = 10**6) -> Strategy:
    """Return a team's plan as a strategy; levers at level 0 are left out.

    Raises UserError for a lever that is not in the deck, a level outside 0..1, or a quarter outside the horizon.
    """
    entries = []
    for lever, (level, quarter) in choices.items():
        start = 1 + QUARTER * quarter
        if lever not in tuple(deck):
            raise UserError(f"{name}: lever '{lever}' is not in the deck{did_you_mean(lever, tuple(deck))}")
        if not 0.0 <= level <= 1.0:
            raise UserError(f"{name}: {lever} at level {level:g}, which is outside 0..1")
        if not 1 <= start <= weeks:
            raise UserError(f"{name}: {lever} starts in quarter {quarter + 1}, which is outside the horizon")
        if level > 0.0:
            entries.append(Entry(lever, level, start))
    return Strategy(name, tuple(entries))


def fit_to_budget(plan: Strategy, spec: RunSpec, budget: str | float | None) -> Scaled:
    """Return a plan scaled to the budget; its remark says why it does not spend it."""
    people = population_of(spec.organization, spec.generator, spec.source_digest)
    priced = CostPlan(plan, people, spec.weeks, spec.parameters)
    return scale(priced, amount(budget, priced.payroll))


@dataclass(frozen=True, eq=False)
class Judgement:
    """What teams' plans led to: by outcome, values [team, seed] and places, the best first.

    main: the outcome that was named before anybody planned, the first one.
    """

    teams: tuple[str, ...]
    seeds: tuple[int, ...]
    values: dict[str, NDArray[np.float64]]
    places: dict[str, list[Place]]
    main: str


def judge_teams(
    plans: Mapping[str, Strategy],
    spec: RunSpec,
    outcomes: Sequence[str] = (NET_VALUE,),
    seeds: Sequence[int] | None = None,
    make_executor: MakeExecutor | None = None,
    report: Report | None = None,
) -> Judgement:
    """Run every plan, as it is, with the same seeds; return values and places.

    plans: at equal budget (`fit_to_budget`). spec: the organization, weeks and whatever else is the same for all; its
    seed is the one on the stage. Raises UserError where a run fails, or an outcome is unknown or has no good direction.
    """
    fixed = tuple(seeds or fix_seeds(spec.seed))
    directions = {name: _direction(name) for name in outcomes}
    arms = [*plans.values(), NOTHING] if NET_VALUE in outcomes else [*plans.values()]
    finals = _run(arms, spec, fixed, make_executor, report)
    values = {name: _outcome(finals, name)[: len(plans)] for name in outcomes}
    places = {name: rank_teams(tuple(plans), values[name], good) for name, good in directions.items()}
    return Judgement(tuple(plans), fixed, values, places, outcomes[0])


def worth_of_levers(
    plan: Strategy,
    spec: RunSpec,
    outcome: str = NET_VALUE,
    seeds: Sequence[int] | None = None,
    make_executor: MakeExecutor | None = None,
    report: Report | None = None,
) -> dict[str, intervals.Estimate]:
    """Return what a plan does with each lever minus without it, with 95 % intervals.

    What a lever left out would have cost is not spent on another. The seeds are the same as in `judge_teams`.
    """
    _direction(outcome)
    fixed = tuple(seeds or fix_seeds(spec.seed))
    others: list[Alternative[Event]] = alternatives(plan)
    arms = [plan, *(other.strategy for other in others), *([NOTHING] if outcome == NET_VALUE else [])]
    values = _outcome(_run(arms, spec, fixed, make_executor, report), outcome)
    worth = {other.lever: intervals.estimate(values[0] - values[at]) for at, other in enumerate(others, start=1)}
    return dict(sorted(worth.items(), key=lambda row: -abs(float(row[1].mean))))


def _direction(outcome: str) -> str:
    """Return which way is good for an outcome."""
    if outcome == NET_VALUE:
        return "up"
    if outcome not in BY_NAME:
        raise UserError(f"outcome '{outcome}' is unknown{did_you_mean(outcome, [*BY_NAME, NET_VALUE])}")
    if BY_NAME[outcome].direction == "none":
        raise UserError(f"outcome '{outcome}': no direction is good, so no team is best")
    return BY_NAME[outcome].direction


def _outcome(finals: NDArray[np.float64], name: str) -> NDArray[np.float64]:
    """Return one outcome, [arm, seed]; for the net value the last arm does nothing."""
    if name != NET_VALUE:
        return finals[:, :, INDEX[name]]
    value, cost = finals[:, :, INDEX["total_value"]], finals[:, :, INDEX["total_cost"]]
    found: NDArray[np.float64] = value - value[-1] - cost
    return found


def _run(
    arms: Sequence[Strategy],
    spec: RunSpec,
    seeds: Sequence[int],
    make_executor: MakeExecutor | None,
    report: Report | None,
) -> NDArray[np.float64]:
    """Return the reported values of all arms with all seeds, [arm, seed, indicator]."""
    found = np.zeros((len(arms), len(seeds), len(INDEX)))
    jobs = [
        Job((at, place), replace(spec, strategy=arm, seed=seed, budget=None), "final")
        for place, seed in enumerate(seeds)
        for at, arm in enumerate(arms)
    ]
    for done, (job, result) in enumerate(run_all(do_job, jobs, make_executor or processes()), start=1):
        if isinstance(result, RunFailed):
            raise UserError(f"plan '{job.spec.strategy.name}' could not be run with seed {job.spec.seed}: {result}")
        found[job.label] = result
        if report is not None:
            report(done, len(jobs))
    return found
