"""What judges teams' plans: cards with prices, and the model on seeds fixed beforehand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.presentation.language import localize
from scenarios.rounds import Card, TeamsQuestion
from visualizer.plan.held_prices import parameters_of
from visualizer.plan.resolve import events_of, organization_of, structure_of
from visualizer.wording.indicators import words
from visualizer.wording.phone_texts import TEAMS
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from analysis.room.places import Place
    from experiments.runs.run import RunSpec
    from scenarios.budget import Scaled
    from visualizer.plan.plan import Plan

DECK = (
    "tools",
    "training",
    "deeds",
    "informal_leaders",
    "empowerment",
    "purpose",
    "community_managers",
    "embedding",
    "listening",
    "two_way",
)
"""The levers on offer where a workshop names none."""
Choices = dict[str, tuple[float, int]]


@dataclass(frozen=True)
class Judged:
    """What plans led to. `places`: best first. `plans`: as they were run. `worth`: in words."""

    places: Sequence[Place]
    plans: Mapping[str, Scaled]
    worth: tuple[str, ...] = ()

    def choices(self, team: str) -> Choices:
        """A team's plan as it was run: lever -> its level, and the quarter it started in."""
        from experiments.room.teams import QUARTER

        entries = self.plans[team].strategy.entries
        return {entry.lever: (entry.level, (entry.start - 1) // QUARTER) for entry in entries}


Judge = Callable[[dict[str, Choices], Callable[[int, int], None], threading.Event], Judged]


def run_spec(plan: Plan) -> RunSpec:
    """The organization, weeks and random seed of a plan, with no programme: what teams plan for."""
    from experiments.runs.run import RunSpec
    from simulation.levers import Strategy

    return RunSpec(
        organization_of(plan.organization),
        Strategy("nothing"),
        seed=plan.seed,
        weeks=plan.weeks,
        parameters=dict(parameters_of(plan)),
        structure=structure_of(plan),
        events=events_of(plan),
    )


def make_question(
    spec: RunSpec, levers: Sequence[str], hidden: frozenset[str], budget: float, text: str = ""
) -> TeamsQuestion:
    """The question of a teams round: cards of the levers that may be seen, with prices."""
    from experiments.room.teams import NET_VALUE, price_deck
    from simulation.levers import LEVERS

    deck = tuple(lever for lever in levers if lever not in hidden)
    prices = price_deck(spec, deck)
    cards = tuple(Card(lever, words(LEVERS[lever].title), prices[lever], LEVERS[lever].rule) for lever in deck)
    text = text or say(TEAMS, "question", budget=localize(f"{budget:,.0f}"), years=localize(f"{spec.weeks / 52:.0f}"))
    return TeamsQuestion(text, cards, budget, spec.weeks, NET_VALUE)


def judge_with_model(spec: RunSpec, budget: float) -> Judge:
    """What judges plans: the model, in this process, on 24 seeds, the same for all."""

    def judge(plans: dict[str, Choices], report: Callable[[int, int], None], stop: threading.Event) -> Judged:
        from experiments.execution.executors import inline
        from experiments.room.teams import fit_to_budget, judge_teams, make_plan, worth_of_levers
        from simulation.levers import LEVERS

        amount = f"{budget:.6f}k"
        scaled = {team: fit_to_budget(make_plan(f"team {team}", plan), spec, amount) for team, plan in plans.items()}
        found = judge_teams(
            {team: one.strategy for team, one in scaled.items()}, spec, make_executor=inline, report=report
        )
        places = found.places[found.main]
        best = scaled[places[0].team].strategy
        worth = worth_of_levers(best, spec, seeds=found.seeds, make_executor=inline, report=report)
        lines = [
            say(
                TEAMS,
                "worth",
                lever=words(LEVERS[lever].title),
                mean=localize(f"{one.mean:,.0f}"),
                low=localize(f"{one.low:,.0f}"),
                high=localize(f"{one.high:,.0f}"),
            )
            for lever, one in worth.items()
        ]
        return Judged(places, scaled, (say(TEAMS, "worth_of", team=places[0].team), *lines))

    return judge
