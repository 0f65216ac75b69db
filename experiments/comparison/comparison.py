"""Compares strategies on the same people with common random numbers, at equal budget.

Every strategy is run with the same random seeds at the default parameters, and in the same parameter draws. Then: the
ranking at other budgets and as written, what each decision of the leader was worth, and for which parameter values the
runner-up would win.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analysis.presentation.language import translate
from experiments.comparison.question import Answer, Question
from experiments.comparison.scaling import label_strategies, scale_strategies
from experiments.execution.batches import MakeExecutor, RunFailed
from experiments.execution.engine import Engine
from experiments.execution.executors import processes
from experiments.runs.leave_one_out import alternatives
from experiments.runs.population_source import population_of
from experiments.runs.run import Job, RunSpec, do_job, load_model
from simulation.bounds import check_seeds
from simulation.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    from scenarios.budget import CostPlan
    from simulation.levers import Strategy

OTHER_BUDGETS = (0.5, 1.0, 1.5, 3.0)  # percent of payroll
SIDE_RUNS = 10  # seeds of the rankings beside the main one
WHY_RUNS = 10  # seeds of each decision left out
SPLIT_RUNS = 3  # seeds of the split by mechanism
SURVEY_RUNS = 6  # seeds of the ranking without the culture survey
SCANNED = 6  # parameters looked at for the runner-up
SCAN_VALUES = 2  # the ends of the range, besides the default
SCAN_RUNS = 6
HALVINGS = 2  # of the interval in which the two change places

Report = Callable[[str, int, int], None]  # phase, runs done, runs in all


def compare(question: Question, make_executor: MakeExecutor | None = None, report: Report | None = None) -> Answer:
    """Compute a comparison; `report(phase, done, total)` is called with its progress.

    A run that fails is put into `failures`, and the others go on. Raises UserError where the question names what does
    not exist, its seeds go beyond the largest, or no run ends.
    """
    check_seeds(question.seed, max(question.runs, question.draws))
    with Engine[Job, Any](make_executor or processes()) as engine:
        engine.start(load_model)
        return _Comparison(question, engine, report or (lambda phase, done, total: None)).answer()


def drawn_parameters(question: Question) -> list[dict[str, float]]:
    """Return the parameter draws: a Latin hypercube over the ranges of all drawn parameters.

    Parameters set by the user keep that value, and so do prices that are known; those with fitted draws take one row
    of these together. Each is drawn under its own name, so that one that is added, removed or set changes no other.
    Another number of draws gives another hypercube, with other values. The list is empty where the user has set all
    parameters.
    """
    from experiments.design.fitted_draws import STREAM
    from experiments.design.sampling import latin_hypercube
    from simulation.parameters import DRAWN

    fitted, known = question.fitted, question.known_parameters
    settled = {*question.parameters, *question.prices.fixed, *(fitted.parameters if fitted else ())}
    names = [name for name in DRAWN if name not in settled]
    if question.draws == 0 or not (names or fitted):
        return []
    cube = latin_hypercube(question.draws, (*names, STREAM), question.seed)
    low = [known[name].low for name in names]
    span = [known[name].high - known[name].low for name in names]
    return [
        {name: low[k] + span[k] * float(row[k]) for k, name in enumerate(names)}
        | question.prices.fixed
        | (fitted.at(float(row[-1])) if fitted else {})
        | dict(question.parameters)
        for row in cube
    ]


class _Comparison:
    """One comparison while it is computed: its engine, results and failures."""

    def __init__(self, question: Question, engine: Engine[Job, Any], report: Report) -> None:
        self.scalings = scale_strategies(question)
        self.unlabelled, self.q = question, label_strategies(question, self.scalings)
        self.engine = engine
        self.report = report
        self.draws = drawn_parameters(question)
        self.base = question.base_parameters
        self.failures: list[tuple[tuple[Any, ...], RunFailed]] = []
        self._results: dict[Any, Any] = {}  # by `_key`: equal runs are computed once
        self._plans: dict[str, CostPlan] = {}

    def answer(self) -> Answer:
        from experiments.comparison import result_tables

        main = self._compute("comparing", [*self._seed_runs(), *self._draw_runs()])
        self._refuse_nothing(main)
        runs = result_tables.runs_table(self.q, main)
        found = Answer(
            self.q,
            runs,
            result_tables.weeks_table(self.q, main),
            result_tables.draws_table(self.draws),
            result_tables.money_table(self.q, main, self.scalings),
            result_tables.payback_column(self.q, main, runs),
            failures=self.failures,
        )
        if self.q.extras:
            self._side_rankings(found)
            self._ranking_without_survey(found)
            leader, runner_up = result_tables.first_two(found)
            self._why(found, leader, runner_up)
        return found

    def _refuse_nothing(self, main: Mapping[tuple[Any, ...], Any]) -> None:
        """Raise UserError where no run at the default parameters came to its end."""
        if self.failures and not any(draw == 0 for _, _, draw in main):
            (strategy, seed, _), failed = self.failures[0]
            raise UserError(
                f"compare: every run at the default parameters failed; the first, {strategy} with seed {seed}: {failed}"
            )

    def _spec(self, strategy: Strategy, seed: int, **changes: Any) -> RunSpec:
        """Return a run of this comparison, scaled here if it has the question's own prices."""
        base = RunSpec(
            self.q.organization,
            strategy,
            seed,
            self.q.weeks,
            self.q.run_budget,
            self.base,
            dict(self.q.structure),
            self.q.events,
        )
        spec = replace(base, **changes)
        if spec.budget is None or spec.parameters != self.base:
            return spec
        return replace(spec, strategy=self._scaled(strategy, spec.budget), budget=None)

    def _seeds(self, count: int) -> range:
        return range(self.q.seed, self.q.seed + min(count, self.q.runs))

    def _seed_runs(self) -> Iterable[Job]:
        for seed in self._seeds(self.q.runs):
            for strategy in self.q.strategies:
                yield Job((strategy.name, seed, 0), self._spec(strategy, seed))

    def _draw_runs(self) -> Iterable[Job]:
        for draw, parameters in enumerate(self.draws, start=1):
            for strategy in self.q.strategies:
                seed = self.q.seed + draw - 1
                yield Job((strategy.name, seed, draw), self._spec(strategy, seed, parameters=parameters))

    def _side_rankings(self, found: Answer) -> None:
        from experiments.comparison import result_tables

        budgets = [budget for budget in OTHER_BUDGETS if self.q.run_budget is None or budget != self.q.run_budget]
        jobs = [
            Job((budget, strategy.name, seed), self._spec(strategy, seed, budget=budget), "final")
            for seed in self._seeds(SIDE_RUNS)
            for strategy in self.q.strategies
            for budget in [*budgets, None]
        ]
        done = self._compute(translate("other budgets"), jobs)
        found.budgets, found.as_written = result_tables.side_tables(self.unlabelled, found, done)

    def _ranking_without_survey(self, found: Answer) -> None:
        """Run every strategy with all units at the defaults too, where there is a survey."""
        from experiments.comparison import result_tables

        people = population_of(self.q.organization)
        if people.survey is None:
            return
        plain = replace(people, survey=None)
        jobs = [
            Job((None, strategy.name, seed), self._spec(strategy, seed, organization=plain), "final")
            for seed in self._seeds(SURVEY_RUNS)
            for strategy in self.q.strategies
        ]
        found.without_survey = result_tables.finals_table(
            self.q, self._compute(translate("without the survey"), jobs), None
        )

    def _why(self, found: Answer, leader: str, runner_up: str | None) -> None:
        from experiments.comparison import result_tables

        chosen = self._named(leader)
        scanned, found.screening = result_tables.choose_parameters_to_scan(found, leader, runner_up, SCANNED)
        done = self._compute("why", [*self._decision_runs(chosen), *self._split_runs(chosen)])
        found.decisions[leader] = result_tables.decisions_table(found, done)
        found.splits[leader] = result_tables.split_table(done)
        if runner_up is not None and scanned:
            found.scans = self._scans(scanned, leader, runner_up)

    def _scans(self, names: Sequence[str], leader: str, runner_up: str) -> pd.DataFrame:
        """Run both strategies over each parameter's range, then closer to where they change places."""
        from analysis.statistics.crossover import halfway, scan_plan
        from experiments.comparison import result_tables

        values = scan_plan(result_tables.parameter_ranges(self.q), names, SCAN_VALUES)
        done: dict[tuple[Any, ...], Any] = {}
        for _ in range(1 + HALVINGS):
            done |= self._compute(translate("what could turn it"), self._scan_runs(values, leader, runner_up))
            scans = result_tables.scans_table(self.q, done)
            values = halfway(scans, leader, runner_up)
            if values.empty:
                break
        return scans

    def _decision_runs(self, strategy: Strategy) -> list[Job]:
        """Return the runs without one lever each, at the levels of the full strategy at its budget."""
        scaled = strategy if self.q.run_budget is None else self._scaled(strategy, self.q.run_budget)
        without = [(one.lever, one.strategy) for one in alternatives(scaled, self.q.events) if one.lever]
        return [
            Job(("decision", lever, seed), self._spec(other, seed, budget=None), "final")
            for seed in self._seeds(WHY_RUNS)
            for lever, other in [("", scaled), *without]
        ]

    def _split_runs(self, strategy: Strategy) -> list[Job]:
        return [Job(("split", seed), self._spec(strategy, seed), "why") for seed in self._seeds(SPLIT_RUNS)]

    def _scan_runs(self, values: pd.DataFrame, leader: str, runner_up: str) -> list[Job]:
        jobs, known = [], self.q.known_parameters
        for name, value in values.itertuples(index=False):
            parameters = self.base if value == known[name].default else {**self.base, name: value}
            for seed in self._seeds(SCAN_RUNS):
                for strategy in (leader, runner_up):
                    spec = self._spec(self._named(strategy), seed, parameters=parameters)
                    jobs.append(Job(("scan", strategy, name, value, seed), spec, "final"))
        return jobs

    def _scaled(self, strategy: Strategy, amount: str | float) -> Strategy:
        from scenarios import budget

        if strategy.name not in self._plans:
            people = population_of(self.q.organization)
            self._plans[strategy.name] = budget.CostPlan(strategy, people, self.q.weeks, self.base)
        plan = self._plans[strategy.name]
        return budget.scale(plan, budget.amount(amount, plan.payroll)).strategy

    def _named(self, name: str) -> Strategy:
        return next(strategy for strategy in self.q.strategies if strategy.name == name)

    def _compute(self, phase: str, jobs: Sequence[Job]) -> dict[tuple[Any, ...], Any]:
        """Return results by label, without failed runs; equal runs are computed once."""
        missing = {_key(job): job for job in reversed(jobs) if self._known(job) is None}
        todo = list(reversed(missing.values()))
        self.report(phase, 0, len(todo))
        count = 0
        for outcomes in self.engine.rounds(do_job, todo):
            for job, outcome in outcomes:
                count += 1
                if isinstance(outcome, RunFailed):
                    self.failures.append((job.label, outcome))
                else:
                    self._results[_key(job)] = outcome
            self.report(phase, count, len(todo))
        found = {job.label: self._known(job) for job in jobs}
        return {label: result for label, result in found.items() if result is not None}

    def _known(self, job: Job) -> Any:
        """Return the result of a run if it, or all its weeks, are computed already, else None."""
        from simulation.indicators import final

        result = self._results.get(_key(job))
        if result is None and job.keep == "final":
            weeks = self._results.get(_key(job._replace(keep="weeks")))
            return None if weeks is None else final(weeks.astype(float)).astype(weeks.dtype)
        return result


def _key(job: Job) -> tuple[Any, ...]:
    """Return what decides a result within one comparison; runs with equal keys are equal."""
    spec = job.spec
    surveyed = isinstance(spec.organization, str) or spec.organization.survey is not None
    return (
        surveyed,
        spec.strategy.entries,
        spec.strategy.funding,
        spec.seed,
        spec.budget,
        tuple(sorted(spec.parameters.items())),
        job.keep,
    )
