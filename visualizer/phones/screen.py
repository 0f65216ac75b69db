"""What the projector shows of the room: how to join, the question, and what is revealed."""

from __future__ import annotations

from typing import Any

import segno
import solara

from visualizer.phones.opening import invitation
from visualizer.phones.phone_room import PhoneRoom, phone_room
from visualizer.phones.rounds.boards import BOARDS
from visualizer.phones.rounds.game import Game
from visualizer.widgets.elements import tag
from visualizer.wording.phone_texts import PHONES
from visualizer.wording.texts import say


def use_room(room: PhoneRoom = phone_room) -> int:
    """Draw the component anew on news of the room; returns how often that was."""
    times, set_times = solara.use_state(0)
    count = solara.use_ref(0)

    def listen() -> Any:
        def hear() -> None:
            count.current += 1
            set_times(count.current)

        hear()
        return room.news.join(hear)

    solara.use_effect(listen, [])
    return times


@solara.component
def Screen(wifi: bool = False, presenter: bool = False) -> Any:
    """The room as the projector shows it; it follows the room.

    `wifi`: whether how to join the Wi-Fi may be shown here. `presenter`: whether it is shown though the projector is
    blank.
    """
    use_room()
    game = phone_room.game
    if invitation.blank and not presenter:
        return tag("section", cls="os-phones-screen os-phones-blank", aria_label=PHONES["screen_blank"]).key("blank")
    if not phone_room.open:
        shown = [tag("h1", PHONES["closed"])]
    elif game is None or phone_room.debrief:
        shown = join_slide(wifi)
    else:
        shown = round_slide(game)
    # The browser keeps an element that becomes another kind of element: what is shown anew gets a key of its own.
    key = f"{phone_room.code}-{game.round.id if game else 0}-{game.round.phase if game else ''}-{phone_room.debrief}"
    if invitation.blank:
        shown = [tag("p", PHONES["is_blank"], cls="os-warn", role="status"), *shown]
    slide = tag("div", *shown, cls="os-phones-slide").key(f"{key}-{len(shown)}")
    return tag("section", slide, cls="os-phones-screen", aria_label=PHONES["screen"]).key("shown")


def join_slide(wifi: bool) -> list[Any]:
    """How to join: Wi-Fi where that may be shown, address and code."""
    here = len(phone_room.seats.online)
    codes = []
    if wifi and invitation.wifi_for_qr:
        steps = [
            tag("p", say(PHONES, "join_wifi", wifi=invitation.wifi)),
            qr(invitation.wifi_for_qr, PHONES["wifi_qr"]),
        ]
        codes.append(tag("div", *steps))
    page = [tag("p", PHONES["join_page"]), qr(invitation.link_for_qr, PHONES["page_qr"])]
    codes.append(tag("div", *page))
    return [
        tag("h1", PHONES["join"]),
        tag("div", *codes, cls="os-phones-codes"),
        tag("p", invitation.link, cls="os-phones-link"),
        tag("p", PHONES["join_hint"], cls="os-note"),
        tag("p", say(PHONES, "here", n=here), cls="os-phones-count", role="status"),
    ]


def qr(text: str, label: str) -> Any:
    """The QR code of a text."""
    code = segno.make(text, error="m", micro=False)
    return tag("img", src=code.svg_data_uri(border=3, light="white"), alt=label)


def round_slide(game: Game) -> list[Any]:
    """The question of a round, how many have answered, and what is revealed."""
    one = game.round
    line = say(PHONES, "sent", n=game.answered(), of=len(phone_room.seats.online))
    if not one.open or one.kind in ("teams", "people"):
        line = PHONES.get(f"phase_{one.phase}", "")
    status = [tag("span", line, role="status"), Clock() if one.open else None]
    present = any(seat.bot for seat in phone_room.seats)
    bots = [tag("p", PHONES["bots"], cls="os-warn")] if game.with_bots or present else []
    trouble = [tag("p", say(PHONES, "trouble", why=game.trouble), cls="os-bad", role="alert")] if game.trouble else []
    return [
        *bots,
        tag("h1", one.question.text),
        *trouble,
        BOARDS[one.kind](game),
        tag("p", *[part for part in status if part is not None], cls="os-phones-status"),
    ]


@solara.component
def Clock() -> Any:
    """The seconds left; drawn anew each second, alone."""
    _, set_now = solara.use_state(0)

    def run() -> Any:
        from visualizer.widgets.background_task import begin

        def turn(stop: Any) -> None:
            times = 0
            while not stop.wait(1.0):
                times += 1
                set_now(times)

        return begin(turn, lambda _: None, "phones-clock")

    solara.use_effect(run, [])
    left = phone_room.left
    if phone_room.paused:
        return tag("b", PHONES["paused"])
    return tag("b", "" if left is None else say(PHONES, "left", n=round(left)))
