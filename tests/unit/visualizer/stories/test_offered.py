"""What the room can be asked: every strategy is there to be voted for, and guests read plain sentences."""

from dataclasses import replace

from scenarios.rounds import SketchQuestion, Vote
from visualizer.phones.wire import MOST_CHOICES, read_message
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import on_cards, title_of
from visualizer.stories.offered import stage_sketch, strategies_vote

SCALED = replace(Plan(), strategy="inside-out", weeks=26, percent=1.5)


def test_every_strategy_on_the_cards_can_be_voted_for() -> None:
    (offer,) = strategies_vote()
    question = offer.make(1).round.question
    assert isinstance(question, Vote)
    assert question.options == tuple(one.title for one in on_cards().values())


def test_a_phone_can_send_the_last_of_many_answers() -> None:
    last = len(on_cards()) - 1
    assert 6 < last < MOST_CHOICES
    assert read_message(f'{{"t":"vote","n":1,"v":{last}}}')


def test_a_guest_is_asked_for_a_curve_without_the_factor_of_the_strategy() -> None:
    assert " x" in title_of(SCALED)
    question = stage_sketch(SCALED, "practice").make(1).round.question
    assert isinstance(question, SketchQuestion)
    assert question.text == "Draw how much people will work in the open over 26 weeks with the strategy Inside out."
