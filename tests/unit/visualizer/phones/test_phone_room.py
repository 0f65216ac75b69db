"""The room of phones: seats are kept, the last answer before the lock counts, and nobody is waited for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.rounds import Round, Vote
from visualizer.phones.phone_room import FORGET_AFTER, PhoneRoom
from visualizer.phones.rounds.bots import Bots
from visualizer.phones.rounds.vote import VoteGame
from visualizer.phones.wire import ELSEWHERE, GONE, OTHER_ROOM
from visualizer.stories.rehearsal import sheet_files

Phones = list[Any]


def test_a_reload_gives_the_same_seat_and_answer_back(room: PhoneRoom, phones: Phones, vote: Any) -> None:
    vote()
    phones[0].say("vote", v=1)
    again = type(phones[0])(room).join(seat=phones[0].newest("seat")["seat"])
    assert again.seat is phones[0].seat and again.newest("mine")["answer"] == 1
    assert phones[0].closed == ELSEWHERE, "the newest connection wins"
    room.leave(phones[0].seat, phones[0])
    assert len(room.seats.online) == 6, "the old connection's end changes nothing"


def test_another_code_leads_nowhere(room: PhoneRoom, phones: Phones) -> None:
    stranger = type(phones[0])(room)
    assert room.join(stranger, {"t": "join", "code": "ZZZZ" if room.code != "ZZZZ" else "YYYY"}) is None
    assert stranger.closed == OTHER_ROOM and len(room.seats) == 6


def test_the_last_answer_before_the_lock_counts(room: PhoneRoom, phones: Phones, vote: Any) -> None:
    game = vote()
    phones[0].say("vote", v=0)
    phones[0].say("vote", v=1)
    room.advance()
    phones[0].say("vote", v=0)
    assert game.round.answers == {1: 1}
    assert phones[0].newest("no")["why"] == "too_late"


def test_an_answer_to_an_older_phase_is_refused_and_the_phone_learns_the_present_one(
    room: PhoneRoom, phones: Phones, vote: Any
) -> None:
    game = vote()
    old = phones[0].newest("state")["n"]
    room.give_time(60)
    room.hear(phones[0].seat, {"t": "vote", "n": old, "v": 1})
    assert not game.round.answers and phones[0].newest("state")["n"] == room.phase_id


def test_counts_are_shown_only_once_revealed(room: PhoneRoom, phones: Phones, vote: Any) -> None:
    vote()
    for at, phone in enumerate(phones):
        phone.say("vote", v=at % 2)
    room.advance()
    assert not [one for phone in phones for one in phone.sent if "shown" in one]
    room.advance()
    assert all(phone.newest("mine")["shown"] == {"counts": [3, 3]} for phone in phones)


def test_fewer_than_five_votes_are_not_shown(room: PhoneRoom, phones: Phones, vote: Any) -> None:
    game = vote()
    for phone in phones[:4]:
        phone.say("vote", v=0)
    room.advance()
    room.advance()
    assert game.counts() is None and phones[0].newest("mine")["shown"] == {"few": True}


def test_the_clock_locks_a_round_and_a_pause_stops_it(room: PhoneRoom, phones: Phones, vote: Any, clock: Any) -> None:
    game = vote(30)
    clock.now = 20
    room.pause(True)
    clock.now = 100
    room.tick()
    assert game.round.phase == "vote"
    phones[0].say("vote", v=1)
    assert not game.round.answers, "a paused round takes nothing"
    room.pause(False)
    clock.now = 109
    room.tick()
    assert game.round.phase == "vote" and room.left == 1
    clock.now = 110
    room.tick()
    assert game.round.phase == "lock"


def test_who_comes_late_joins_the_phase_that_runs(room: PhoneRoom, phones: Phones, vote: Any) -> None:
    game = vote()
    late = type(phones[0])(room).join()
    late.say("vote", v=0)
    assert late.newest("round")["q"]["text"] == "Tea or coffee?" and game.round.answers == {7: 0}


def test_after_the_lobby_is_locked_new_phones_watch(room: PhoneRoom, phones: Phones) -> None:
    room.lock_lobby(True)
    late = type(phones[0])(room).join()
    assert late.newest("seat")["watch"] and not phones[0].newest("seat")["watch"]


def test_a_removed_seat_takes_its_answer_along(room: PhoneRoom, phones: Phones, vote: Any) -> None:
    game = vote()
    phones[0].say("vote", v=0)
    room.remove(1)
    assert phones[0].closed == GONE and not game.round.answers and len(room.seats) == 5


def test_a_round_that_was_left_goes_no_further_and_its_work_is_stopped(
    room: PhoneRoom, phones: Phones, vote: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    game, closed = vote(), []
    monkeypatch.setattr(game, "close", lambda: closed.append(True))
    room.debrief_now()
    assert not room.advance() and game.round.phase == "vote" and closed


def test_a_seat_removed_after_the_reveal_changes_no_result(room: PhoneRoom, phones: Phones, vote: Any) -> None:
    game = vote()
    for phone in phones:
        phone.say("vote", v=0)
    room.advance()
    room.advance()
    room.remove(1)
    assert game.counts() == [6, 0]


def test_a_round_remembers_that_bots_answered_also_when_they_have_gone(room: PhoneRoom, vote: Any) -> None:
    bots, game = Bots(room), vote()
    bots.join(6)
    bots.answer()
    room.advance()
    room.advance()
    bots.leave()
    assert game.with_bots and not any(seat.bot for seat in room.seats)
    assert "bots, not people" in sheet_files(room.games, "Monday")["sheet.html"]
    assert not vote().with_bots, "and the next round is one of people"


def test_end_forgets_everything(room: PhoneRoom, phones: Phones, vote: Any) -> None:
    vote()
    key = phones[0].newest("seat")["seat"]
    room.end()
    assert all(phone.closed == GONE for phone in phones)
    assert not room.open and len(room.seats) == 0 and not room.games and room.seats.find(key) is None


def test_a_room_nobody_speaks_in_forgets_everything_by_itself(room: PhoneRoom, phones: Phones, clock: Any) -> None:
    clock.now = FORGET_AFTER + 1
    room.tick()
    assert not room.open and phones[0].closed == GONE


def test_a_restarted_server_gives_phones_their_seats_by_ticket(phones: Phones) -> None:
    before, after = PhoneRoom(), PhoneRoom()
    before.begin("secret")
    old = type(phones[0])(before).join()
    after.begin("secret", before.code)
    seat = old.newest("seat")
    again = type(phones[0])(after).join(seat=seat["seat"], ticket=seat["ticket"])
    assert again.newest("seat")["number"] == seat["number"] and after.code == before.code


def test_a_state_is_small_and_the_same_text_for_all(room: PhoneRoom, phones: Phones, vote: Any, clock: Any) -> None:
    vote(90)
    clock.now = 5
    room.tick()
    texts = {phone.texts[-1] for phone in phones}
    assert len(texts) == 1 and len(texts.pop().encode()) <= 400


Step = tuple[int, str]
STEPS = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["yes", "no", "drop", "back", "double"])), max_size=40)


@given(STEPS)
def test_any_order_of_drops_and_returns_gives_the_result_of_the_answers_alone(steps: list[Step]) -> None:
    from typing import cast

    room = PhoneRoom()
    room.begin()
    room.seats.may_take_up = lambda seat: True  # type: ignore[method-assign]
    lines: list[Any] = [Silent(room) for _ in range(6)]
    game = VoteGame(Round(1, "vote", Vote("?", ("a", "b"))))
    room.ask(game)
    expected: dict[int, int] = {}
    for who, what in steps:
        line = lines[who]
        if what == "drop":
            room.leave(line.seat, line)
        elif what in ("back", "double"):
            lines[who] = Silent(room, line.key)
        elif line.seat.line is line:
            room.hear(line.seat, {"t": "vote", "n": room.phase_id, "v": int(what == "yes")})
            expected[line.seat.number] = int(what == "yes")
    assert cast("dict[int, int]", game.round.answers) == expected and len(room.seats) == 6


class Silent:
    """A phone that only remembers its key."""

    def __init__(self, room: PhoneRoom, key: str = "") -> None:
        import json

        self.key = key
        self.texts: list[str] = []
        self.seat: Any = room.join(self, {"t": "join", "code": room.code, "seat": key})
        self.key = json.loads(self.texts[0])["seat"]

    def send(self, text: str) -> None:
        self.texts.append(text)

    def close(self, code: int) -> None:
        pass
