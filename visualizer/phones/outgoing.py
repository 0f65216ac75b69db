"""Everything that goes to phones is built here, from what a phone may see and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from visualizer.phones.phase_clock import PhaseClock
from visualizer.phones.rounds.game import Game
from visualizer.phones.seats import Seat
from visualizer.phones.wire import encode


class Line(Protocol):
    """A phone's open connection."""

    def send(self, text: str) -> None:
        """Send a message (from any thread, without waiting)."""

    def close(self, code: int) -> None:
        """End the connection."""


def place(seat: Seat, key: str, ticket: str) -> str:
    """The seat a phone has, with what gives it back."""
    return encode({"t": "seat", "seat": key, "number": seat.number, "ticket": ticket, "watch": seat.observer})


def renewed(ticket: str) -> str:
    """The ticket of a seat, when what it says has changed."""
    return encode({"t": "ticket", "ticket": ticket})


def state(phase_id: int, game: Game | None, clock: PhaseClock, debrief: bool) -> str:
    """Where the room stands: one text for all phones, of at most 400 bytes."""
    at = "lobby" if game is None else "debrief" if debrief else "round"
    message: dict[str, Any] = {"t": "state", "n": phase_id, "at": at}
    if clock.paused:
        message["paused"] = True
    if game is not None:
        one = game.round
        message |= {"id": one.id, "k": one.kind, "p": one.phase}
        if one.open and not debrief and not clock.paused:
            message["open"] = True
        if clock.left is not None:
            message["left"] = round(clock.left)
    return encode(message)


def question(game: Game) -> str:
    """The question of the round."""
    return encode({"t": "round", "id": game.round.id, "k": game.round.kind, "q": game.question()})


def own(game: Game, seat: Seat, phase_id: int) -> str:
    """What one phone may see: its own answer, and what is revealed."""
    one = game.round
    message: dict[str, Any] = {"t": "mine", "id": one.id, "n": phase_id}
    if seat.number in one.answers:
        message["answer"] = game.show_answer(one.answers[seat.number])
    if shown := {**game.results(), **game.own_results(seat.number)}:
        message["shown"] = shown
    return encode(message)


def tell(seats: Sequence[Seat], game: Game | None, phase_id: int, now: str) -> None:
    """Send phones the question where it is news, what each may see, and the state `now`."""
    asked = "" if game is None else question(game)
    for seat in seats:
        if seat.line is None:
            continue
        if game is not None:
            if seat.question != asked:
                seat.line.send(asked)
                seat.question = asked
            seat.line.send(own(game, seat, phase_id))
        seat.line.send(now)


def receipt(what: str, phase_id: int) -> str:
    """An answer was taken."""
    return encode({"t": "ok", "what": what, "n": phase_id})


def refusal(why: str, phase_id: int) -> str:
    """An answer was not taken; `why`: a key of the phones' texts."""
    return encode({"t": "no", "why": why, "n": phase_id})
