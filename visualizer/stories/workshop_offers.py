"""The rounds that a workshop file or a story names for a step."""

from __future__ import annotations

from functools import partial
from typing import Any

from scenarios.rounds import PeopleQuestion, Round, RoundEntry
from visualizer.phones.rounds.game import Game
from visualizer.phones.rounds.judging import DECK, judge_with_model, make_question, run_spec
from visualizer.phones.rounds.people import PeopleGame
from visualizer.phones.rounds.sheet import session
from visualizer.phones.rounds.teams import TeamsGame
from visualizer.plan import workshop
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build
from visualizer.stories.catalogue import Place
from visualizer.stories.offered import (
    Offer,
    budget_of,
    link_to_keep,
    may_be_real,
    sheet_offer,
    stage_sketch,
    story_sketch,
)
from visualizer.wording.phone_texts import PEOPLE, PHONES
from visualizer.wording.texts import say


def workshop_offers(place: Place, plan: Plan) -> list[Offer]:
    """The rounds of workshop and story: those of the step, or all where no story is shown."""
    held, found = workshop.current(), []
    if held is not None and (not place.name or place.name == held.name):
        found = [
            offer_of(entry, Place(held.name, entry.step) if held.story is not None else Place(), plan)
            for entry in held.file.rounds
            if not place.name or entry.step == place.step
        ]
    told = [place] if place.name else []
    if held is not None and held.story is not None and not place.name:
        told = [Place(held.name, number) for number in range(1, len(held.story.steps) + 1)]
    for one in told:
        found += [offer_of(entry, one, plan) for entry in one.story_step.rounds]
    return found


def offer_of(entry: RoundEntry, place: Place, plan: Plan) -> Offer:
    """A round of the file as something to ask."""
    plan = place.plan if place.name else plan
    make = {"vote": _vote, "sketch": _sketch, "teams": _teams, "people": _people, "questions": _questions}[entry.kind]
    offer = make(entry, place, plan)
    label = say(PHONES, "of_workshop", step=place.step, what=offer.label) if place.name else offer.label
    return Offer(label, offer.make, offer.refused)


def _vote(entry: RoundEntry, place: Place, plan: Plan) -> Offer:
    return Offer.vote(entry.question, entry.question, tuple(entry.options), entry.seconds)


def _sketch(entry: RoundEntry, place: Place, plan: Plan) -> Offer:
    if entry.indicator is None and place.name and place.story_step.sketch is not None:
        return story_sketch(place, entry.seconds, entry.question)
    return stage_sketch(plan, entry.indicator or "practice", entry.seconds, entry.question, (entry.low, entry.high))


def _questions(entry: RoundEntry, place: Place, plan: Plan) -> Offer:
    return sheet_offer(plan, entry.sheet, session, entry.question, entry.seconds)


def _teams(entry: RoundEntry, place: Place, plan: Plan) -> Offer:
    def make(number: int) -> Game:
        spec = run_spec(plan)
        budget = budget_of(plan, entry.budget)
        question = make_question(spec, entry.levers or DECK, workshop.hidden(), budget, entry.question)
        more: dict[str, Any] = {"seconds": entry.seconds} if entry.seconds else {}
        return TeamsGame(Round(number, "teams", question), judge_with_model(spec, budget), **more)

    return Offer(PHONES["offer_teams"], make)


def _people(entry: RoundEntry, place: Place, plan: Plan) -> Offer:
    start = max(1, min(26, plan.weeks - entry.weeks - 26))
    after = max(1, min(26, plan.weeks - start - entry.weeks))
    text = entry.question or say(PEOPLE, "question", weeks=entry.weeks)

    def make(number: int) -> Game:
        question = PeopleQuestion(text, start, entry.weeks, after, entry.seconds or 20)
        return PeopleGame(Round(number, "people", question), partial(build, plan), link=link_to_keep(plan))

    late = PHONES["too_short"] if plan.weeks < start + entry.weeks + after else ""
    return Offer(PHONES["offer_people_own" if may_be_real(plan) else "offer_people"], make, late)
