"""The sketch round: nothing is shown early, the fan is the room's, and the scores are each phone's own."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import pytest

from scenarios.rounds import Curve, Round, SketchQuestion
from simulation.errors import UserError
from visualizer.phones.phone_room import PhoneRoom
from visualizer.phones.rounds import sketch
from visualizer.phones.rounds.sketch import SketchGame, Truth, compute_truth
from visualizer.plan.plan import Plan
from visualizer.wording.indicators import columns

WEEKS = tuple(range(0, 9))
QUESTION = SketchQuestion("How far?", "practice", 0.0, 1.0, "share", WEEKS, 0.1)
RUN = np.linspace(0.1, 0.5, 9)
OTHERS = RUN + np.linspace(-0.05, 0.05, 60)[:, None] * np.linspace(0, 1, 9)


@pytest.fixture
def game(room: PhoneRoom) -> SketchGame:
    """A sketch round that waits for its truth."""
    one = SketchGame(Round(room.next_round_id(), "sketch", QUESTION), lambda *_: None)
    room.ask(one)
    return one


def draw(phones: list[Any], height: float = 0.5) -> None:
    for at, phone in enumerate(phones):
        phone.say("curve", y=[height + at / 100] * 8, sure=10)


def seen(phone: Any) -> dict[str, Any]:
    shown: dict[str, Any] = phone.newest("mine").get("shown", {})
    return shown


def test_a_curve_is_kept_on_its_axis_from_the_given_start(room: PhoneRoom, phones: list[Any], game: SketchGame) -> None:
    phones[0].say("curve", y=[-3, 7, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], sure=20)
    assert game.round.answers == {1: Curve((0.1, 0.0, 1.0, *[0.5] * 6), 20)}


def test_a_range_that_is_not_on_offer_is_refused(room: PhoneRoom, phones: list[Any], game: SketchGame) -> None:
    phones[0].say("curve", y=[0.5] * 8, sure=7)
    assert not game.round.answers and phones[0].newest("no")


def test_curves_run_and_chance_are_revealed_one_after_the_other(
    room: PhoneRoom, phones: list[Any], game: SketchGame
) -> None:
    draw(phones)
    game._take(Truth(RUN, OTHERS))
    known = [set(seen(phones[0]))]
    for _ in range(4):
        room.advance()
        known.append(set(seen(phones[0])))
    assert known == [set(), set(), {"fan", "own"}, {"fan", "run", "own"}, {"fan", "run", "others", "own"}]


def test_the_presenter_waits_for_the_run_and_for_the_luck(room: PhoneRoom, phones: list[Any], game: SketchGame) -> None:
    draw(phones)
    room.advance()
    room.advance()
    assert not room.advance(), "the run is not there"
    game._take(Truth(RUN, np.empty((0, 9))))
    assert room.advance() and not room.advance(), "the other runs are not there"
    game._take(Truth(RUN, OTHERS))
    assert room.advance() and game.round.over


def test_of_fewer_than_five_curves_no_fan_is_shown(room: PhoneRoom, phones: list[Any], game: SketchGame) -> None:
    draw(phones[:4])
    room.advance()
    room.advance()
    assert seen(phones[0])["fan"] is None and game.median() == () and game.room_words() != []


def test_a_room_that_drew_too_high_and_too_narrow_is_told_so(
    room: PhoneRoom, phones: list[Any], game: SketchGame
) -> None:
    draw(phones, 0.8)
    game._take(Truth(RUN, OTHERS))
    while room.advance():
        pass
    words = " ".join(game.room_words())
    assert "too sure" in words and "too hopeful" in words


def test_a_phone_learns_its_own_scores_and_nobody_elses(room: PhoneRoom, phones: list[Any], game: SketchGame) -> None:
    draw(phones)
    game._take(Truth(RUN, OTHERS))
    while room.advance():
        pass
    assert len(seen(phones[0])["own"]["words"]) == 3
    late = type(phones[0])(room).join()
    assert "own" not in seen(late) and seen(late)["fan"]


def test_the_middle_of_the_room_is_what_the_story_takes_as_its_guess(
    room: PhoneRoom, phones: list[Any], game: SketchGame
) -> None:
    draw(phones)
    assert game.median() == ()
    room.advance()
    room.advance()
    assert np.allclose(game.median(), [0.1, *[0.525] * 8])


def test_the_truth_is_the_run_first_and_then_sixty_others() -> None:
    told: list[Truth] = []
    compute_truth(Plan("krackhardt", "tools-only", weeks=8), 0, WEEKS, threading.Event(), told.append)
    assert [one.others.shape for one in told] == [(0, 9), (60, 9)]
    assert np.array_equal(told[0].run, told[1].run)


def test_a_run_without_a_value_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketch, "history", lambda *_: np.full((27, len(columns())), np.nan))
    with pytest.raises(UserError, match=r"[Pp]ractice has no value in some weeks"):
        compute_truth(Plan("krackhardt"), columns()["practice"], (0, 26), threading.Event(), lambda _: None)
