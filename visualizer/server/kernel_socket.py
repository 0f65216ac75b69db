"""Guards the sockets of Solara's tabs: for pages of the app only; other senders are logged."""

from __future__ import annotations

import logging
from collections import Counter
from contextlib import suppress
from urllib.parse import parse_qs

from visualizer.live.address import site
from visualizer.phones.addresses import is_own
from visualizer.server.asgi import App, Receive, Scope, Send
from visualizer.server.guard import refuse
from visualizer.wording.part_texts import SERVER
from visualizer.wording.reader import read_in_tab
from visualizer.wording.texts import say

KERNELS = "/jupyter/api/kernels/"
CLOSING = "/_solara/api/close/"
LONGEST = 200
"""Characters of a problem that are logged."""


class KernelDoor:
    """An ASGI app that guards the addresses of `app` of one tab, and passes on all others."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what names its tab; refuse what does not; log in one line what ends in an error."""
        if scope["type"] not in {"http", "websocket"} or not scope["path"].startswith((KERNELS, CLOSING)):
            await self.app(scope, receive, send)
        elif not parse_qs(scope["query_string"].decode("latin-1")).get("session_id"):
            logging.getLogger("orgshift").warning(SERVER["no_tab"])
            await refuse(scope, receive, send, 400, SERVER["no_tab"])
        else:
            await self.serve_tab(scope, receive, send)

    async def serve_tab(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a tab's socket until it closes or sends what no page sends; or a closing request."""
        client, kernel = scope.get("client"), scope["path"].removeprefix(KERNELS).partition("/")[0]
        far = scope["type"] == "websocket" and client is not None and not is_own(client[0])
        site.elsewhere[kernel] += far
        if scope["type"] == "websocket":
            read_in_tab(kernel, scope["headers"])
        try:
            await self.app(scope, receive, send)
        except Exception as problem:  # whatever came over it: the other tabs go on, and the log is not flooded
            log_broken("page", problem)
            if scope["type"] == "websocket":  # a request has got its answer by now
                with suppress(Exception):  # it may be closed already
                    await send({"type": "websocket.close", "code": 4400, "reason": SERVER["bad_message"]})
        finally:
            site.elsewhere[kernel] -= far
            site.elsewhere += Counter()  # those without a connection go


def log_broken(what: str, problem: BaseException) -> None:
    """Log in one line why a socket was closed; the debug level shows where."""
    while isinstance(problem, BaseExceptionGroup):
        problem = problem.exceptions[0]
    text = " ".join(f"{type(problem).__name__}: {problem}".split())[:LONGEST]
    log = logging.getLogger("orgshift")
    log.warning(say(SERVER, "socket_closed", what=what, problem=text), exc_info=log.isEnabledFor(logging.DEBUG))
