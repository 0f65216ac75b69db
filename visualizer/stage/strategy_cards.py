"""The strategies as cards: one press changes what the organization goes through."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import solara

from analysis.presentation.language import translate
from visualizer.live.frames import line_of
from visualizer.stage.icons import icon
from visualizer.widgets.elements import press, tag
from visualizer.wording.indicators import words
from visualizer.wording.part_texts import STAGE

if TYPE_CHECKING:
    from simulation.levers import Strategy


@solara.component
def StrategyCards(
    strategies: list[Strategy], chosen: str, choose: Callable[[str], None], changed: bool = False, numbered: int = 9
) -> Any:
    """Cards for `strategies`, `chosen` pressed (marked where its levers were `changed`).

    `numbered`: how many can be chosen by a key.
    """
    cards = []
    for place, one in enumerate(strategies, start=1):
        label = words(one.title) + (" *" if changed and one.name == chosen else "")
        parts = [icon(one.name), tag("span", label)]
        if place <= min(9, numbered):
            parts.append(tag("kbd", str(place), aria_hidden="true"))
        cards.append(
            press(
                parts,
                partial(choose, one.name),
                cls="os-strategy",
                pressed=one.name == chosen,
                title=translate(one.summary or one.title),
                style=f"--hue:{line_of(one.name).color}",
            )
        )
    return tag("div", *cards, cls="os-cards", role="group", data_arrows="", aria_label=STAGE["strategies"])
