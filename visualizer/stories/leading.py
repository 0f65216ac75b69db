"""Which tab leads the phones, and what the others see instead of the controls."""

from __future__ import annotations

from typing import Any

import solara

from analysis.presentation.language import current_language
from visualizer.live.address import is_on_this_machine
from visualizer.live.room import rooms
from visualizer.phones.opening import invitation, leads, open_room, take_lead
from visualizer.phones.phone_room import phone_room
from visualizer.plan import workshop
from visualizer.stories.presenting import TabWidget, key_in
from visualizer.widgets.elements import press, tag
from visualizer.widgets.live_widget import use_live
from visualizer.wording.phone_texts import PHONES
from visualizer.wording.texts import say


def use_lead() -> tuple[str, bool, Any]:
    """The key of this tab, whether it leads the phones, and what learns the key, unseen.

    Presenting elsewhere takes no phones along: a tab that leads does so until another takes over.
    """
    key, set_key = solara.use_state("")
    presenter, set_presenter = solara.use_state("")
    tab = TabWidget.element()
    use_live(tab, lambda message, _: set_key(key_in(message)))

    def listen() -> Any:
        if workshop.current() is None:
            return None
        room = rooms.room(workshop.ROOM)
        set_presenter(room.presenter)
        return room.join(lambda: set_presenter(room.presenter), follows=False)

    def claim() -> None:
        if leads(key):
            phone_room.language = current_language()
        if phone_room.open and not invitation.leader and leads(key):  # opened with the server, by no tab
            take_lead(key)

    solara.use_effect(listen, [key])
    solara.use_effect(claim, [key, presenter, phone_room.open])
    return key, leads(key), tab


@solara.component
def NotLeading(key: str) -> Any:
    """Another window leads: how to take over, on the machine that serves the app."""
    note = tag("p", PHONES["led_elsewhere"], cls="os-note", role="status")
    if not is_on_this_machine():
        return tag("div", note)
    return tag("div", note, press(PHONES["lead_here"], lambda: take_lead(key)), cls="os-stack")


@solara.component
def Closed(key: str) -> Any:
    """How to open the room; the tab `key` that opens it leads the phones."""

    def open_it() -> None:
        take_lead(key)
        open_room()

    lines = [tag("h1", PHONES["open"]), tag("p", PHONES["about"])]
    if invitation.trouble:
        lines.append(tag("p", say(PHONES, "no_port", why=invitation.trouble), cls="os-bad", role="alert"))
    return tag("div", *lines, press(PHONES["open"], open_it, cls="os-primary"))
