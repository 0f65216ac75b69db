"""What the presenter can ask the phones at a place of a story or on the Stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from scenarios.budget import CostPlan
from scenarios.defaults import DEFAULT_PERCENT
from scenarios.rounds import PeopleQuestion, Questionnaire, Round, SketchQuestion, Vote
from simulation.errors import UserError
from visualizer.live.privacy import brought
from visualizer.phones.rounds.game import Game
from visualizer.phones.rounds.judging import DECK, judge_with_model, make_question, run_spec
from visualizer.phones.rounds.people import PeopleGame
from visualizer.phones.rounds.sheet import Session as SheetSession
from visualizer.phones.rounds.sheet import SheetGame
from visualizer.phones.rounds.sheet import session as session_of_room
from visualizer.phones.rounds.sketch import SECONDS, SketchGame, compute_truth
from visualizer.phones.rounds.teams import TeamsGame
from visualizer.phones.rounds.vote import VoteGame
from visualizer.plan import workshop
from visualizer.plan.link import to_query
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build, on_cards, organization_of, plain_title
from visualizer.stories.catalogue import GUESSES, Place
from visualizer.wording.indicators import columns, spec, words
from visualizer.wording.phone_texts import PEOPLE, PHONES, QUESTIONS
from visualizer.wording.texts import say

MOST_OPTIONS = 6
"""Answers a vote typed in on the spot can have."""
SKETCHED = ("practice", "trust", "being", "customer_trust")
"""What a room can draw of the run on the Stage."""


@dataclass(frozen=True)
class Offer:
    """Something to ask. `make`: makes its round; `refused`: why it cannot be asked, or ""."""

    label: str
    make: Callable[[int], Game]
    refused: str = ""

    @classmethod
    def vote(cls, label: str, text: str, options: tuple[str, ...], seconds: int | None = None) -> Offer:
        """A vote."""
        return cls(label, lambda number: VoteGame(Round(number, "vote", Vote(text, options)), seconds))

    @classmethod
    def typed(cls, text: str) -> Offer | None:
        """The vote of a line like "Tea or coffee? Tea; Coffee"; None where it is none."""
        question, mark, answers = text.partition("?")
        options = tuple(part.strip() for part in answers.split(";") if part.strip())
        if not mark or not question.strip() or not 2 <= len(options) <= MOST_OPTIONS:
            return None
        return cls.vote(question, question.strip() + mark, options)


def story_sketch(place: Place, seconds: int | None = None, text: str = "") -> Offer:
    """The curve that the step asks for, over what the story shows of the run."""
    asked = place.sketch
    assert asked is not None
    end, text = place.end_of_run, text or place.story_step.ask or place.story_step.title
    bounds = (asked.low, asked.high)
    where = (end.course.stop, (place.name, place.step))
    return sketch_offer(end.plan, asked.indicator, text, bounds, where, seconds)


def stage_sketch(
    plan: Plan,
    indicator: str,
    seconds: int | None = None,
    text: str = "",
    bounds: tuple[float | None, float | None] = (None, None),
) -> Offer:
    """A curve of the run on the Stage. `bounds`: of the axis; None: the indicator's own end."""
    title = spec(indicator)["title"]
    key = f"draw_{indicator}" if f"draw_{indicator}" in PHONES else "draw"
    text = text or say(PHONES, key, title=title, strategy=plain_title(plan), weeks=plan.weeks)
    return sketch_offer(plan, indicator, text, bounds, (plan.weeks, ("", 0)), seconds)


def sketch_offer(
    plan: Plan,
    indicator: str,
    text: str,
    bounds: tuple[float | None, float | None],
    shown: tuple[int, tuple[str, int]],
    seconds: int | None = None,
) -> Offer:
    """A sketch round of a run. `shown`: the last week revealed, and the place in a story."""
    axis, column, (stop, where) = spec(indicator), columns()[indicator], shown
    low, high = (
        own if given is None else given for given, own in zip(bounds, (axis["low"], axis["high"]), strict=True)
    )
    weeks = tuple(round(week) for week in np.linspace(0, plan.weeks, GUESSES))
    revealed = tuple(week for week in weeks if week <= stop) or weeks[:1]

    def make(number: int) -> Game:
        start = float(build(plan).history[0, column])  # the same under every strategy
        if not np.isfinite(start):
            raise UserError(say(PHONES, "no_start", title=axis["title"]))
        question = SketchQuestion(text, indicator, float(low), float(high), axis["unit"], weeks, start)
        one = Round(number, "sketch", question)
        compute = partial(compute_truth, plan, column, revealed)
        return SketchGame(one, compute, seconds or SECONDS, axis["direction"], where)

    return Offer(say(PHONES, "offer_sketch", title=axis["title"]), make)


def budget_of(plan: Plan, percent: float | None = None) -> float:
    """The budget of a team (k): a share of the payroll over the weeks of the plan."""
    spec = run_spec(plan)
    payroll = CostPlan(spec.strategy, organization_of(plan.organization), plan.weeks, spec.parameters).payroll
    return payroll * (percent or plan.percent or DEFAULT_PERCENT) / 100


def teams_offer(plan: Plan) -> Offer:
    """A teams round on the plan's organization, at the budget of the comparisons."""

    def make(number: int) -> Game:
        spec, budget = run_spec(plan), budget_of(plan)
        question = make_question(spec, DECK, workshop.hidden(), budget)
        return TeamsGame(Round(number, "teams", question), judge_with_model(spec, budget))

    return Offer(PHONES["offer_teams"], make)


def may_be_real(plan: Plan) -> bool:
    """Whether real people may be behind the persons: somebody brought this organization along."""
    from scenarios import organization

    if not brought(plan.organization):
        return False
    people = organization_of(plan.organization)
    same = people.name in {one.name for one in organization.organizations()}
    return not same or organization.load_organization(people.name).digest() != people.digest()


def link_to_keep(plan: Plan) -> str:
    """By what a people round is played again; empty where real people may be meant."""
    return "" if may_be_real(plan) else to_query(plan)


def people_offer(plan: Plan) -> Offer:
    """A people round in a run; of an organization brought along only if insisted on."""
    length, seconds = 12, 20
    start = max(1, min(26, plan.weeks - length - 26))

    def make(number: int) -> Game:
        question = PeopleQuestion(say(PEOPLE, "question", weeks=length), start, length, seconds=seconds)
        return PeopleGame(Round(number, "people", question), partial(build, plan), link=link_to_keep(plan))

    late = PHONES["too_short"] if plan.weeks < start + length + 26 else ""
    return Offer(PHONES["offer_people_own" if may_be_real(plan) else "offer_people"], make, late)


def offers(session: Any, place: Place) -> list[Offer]:
    """All that can be asked at a place of a story, or on the Stage."""
    there = []
    question = place.story_step.ask if place.name else ""
    if place.name and place.open_question:
        there.append(story_sketch(place))
    elif not place.name:
        there += [stage_sketch(session.plan, indicator) for indicator in SKETCHED]
    if question and "{" not in question and not place.story_step.sketch:
        yes_no = tuple(PHONES["yes_no"].split("|"))
        there.append(Offer.vote(say(PHONES, "offer_step", question=question), question, yes_no))
    plan = place.plan if place.name else session.plan
    there += [teams_offer(plan), people_offer(plan)]
    sheets = [sheet_offer(plan, which, session_of_room) for which in ("before", "after")]
    return [*there, *strategies_vote(), *sheets]


def sheet_offer(plan: Plan, which: str, held: SheetSession, text: str = "", seconds: int | None = None) -> Offer:
    """The sheet of six questions; the second one asks the same as the first."""

    def prepare() -> Any:
        from experiments.execution.executors import inline
        from experiments.room.questions import ask_questions

        levers = [lever for lever in DECK if lever not in workshop.hidden()]
        percent = plan.percent or DEFAULT_PERCENT
        return ask_questions(run_spec(plan), list(on_cards().values()), levers, percent, inline)

    def make(number: int) -> Game:
        asked = Questionnaire(text or QUESTIONS[which], (), which)
        return SheetGame(Round(number, "questions", asked), held, prepare, seconds)

    refused = PHONES["first_before"] if which == "after" and held.sheets is None else ""
    return Offer(PHONES[f"offer_{which}"], make, refused)


def strategies_vote() -> list[Offer]:
    """A vote on all strategies on the cards, if there are two at least."""
    titles = tuple(words(one.title) for one in on_cards().values())
    return [Offer.vote(PHONES["offer_strategy"], PHONES["which_strategy"], titles)] if len(titles) > 1 else []
