"""What the presenter can ask the phones at a place of a story or on the Stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scenarios.rounds import Round, Vote
from visualizer.phones.game import Game
from visualizer.phones.vote import VoteGame
from visualizer.plan.resolve import on_cards
from visualizer.stories.catalogue import Place
from visualizer.wording.indicators import words
from visualizer.wording.phone_texts import PHONES
from visualizer.wording.texts import say

MOST_OPTIONS = 6


@dataclass(frozen=True)
class Offer:
    """Something to ask. `make`: makes its round; `refused`: why it cannot be asked, or ""."""

    label: str
    make: Callable[[int], Game]
    refused: str = ""

    @classmethod
    def vote(cls, label: str, text: str, options: tuple[str, ...], seconds: int | None = None) -> Offer:
        """A vote."""
        return cls(label, lambda number: VoteGame(Round(number, "vote", Vote(text, options)), seconds))

    @classmethod
    def typed(cls, text: str) -> Offer | None:
        """The vote of a line like "Tea or coffee? Tea; Coffee"; None where it is none."""
        question, mark, answers = text.partition("?")
        options = tuple(part.strip() for part in answers.split(";") if part.strip())
        if not mark or not question.strip() or not 2 <= len(options) <= MOST_OPTIONS:
            return None
        return cls.vote(question, question.strip() + mark, options)


def offers(session: Any, place: Place) -> list[Offer]:
    """All that can be asked at a place of a story, or on the Stage."""
    there = []
    question = place.story_step.ask if place.name else ""
    if question and "{" not in question:
        yes_no = tuple(PHONES["yes_no"].split("|"))
        there.append(Offer.vote(say(PHONES, "offer_step", question=question), question, yes_no))
    titles = tuple(words(one.title) for one in list(on_cards().values())[:MOST_OPTIONS])
    if len(titles) > 1:
        there.append(Offer.vote(PHONES["offer_strategy"], PHONES["which_strategy"], titles))
    return there
