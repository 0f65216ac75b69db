"""The sheets of six questions: the same ones twice, paired by seat, and nothing said of fewer than five pairs."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from experiments.room.questions import SessionQuestion
from scenarios.rounds import Questionnaire, Round
from visualizer.phones.phone_room import PhoneRoom
from visualizer.phones.rounds.sheet import Session, SheetGame
from visualizer.phones.rounds.summary import summarize

QUESTIONS = (
    *[SessionQuestion(f"Question {k}", ("a", "b", "none leads"), frozenset({0})) for k in range(5)],
    SessionQuestion("How many of them agree?", tuple("012345")),
)


@pytest.fixture
def session() -> Session:
    return Session()


def ask(room: PhoneRoom, session: Session, which: str) -> SheetGame:
    game = SheetGame(
        Round(room.next_round_id(), "questions", Questionnaire("Six", (), which)), session, lambda: QUESTIONS
    )
    room.ask(game)
    for _ in range(500):
        if room.advance():
            return game
        threading.Event().wait(0.01)
    raise AssertionError("the questions did not come")


def fill(phones: list[Any], option: int) -> None:
    for phone in phones:
        phone.say("sheet", a=[option] * 5 + [3])


def end(room: PhoneRoom) -> None:
    while room.advance():
        pass


def ask_twice(room: PhoneRoom, phones: list[Any], session: Session) -> SheetGame:
    """Ask before and after, between which everybody goes over to the model's answers."""
    ask(room, session, "before")
    fill(phones, 1)
    end(room)
    game = ask(room, session, "after")
    fill(phones, 0)
    end(room)
    return game


def test_what_a_room_agrees_with_more_is_said_with_its_people(
    room: PhoneRoom, phones: list[Any], session: Session
) -> None:
    game = ask_twice(room, phones, session)
    change = next(one for one in game.changes() if one.measure == "agreement")
    assert (change.people, change.before, change.after) == (6, 0.0, 1.0) and "6 people" in game.words()[0]


def test_of_four_pairs_nothing_is_said(room: PhoneRoom, phones: list[Any], session: Session) -> None:
    ask(room, session, "before")
    fill(phones, 1)
    end(room)
    game = ask(room, session, "after")
    fill(phones[:4], 0)
    end(room)
    assert not game.changes() and "Fewer than five" in game.words()[0]


def test_phones_never_learn_which_answers_agree(room: PhoneRoom, phones: list[Any], session: Session) -> None:
    ask(room, session, "before")
    fill(phones, 0)
    end(room)
    assert phones[0].newest("mine")["shown"] == {"done": True}
    assert not [text for text in phones[0].texts if "agreeing" in text or "places" in text]


def test_a_sheet_that_does_not_fit_is_refused(room: PhoneRoom, phones: list[Any], session: Session) -> None:
    game = ask(room, session, "before")
    phones[0].say("sheet", a=[0, 0, 0])
    phones[0].say("sheet", a=[0, 0, 0, 0, 5, 3])
    assert not game.round.answers


def test_a_seat_removed_after_the_reveal_changes_no_agreement(
    room: PhoneRoom, phones: list[Any], session: Session
) -> None:
    game = ask_twice(room, phones, session)
    before = game.changes()
    room.remove(1)
    assert game.changes() == before


def test_a_seat_removed_in_a_later_round_takes_its_sheets_along(
    room: PhoneRoom, phones: list[Any], session: Session, vote: Any
) -> None:
    ask(room, session, "before")
    fill(phones, 0)
    end(room)
    vote()
    room.remove(1)
    assert session.sheets is not None and 1 not in session.sheets.before


def test_what_bots_filled_in_is_no_session_to_pool(room: PhoneRoom, phones: list[Any], session: Session) -> None:
    for which in ("before", "after"):
        game = ask(room, session, which)
        fill(phones, 0)
        end(room)
    assert summarize(game).csv is not None
    game.with_bots = True
    assert summarize(game).csv is None


def test_a_removed_seat_takes_its_sheets_along(room: PhoneRoom, phones: list[Any], session: Session) -> None:
    ask(room, session, "before")
    fill(phones, 0)
    end(room)
    room.remove(1)
    assert session.sheets is not None and 1 not in session.sheets.before
