"""The page from which the presenter leads the phones: opens the room, asks, reveals, ends."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from typing import Any

import solara

from simulation.errors import UserError
from visualizer.live.tab import here
from visualizer.phones.addresses import firewall_hint
from visualizer.phones.listener import listener
from visualizer.phones.opening import blank_projector, end_room, invitation
from visualizer.phones.phone_room import phone_room
from visualizer.phones.rounds.bots import bots_at_work
from visualizer.phones.rounds.people import PeopleGame
from visualizer.phones.rounds.sketch import SketchGame
from visualizer.phones.rounds.teams import TeamsGame
from visualizer.phones.screen import Screen, use_room
from visualizer.plan import workshop
from visualizer.plan.view import with_view
from visualizer.stage.page import on_projector
from visualizer.stories.catalogue import Place
from visualizer.stories.leading import Closed, NotLeading, use_lead
from visualizer.stories.offered import Offer, offers
from visualizer.stories.rehearsal import sheet_files
from visualizer.stories.workshop_offers import workshop_offers
from visualizer.widgets.download import Download
from visualizer.widgets.elements import press, tag
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.menu import Menu
from visualizer.widgets.scripts import KeysWidget
from visualizer.widgets.typed import Typed
from visualizer.wording.phone_texts import PHONES
from visualizer.wording.texts import say

KEYS = [" ", "b", "B", "p", "P", "Escape"]
MORE_TIME, BOTS = 30, 40


@solara.component
def PhonesPage() -> Any:
    """Controls at the left where this tab leads; what the projector shows at the right."""
    use_room()
    key, leading, tab = use_lead()
    router = solara.use_router()
    session = solara.use_context(here).session
    place = Place.of(router.search or "")
    keys = KeysWidget.element(listened=KEYS)

    def on_key(message: dict[str, Any], _: Any) -> None:
        pressed = str(message.get("key", "")).lower()
        if not leading:
            return
        if pressed == " ":
            phone_room.advance()
        elif pressed == "b":
            blank_projector()
        elif pressed == "p" or (pressed == "escape" and on_projector(router)):
            view = "" if on_projector(router) else "projector"
            router.push(with_view(router.search or "", view, "/phones"))
        elif pressed == "escape":
            back(router, place)

    use_live(keys, on_key)
    use_guess(router, place, leading)
    if not leading:
        left = [NotLeading(key)] if key else []
    elif not phone_room.open:
        left = [Closed(key)]
    else:
        game = phone_room.game
        running = game is not None and not phone_room.debrief
        left = [
            tag("h1", say(PHONES, "title", code=phone_room.code)),
            Attendance(),
            press(PHONES["blank"], blank_projector, pressed=invitation.blank),
            RoundControls() if running else None,
            Asking(every_offer(session, place)) if not running or (game and game.round.over) else None,
            press(PHONES["to_story"] if place.name else PHONES["to_stage"], lambda: back(router, place)),
            Results().key("results"),
            Rehearsing(),
            Ending(),
        ]
    screen = Screen(leading, presenter=leading and not on_projector(router))
    body = tag("div", tag("div", *left, cls="os-left os-card os-stack"), screen, cls="os-phones")
    return tag("div", tab, keys, body)


def every_offer(session: Any, place: Place) -> list[Offer]:
    """What the workshop file names first, then what can be asked anywhere."""
    return [*workshop_offers(place, session.plan), *offers(session, place)]


def use_guess(router: Any, place: Place, leading: bool) -> None:
    """Put the middle of the revealed curves into the story, as what the room guessed."""
    game = phone_room.game
    here_now = leading and isinstance(game, SketchGame) and game.place == (place.name, place.step)
    middle = game.median() if here_now and isinstance(game, SketchGame) else ()

    def keep() -> None:
        if middle and place.sketch is not None and middle != place.guess:
            kept = "&".join(part for part in (router.search or "").split("&") if part.startswith(("view=", "room=")))
            router.push("/phones?" + place.guessing(middle).query(kept))

    solara.use_effect(keep, [middle])


def back(router: Any, place: Place) -> None:
    """Go back to the story or the Stage; the second window follows."""
    router.push(("/story" if place.name else "/") + (f"?{router.search}" if router.search else ""))


@solara.component
def Attendance() -> Any:
    """Who is there, how to get in, and what to do where nobody arrives."""
    use_room()
    online = len(phone_room.seats.online)
    away = len(phone_room.seats) - online
    lines = [tag("p", tag("b", say(PHONES, "connected", n=online, of=online + away)), role="status")]
    addresses = [(one.ip, f"{one.ip} ({one.interface})") for one in invitation.addresses]

    def choose(what: str, value: str) -> None:
        setattr(invitation, what, value)
        phone_room.news.spread()

    body = [
        Menu(PHONES["address"], addresses, invitation.shown, partial(choose, "address")) if addresses else None,
        Typed(PHONES["wifi"], invitation.wifi, partial(choose, "wifi")),
        Typed(PHONES["password"], invitation.password, partial(choose, "password")),
        tag("p", tag("b", PHONES["none_arrives"])),
        tag("ol", *[tag("li", line.format(hint=firewall_hint(listener.port))) for line in PHONES["causes"].split("|")]),
    ]
    lock = press(PHONES["lock"], lambda: phone_room.lock_lobby(not phone_room.locked), pressed=phone_room.locked)
    getting_in = tag("details", tag("summary", PHONES["getting_in"]), *body)
    return tag("div", *lines, lock, getting_in, cls="os-stack")


@solara.component
def RoundControls() -> Any:
    """The round that runs: its phase, its clock, and how to go on."""
    use_room()
    game = phone_room.game
    if game is None:
        return tag("div")
    one = game.round
    timing = []
    if one.open:
        timing = [
            press(PHONES["more_time"], lambda: phone_room.give_time((phone_room.left or 0) + MORE_TIME)),
            press(PHONES["no_clock"], lambda: phone_room.give_time(None)),
            press(PHONES["pause"], lambda: phone_room.pause(not phone_room.paused), pressed=phone_room.paused),
        ]
    if isinstance(game, TeamsGame) and one.phase == "brief":
        timing = [press(PHONES["draw_tables"], partial(draw_tables, game), pressed=bool(game.tables))]
    waits_for = game.waits_for
    next_label = PHONES.get(f"next_{one.kind}_{one.phase}") or PHONES.get(f"next_{one.phase}", PHONES["next"])
    go_on = [] if one.over else [press(next_label, phone_room.advance, cls="os-primary", disabled=bool(waits_for))]
    waiting = tag("p", waits_for, cls="os-note", role="status")
    return tag(
        "div",
        tag("h2", say(PHONES, "running", what=PHONES[f"kind_{one.kind}"])),
        tag("p", game.progress_line(len(phone_room.seats.online)), role="status"),
        tag("div", *timing, cls="os-row"),
        waiting,
        tag("div", *go_on, press(PHONES["leave_round"], phone_room.debrief_now), cls="os-row"),
        cls="os-stack",
    )


def draw_tables(game: TeamsGame) -> None:
    """Draw the tables of a round by lot while no phone is heard."""
    with phone_room.lock:
        game.draw_tables()


@solara.component
def Asking(there: list[Offer]) -> Any:
    """What can be asked here and now."""
    own, set_own = solara.use_state("")
    trouble, set_trouble = solara.use_state("")

    def begin(offer: Offer) -> None:
        set_trouble(ask(offer))

    def typed(text: str) -> None:
        set_own(text)
        if made := Offer.typed(text):
            begin(made)

    buttons = [
        press(offer.label, partial(begin, offer), disabled=bool(offer.refused), title=offer.refused) for offer in there
    ]
    return tag(
        "div",
        tag("h2", PHONES["ask"]),
        tag("p", trouble, cls="os-bad", role="alert") if trouble else None,
        tag("div", *buttons, cls="os-stack"),
        Typed(PHONES["own_question"], own, typed),
        cls="os-stack",
    )


def ask(offer: Offer) -> str:
    """Begin the round that is offered; returns why it cannot be asked, or ""."""
    try:
        game = offer.make(phone_room.next_round_id())
    except UserError as problem:
        return say(PHONES, "trouble", why=problem)
    if isinstance(game, PeopleGame):
        game.keep = workshop.remember_people
    phone_room.ask(game)
    return ""


@solara.component
def Results() -> Any:
    """The debrief sheet and the tables of the rounds so far."""
    use_room()
    if not phone_room.games:
        return tag("div")
    return Download(PHONES["results"], "room.zip", "application/zip", pack_results)


def pack_results() -> bytes:
    """The sheet and the tables in one file."""
    held = workshop.current()
    title = held.file.title if held else say(PHONES, "title", code=phone_room.code)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sheet_files(phone_room.games, title).items():
            archive.writestr(name, text)
    return packed.getvalue()


@solara.component
def Rehearsing() -> Any:
    """Bots come in, or go; they are marked as bots on every screen."""
    use_room()
    there = sum(seat.bot for seat in phone_room.seats)
    if there:
        return press(say(PHONES, "bots_away", n=there), bots_at_work.end)
    return press(say(PHONES, "bots_in", n=BOTS), lambda: bots_at_work.start(BOTS))


@solara.component
def Ending() -> Any:
    """End and forget, asked twice."""
    sure, set_sure = solara.use_state(False)
    if not sure:
        return press(PHONES["end"], lambda: set_sure(True))

    def end() -> None:
        set_sure(False)
        bots_at_work.end()
        end_room()

    return tag(
        "div",
        tag("p", PHONES["end_sure"]),
        press(PHONES["end_yes"], end, cls="os-primary"),
        press(PHONES["end_no"], lambda: set_sure(False)),
        cls="os-row",
    )
