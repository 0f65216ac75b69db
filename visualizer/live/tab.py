"""What the pages of one browser tab share: the session, and what they remember."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import solara
import solara.lab

from visualizer.live.room import rooms
from visualizer.live.session import Session
from visualizer.wording.reader import forget_tab

if TYPE_CHECKING:
    from experiments.design.fitted_draws import FittedDraws


@dataclass(frozen=True, eq=False)
class SessionDraws:
    """Draws fitted in a visit, and the organization whose figures they fit."""

    organization: str
    draws: FittedDraws


@dataclass
class Visit:
    """One tab's visit. `kept`: what pages remember while another page is looked at.

    `own`: the names of the strategies of one's own that this browser keeps. `fitted`: parameter draws that count in
    its comparisons.
    """

    session: Session
    kept: dict[str, Any] = field(default_factory=dict)
    own: Any = field(default_factory=lambda: solara.reactive(()))
    fitted: SessionDraws | None = None


here: Any = solara.create_context(None)
"""The visit, for all pages: ``solara.use_context(here)``."""

_visits: dict[str, Visit] = {}


def visit_of_this_tab(begin: Callable[[], Session]) -> Visit:
    """This tab's visit; the first page of the tab makes it with `begin`. It ends with the tab."""
    tab = solara.get_kernel_id()
    if tab not in _visits:
        _visits[tab] = Visit(begin())
    return _visits[tab]


def _end_with_the_tab() -> Callable[[], None]:
    tab = solara.get_kernel_id()

    def end() -> None:
        visit = _visits.pop(tab, None)
        forget_tab(tab)
        if visit is not None:
            rooms.leave(visit.session)
            visit.session.close()
            for one in visit.kept.values():
                if hasattr(one, "close"):
                    one.close()

    return end


solara.lab.on_kernel_start(_end_with_the_tab)
