"""What a run shows is encoded once for everybody who watches, and nobody gets more than can be shown."""

from __future__ import annotations

import asyncio
import json
import struct
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, cast

import pytest

from visualizer.live.feed import Feed, encoded
from visualizer.server.feed_socket import FeedDoor


class Maker:
    """A feed's frames, counted: `made` channels made so far."""

    def __init__(self) -> None:
        self.week = 0
        self.made: list[str] = []

    def __call__(self, channel: str) -> dict[str, Any]:
        self.made.append(channel)
        return {"week": self.week, "states": bytes([self.week])}


class Tab:
    """A tab's socket without a network."""

    def __init__(self) -> None:
        self.said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.got: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.said.put_nowait({"type": "websocket.connect"})
        door = FeedDoor(lambda *_: asyncio.sleep(0))
        scope = {"type": "websocket", "path": "/feed"}
        self.serving = asyncio.create_task(door(scope, self.said.get, self.got.put))

    def say(self, **what: Any) -> None:
        self.said.put_nowait({"type": "websocket.receive", "text": json.dumps(what)})

    async def frames(self) -> list[list[Any]]:
        """The next message with frames: ``[name, frame]`` each."""
        while (message := await asyncio.wait_for(self.got.get(), 10))["type"] != "websocket.send":
            pass
        return list(decoded(message["bytes"]))

    async def hang_up(self) -> None:
        self.said.put_nowait({"type": "websocket.disconnect"})
        await self.serving


def decoded(data: bytes) -> Iterator[Any]:
    """As the browser reads it."""
    while data:
        size, text = struct.unpack("<II", data[:8])
        yield json.loads(data[8 : 8 + text], object_hook=partial(pointed, data[8 + text : size]))
        data = data[size:]


def pointed(rest: bytes, found: dict[str, Any]) -> Any:
    """The bytes a part of the JSON points to, or the part itself."""
    return rest[found["$"][0] : sum(found["$"])] if "$" in found else found


def in_a_loop(work: Callable[[], Any]) -> None:
    """Run in a thread of its own: a worker that holds a browser has an event loop running already."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(work())).result(60)


def test_bytes_travel_as_they_are() -> None:
    frame = {"week": 3, "parts": [{"x": b"\x00\x01"}, {"x": b"\xff"}]}
    assert list(decoded(encoded("a", frame) + encoded("b", {}))) == [["a", frame], ["b", {}]]


def test_a_frame_is_made_once_for_all_who_watch() -> None:
    async def work() -> None:
        maker = Maker()
        feed = Feed(maker)
        tabs = [Tab() for _ in range(5)]
        for tab in tabs:
            tab.say(watch=f"{feed.key}/network")
            await tab.frames()
        maker.made.clear()
        maker.week = 1
        feed.refresh()
        for tab in tabs:
            assert await tab.frames() == [[f"{feed.key}/network", {"week": 1, "states": b"\x01"}]]
            await tab.hang_up()
        assert maker.made == ["network"]
        feed.refresh()
        assert maker.made == ["network"], "nobody watches any more"

    in_a_loop(work)


def test_a_slow_tab_gets_the_newest_frame_instead_of_all() -> None:
    async def work() -> None:
        maker, tab = Maker(), Tab()
        feed = Feed(maker)
        tab.say(watch=f"{feed.key}/network")
        await tab.frames()
        for week in range(1, 10):
            maker.week = week
            feed.refresh()
            await asyncio.sleep(0)
        weeks = [(await tab.frames())[0][1]["week"]]  # the second on its way, the first not being answered yet
        assert tab.got.empty()
        tab.say(ack=2)
        while weeks[-1] != 9:
            weeks.append((await tab.frames())[0][1]["week"])
        assert len(weeks) <= 2
        await tab.hang_up()

    in_a_loop(work)


def test_figures_are_told_less_often_than_the_network_while_a_run_plays() -> None:
    async def work() -> None:
        maker, tab = Maker(), Tab()
        feed = Feed(maker)
        for name in ("network", "plane"):
            tab.say(watch=f"{feed.key}/{name}")
        while len(maker.made) < 2:
            await tab.frames()
        maker.made.clear()
        for _ in range(3):
            feed.refresh(now=False)
        assert maker.made.count("network") == 3
        assert maker.made.count("plane") == 0
        feed.refresh()
        assert maker.made.count("plane") == 1
        await tab.hang_up()

    in_a_loop(work)


def test_a_key_nobody_gave_out_shows_nothing() -> None:
    async def work() -> None:
        maker, tab = Maker(), Tab()
        feed = Feed(maker)
        tab.say(watch="guessed/network")
        tab.say(watch=f"{feed.key}/network")
        assert [name for name, _ in await tab.frames()] == [f"{feed.key}/network"]
        await tab.hang_up()

    in_a_loop(work)


@pytest.mark.parametrize("nonsense", ["{", "[]", '{"ack": "many"}', "7", '{"ack": 1e999}', "[" * 200_000])
def test_a_tab_that_talks_nonsense_is_hung_up_with_one_log_line(
    nonsense: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def work() -> None:
        tab = Tab()
        tab.said.put_nowait({"type": "websocket.receive", "text": nonsense})
        await asyncio.wait_for(tab.serving, 10)
        assert tab.got.get_nowait()["type"] == "websocket.accept"
        assert tab.got.get_nowait()["code"] == 4400

    in_a_loop(work)
    assert len(caplog.text.splitlines()) == 1 and "The socket of a feed was closed" in caplog.text


def test_a_closed_feed_holds_nothing_of_its_session() -> None:
    feed = Feed(Maker())
    feed.close()
    assert feed.make("network") is None


def test_a_frame_that_cannot_be_made_is_logged_and_ends_no_other(caplog: pytest.LogCaptureFixture) -> None:
    class Window:
        def wake(self) -> None:
            pass

    def make(channel: str) -> dict[str, Any]:
        if channel == "hud":
            raise IndexError("nothing there")
        return {"week": 3}

    feed, window = Feed(make), cast(Any, Window())
    broken, whole = feed.watch("hud", window), feed.watch("transport", window)
    feed.refresh()
    assert (broken.newest[0], whole.newest[0]) == (0, 1)
    assert "a frame of hud could not be made" in caplog.text
