"""The vote: two or more answers to choose from, counted once the presenter reveals them."""

from __future__ import annotations

from typing import Any

from scenarios.defaults import FEWEST
from scenarios.rounds import Answer, Round, Vote
from visualizer.phones.rounds.game import Game, Refused
from visualizer.phones.seats import Seat


class VoteGame(Game):
    """A vote being taken."""

    takes = "vote"
    for_observers = True

    def __init__(self, one: Round, seconds: int | None = None) -> None:
        super().__init__(one, seconds)
        assert isinstance(one.question, Vote)
        self.vote = one.question

    def question(self) -> dict[str, Any]:
        """The question and its options."""
        return {"text": self.vote.text, "options": list(self.vote.options)}

    def read(self, seat: Seat, message: dict[str, Any]) -> Answer:
        """The number of an option."""
        option: int = message["v"]
        if option >= len(self.vote.options):
            raise Refused("not_now")
        return option

    def counts(self) -> list[int] | None:
        """How many chose each option; None before it is revealed, and of fewer than five votes."""
        if not self.round.over or len(self.round.answers) < FEWEST:
            return None
        return [sum(answer == at for answer in self.round.answers.values()) for at in range(len(self.vote.options))]

    def results(self) -> dict[str, Any]:
        """The counts, once revealed."""
        counts = self.counts()
        if counts is None:
            return {"few": True} if self.round.over else {}
        return {"counts": counts}
