"""Searches for a strategy: a sampler proposes lever schedules, and the engine runs them.

Every proposal is scaled to the same budget and run on the same seeds and in the same parameter draws as every other;
its score is the mean over them. The next proposals depend on finished batches only, so that an interrupted search,
taken up again, ends where the undisturbed one does, with any number of workers. The score of a chosen strategy is too
good, since it was chosen by it: its worth is computed on fresh seeds (`experiments.search.out_of_sample`).
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.comparison.comparison import Report, drawn_parameters
from experiments.comparison.question import Question
from experiments.execution.batches import MakeExecutor, RunFailed
from experiments.execution.engine import Engine
from experiments.execution.executors import processes
from experiments.runs.ids import canonical, digest
from experiments.runs.population_source import population_of
from experiments.runs.run import Job, RunSpec, do_job
from experiments.search.samplers import BATCH, FIRST, GENERATION, make_sampler
from experiments.search.search_space import Space, fit_to_budget
from experiments.search.trial_storage import explain_errors, search_storage
from simulation.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    from simulation.levers import Strategy

NAME = "search"


@dataclass(frozen=True)
class Search:
    """The description of a search.

    question: organization, seeds, draws and budget; its strategies are the hand-written ones, with which the search
    begins. indicators: what to optimise; several give a Pareto front. trials: in all, >= 1. sampler: one of
    `samplers.SAMPLERS`, or empty.
    """

    question: Question
    space: Space
    indicators: tuple[str, ...] = ("being",)
    trials: int = 200
    sampler: str = ""

    @property
    def method(self) -> str:
        """The sampler by name: CMA-ES for one indicator, NSGA-II for several, unless given."""
        return self.sampler or (FIRST if len(self.indicators) == 1 else "nsga2")

    @property
    def batch(self) -> int:
        """The number of proposals made at once."""
        return GENERATION if self.method == "nsga2" else BATCH


@dataclass
class SearchResult:
    """The result of a search.

    trials: a row a trial that came to its end, with its number among all, a column per indicator, then the values of
    the space. best: the places of the best trials in that table. failed: trials in which a run failed. strategies: the
    best ones, by place.
    """

    search: Search
    trials: pd.DataFrame
    best: tuple[int, ...] = ()
    failed: int = 0
    strategies: Mapping[int, Strategy] = field(default_factory=dict)


def optimise(
    search: Search, path: str | Path, make_executor: MakeExecutor | None = None, report: Report | None = None
) -> SearchResult:
    """Compute what is missing of a search that is kept in the SQLite file `path`.

    Raises UserError where optuna is missing, `path` holds another search or is being written by another process, or an
    indicator has no good direction.
    """
    optuna = import_optuna()
    directions = _directions(search.indicators)
    if search.method == "cma" and len(directions) > 1:
        raise UserError("--sampler: cma searches for one indicator; nsga2 finds a front of several")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)
        with search_storage(optuna, Path(path)) as storage:
            study = _study(optuna, search, storage, Path(path), directions)
            with Engine[Job, Any](make_executor or processes()) as engine:
                _Search(search, study, optuna, engine, report or (lambda phase, done, total: None)).go()
            return _searched(search, study)


class _Search:
    """One search while it is computed: its study of optuna, engine, seeds and parameter draws."""

    def __init__(self, search: Search, study: Any, optuna: Any, engine: Engine[Job, Any], report: Report) -> None:
        self.search, self.study, self.optuna, self.engine, self.report = search, study, optuna, engine, report
        q = search.question
        self.people = population_of(q.organization)
        self.cases = [(q.seed + k, q.base_parameters) for k in range(q.runs)]
        self.cases += [(q.seed + k, parameters) for k, parameters in enumerate(drawn_parameters(q))]
        self.known = [search.space.nearest(strategy) for strategy in q.strategies]
        self.distributions = _distributions(optuna, search.space)

    def go(self) -> None:
        """Compute batch after batch until there are as many trials as wanted."""
        total = self.search.trials * len(self.cases)
        self._pass_on_kept()
        _discard_unfinished(self.optuna, self.study)
        while (settled := len(_settled(self.study))) < self.search.trials:
            self.report("searching", settled * len(self.cases), total)
            asked = self._ask(settled, self._size_of_batch(settled))
            self._keep(self._score(asked, settled, total))
            self._pass_on_kept()
        self.report("searching", total, total)

    def _size_of_batch(self, settled: int) -> int:
        """Return how many trials to ask for: with CMA-ES the known ones, then whole generations."""
        size, known = self.search.batch, max(len(self.known), 1)
        if self.search.method == "cma":
            size = known - settled if settled < known else size - (settled - known) % size
        return min(size, self.search.trials - settled)

    def _ask(self, settled: int, count: int) -> list[Any]:
        seed = (self.search.question.seed * 1_000_003 + settled) % 2**32
        method, known = self.search.method, len(self.known)
        self.study.sampler = make_sampler(self.optuna, method, seed, self.distributions, known)
        asked = []
        for number in range(settled, settled + count):
            if number < len(self.known):
                self.study.enqueue_trial(self.known[number])
            asked.append(self.study.ask(self.distributions))
        return asked

    def _score(self, asked: list[Any], settled: int, total: int) -> list[tuple[Any, list[float] | None]]:
        """Return for each trial the mean of every indicator over all runs; None where one failed."""
        import numpy as np

        from simulation.indicators import INDEX

        jobs = [job for place, trial in enumerate(asked) for job in self._runs(place, trial)]
        found: dict[int, list[Any]] = {place: [None] * len(self.cases) for place in range(len(asked))}
        done = settled * len(self.cases)
        for outcomes in self.engine.rounds(do_job, jobs):
            for job, outcome in outcomes:
                place, case = job.label
                found[place][case] = None if isinstance(outcome, RunFailed) else outcome
            done += len(outcomes)
            self.report("searching", done, total)
        columns = [INDEX[name] for name in self.search.indicators]
        scored: list[tuple[Any, list[float] | None]] = []
        for place, trial in enumerate(asked):
            good = all(outcome is not None for outcome in found[place])
            means = np.mean(found[place], axis=0)[columns].tolist() if good else None
            scored.append((trial, means))
        return scored

    def _runs(self, place: int, trial: Any) -> list[Job]:
        q = self.search.question
        strategy = self.search.space.strategy(trial.params)
        jobs = []
        for case, (seed, parameters) in enumerate(self.cases):
            scaled = fit_to_budget(strategy, self.people, q.weeks, q.run_budget, parameters)
            spec = RunSpec(q.organization, scaled, seed, q.weeks, None, parameters, dict(q.structure), q.events)
            jobs.append(Job((place, case), spec, "final"))
        return jobs

    def _keep(self, scored: list[tuple[Any, list[float] | None]]) -> None:
        """Write the scores of a whole batch at once, before any of them is passed to the sampler."""
        self.study.set_user_attr("batch", [[trial.number, values] for trial, values in scored])

    def _pass_on_kept(self) -> None:
        """Pass the scores of the kept batch on to the sampler, which gets whole batches only."""
        trials = {trial.number: trial for trial in self.study.get_trials(deepcopy=False)}
        for number, values in self.study.user_attrs.get("batch", ()):
            if not trials[number].state.is_finished():
                self._pass_on(trials[number], values)

    def _pass_on(self, trial: Any, values: list[float] | None) -> None:
        state, storage = self.optuna.trial.TrialState, self.study._storage
        storage.set_trial_user_attr(trial._trial_id, "settled", True)
        if values is None:
            self.study.tell(trial.number, state=state.FAIL)
            return
        storage.set_trial_user_attr(trial._trial_id, "means", values)
        self.study.tell(trial.number, _scores(self.search.indicators, values))


def identity(search: Search) -> str:
    """Return the digest of all that decides a search, except its number of trials."""
    from simulation.simulation import MODEL_VERSION

    q, space = search.question, search.space

    def plain(strategy: Strategy) -> list[Any]:
        money = [astuple(strategy.funding)] if strategy.funding else []
        return [astuple(entry) for entry in strategy.entries] + money

    content = {
        "model": MODEL_VERSION,
        **q.to_plain(population_of(q.organization)),
        "levers": space.levers,
        "dials": sorted(space.dials()),
        "base": plain(space.base),
        "known": [plain(strategy) for strategy in q.strategies],
        "indicators": search.indicators,
        "sampler": search.method,
    }
    return digest(canonical(content))


def import_optuna(asked_by: str = "optimise") -> Any:
    """Return optuna.

    asked_by: the command or option that needs it. Raises UserError where it is missing.
    """
    try:
        import optuna
    except ImportError:
        how = "Type: make research (or: pip install 'orgshift[research]')"
        raise UserError(f"{asked_by} needs optuna, which is not installed here. {how}") from None
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    return optuna


def _directions(names: tuple[str, ...]) -> list[str]:
    from simulation.indicators import BY_NAME

    bad = [name for name in names if BY_NAME[name].direction == "none"]
    if bad:
        raise UserError("\n".join(f"--indicator: {name}: no direction is good, so nothing can be best" for name in bad))
    return ["maximize" if BY_NAME[name].direction == "up" else "minimize" for name in names]


def _scores(names: tuple[str, ...], means: list[float]) -> list[float]:
    from simulation.indicators import BY_NAME

    return [abs(m) if BY_NAME[name].direction == "near 0" else m for name, m in zip(names, means, strict=True)]


def _study(optuna: Any, search: Search, storage: Any, path: Path, directions: list[str]) -> Any:
    with explain_errors(path):
        study = optuna.create_study(storage=storage, study_name=NAME, directions=directions, load_if_exists=True)
    mine = identity(search)
    if study.user_attrs.get("identity", mine) != mine:
        other = "other levers, seeds, budget, organization or indicators"
        raise UserError(f"{path}: holds another search ({other}); give another --out")
    study.set_user_attr("identity", mine)
    return study


def _discard_unfinished(optuna: Any, study: Any) -> None:
    """Mark the proposals of an interrupted batch as failed; the batch is made again."""
    state = optuna.trial.TrialState
    for trial in study.get_trials(deepcopy=False, states=(state.RUNNING, state.WAITING)):
        study._storage.set_trial_state_values(trial._trial_id, state.FAIL)


def _settled(study: Any) -> list[Any]:
    return [trial for trial in study.get_trials(deepcopy=False) if trial.user_attrs.get("settled")]


def _distributions(optuna: Any, space: Space) -> dict[str, Any]:
    kinds = optuna.distributions
    return {
        name: kinds.FloatDistribution(low, high) if name.endswith(" level") else kinds.IntDistribution(low, high)
        for name, (low, high) in space.dials().items()
    }


def _searched(search: Search, study: Any) -> SearchResult:
    import pandas as pd

    from experiments.comparison.result_tables import describe_columns

    settled = _settled(study)
    good = [trial for trial in settled if "means" in trial.user_attrs]
    if not good:
        raise UserError("every run of the search failed; try the same strategy with orgshift run to see why")
    rows = [
        {"trial": number, **dict(zip(search.indicators, trial.user_attrs["means"], strict=True)), **trial.params}
        for number, trial in enumerate(settled)
        if "means" in trial.user_attrs
    ]
    table = pd.DataFrame(rows)
    table.attrs.update(describe_columns(search.question))
    front = {trial.number for trial in study.best_trials}
    best = [place for place, trial in enumerate(good) if trial.number in front]
    sign = -1.0 if study.directions[0].name == "MAXIMIZE" else 1.0
    best.sort(key=lambda place: (sign * good[place].values[0], place))
    chosen = {place: search.space.strategy(good[place].params) for place in best}
    return SearchResult(search, table, tuple(best), len(settled) - len(good), chosen)
