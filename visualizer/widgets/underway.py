"""Long work of a visitor as a page shows it: how far it is, and how to stop it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import solara

from visualizer.widgets.elements import press, progress_bar, tag
from visualizer.widgets.own_process import OwnProcess
from visualizer.wording.texts import say


def use_progress(process: OwnProcess | None) -> None:
    """Draw the component anew whenever this work has got on, also where another page began it."""
    _, tick = solara.use_state(0)

    def again() -> None:
        tick(lambda count: count + 1)

    def listen() -> Callable[[], None] | None:
        if process is None:
            return None
        leave = process.join(again)
        if not process.running:  # it may have ended since the component was drawn
            again()
        return leave

    solara.use_effect(listen, [process])


def show_underway(process: OwnProcess, texts: Mapping[str, str]) -> Any:
    """How far it is, with the button that stops it.

    texts: `cancel`, `runs_done`, `progress` (phase, done, total) and `phase`.
    """
    told = "progress" if process.total else "phase"
    status = say(dict(texts), told, phase=process.phase, done=process.done, total=process.total)
    bar = progress_bar(process.done, process.total, texts["runs_done"])
    return tag("div", press(texts["cancel"], process.cancel), bar, tag("span", status, role="status"), cls="os-row")
