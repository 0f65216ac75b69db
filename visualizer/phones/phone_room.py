"""The room of phones: who is there, which round runs, and what each phone is sent.

One room a server. Phones come by the listener's thread, the presenter by the app's; a lock keeps them apart. All of it
is in memory only.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Collection
from typing import Any

from analysis.presentation.language import in_language
from visualizer.live.room import LETTERS
from visualizer.phones import outgoing
from visualizer.phones.news import News
from visualizer.phones.outgoing import Line
from visualizer.phones.phase_clock import PhaseClock
from visualizer.phones.rounds.game import Game, Refused
from visualizer.phones.seats import Seat, Seats
from visualizer.phones.wire import ELSEWHERE, FULL, GONE, OTHER_ROOM, TOO_MANY

BEAT = 3.0
"""Seconds after which a state is sent though nothing changed: a phone knows that it is heard."""
FORGET_AFTER = 12 * 3600.0
"""Seconds without any message after which everything is forgotten."""


class PhoneRoom:
    """All that is known of the phones in the room; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.lock = threading.RLock()
        self.news = News()
        self.seats = Seats(clock=clock)
        self.code = ""
        self.locked = False
        self.games: list[Game] = []
        self.debrief = False
        self.phase_id = secrets.randbelow(10**6)  # none that phones know from before a restart
        self.clocked = PhaseClock(clock)
        self.language = ""
        """Of whoever leads: phones get its sentences in it."""
        self._sent_at = self._heard_at = clock()
        self._last_round = secrets.randbelow(10**6)
        self.on_end: Callable[[], None] = lambda: None
        """Forget what is kept of the room elsewhere; called at every end."""

    # -- what the presenter does ------------------------------------------------------------------------------------
    @property
    def open(self) -> bool:
        """Whether phones may come in."""
        return bool(self.code)

    @property
    def game(self) -> Game | None:
        """The round that is on now, or was last."""
        return self.games[-1] if self.games else None

    def begin(self, secret: str = "", code: str = "", first: int = 1) -> None:
        """Let phones in, under a new code, or go on with secret and code of before a restart.

        `first`: the number of the first new seat, above all there were.
        """
        with self.lock:
            self.code = code or "".join(secrets.choice(LETTERS) for _ in range(4))
            self.seats = Seats(secret, self.clock, first)
            self._heard_at = self.clock()
            self._new_phase()

    def end(self) -> None:
        """Send everybody away and forget everything."""
        with self.lock:
            for seat in self.seats.online:
                seat.line.close(GONE)
            for game in self.games:
                game.close()
            self.seats.clear()
            self.games, self.code, self.locked, self.debrief = [], "", False, False
            self.clocked.start(None)
            self._new_phase()
        self.on_end()

    def next_round_id(self) -> int:
        """A number no round had before, not even before a restart."""
        with self.lock:
            self._last_round += 1
            return self._last_round

    def ask(self, game: Game) -> None:
        """Begin a round: all phones see its question."""
        with self.lock:
            if self.game is not None:
                self.game.close()
            game.renew, game.tell = self._renew, self._tell_seats
            self.games.append(game)
            self._last_round = max(self._last_round, game.round.id)
            for seat in self.seats.online:
                game.arrive(seat)
            self.debrief = False
            self._enter()

    def advance(self) -> bool:
        """Go to the round's next phase; False where there is none, or its results are not there yet."""
        with self.lock:
            game = self.game
            if game is None or self.debrief or game.round.over or self.paused or not game.may_advance():
                return False
            game.next_phase()
            self._enter()
            return True

    def debrief_now(self) -> None:
        """Leave the last round: phones show what they keep of it, and its work is stopped."""
        with self.lock:
            if self.game is not None and not self.game.round.over:
                self.game.close()
            self.debrief = True
            self._new_phase()

    def pause(self, paused: bool) -> None:
        """Stop the clock, or let it go on."""
        with self.lock:
            self.clocked.pause(paused)
            self._new_phase()

    @property
    def paused(self) -> bool:
        """Whether the clock stands still."""
        return self.clocked.paused

    @property
    def left(self) -> float | None:
        """Seconds left to answer; None without a clock."""
        return self.clocked.left

    def give_time(self, seconds: float | None) -> None:
        """Give so many seconds from now on; None: no clock."""
        with self.lock:
            self.clocked.start(seconds)
            self._new_phase()

    def lock_lobby(self, locked: bool) -> None:
        """Let new phones only watch, or take part again."""
        with self.lock:
            self.locked = locked
            self._touch()

    def remove(self, number: int) -> None:
        """Take a seat away, with its answers in rounds that are not over and what is kept on."""
        with self.lock:
            seat = self.seats.remove(number)
            if seat is None:
                return
            for game in self.games:
                if not game.round.over:
                    game.forget(number)
                game.drop_kept(number)
            if seat.line is not None:
                seat.line.close(GONE)
            self._touch()

    # -- what phones do ---------------------------------------------------------------------------------------------
    def join(self, line: Line, message: dict[str, Any], bot: bool = False) -> Seat | None:
        """Give a phone its seat, or the one it had; None where it is sent away."""
        with self.lock:
            self._heard_at = self.clock()
            if not self.open or message["code"].upper() != self.code:
                line.close(OTHER_ROOM)
                return None
            seat = self.seats.find(key := message.get("seat", ""))
            if restored := seat is None:
                seat = self.seats.restore(key, message.get("ticket", ""))
            if seat is None:
                made = self.seats.make(observer=self.locked, bot=bot)
                if made is None:
                    line.close(FULL)
                    return None
                seat, key = made
            if not self.seats.may_take_up(seat):
                line.close(TOO_MANY)
                return None
            before, seat.line, seat.question = seat.line, line, ""
            if before not in (None, line):
                before.close(ELSEWHERE)
            line.send(outgoing.place(seat, key, self.seats.ticket(seat)))
            if self.game is not None:
                self.game.arrive(seat, seat.held if restored else ())
            self._tell(seat)
            self._touch()
            return seat

    def leave(self, seat: Seat, line: Line) -> None:
        """A connection has ended: its seat waits."""
        with self.lock:
            if seat.line is line:
                seat.line = None
                self._touch()

    def hear(self, seat: Seat, message: dict[str, Any]) -> None:
        """Take an answer, or say why not."""
        with self.lock:
            self._heard_at = self.clock()
            line, game = seat.line, self.game
            if line is None:
                return
            try:
                if game is None or self.debrief or message["t"] not in (game.takes, "team"):
                    raise Refused("not_now")
                self._take(game, seat, message)
            except Refused as why:
                line.send(outgoing.refusal(str(why), self.phase_id))
                self._tell(seat)
            else:
                line.send(outgoing.receipt(message["t"], self.phase_id))
                self._touch()

    def _take(self, game: Game, seat: Seat, message: dict[str, Any]) -> None:
        if seat.observer and not game.for_observers:
            raise Refused("watching")
        if message["t"] == "team":
            game.join_team(seat, message["team"])
            game.with_bots |= seat.bot
            return
        if message["n"] != self.phase_id or not game.round.open or self.paused:
            raise Refused("too_late")
        game.round.answers[seat.number] = game.read(seat, message)
        game.with_bots |= seat.bot
        game.taken(seat)

    # -- what goes out ----------------------------------------------------------------------------------------------
    def tick(self) -> None:
        """Called some times a second: ends what is over and sends what is due."""
        with in_language(self.language), self.lock:
            now, game = self.clock(), self.game
            if not self.open:
                return
            if now - self._heard_at > FORGET_AFTER:
                self.end()
                return
            if game is not None and not self.debrief and (self.clocked.over or game.tick()):
                self.clocked.start(None)
                self.advance()
            if now - self._sent_at >= BEAT:
                self._send_all()

    def _enter(self) -> None:
        """A phase has begun: start its clock and its work, and tell everybody."""
        game = self.games[-1]
        self.clocked.start(game.seconds if game.round.open else None)
        game.enter(game.round.phase)
        self._new_phase()

    def _new_phase(self) -> None:
        self.phase_id += 1
        self._renew()

    def _renew(self) -> None:
        """Tell every phone all it may see, at once."""
        with self.lock:
            self._tell(*self.seats.online)
            self._sent_at = self.clock()
        self.news.spread()

    def _tell_seats(self, numbers: Collection[int]) -> None:
        """Tell these seats what is new for them; counts are for the screens alone."""
        with self.lock:
            self._tell(*[seat for seat in self.seats if seat.number in numbers])
        self._touch()

    def _touch(self) -> None:
        """Counts have changed: screens show them, phones do not."""
        self.news.spread()

    def _send_all(self) -> None:
        state = self._state()
        for seat in self.seats.online:
            seat.line.send(state)
        self._sent_at = self.clock()

    def _state(self) -> str:
        return outgoing.state(self.phase_id, self.game, self.clocked, self.debrief)

    def _tell(self, *seats: Seat) -> None:
        for seat in seats:
            held = self.game.holds(seat.number) if self.game is not None else ()
            if seat.line is not None and held != seat.held:
                seat.held = held
                seat.line.send(outgoing.renewed(self.seats.ticket(seat)))
        with in_language(self.language):
            outgoing.tell(seats, self.game, self.phase_id, self._state())


phone_room = PhoneRoom()
"""The one room of phones of this server."""
