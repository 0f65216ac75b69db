"""A people round over a restart: the weeks played, each phone's person, and nothing of a seat in what is kept."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import numpy as np
import pytest

from scenarios.rounds import PeopleQuestion, Round
from visualizer.phones.opening import resume
from visualizer.phones.phone_room import PhoneRoom
from visualizer.phones.rounds.people import PeopleGame
from visualizer.phones.rounds.people_record import KeptRound, read_record
from visualizer.plan.link import to_query
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build

PLAN = Plan("krackhardt", "tools-only", weeks=30)
QUESTION = PeopleQuestion("You are one of them", start=10, length=3, after=4, seconds=20)
SECRET, CODE = "a secret", "KRTM"


class Kept:
    """What a file would keep: the newest record as text, and all that were."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, record: dict[str, Any]) -> None:
        self.texts.append(json.dumps(record))

    @property
    def newest(self) -> dict[str, Any]:
        record: dict[str, Any] = json.loads(self.texts[-1])
        return record


def again_from(kept: Kept) -> PeopleGame:
    """The round that was kept."""
    one = read_record(kept.newest)
    assert one is not None
    return resume(one)


def play_week(room: PhoneRoom, phones: list[Any]) -> None:
    """Two phones decide, and the week is played."""
    for act, phone in enumerate(phones[:2]):
        phone.say("will", week=phone.own["week"], act=act, who=-1)
    assert room.advance()


@pytest.fixture
def room(clock: Any) -> PhoneRoom:
    room = PhoneRoom(clock)
    room.begin(SECRET, CODE)
    return room


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def game(room: PhoneRoom, phones: list[Any], kept: Kept, clock: Any, wait: Any) -> PeopleGame:
    """A round of three weeks of which two were played."""
    one = PeopleGame(Round(7, "people", QUESTION), partial(build, PLAN), clock=clock, link=to_query(PLAN))
    one.keep = kept
    room.ask(one)
    wait(lambda: one.played is not None)
    for _ in range(2):
        assert room.advance()
        play_week(room, phones)
    return one


@pytest.fixture
def restarted(
    game: PeopleGame, kept: Kept, phones: list[Any], clock: Any, wait: Any
) -> tuple[PhoneRoom, PeopleGame, list[Any]]:
    """The room after a restart, its round, and the phones that have come back."""
    room, again = PhoneRoom(clock), again_from(kept)
    room.begin(SECRET, CODE, 201)
    room.ask(again)
    back = []
    for phone in phones:
        ticket = phone.newest("ticket") or phone.newest("seat")
        back.append(type(phone)(room).join(seat=phone.newest("seat")["seat"], ticket=ticket["ticket"]))
    wait(lambda: again.played is not None)
    return room, again, back


def test_every_phone_has_its_seat_and_its_person_again_in_the_next_week(restarted: Any, game: PeopleGame) -> None:
    room, again, back = restarted
    assert room.advance() and again.round.phase == "decide"
    assert again.round.persons == game.round.persons and back[0].own["week"] == 13


def test_the_weeks_before_the_restart_are_those_that_were_played(restarted: Any, game: PeopleGame) -> None:
    _, again, _ = restarted
    assert np.array_equal(again.played.decisions.acts, game.played.decisions.acts)
    assert again.results_by_week == game.results_by_week and again.shares == game.shares
    assert np.array_equal(again.played.org.history, game.played.org.history, equal_nan=True)


def test_each_phone_has_its_own_decisions_again(restarted: Any, kept: Kept) -> None:
    room, again, back = restarted
    room.advance()
    play_week(room, back)
    room.advance()
    assert again.round.phase == "hand_back"
    assert [week[:2] for week in back[1].own["weeks"]] == [[11, 1], [12, 1], [13, 1]]
    assert [week[:2] for week in back[5].own["weeks"]] == [[11, -1], [12, -1], [13, -1]]


def test_a_newcomer_gets_no_person_of_a_phone_that_may_still_come_back(
    game: PeopleGame, kept: Kept, phones: Any, wait: Any
) -> None:
    room, again = PhoneRoom(), again_from(kept)
    room.begin(SECRET, CODE, 201)
    room.ask(again)
    new = type(phones[0])(room).join()
    wait(lambda: again.played is not None)
    room.advance()
    assert new.seat.number == 201 and again.round.persons[201] not in game.round.persons.values()


def test_nothing_of_a_seat_is_kept(game: PeopleGame, kept: Kept, phones: list[Any]) -> None:
    assert set(kept.newest) == {"id", "plan", "question", "weeks"}
    assert all(set(week) == {"persons", "decided"} for week in kept.newest["weeks"])
    assert not any(phone.newest("seat")["seat"] in text for phone in phones for text in kept.texts)


def test_nothing_is_kept_where_real_people_may_be_meant(game: PeopleGame) -> None:
    assert not KeptRound(7, "", QUESTION, game.played_weeks).record()


def test_a_round_that_is_left_is_kept_no_longer(room: PhoneRoom, game: PeopleGame, kept: Kept) -> None:
    room.debrief_now()
    assert kept.texts[-1] == "{}"


@pytest.mark.parametrize(
    "change",
    [{"id": "x"}, {"plan": 3}, {"plan": "seed=x"}, {"weeks": 4}, {"weeks": [{}]}, {"question": {"text": 1}}],
)
def test_a_record_that_is_none_brings_nothing_back(game: PeopleGame, kept: Kept, change: dict[str, Any]) -> None:
    assert read_record(kept.newest) is not None
    assert read_record(kept.newest | change) is None and read_record({}) is None
