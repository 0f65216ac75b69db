"""A comparison under way for one session: asked, followed, cancelled.

Its result and its files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scenarios.defaults import DEFAULT_PERCENT
from visualizer.compare.held_draws import held_draws
from visualizer.compare.worker_process import Outcome, in_own_process
from visualizer.live.scratch import scratch_folder
from visualizer.live.tab import SessionDraws
from visualizer.plan.held_prices import held_prices
from visualizer.plan.own_strategies import file_stem, is_own, name_apart, name_changed
from visualizer.plan.plan import OWN, Plan
from visualizer.plan.programme import as_one
from visualizer.plan.resolve import events_of, organization_of, organizations, strategy, structure_of
from visualizer.widgets.download import pack_files
from visualizer.widgets.own_process import OwnProcess
from visualizer.wording.page_texts import COMPARE
from visualizer.wording.part_texts import PLAN
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from experiments.comparison.question import Question
    from experiments.design.fitted_draws import FittedDraws
    from simulation.levers import Strategy

FEWEST, MOST = 2, 12
BASELINE = "nothing"
SEEDS, DRAWS = 20, 30
"""Runs of each strategy unless asked otherwise; as many parameter draws as the command line takes."""
MOST_KEPT = 4
"""Finished comparisons the app remembers: who reloads the page, or comes back with the link, need not wait again."""
_finished: dict[Asked, Comparison] = {}


@dataclass(frozen=True)
class Asked:
    """What to compare. `percent`: of payroll, None = as written; `draws`: parameter draws.

    `extras`: also why.
    """

    plan: Plan
    names: tuple[str, ...]
    seeds: int = SEEDS
    draws: int = DRAWS
    percent: float | None = DEFAULT_PERCENT
    extras: bool = False
    fitted: SessionDraws | None = None
    """Draws fitted in this session for the organization of the plan."""

    def question(self) -> Question:
        """The same as the command line asks."""
        from experiments.comparison.question import Question

        plan = self.plan
        names = [BASELINE, *[name for name in self.names if name != BASELINE]]
        return Question(
            plan.organization if plan.organization in organizations() else organization_of(plan.organization),
            named_apart(strategy_named(plan, name) for name in names),
            plan.weeks,
            self.seeds,
            self.draws,
            plan.seed,
            "as-written" if self.percent is None else self.percent,
            dict(plan.parameters),
            structure_of(plan),
            events_of(plan),
            extras=self.extras,
            fitted=choose_draws(plan.organization, self.fitted),
            prices=held_prices(),
        )


def choose_draws(organization: str, own: SessionDraws | None) -> FittedDraws | None:
    """The draws for a comparison in this organization: the session's, else the app's, if any.

    Draws of a session count only for the organization whose figures they fit.
    """
    here = fitted_here(organization, own)
    return held_draws() if here is None else here.draws


def fitted_here(organization: str, own: SessionDraws | None) -> SessionDraws | None:
    """A session's draws where they fit this organization; None where they do not count."""
    return own if own is not None and own.organization == organization else None


def named_apart(strategies: Iterable[Strategy]) -> tuple[Strategy, ...]:
    """The strategies, those of one's own named as their files would be, no two alike."""
    found: dict[str, Strategy] = {}
    for one in strategies:
        name = name_apart(file_stem(one.title) if is_own(one.name) else one.name, found)
        found[name] = replace(one, name=name)
    return tuple(found.values())


def strategy_named(plan: Plan, name: str) -> Strategy:
    """A strategy by name; `OWN` is the one on the Stage with its changes.

    Branches are written as one list of levers.
    """
    if name != OWN:
        return strategy(name)
    written = strategy(plan.strategy)
    return replace(
        written,
        name=name_changed(plan.strategy),
        title=say(PLAN, "stage_title", title=written.title),
        entries=as_one(plan),
    )


def finished(asked: Asked) -> Comparison | None:
    """The comparison that has answered this, if the app remembers one."""
    return _finished.get(asked)


def remember(comparison: Comparison) -> None:
    """Keep a finished comparison for whoever asks the same.

    The oldest is forgotten where there are too many.
    """
    _finished.pop(comparison.asked, None)
    _finished[comparison.asked] = comparison
    while len(_finished) > MOST_KEPT:
        del _finished[next(iter(_finished))]


class Comparison(OwnProcess):
    """One comparison: how far it is, then its outcome, problem or end."""

    outcome: Outcome | None

    def __init__(self, asked: Asked) -> None:
        super().__init__(COMPARE, scratch_folder())
        self.asked = asked

    def start(self) -> None:
        """Begin in a process of its own."""
        try:
            question = self.asked.question()
        except ValueError as problem:
            self.problem = str(problem)
            self.notify()
            return
        self.begin(in_own_process, question)

    def finish(self, outcome: Outcome) -> None:
        """Take the outcome over, and remember the comparison."""
        self.outcome = outcome
        remember(self)

    def file(self, name: str) -> bytes:
        """One of the files written."""
        return (self._folder / name).read_bytes() if self.outcome and name in self.outcome.files else b""

    def archive(self) -> bytes:
        """All files written, as a zip archive."""
        return pack_files({name: self.file(name) for name in (self.outcome.files if self.outcome else ())})
