"""Decides which tab presents in a room: the first, also after a reload, until another does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import solara

from visualizer.live.room import code_in, rooms
from visualizer.live.tab import Visit
from visualizer.pages import find_page
from visualizer.plan import workshop
from visualizer.plan.view import replaced
from visualizer.widgets.elements import press, tag
from visualizer.widgets.live_widget import Live, script, use_live
from visualizer.wording.texts import STORY, say

LONGEST_KEY = 64


class TabWidget(Live):
    """Shows nothing; sends ``{"tab"}``, the key of the browser's tab, the same after a reload."""

    _esm = script("stories/presenting")


@dataclass(frozen=True)
class Presenting:
    """What a page shows of its room.

    `code`: its room. `tab`: what learns the tab's key, unseen. `mark`: for the top line; `warning`: above the page;
    both None where there is nothing to say.
    """

    code: str
    tab: Any
    mark: Any
    warning: Any


def use_presenting(visit: Visit, page: str, router: Any) -> Presenting:
    """Show in this tab's room what it looks at, if it may; a workshop's room is saved too."""
    query = router.search or ""
    key, set_key = solara.use_state("")
    (code, presents), set_standing = solara.use_state((room_of(visit, query), True))
    tab = TabWidget.element()
    use_live(tab, lambda message, _: set_key(key_in(message)))

    def present(insist: bool = False) -> None:
        if key and page != "room":
            presents = show_room(visit, key, page, query, insist)
            set_standing((room_of(visit, query), presents))

    def listen() -> Callable[[], None]:
        room = rooms.room(code)
        return room.join(lambda: set_standing((code, room.presenter == key)), follows=False)

    solara.use_effect(present, [key, page, query])
    solara.use_effect(listen, [key, code])
    warning = mark = None
    if page != "room" and not presents:
        take = press(STORY["take_over"], lambda: present(insist=True))
        warning = tag("div", tag("p", say(STORY, "elsewhere", code=code)), take, cls="os-warn os-row", role="alert")
    elif page != "room" and key and workshop.current() and rooms.room(workshop.ROOM).presenter != key:
        rooms_page = find_page("room").path
        mark = press(STORY["not_presenting"], lambda: router.push(rooms_page), title=STORY["not_presenting_title"])
    return Presenting(code, tab, mark, warning)


def key_in(message: dict[str, Any]) -> str:
    """The key of the tab in a message of its widget."""
    return str(message.get("tab", ""))[:LONGEST_KEY]


def room_of(visit: Visit, query: str) -> str:
    """The code of this visit's room: the link's, the one it had, the workshop's, or a new one."""
    code: str = code_in(query) or visit.kept.get("room") or (workshop.ROOM if workshop.current() else rooms.new_code())
    visit.kept["room"] = code
    return code


def show_room(visit: Visit, key: str, page: str, query: str, insist: bool = False) -> bool:
    """Show in the visit's room what the tab `key` looks at; return whether it presents there.

    A tab that only comes to a workshop others present gets a room of its own.
    """
    code, asked = room_of(visit, query), bool(code_in(query))
    room = rooms.room(code)
    if not room.take(key, asked, insist):
        if asked or visit.kept.get("presented") == code:
            return False
        visit.kept["room"] = code = rooms.new_code()
        room = rooms.room(code)
        room.take(key)
    visit.kept["presented"] = code
    if code == workshop.ROOM:
        workshop.remember(find_page(page).address(replaced(query, "room", "")))
        query = replaced(query, "room", code)
    return room.show(key, visit.session, page, query)
