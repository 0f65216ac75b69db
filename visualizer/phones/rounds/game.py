"""What every kind of round does: ask, read answers, and say what a phone may see."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from scenarios.rounds import Answer, Round
from visualizer.phones.seats import Seat
from visualizer.wording.phone_texts import PHONES
from visualizer.wording.texts import say


class Refused(ValueError):
    """An answer that is not taken; its text is a key of the phones' texts."""


class Game:
    """A round being played; each kind is a subclass, and nothing else builds what phones get.

    `seconds`: how long phones may answer, None without a clock. `for_observers`: whether observers take part.
    """

    takes: str = ""
    """The kind of message that brings its answers."""
    for_observers = False

    def __init__(self, one: Round, seconds: int | None = None) -> None:
        self.round = one
        self.seconds = seconds
        self.renew: Callable[[], None] = lambda: None
        """Tell phones and screens that there is something new (called from any thread)."""
        self.tell: Callable[[Collection[int]], None] = lambda _: None
        """Tell these seats what is new for them; nobody else."""
        self.trouble = ""
        """Why it could not be run; empty while it can."""
        self.with_bots = False
        """Whether bots have answered, also when they have gone since."""

    def question(self) -> dict[str, Any]:
        """The question as phones get it."""
        raise NotImplementedError

    def read(self, seat: Seat, message: dict[str, Any]) -> Answer:
        """The answer in a message; Refused for one that does not fit the question."""
        raise NotImplementedError

    def arrive(self, seat: Seat, held: tuple[int, ...] = ()) -> None:
        """A phone has joined, or was there when the round began; `held`: before a restart."""

    def holds(self, seat: int) -> tuple[int, ...]:
        """What this seat holds over a restart, in its phone's ticket; empty: nothing."""
        return ()

    def taken(self, seat: Seat) -> None:
        """An answer of this seat was taken."""

    def join_team(self, seat: Seat, team: int) -> None:
        """A phone has gone to a table; Refused where there are no teams."""
        raise Refused("not_now")

    def show_answer(self, answer: Answer) -> Any:
        """An answer as its phone gets it back."""
        return answer

    def results(self) -> dict[str, Any]:
        """What all phones see of the results now; empty before they are revealed."""
        return {}

    def own_results(self, seat: int) -> dict[str, Any]:
        """What one phone sees of its own results now."""
        return {}

    def enter(self, phase: str) -> None:
        """The round has come to `phase`: begin what takes time in the background."""

    def may_advance(self) -> bool:
        """Whether the presenter can go on now: what the next phase shows is there."""
        return True

    @property
    def waits_for(self) -> str:
        """What the presenter has to wait for, in words; empty where the round can go on or is over."""
        if self.round.over or self.may_advance():
            return ""
        return PHONES["leave_it" if self.trouble else "computing"]

    def next_phase(self) -> None:
        """Go to the next phase."""
        self.round.advance()

    def tick(self) -> bool:
        """Look at the clock, some times a second; whether the round itself wants the next phase."""
        return False

    def answered(self) -> int:
        """How many seats have answered."""
        return len(self.round.answers)

    def progress_line(self, online: int) -> str:
        """How many have answered, in words; `online`: of so many phones."""
        return say(PHONES, "sent", n=self.answered(), of=online)

    def forget(self, seat: int) -> None:
        """Take out what a removed seat has answered."""
        self.round.answers.pop(seat, None)

    def drop_kept(self, seat: int) -> None:
        """Drop what is kept of a removed seat for later rounds; results that were revealed stay."""

    def close(self) -> None:
        """End what goes on in the background."""
