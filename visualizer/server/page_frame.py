"""The HTML around the app, made accessible: language, zoom and named progress bars.

Solara's own page template forbids zooming, names no language and has bars of progress without a name; all of it shuts
people out, so every HTML answer is amended.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from analysis.presentation.language import current_language, in_language
from visualizer.server.asgi import App, Receive, Scope, Send
from visualizer.wording.reader import wanted_language
from visualizer.wording.texts import TEXTS

VIEWPORT = re.compile(rb'(<meta name="viewport" content=")[^"]*(")')
UNNAMED_PROGRESS = re.compile(rb"<(v-progress-linear|v-progress-circular)(?=\s)")
SAFETY_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"SAMEORIGIN"),
]


def amended(body: bytes) -> bytes:
    """`body` with its language, a viewport that can be zoomed and named bars of progress."""
    body = UNNAMED_PROGRESS.sub(rb'<\1 aria-label="' + TEXTS["busy"].encode("utf-8") + b'"', body)
    body = body.replace(b"<html>", b'<html lang="' + current_language().encode("ascii") + b'">', 1)
    return VIEWPORT.sub(rb"\1width=device-width, initial-scale=1\2", body, count=1)


class PageFrame:
    """An ASGI app that amends the HTML pages of `app`, and nothing else."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, amending what is HTML."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with in_language(wanted_language(scope["headers"])):
            await self.amend(scope, receive, send)

    async def amend(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, amending what is HTML, in the language of the reader."""
        # The body must be readable text here: pages are small, so they go uncompressed.
        scope = {**scope, "headers": [pair for pair in scope["headers"] if wants_page(scope, pair)]}
        start: MutableMapping[str, Any] = {}
        body = bytearray()

        async def amend(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], *SAFETY_HEADERS]
                kind = next((value for name, value in headers if name.lower() == b"content-type"), b"")
                if not kind.startswith(b"text/html"):
                    await send({**message, "headers": headers})
                    return
                start.update({**message, "headers": headers})
            elif not start:
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await send(with_length(start, done := amended(bytes(body))))
                    await send({"type": "http.response.body", "body": done})

        await self.app(scope, receive, amend)


def wants_page(scope: Scope, pair: tuple[bytes, bytes]) -> bool:
    """Whether a request header is passed on; for pages, not the one asking for compression."""
    return pair[0].lower() != b"accept-encoding" or "/static/" in scope["path"] or "/cdn/" in scope["path"]


def with_length(start: MutableMapping[str, Any], body: bytes) -> dict[str, Any]:
    """The response start with the length of the amended body."""
    headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
    return {**start, "headers": [*headers, (b"content-length", str(len(body)).encode("ascii"))]}
