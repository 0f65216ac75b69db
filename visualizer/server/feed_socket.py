"""The socket over which a tab gets its frames: one a tab, whatever it watches.

At most two frames are on their way to a window; a slow one sees fewer instead of older ones.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field

from visualizer.live.feed import Channel, Feed, feeds
from visualizer.server.asgi import App, Receive, Scope, Send
from visualizer.server.kernel_socket import log_broken
from visualizer.wording.part_texts import SERVER

PATH = "/feed"
IN_FLIGHT = 2
MOST_WATCHED = 40
LONGEST_NAME = 400


@dataclass(eq=False)
class Viewer:
    """One tab's socket. `watched`: each channel with the number of the last frame sent."""

    send: Send
    loop: asyncio.AbstractEventLoop
    sent: int = 0
    answered: int = 0
    watched: dict[str, tuple[Feed, Channel, int]] = field(default_factory=dict)
    _due: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """There may be something to send (called from any thread)."""
        try:
            self.loop.call_soon_threadsafe(self._due.set)
        except RuntimeError:
            pass  # the server is ending

    async def show(self) -> None:
        """Send what is due until the tab has hung up."""
        while True:
            await self._due.wait()
            self._due.clear()
            if self.sent - self.answered < IN_FLIGHT and (blocks := self._blocks()):
                self.sent += 1
                try:
                    await self.send({"type": "websocket.send", "bytes": b"".join(blocks)})
                except (OSError, RuntimeError):
                    return

    def _blocks(self) -> list[bytes]:
        blocks = []
        for name, (feed, channel, seen) in self.watched.items():
            number, block = channel.newest
            if number > seen:
                blocks.append(block)
                self.watched[name] = (feed, channel, number)
        return blocks

    async def hear(self, text: str) -> None:
        """What the page says: ``{"watch": name}``, ``{"leave": name}`` or ``{"ack": frames}``."""
        message = dict(json.loads(text))
        if "ack" in message:
            self.answered = min(self.sent, int(message["ack"]))
        elif "watch" in message:
            await self._watch(str(message["watch"]))
        else:
            self.leave(str(message["leave"]))
        self._due.set()

    async def _watch(self, name: str) -> None:
        key, _, channel = name.partition("/")
        feed = feeds.get(key)
        if feed and name not in self.watched and len(self.watched) < MOST_WATCHED and len(name) <= LONGEST_NAME:
            found = await asyncio.to_thread(feed.watch, channel, self)
            self.watched[name] = (feed, found, 0)

    def leave(self, name: str) -> None:
        """Watch `name` no more."""
        if name in self.watched:
            feed, _, _ = self.watched.pop(name)
            more = any(other is feed for other, _, _ in self.watched.values())
            feed.leave(name.partition("/")[2], self, wholly=not more)


class FeedDoor:
    """An ASGI app that serves the feeds' socket and passes everything else on to `app`."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one tab's socket until it hangs up, or pass on."""
        if scope["type"] != "websocket" or scope["path"] != PATH:
            await self.app(scope, receive, send)
            return
        await receive()
        await send({"type": "websocket.accept"})
        viewer = Viewer(send, asyncio.get_running_loop())
        showing = asyncio.create_task(viewer.show())
        try:
            while (message := await receive())["type"] == "websocket.receive":
                await viewer.hear(message.get("text") or "{}")
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as problem:
            log_broken("feed", problem)
            with suppress(OSError, RuntimeError):  # it may be closed already
                await send({"type": "websocket.close", "code": 4400, "reason": SERVER["bad_message"]})
        finally:
            showing.cancel()
            for name in list(viewer.watched):
                viewer.leave(name)
