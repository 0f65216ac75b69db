"""The window that follows: large, without controls, for the projector.

It shows what the presenter's window shows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import solara

from visualizer.live.address import is_on_this_machine
from visualizer.live.room import Room, code_in, rooms
from visualizer.pages import find_page
from visualizer.phones.screen import Screen
from visualizer.stage.outcomes import Outcomes
from visualizer.stage.theatre import Theatre
from visualizer.stories.catalogue import Place
from visualizer.stories.step_view import StepText, use_weeks
from visualizer.widgets.elements import press, tag
from visualizer.wording.texts import STORY, say


@solara.component
def RoomPage() -> Any:
    """The room the link names, or the rooms there are."""
    router = solara.use_router()
    code = code_in(router.search or "")
    if code:
        return Following(rooms.room(code)).key(code)
    there = rooms.open_rooms()
    return tag(
        "div",
        tag("h1", STORY["room_ask"]),
        tag("p", STORY["rooms"] if there else STORY["no_rooms"]),
        *[line_of(room, router.push) for room in there],
        cls="os-stack",
    )


def line_of(room: Room, go: Callable[[str], Any]) -> Any:
    """A room in the list: its buttons, and what was shown there last."""
    there = find_page(room.page).address(room.query)
    label = say(STORY, "resume", code=room.code) if room.session is None else STORY["present"]
    again = press(label, partial(go, there))
    follow = press(say(STORY, "room", code=room.code), partial(go, f"/room?room={room.code}"))
    return tag("div", follow, again, tag("span", describe_shown(room), cls="os-note"), cls="os-row")


def describe_shown(room: Room) -> str:
    """What was shown last, and when."""
    place = Place.of(room.query) if room.page == "story" else Place()
    if place.name:
        what = say(STORY, "step", story=place.story.title, n=place.step, of=len(place.story.steps))
    else:
        what = find_page(room.page).title
    return say(STORY, "shown", what=what, time=room.since)


@solara.component
def Following(room: Room) -> Any:
    """What the presenter shows, in large letters."""
    seen, set_seen = solara.use_state(read_room(room))

    def listen() -> Any:
        leave = room.join(lambda: set_seen(read_room(room)))
        set_seen(read_room(room))
        return leave

    solara.use_effect(listen, [room])
    session, page, query = seen
    weeks = use_weeks(session)
    if session is None:
        return tag(
            "div", tag("h1", say(STORY, "room", code=room.code)), tag("p", say(STORY, "room_waits", code=room.code))
        )
    if page == "phones":
        return tag("div", Screen(is_on_this_machine()), cls="os-phones os-following-phones")
    place = Place.of(query) if page == "story" else Place()
    key = f"{id(session)}-{place.name}-{place.step}-{weeks}"
    theatre = Theatre(session, lambda _: None).key(f"theatre-{id(session)}")
    if not place.name:
        side = Outcomes(session, lambda _: None).key(f"outcomes-{key}")
        return tag("div", tag("div", theatre, cls="os-mid"), tag("div", side, cls="os-side"), cls="os-stage")
    shown = tuple((place.story_step.show or place.story.show)[:2])
    text = tag("div", StepText(session, place, None).key(key), cls="os-card")
    side = Outcomes(session, lambda _: None, shown).key(f"outcomes-{key}-{shown}")
    return tag(
        "div", tag("div", theatre, cls="os-mid"), tag("div", text, side, cls="os-side"), cls="os-stage os-following"
    )


def read_room(room: Room) -> tuple[Any, str, str]:
    """What a follower has to know; a new tuple is a new rendering."""
    return room.session, room.page, room.query
