"""The invitation, and what a workshop's room keeps over a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import segno

from experiments.room.questions import SessionQuestion
from scenarios.rounds import PeopleQuestion
from visualizer.live.room import rooms
from visualizer.phones import opening
from visualizer.phones.listener import Listener
from visualizer.phones.opening import Invitation, blank_projector, end_room, leads, open_room, take_lead
from visualizer.phones.phone_room import FORGET_AFTER, PhoneRoom
from visualizer.phones.rounds.people import PeopleGame
from visualizer.phones.rounds.people_record import KeptRound
from visualizer.phones.rounds.sheet import session
from visualizer.plan import workshop


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[workshop.Held]:
    """A workshop held here, a room of phones of its own, and no port taken."""
    file = tmp_path / "monday.yaml"
    file.write_text("title: Monday\norganization: krackhardt\n", encoding="utf-8")
    monkeypatch.setattr(opening, "phone_room", PhoneRoom())
    monkeypatch.setattr(Listener, "start", lambda *_: 8766)
    yield workshop.hold(str(file))
    workshop._held.clear()


def test_a_restarted_room_has_its_code_and_tickets_again(held: workshop.Held, monkeypatch: pytest.MonkeyPatch) -> None:
    open_room()
    code, secret = opening.phone_room.code, opening.phone_room.seats.secret
    workshop.remember("/story?story=workshop&step=2")
    monkeypatch.setattr(opening, "phone_room", PhoneRoom())
    open_room()
    assert (opening.phone_room.code, opening.phone_room.seats.secret) == (code, secret)
    assert workshop.remembered() == "/story?story=workshop&step=2"


def test_end_and_forget_leaves_nothing_of_the_room_on_disk(held: workshop.Held) -> None:
    open_room()
    secret = opening.phone_room.seats.secret
    assert secret in held.record.read_text(encoding="utf-8")
    end_room()
    assert secret not in held.record.read_text(encoding="utf-8") and not workshop.remembered_phones()


def test_a_room_nobody_speaks_in_forgets_what_is_kept_elsewhere_too(
    held: workshop.Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[Listener] = []
    monkeypatch.setattr(Listener, "stop", lambda self: stopped.append(self))
    open_room()
    secret, room = opening.phone_room.seats.secret, opening.phone_room
    session.hold((SessionQuestion("How many?", ("0", "1")),))
    room.clock = lambda: room._heard_at + FORGET_AFTER + 1
    room.tick()
    assert not room.open and session.sheets is None and not session.questions
    assert secret not in held.record.read_text(encoding="utf-8") and len(stopped) == 1


def test_a_restarted_room_goes_on_with_its_people_round_until_it_is_ended(
    held: workshop.Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = PeopleQuestion("You are one of them", start=10, length=3)
    workshop.remember_people(KeptRound(7, "org=krackhardt", question).record())
    monkeypatch.setattr(PeopleGame, "enter", lambda *_: None)
    open_room()
    again = opening.phone_room.game
    assert isinstance(again, PeopleGame) and (again.round.id, again.people) == (7, question)
    end_room()
    assert not workshop.remembered_people() and "Monday" in held.record.read_text(encoding="utf-8")


def test_new_seats_of_a_restarted_room_are_numbered_above_those_of_before(
    held: workshop.Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 201, 401):
        monkeypatch.setattr(opening, "phone_room", PhoneRoom())
        open_room()
        made = opening.phone_room.seats.make()
        assert made is not None and made[0].number == number


def test_a_strange_record_opens_a_new_room(held: workshop.Held) -> None:
    held.record.write_text('{"phones": {"code": "<b>"}, "link": 3}', encoding="utf-8")
    open_room()
    assert len(opening.phone_room.code) == 4 and opening.phone_room.code.isalpha()


def test_in_a_workshop_its_presenter_may_lead_the_phones_until_a_tab_has_taken_them(
    held: workshop.Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "invitation", Invitation())
    rooms.room(workshop.ROOM).take("presenter")
    assert leads("presenter") and not leads("stranger") and not leads("")
    take_lead("stranger")
    assert leads("stranger") and not leads("presenter")
    rooms._rooms.clear()


def test_who_takes_over_presenting_a_workshop_does_not_take_over_its_phones(
    held: workshop.Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "invitation", Invitation())
    rooms.room(workshop.ROOM).take("presenter")
    take_lead("presenter")
    rooms.room(workshop.ROOM).take("another", insist=True)
    assert leads("presenter") and not leads("another")
    rooms._rooms.clear()


def test_without_a_workshop_the_tab_that_opened_the_room_leads_the_phones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "invitation", Invitation())
    assert leads("one") and leads("other") and not leads("")
    take_lead("one")
    assert leads("one") and not leads("other")
    take_lead("other")
    assert leads("other") and not leads("one")


def test_a_blank_projector_shows_again_and_the_end_forgets_it(
    held: workshop.Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "invitation", Invitation())
    blank_projector()
    assert opening.invitation.blank
    blank_projector()
    assert not opening.invitation.blank
    open_room()
    blank_projector()
    end_room()
    assert not opening.invitation.blank


def test_the_code_of_an_address_in_capitals_stays_small() -> None:
    assert int(str(segno.make("HTTP://192.168.137.1:8766/J/KRTM", error="m", micro=False).version)) <= 3


def test_names_of_a_wifi_are_written_as_its_code_wants_them() -> None:
    asked = Invitation(wifi="Room; A", password='a"b:c')
    assert asked.wifi_for_qr == 'WIFI:T:WPA;S:Room\\; A;P:a\\"b\\:c;;'
    assert Invitation(wifi="Open").wifi_for_qr == "WIFI:T:nopass;S:Open;P:;;" and not Invitation().wifi_for_qr
