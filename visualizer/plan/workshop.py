"""The workshop this server holds, if it was started with one.

What opens, which strategies are offered, what is hidden.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visualizer.plan.own_organizations import add_own
from visualizer.plan.plan import Plan

if TYPE_CHECKING:
    from scenarios.story import Story
    from scenarios.workshop import Workshop
    from simulation.levers import Entry, Strategy

_held: list[Held] = []
ROOM = "WKSH"
"""The code of a workshop's room: the same after every start of the server."""


@dataclass(frozen=True, eq=False)
class Held:
    """A workshop held here. `name`: what its story is called in links."""

    file: Workshop
    name: str = "workshop"

    @property
    def story(self) -> Story | None:
        """The workshop's story, on the workshop's horizon."""
        return self.file.story

    @property
    def hidden(self) -> frozenset[str]:
        """Levers that are not shown."""
        return self.file.hidden

    @property
    def strategies(self) -> dict[str, Strategy]:
        """The strategies on the cards, in order."""
        return {one.name: one for one in self.file.strategies}

    @cached_property
    def plan(self) -> Plan:
        """What the room opens with, and restarts with."""
        organization = add_own(self.file.organization)
        plan = Plan(organization, self.file.start, seed=self.file.seed, weeks=self.file.weeks, percent=None)
        return replace(plan, rival=self.file.rival)

    @property
    def record(self) -> Path:
        """The file beside the workshop file that keeps what the room looks at."""
        return self.file.path.with_suffix(".room.json")


def hold(path: str) -> Held:
    """Hold the workshop of `path` in this server; UserError for whatever is wrong with the file."""
    from scenarios.workshop import load_workshop

    held = Held(load_workshop(path))
    _held[:] = [held]
    return held


def current() -> Held | None:
    """The workshop held here, or None."""
    return _held[0] if _held else None


def opened(plan: Plan) -> Plan:
    """The plan of a link: one that names nothing opens the workshop, where one is held."""
    held = current()
    return held.plan if held is not None and plan == Plan() else plan


def hidden() -> frozenset[str]:
    """The levers the room does not see: none without a workshop."""
    held = current()
    return held.hidden if held else frozenset()


def seen(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those of `entries` whose lever the room sees."""
    return tuple(entry for entry in entries if entry.lever not in hidden())


def unseen(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those of `entries` whose lever works hidden from the room."""
    return tuple(entry for entry in entries if entry.lever in hidden())


def remembered() -> str:
    """The link (path and query) the room last looked at; "" where nothing was kept."""
    link = _read_record().get("link")
    return link if isinstance(link, str) and link.startswith("/") and not link.startswith("//") else ""


def remember(link: str) -> None:
    """Keep what the room looks at, so that a dead browser or server loses nothing.

    A read-only folder keeps nothing.
    """
    if link != remembered():
        _write_record({"link": link})


def remembered_phones() -> dict[str, str]:
    """What gives phones their seats back after a restart; empty where nothing was kept."""
    kept = _read_record().get("phones")
    return {str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}


def remember_phones(kept: dict[str, str]) -> None:
    """Keep what gives phones their seats back after a restart; nothing: forget it."""
    if kept != remembered_phones():
        _write_record({"phones": kept})


def remembered_people() -> dict[str, Any]:
    """What brings a people round back after a restart; empty where nothing was kept."""
    kept = _read_record().get("people")
    return kept if isinstance(kept, dict) else {}


def remember_people(record: dict[str, Any]) -> None:
    """Keep a people round over a restart; an empty record: forget it."""
    if record != remembered_people():
        _write_record({"people": record})


def _read_record() -> dict[str, Any]:
    held = current()
    try:
        found: Any = json.loads(held.record.read_text(encoding="utf-8")) if held else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write_record(more: dict[str, Any]) -> None:
    """Write the record of the workshop held here with these values changed; empty ones go."""
    from scenarios.files import write_whole
    from simulation.errors import UserError

    held = current()
    if held is None:
        return
    record = {"workshop": held.file.title, **_read_record(), **more}
    text = json.dumps({key: value for key, value in record.items() if value}, indent=1)
    try:
        write_whole(held.record, text + "\n")
    except UserError:
        return
