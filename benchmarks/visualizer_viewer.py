"""A browser tab without a browser, which opens a page of the app and answers every frame."""

import asyncio
import json
import struct
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import websockets


@dataclass
class Tab:
    """One tab at ``path``.

    `frames`, `received`: frames of the network and bytes of all, since they were last set to 0.
    """

    address: str
    path: str = "/"
    frames: int = 0
    received: int = 0
    widgets: dict[str, str] = field(default_factory=dict)
    _socket: Any = None
    _feed: Any = None
    _watched: set[str] = field(default_factory=set)
    _taken: int = 0

    async def open(self) -> None:
        """Connect and run the page."""
        kernel, page = uuid.uuid4(), uuid.uuid4().hex
        url = f"{self.address.replace('http', 'ws')}/jupyter/api/kernels/{kernel}/channels?session_id={page}"
        self._socket = await websockets.connect(url, max_size=None, origin=self.address, compression=None)
        feed = self.address.replace("http", "ws") + "/feed"
        self._feed = await websockets.connect(feed, max_size=None, origin=self.address, compression=None)
        await self._send("kernel_info_request", {})
        control = uuid.uuid4().hex
        await self._send("comm_open", {"comm_id": control, "target_name": "solara.control", "data": {}})
        run = {"method": "run", "args": {"path": self.path, "appName": None}}
        await self._send("comm_msg", {"comm_id": control, "data": run})

    async def watch(self, seconds: float) -> None:
        """Take what comes for so many seconds, answering frames as the browser does."""
        end = time.monotonic() + seconds
        await asyncio.gather(self._each(self._socket, self._take, end), self._each(self._feed, self._answer, end))

    async def _each(self, socket: Any, take: Any, end: float) -> None:
        while (left := end - time.monotonic()) > 0:
            try:
                message = await asyncio.wait_for(socket.recv(), left)
            except TimeoutError:
                return
            self.received += len(message)
            await take(message)

    async def press(self, key: str) -> None:
        """Press a key on the Stage."""
        for comm in self._with_trait("listened"):
            await self.say(comm, {"key": key})

    async def drive(self, message: dict[str, Any]) -> None:
        """Use the transport bar: ``{"speed": weeks a second}``."""
        for comm in self._with_trait("horizon"):
            await self.say(comm, message)

    def _with_trait(self, name: str) -> list[str]:
        return [comm for comm, traits in self.widgets.items() if name in traits.split()]

    async def say(self, comm: str, content: dict[str, Any]) -> None:
        """A widget's message to the server."""
        await self._send("comm_msg", {"comm_id": comm, "data": {"method": "custom", "content": content}})

    async def close(self) -> None:
        """Hang up."""
        await self._socket.close()
        await self._feed.close()

    async def _answer(self, message: bytes) -> None:
        self._taken += 1
        self.frames += b"/network" in message
        await self._feed.send(json.dumps({"ack": self._taken}))

    async def _take(self, raw: str | bytes) -> None:
        message = parsed(raw)
        content = message.get("content", {})
        state = content.get("data", {}).get("state", {}) if isinstance(content.get("data"), dict) else {}
        if message.get("msg_type") == "comm_open" or message.get("header", {}).get("msg_type") == "comm_open":
            self.widgets[content["comm_id"]] = " ".join(state)
        for name in set((state.get("feeds") or {}).values()) - self._watched:
            self._watched.add(name)
            await self._feed.send(json.dumps({"watch": name}))

    async def _send(self, kind: str, content: dict[str, Any]) -> None:
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "username": "",
            "session": "",
            "date": "",
            "version": "5.3",
        }
        message = {
            "header": header,
            "parent_header": {},
            "metadata": {},
            "content": content,
            "channel": "shell",
            "buffers": [],
        }
        await self._socket.send(json.dumps(message))


def parsed(message: str | bytes) -> dict[str, Any]:
    """A message of the server; what travels in binary beside it is left out."""
    if isinstance(message, str):
        found: dict[str, Any] = json.loads(message)
        return found
    parts = struct.unpack("!i", message[:4])[0]
    places = [*struct.unpack("!" + "I" * parts, message[4 : 4 * (parts + 1)]), None]
    found = json.loads(message[places[0] : places[1]])
    return found
