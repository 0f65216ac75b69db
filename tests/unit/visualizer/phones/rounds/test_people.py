"""The people round: each phone has its person, silent ones are played by the model, late ones come in next week."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from scenarios.rounds import PeopleQuestion, Round
from visualizer.phones.phone_room import PhoneRoom
from visualizer.phones.rounds.people import PeopleGame
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build

PLAN = Plan("krackhardt", "tools-only", weeks=30)
QUESTION = PeopleQuestion("You are one of them", start=10, length=3, after=4, seconds=20)


@pytest.fixture
def game(room: PhoneRoom, phones: list[Any], clock: Any, wait: Any) -> PeopleGame:
    """A round in its first week."""
    one = PeopleGame(Round(room.next_round_id(), "people", QUESTION), partial(build, PLAN), clock=clock)
    room.ask(one)
    wait(lambda: one.played is not None)
    assert room.advance() and one.round.phase == "decide"
    return one


def decide(phone: Any, act: int) -> None:
    phone.say("will", week=phone.own["week"], act=act, who=-1)


def test_every_phone_plays_another_person_and_knows_only_its_own(phones: list[Any], game: PeopleGame) -> None:
    assert len(set(game.round.persons.values())) == len(phones)
    assert set(phones[0].own) == {"week", "person", "silent"} and phones[0].own["week"] == 11


def test_who_says_no_does_not_take_part_and_the_silent_are_played_by_the_model(
    room: PhoneRoom, phones: list[Any], game: PeopleGame
) -> None:
    for phone in phones[:3]:
        decide(phone, 0)
    room.advance()
    result = game.results_by_week[0]
    assert result.decided == 3
    assert not any(result.acted[game.round.persons[phone.seat.number]] for phone in phones[:3])
    assert any("the model decided" in word for word in phones[5].own["words"])


def test_a_week_ends_when_nine_of_ten_have_decided_and_goes_on_by_itself(
    room: PhoneRoom, phones: list[Any], game: PeopleGame, clock: Any
) -> None:
    for phone in phones:
        decide(phone, 1)
    room.tick()
    assert game.round.phase == "decide"
    clock.now = 3.5
    room.tick()
    assert game.round.phase == "week"
    clock.now = 8
    room.tick()
    assert game.round.phase == "decide" and phones[0].own["week"] == 12 and not game.round.answers


def test_a_week_ends_by_the_clock_whoever_is_silent(room: PhoneRoom, game: PeopleGame, clock: Any) -> None:
    clock.now = 20
    room.tick()
    assert game.round.phase == "week" and game.results_by_week[0].decided == 0


def test_a_late_phone_gets_a_person_from_the_next_week_on(room: PhoneRoom, phones: list[Any], game: PeopleGame) -> None:
    late = type(phones[0])(room).join()
    assert "person" not in late.own
    room.advance()
    room.advance()
    assert late.own["person"] and len(set(game.round.persons.values())) == 7


def test_a_phone_cannot_help_whom_it_is_not_offered_nor_decide_another_week(
    room: PhoneRoom, phones: list[Any], game: PeopleGame
) -> None:
    person = game.round.persons[1]
    stranger = next(i for i in range(21) if i not in game.views[person].may_help)
    phones[0].say("will", week=11, act=1, who=stranger)
    phones[0].say("will", week=12, act=1, who=-1)
    assert not game.round.answers and phones[0].newest("no")["why"] == "not_now"


def test_more_phones_than_persons_share_them(room: PhoneRoom, phones: list[Any], wait: Any) -> None:
    many = [type(phones[0])(room).join() for _ in range(30)]
    game = PeopleGame(Round(room.next_round_id(), "people", QUESTION), partial(build, PLAN))
    room.ask(game)
    wait(lambda: game.played is not None)
    room.advance()
    assert all("person" in phone.own for phone in [*phones, *many])


def test_the_round_ends_with_people_beside_the_model(
    room: PhoneRoom, phones: list[Any], game: PeopleGame, wait: Any
) -> None:
    from visualizer.phones.rounds.people_board import panels

    for _ in range(QUESTION.length):
        for phone in phones:
            decide(phone, 1)
        room.advance()
        if game.round.phase == "week" and len(game.results_by_week) < QUESTION.length:
            room.advance()
    room.advance()
    assert game.round.phase == "hand_back"
    room.advance()
    assert not room.advance(), "the comparison is under way"
    wait(lambda: game.comparison is not None)
    room.advance()
    assert game.round.over and "Weeks you decided: 3." in phones[0].own["words"][0]
    played = phones[0].own["weeks"]
    assert [week[:2] for week in played] == [[11, 1], [12, 1], [13, 1]]
    assert [week[3] for week in played] == [one.model[game.round.persons[1]] for one in game.results_by_week]
    assert f"In {sum(week[3] == 0 for week in played)} of these weeks" in phones[0].own["words"][1]
    assert game.comparison is not None and list(game.comparison.weeks) == list(range(10, 18))
    assert panels(game)
