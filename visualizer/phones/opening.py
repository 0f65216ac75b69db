"""Opens the room for phones and ends it; what the join slide says of address and Wi-Fi."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import partial

from scenarios.rounds import Round
from visualizer.live.room import code_of, rooms
from visualizer.phones.addresses import Address, list_addresses
from visualizer.phones.listener import PORT, listener
from visualizer.phones.phone_room import phone_room
from visualizer.phones.rounds.people import PeopleGame
from visualizer.phones.rounds.people_record import KeptRound, read_record
from visualizer.phones.rounds.sheet import session
from visualizer.phones.wire import MOST_SEATS
from visualizer.plan import workshop
from visualizer.plan.link import from_query
from visualizer.plan.resolve import build


@dataclass
class Invitation:
    """What the join slide shows, in memory only.

    `address`: the one chosen, "" for the likeliest. `wifi`, `password`: of the Wi-Fi, where the presenter gave them.
    `trouble`: why the room could not be opened. `leader`: the key of the tab that leads the phones. `blank`: whether
    the projector shows nothing.
    """

    address: str = ""
    wifi: str = ""
    password: str = ""
    trouble: str = ""
    leader: str = ""
    blank: bool = False

    @property
    def addresses(self) -> list[Address]:
        """The addresses to choose from."""
        return list_addresses()

    @property
    def shown(self) -> str:
        """The address on the slide: the chosen one while this machine has it, else the likeliest."""
        known = [one.ip for one in self.addresses]
        return self.address if self.address in known else known[0] if known else "127.0.0.1"

    @property
    def link(self) -> str:
        """What phones open, as it is read aloud."""
        return f"http://{self.shown}:{listener.port}/j/{phone_room.code.lower()}"

    @property
    def link_for_qr(self) -> str:
        """The same in capitals, which a QR code holds in fewer squares."""
        return self.link.upper()

    @property
    def wifi_for_qr(self) -> str:
        """What makes a phone join the Wi-Fi; "" where its name was not given."""
        if not self.wifi:
            return ""
        kind = "WPA" if self.password else "nopass"
        return f"WIFI:T:{kind};S:{_escape(self.wifi)};P:{_escape(self.password)};;"


def _escape(text: str) -> str:
    """A name or password as a Wi-Fi code holds it."""
    return "".join(f"\\{letter}" if letter in '\\;,:"' else letter for letter in text)


invitation = Invitation()
"""The invitation of this server's one room of phones."""


def leads(key: str) -> bool:
    """Whether the tab `key` leads the phones: the one that took them, alone.

    Until one has, a workshop's presenter may, and without a workshop anybody.
    """
    if invitation.leader:
        return key == invitation.leader
    return bool(key) and (workshop.current() is None or rooms.room(workshop.ROOM).presenter == key)


def take_lead(key: str) -> None:
    """Let the tab `key` lead the phones, whoever did before."""
    invitation.leader = key
    phone_room.news.spread()


def blank_projector() -> None:
    """Let the projector show nothing, or again what it showed."""
    invitation.blank = not invitation.blank
    phone_room.news.spread()


def open_room(port: int = PORT) -> None:
    """Let phones in; a workshop's room goes on with the code of before a restart.

    So does its people round. New seats have numbers above all those that phones may still come back to.
    """
    if phone_room.open:
        return
    try:
        listener.start(port)
    except OSError as problem:
        invitation.trouble = str(problem.strerror or problem)
        phone_room.news.spread()
        return
    invitation.trouble = ""
    phone_room.on_end = forget_elsewhere
    kept = workshop.remembered_phones()
    secret, starts = kept.get("secret") or secrets.token_hex(16), kept.get("starts", "")
    before = int(starts) if starts.isdecimal() and len(starts) < 4 else 0
    with phone_room.lock:
        phone_room.begin(secret, code_of(kept.get("code", "")), 1 + MOST_SEATS * before)
        workshop.remember_phones({"secret": secret, "code": phone_room.code, "starts": str(before + 1)})
        if one := read_record(workshop.remembered_people()):
            phone_room.ask(resume(one))


def resume(one: KeptRound) -> PeopleGame:
    """The people round that was kept, to be played on."""
    make = partial(build, from_query(one.link)[0])
    game = PeopleGame(Round(one.id, "people", one.question), make, link=one.link, past=one.weeks)
    game.keep = workshop.remember_people
    return game


def end_room() -> None:
    """Send all phones away and forget every seat and answer, on disk too; the port is closed."""
    phone_room.end()


def forget_elsewhere() -> None:
    """Forget what is kept outside of the room that has ended, and serve phones no more."""
    session.forget()
    invitation.leader, invitation.blank = "", False
    workshop.remember_phones({})
    workshop.remember_people({})
    phone_room.news.spread()
    listener.stop()
