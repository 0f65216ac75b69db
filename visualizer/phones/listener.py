"""The phones' own listener, with port, thread and loop: one page, one socket, nothing else."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import AsyncIterator
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from visualizer.phones import wire
from visualizer.phones.addresses import list_addresses
from visualizer.phones.page import phone_page
from visualizer.phones.phone_room import PhoneRoom, phone_room
from visualizer.phones.seats import Seat
from visualizer.wording.phone_texts import PHONES
from visualizer.wording.reader import wanted_language

PORT = 8766
QUEUED = 200
"""Messages kept for a phone that does not take them; with more, its connection is closed."""
EVERY = 0.25
"""Seconds between two looks at the clock."""
PARTING = 1.0
"""Seconds phones have to hear that the room has ended."""
SAFETY = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class SocketLine:
    """A phone's socket: messages wait in a queue, so that a slow phone holds up nobody."""

    def __init__(self, ws: WebSocket, loop: asyncio.AbstractEventLoop) -> None:
        self.ws, self.loop = ws, loop
        self.thread = threading.get_ident()
        self.queue: asyncio.Queue[str | int] = asyncio.Queue()

    def send(self, text: str) -> None:
        """Send a message (from any thread, without waiting)."""
        self._put(text)

    def close(self, code: int) -> None:
        """End the connection."""
        self._put(code)

    def _put(self, what: str | int) -> None:
        if threading.get_ident() == self.thread:  # the listener's own: nothing has to be woken
            self.queue.put_nowait(what)
            return
        with contextlib.suppress(RuntimeError):  # the listener has ended
            self.loop.call_soon_threadsafe(self.queue.put_nowait, what)

    async def deliver(self) -> None:
        """Send what waits, until the connection ends."""
        with contextlib.suppress(WebSocketDisconnect, RuntimeError, OSError):
            while True:
                what = await self.queue.get()
                if self.queue.qsize() > QUEUED:
                    what = wire.TOO_MANY
                if isinstance(what, int):
                    await self.ws.close(what)
                    return
                await self.ws.send_text(what)


class Listener:
    """The listener of one room of phones. `hosts`: the addresses with ports it answers under."""

    def __init__(self, room: PhoneRoom = phone_room) -> None:
        self.room = room
        self.port = 0
        self.hosts: frozenset[str] = frozenset()
        self._waiting: list[SocketLine] = []
        self._talks = 0
        self._server: Any = None
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether phones are served."""
        return self._server is not None

    def start(self, port: int = PORT, host: str = "0.0.0.0") -> int:
        """Serve phones from a thread of its own; returns the port.

        Another port is taken where `port` is in use. OSError where none can be had.
        """
        import uvicorn

        if self.running:
            return self.port
        if self._thread is not None:
            self._thread.join(10)  # the one before may still hold the port
        sock = _listen(host, port)
        self.port = sock.getsockname()[1]
        self.renew_hosts()
        config = uvicorn.Config(
            self.app(),
            log_level="critical",
            access_log=False,
            ws_max_size=wire.LARGEST,
            ws_per_message_deflate=False,
            ws_ping_interval=10,
            ws_ping_timeout=15,
            timeout_graceful_shutdown=1,
            server_header=False,
        )
        self._server = uvicorn.Server(config)
        run = lambda: self._server.run(sockets=[sock])  # noqa: E731
        self._thread = threading.Thread(target=run, name="orgshift-phones", daemon=True)
        self._thread.start()
        return self.port

    def stop(self) -> None:
        """Serve phones no more, as soon as those that are sent away have heard so."""
        server, thread, self._server = self._server, self._thread, None
        if server is None or thread is None:
            return
        if thread is threading.current_thread():  # the room has ended by its own clock
            asyncio.get_running_loop().call_later(PARTING, setattr, server, "should_exit", True)
            return
        until = time.monotonic() + PARTING
        while self._talks and time.monotonic() < until:
            time.sleep(0.02)
        server.should_exit = True
        thread.join(10)

    def renew_hosts(self) -> frozenset[str]:
        """Look again under which addresses this machine can be reached."""
        names = ["127.0.0.1", "localhost", *[one.ip for one in list_addresses()]]
        self.hosts = frozenset(f"{name}:{self.port}" for name in names)
        return self.hosts

    def app(self) -> Starlette:
        """The ASGI app: one page under every path that may hold a code, one socket."""
        routes = [
            Route("/", self.page),
            Route("/{j}", self.page),
            Route("/{j}/{code}", self.page),
            WebSocketRoute("/p", self.talk),
        ]
        return Starlette(routes=routes, lifespan=self._live)

    async def page(self, request: Request) -> Response:
        """The phones' page, under paths like /j/KRTM in any case of letters."""
        if not wire.is_ours(request.headers.get("host", ""), request.headers.get("origin"), self.hosts):
            return PlainTextResponse(PHONES["other_address"], 403)
        if request.path_params.get("j", "j").lower() != "j" or len(request.path_params.get("code", "")) > 8:
            return PlainTextResponse(PHONES["no_such_page"], 404)
        return HTMLResponse(phone_page(wanted_language(request.headers.raw)), headers=SAFETY)

    async def talk(self, ws: WebSocket) -> None:
        """Talk with one phone until it hangs up."""
        if not wire.is_ours(ws.headers.get("host", ""), ws.headers.get("origin"), self.hosts):
            await ws.close(4403)
            return
        await ws.accept()
        self._talks += 1
        line = SocketLine(ws, asyncio.get_running_loop())
        delivering = asyncio.create_task(line.deliver())
        self._waiting.append(line)
        if len(self._waiting) > wire.MOST_WAITING:
            self._waiting.pop(0).close(wire.TOO_MANY)
        seat: Seat | None = None
        try:
            async with asyncio.timeout(wire.WAITS_FOR):
                seat = await self._greet(ws, line)
            if seat is not None:
                await self._hear(ws, line, seat)
        except wire.BadMessage:
            line.close(wire.BAD)
        except (WebSocketDisconnect, RuntimeError, KeyError, TimeoutError):  # gone, bytes instead of text, or silent
            line.close(wire.BAD)
        finally:
            self._let_go(line)
            if seat is not None:
                self.room.leave(seat, line)
            with contextlib.suppress(TimeoutError, asyncio.CancelledError):
                async with asyncio.timeout(2):
                    await delivering
            delivering.cancel()
            self._talks -= 1

    async def _greet(self, ws: WebSocket, line: SocketLine) -> Seat | None:
        """Wait for the first message, which must ask for a seat."""
        message = wire.read_message(await ws.receive_text())
        self._let_go(line)
        if message["t"] != "join":
            raise wire.BadMessage("join first")
        return self.room.join(line, message)

    async def _hear(self, ws: WebSocket, line: SocketLine, seat: Seat) -> None:
        """Pass on what the phone sends; one that floods is sent away."""
        allowance = wire.Allowance()
        while True:
            message = wire.read_message(await ws.receive_text())
            if not allowance.take():
                line.close(wire.TOO_MANY)
                return
            if message["t"] == "join":
                raise wire.BadMessage("joined already")
            self.room.hear(seat, message)

    def _let_go(self, line: SocketLine) -> None:
        if line in self._waiting:
            self._waiting.remove(line)

    @contextlib.asynccontextmanager
    async def _live(self, _app: Starlette) -> AsyncIterator[None]:
        beating = asyncio.create_task(self._beat())
        yield
        beating.cancel()

    async def _beat(self) -> None:
        """Look at the room's clock, and every five seconds at the laptop's addresses."""
        turns = 0
        while True:
            await asyncio.sleep(EVERY)
            self.room.tick()
            turns += 1
            if turns % 20 == 0:
                before = self.hosts
                if await asyncio.to_thread(self.renew_hosts) != before:
                    self.room.news.spread()


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket on `port`, or on a free one where that is taken."""
    for candidate in (port, 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(256)
            return listener
        except OSError:
            listener.close()
            if candidate == 0:
                raise
    raise OSError("no port")


listener = Listener()
"""The listener of this server's one room of phones."""
