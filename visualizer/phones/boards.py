"""What the projector shows of each kind of round."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from visualizer.phones.curves_board import curves_board
from visualizer.phones.game import Game
from visualizer.phones.vote import VoteGame
from visualizer.widgets.elements import tag
from visualizer.wording.phone_texts import PHONES
from visualizer.wording.texts import say


def vote_board(game: Game) -> Any:
    """The options; with share and count once revealed."""
    vote = cast("VoteGame", game)
    counts, over = vote.counts(), vote.round.over
    if counts is None:
        few = [tag("p", PHONES["few"], cls="os-note")] if over else []
        return tag("div", tag("ol", *[tag("li", text) for text in vote.vote.options], cls="os-phones-options"), *few)
    every, most = max(1, sum(counts)), max(1, *counts)
    rows = [
        tag(
            "li",
            tag("span", text),
            tag("i", style=f"width:{62 * count / most:.1f}%"),
            tag("b", say(PHONES, "share", share=round(100 * count / every), n=count)),
        )
        for text, count in zip(vote.vote.options, counts, strict=True)
    ]
    return tag("ol", *rows, cls="os-phones-bars")


BOARDS: dict[str, Callable[[Game], Any]] = {"vote": vote_board, "sketch": curves_board}
"""Kind of round -> what draws it."""
