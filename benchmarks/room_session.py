"""The phones' page as a session of the app: sliders, votes, a line renewed as often."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import threading
import time
import uuid
from collections.abc import Callable
from typing import Any

import solara

curves: dict[str, list[int]] = {}
votes: dict[str, int] = {}
listeners: list[Callable[[], None]] = []
now = {"text": ""}


def beat() -> None:
    """Renew the line as often as phones hear of the room."""
    from visualizer.phones.phone_room import BEAT

    pause = threading.Event()
    while not pause.wait(BEAT):
        counts = [sum(vote == option for vote in votes.values()) for option in range(4)]
        now["text"] = f"{len(listeners)} here, {len(curves)} sent, {time.strftime('%H:%M:%S')} {counts}"
        for hear in list(listeners):
            hear()


@solara.component
def Page() -> Any:
    """The page."""
    from visualizer.widgets.background_task import in_this_tab

    text, set_text = solara.use_state("")
    values = list(map(solara.use_reactive, [20] * 9))
    me = solara.get_kernel_id()

    def listen() -> Any:
        hear = in_this_tab(lambda: set_text(now["text"]))
        if not listeners:
            threading.Thread(target=beat, daemon=True).start()
        listeners.append(hear)
        return lambda: listeners.remove(hear)

    solara.use_effect(listen, [])
    with solara.Column():
        solara.Text(text)
        for at, value in enumerate(values):
            solara.SliderInt(f"point {at}", value=value, min=0, max=100)
        solara.Button("Send", on_click=lambda: curves.update({me: [value.value for value in values]}))
        for option, name in enumerate("ABCD"):
            solara.Button(name, on_click=lambda option=option: votes.update({me: option}))


async def spend(port: int, used: Callable[[], float], count: int, seconds: float, every: float) -> float:
    """Processor seconds of the server for a session and second, joining included.

    `used`: those of the server so far. `every`: seconds between two votes of a session.
    """
    before = used()
    sessions = [_session(port, number * 3 / count, seconds, every) for number in range(count)]
    voted = await asyncio.gather(*sessions)
    if sum(voted) < count * (seconds / every - 3):
        raise SystemExit(f"{count} sessions voted {sum(voted)} times only: the comparison would not be fair")
    return (used() - before) / count / seconds


def _message(kind: str, content: dict[str, Any], session: str) -> str:
    head = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "username": "", "session": session, "version": "5.3"}
    head["date"] = "2026-01-01T00:00:00Z"
    rest = {"parent_header": {}, "metadata": {}, "buffers": [], "channel": "shell"}
    return json.dumps({"header": head, "content": content, **rest})


def _cookie(port: int) -> str:
    here = http.client.HTTPConnection("127.0.0.1", port)
    try:
        here.request("GET", "/")
        answer = here.getresponse()
        answer.read()
        found = re.search(r"(solara-session-id=[^;]+)", answer.getheader("set-cookie") or "")
        return found.group(1) if found else ""
    finally:
        here.close()


async def _session(port: int, start: float, seconds: float, every: float) -> int:
    """Be a session that votes as phones do; returns how often it has."""
    from websockets.asyncio.client import connect

    await asyncio.sleep(start)
    cookie = await asyncio.to_thread(_cookie, port)
    kernel, session, end = uuid.uuid4(), str(uuid.uuid4()), time.monotonic() + seconds
    link = f"ws://127.0.0.1:{port}/jupyter/api/kernels/{kernel}/channels?session_id={session}"
    more: dict[str, Any] = {"origin": f"http://127.0.0.1:{port}", "additional_headers": {"Cookie": cookie}}
    async with connect(link, compression=None, max_size=None, **more) as ws:
        comm = uuid.uuid4().hex
        await ws.send(_message("kernel_info_request", {}, session))
        opening = {"comm_id": comm, "target_name": "solara.control", "data": {}}
        await ws.send(_message("comm_open", opening, session))
        themes = {"light": {}, "dark": {}}
        run = {"method": "run", "args": {"path": "", "appName": None, "themes": themes, "dark": False}}
        await ws.send(_message("comm_msg", {"comm_id": comm, "data": run}, session))
        buttons: list[str] = []
        voted, due = 0, time.monotonic() + every
        while (now := time.monotonic()) < end:
            if now >= due and buttons:
                click = {"method": "custom", "content": {"event": "click", "data": {}}}
                choice = buttons[voted % len(buttons)]
                await ws.send(_message("comm_msg", {"comm_id": choice, "data": click}, session))
                voted, due = voted + 1, now + every
            try:
                buttons += _votes_in(await asyncio.wait_for(ws.recv(), max(0.01, min(end, due) - now)))
            except TimeoutError:
                due = max(due, now + 0.01)
        return voted


def _votes_in(raw: str | bytes) -> list[str]:
    """The button that votes in a message of the server, if it opens one."""
    message = json.loads(raw) if isinstance(raw, str) else {}
    content = message.get("content", {})
    state = content.get("data", {}).get("state", {}) if "comm_id" in content else {}
    votes = state.get("_model_name") == "BtnModel" and state.get("children", [""])[0] in tuple("ABCD")
    return [content["comm_id"]] if votes else []
