"""The window that follows: large, without controls, for the projector. It shows what the presenter's window shows."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import parse_qs

import solara

from visualizer.components.outcomes import Outcomes
from visualizer.components.theatre import Theatre
from visualizer.elements import press, tag
from visualizer.room import Room, code_of, rooms
from visualizer.stories import Place
from visualizer.stories_told import StepText, use_weeks
from visualizer.texts import STORY, say


@solara.component
def RoomPage() -> Any:
    """The room the link names, or the rooms there are."""
    router = solara.use_router()
    code = code_of((parse_qs(router.search or "").get("room") or [""])[0])
    if code:
        return Following(rooms.room(code)).key(code)
    links = []
    for room in rooms.open_rooms():
        there = ("/" if room.page == "stage" else f"/{room.page}") + f"?{room.query}"
        follow = f"/room?room={room.code}"
        links.append(press(say(STORY, "room", code=room.code), partial(router.push, follow)))
        if room.session is None:
            links.append(press(say(STORY, "resume", code=room.code), partial(router.push, there)))
    return tag(
        "div", tag("h1", STORY["room_ask"]), tag("p", STORY["rooms"]), tag("div", *links, cls="os-row"), cls="os-stack"
    )


@solara.component
def Following(room: Room) -> Any:
    """What the presenter shows, told large."""
    seen, set_seen = solara.use_state(standing(room))

    def listen() -> Any:
        leave = room.join(lambda: set_seen(standing(room)))
        set_seen(standing(room))
        return leave

    solara.use_effect(listen, [room])
    session, page, query = seen
    weeks = use_weeks(session)
    if session is None:
        return tag(
            "div", tag("h1", say(STORY, "room", code=room.code)), tag("p", say(STORY, "room_waits", code=room.code))
        )
    place = Place.of(query) if page == "story" else Place()
    key = f"{id(session)}-{place.name}-{place.step}-{weeks}"
    theatre = Theatre(session, lambda _: None).key(f"theatre-{id(session)}")
    if not place.name:
        side = Outcomes(session, lambda _: None).key(f"outcomes-{key}")
        return tag("div", tag("div", theatre, cls="os-mid"), tag("div", side, cls="os-side"), cls="os-stage")
    shown = tuple((place.told.show or place.story.show)[:2])
    text = tag("div", StepText(session, place, None).key(key), cls="os-card")
    side = Outcomes(session, lambda _: None, shown).key(f"outcomes-{key}-{shown}")
    return tag(
        "div", tag("div", theatre, cls="os-mid"), tag("div", text, side, cls="os-side"), cls="os-stage os-following"
    )


def standing(room: Room) -> tuple[Any, str, str]:
    """What a follower has to know; a new tuple is a new rendering."""
    return room.session, room.page, room.query
