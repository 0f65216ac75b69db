"""The six questions of a session: options at the same cost, and the model's answer from runs."""

from functools import cache

import pytest

from experiments.execution.executors import inline
from experiments.room.questions import HOW_SURE, NONE_LEADS, SessionQuestion, ask_questions
from experiments.room.teams import fit_to_budget
from experiments.runs.run import RunSpec
from simulation.errors import UserError
from simulation.levers import Entry, Strategy
from simulation.population import generate

SPEC = RunSpec(generate(20, customers=60), Strategy("nothing"), seed=4, weeks=16)
STRATEGIES = (
    Strategy("helping", (Entry("tools", 1.0, 1), Entry("community_managers", 1.0, 1))),
    Strategy("doing", (Entry("tools", 1.0, 1), Entry("deeds", 1.0, 1))),
    Strategy("late", (Entry("tools", 1.0, 12), Entry("community_managers", 1.0, 12))),
)
LEVERS = ("mandate", "deeds", "words", "training", "informal_leaders")


@cache
def asked() -> tuple[SessionQuestion, ...]:
    """The questions of a small firm."""
    return ask_questions(SPEC, STRATEGIES, LEVERS, "3k", inline)


def test_there_are_six_and_the_last_asks_how_sure_one_is() -> None:
    assert len(asked()) == 6 and len({question.text for question in asked()}) == 6
    assert (asked()[-1].text, asked()[-1].options) == (HOW_SURE, ("0", "1", "2", "3", "4", "5"))


def test_rules_and_words_are_not_asked_for_since_they_cannot_be_scaled_to_a_cost() -> None:
    for question in asked()[:3]:
        assert question.options == ("Deeds", "Training", "Informal leaders", NONE_LEADS)


def test_the_option_that_agrees_is_who_leads_alone_or_that_none_does() -> None:
    for question in asked()[:5]:
        first = [place for place in question.places if place.place == 1]
        (right,) = question.agreeing
        assert (question.options[right] == NONE_LEADS) == (len(first) > 1)


def test_what_the_model_tells_apart_has_a_place_of_its_own() -> None:
    question = asked()[0]
    assert [place.team for place in question.places if place.place > 1] == ["training"]
    assert "practice" in question.text


def test_every_place_comes_from_24_seeds() -> None:
    assert {place.seeds for question in asked() for place in question.places} == {24}


@pytest.mark.parametrize(
    ("strategies", "levers"), [(STRATEGIES[:1], LEVERS), (STRATEGIES, ("mandate", "words", "deeds"))]
)
def test_nothing_to_choose_between_is_refused(strategies: tuple[Strategy, ...], levers: tuple[str, ...]) -> None:
    with pytest.raises(UserError, match="nothing to choose between"):
        ask_questions(SPEC, strategies, levers, "3k", inline)


def test_where_one_strategy_alone_can_spend_the_budget_two_are_asked_for_at_what_both_can_spend() -> None:
    most = [fit_to_budget(strategy, SPEC, "1000k").planned for strategy in STRATEGIES]
    questions = ask_questions(SPEC, STRATEGIES, LEVERS, f"{max(most)}k", inline)
    assert questions[3].options == ("helping", "doing", NONE_LEADS)
