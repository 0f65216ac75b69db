"""The six questions asked before and after a session, and what the model answers to them.

Three ask which lever moves practice, trust and money most, at the same cost and beside the tool itself; two which of
the workshop's strategies leads at equal budget; the last how many of these answers one believes to agree with the
model. The model's answer comes from runs on the same 24 seeds: the option that has the first place alone, or that no
option leads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.presentation.language import Texts, translate
from analysis.room.places import Place
from experiments.room.teams import NET_VALUE, NOTHING, Report, fit_to_budget, fix_seeds, judge_teams
from scenarios.budget import OVERSPENT
from simulation.errors import UserError
from simulation.levers import LEVERS, Entry, Strategy

if TYPE_CHECKING:
    from experiments.execution.batches import MakeExecutor
    from experiments.runs.run import RunSpec

MOST_OPTIONS = 4
LEFT = 0.01
"""k that a plan may leave unspent."""
MORE_THAN_ANY = 10**12
"""k that no strategy can spend."""

OF_LEVERS, OF_STRATEGIES = ("practice", "trust", NET_VALUE), ("practice", NET_VALUE)
"""What the first three and the next two questions ask for."""

OUTCOME_WORDS: Texts[str] = Texts() | {
    "practice": "daily practice",
    "trust": "trust in leaders",
    NET_VALUE: "net value in money",
}
NONE_LEADS = "None of these leads alone: the first ones cannot be told apart"
LEVERS_TEXT = "Beside the tool, at the same cost: what raises {} most?"
STRATEGIES_TEXT = "At the same budget: which strategy leads in {}?"
HOW_SURE = "How many of your five answers above agree with the model?"


@dataclass(frozen=True)
class SessionQuestion:
    """A question of the sheet: text, options, and those that agree with the model.

    options: with "none leads" at the end. places: what the model's runs gave, the best first.
    """

    text: str
    options: tuple[str, ...]
    agreeing: frozenset[int] = frozenset()
    places: tuple[Place, ...] = ()


def ask_questions(
    spec: RunSpec,
    strategies: Sequence[Strategy],
    levers: Iterable[str],
    budget: str | float | None = None,
    make_executor: MakeExecutor | None = None,
    report: Report | None = None,
) -> tuple[SessionQuestion, ...]:
    """Return the six questions of a session with the model's answers.

    spec: organization and whatever is the same for all. strategies, levers: those of the workshop that the room sees,
    of which the first four are asked for: strategies that can spend the budget, and efforts at the cost of the cheapest
    of them at full level. Raises UserError where there are not two of each.
    """
    effort = [name for name in levers if not LEVERS[name].rule and name != "words"][:MOST_OPTIONS]
    beside = [Strategy(name, (Entry("tools", 1.0, 1), Entry(name, 1.0, 1))) for name in effort]
    titles = {name: _capital(translate(name.replace("_", " "))) for name in effort}
    titles |= {strategy.name: translate(strategy.title) for strategy in strategies}
    least = min((fit_to_budget(arm, spec, None).as_written for arm in beside), default=0.0)
    found: list[SessionQuestion] = []
    for plans, outcomes, words in (
        (_fit(beside, spec, f"{least:.6f}k", "levers"), OF_LEVERS, LEVERS_TEXT),
        (_fit(strategies, spec, budget, "strategies"), OF_STRATEGIES, STRATEGIES_TEXT),
    ):
        judged = judge_teams(plans, spec, outcomes, fix_seeds(spec.seed), make_executor, report)
        found += [
            _question(translate(words).format(OUTCOME_WORDS[outcome]), judged.teams, titles, judged.places[outcome])
            for outcome in outcomes
        ]
    return (*found, SessionQuestion(translate(HOW_SURE), tuple(str(count) for count in range(len(found) + 1))))


def _fit(arms: Sequence[Strategy], spec: RunSpec, budget: str | float | None, kind: str) -> dict[str, Strategy]:
    """Return the first four arms that spend the budget, or the nearest two can spend."""
    arms = [arm for arm in arms if arm.entries]
    fitting = _spend(arms, spec, budget)
    if len(fitting) < 2:
        fitting = next(
            (found for one in _other_budgets(arms, spec, budget) if len(found := _spend(arms, spec, one)) > 1), {}
        )
    if not fitting:
        raise UserError(
            f"questions: there are no two {kind} that can cost the same, so there is nothing to choose between"
        )
    return dict(list(fitting.items())[:MOST_OPTIONS])


def _spend(arms: Sequence[Strategy], spec: RunSpec, budget: str | float | None) -> dict[str, Strategy]:
    """Return the arms that spend the budget, scaled to it."""
    scaled = {arm.name: fit_to_budget(arm, spec, budget) for arm in arms}
    return {name: one.strategy for name, one in scaled.items() if one.remark != OVERSPENT and one.unspent < LEFT}


def _other_budgets(arms: Sequence[Strategy], spec: RunSpec, budget: str | float | None) -> list[str]:
    """Return the least and the most that each arm can cost, the nearest to the budget first."""
    asked = fit_to_budget(NOTHING, spec, budget).budget
    ends = [fit_to_budget(arm, spec, end).planned for arm in arms for end in ("0k", f"{MORE_THAN_ANY}k")]
    return [f"{planned:.9f}k" for planned in sorted(ends, key=lambda planned: abs(planned - asked)) if planned > 0.0]


def _question(text: str, arms: Sequence[str], titles: dict[str, str], places: Sequence[Place]) -> SessionQuestion:
    """Return a question with the option that agrees: who leads alone, else that none does."""
    first = [place.team for place in places if place.place == 1]
    right = arms.index(first[0]) if len(first) == 1 else len(arms)
    options = (*(titles[name] for name in arms), translate(NONE_LEADS))
    return SessionQuestion(text, options, frozenset({right}), tuple(places))


def _capital(words: str) -> str:
    """Return words with a capital letter."""
    return words[:1].upper() + words[1:]
