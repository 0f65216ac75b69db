"""The doorkeeper in front of the app: who may talk to it at all.

A browser lets any web page open sockets to 127.0.0.1, so a local app is not private by being local. Every request,
socket or not, must name a known host (against DNS rebinding) and, where it names an origin, come from this very app.
With a token, the first visit brings it in the link (``?token=...``); from then on a cookie carries it.
"""

from __future__ import annotations

import hmac
import re
from contextlib import suppress
from http.cookies import SimpleCookie
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from visualizer.server.asgi import App, Receive, Scope, Send
from visualizer.wording.part_texts import SERVER
from visualizer.wording.texts import say

COOKIE = "orgshift_token"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
LARGEST_MESSAGE = 64 * 1024 * 1024
"""Bytes of one http request body: nothing the app itself sends is larger."""


def host_name(value: str) -> str:
    """The name in a Host header, without its port (brackets of IPv6 removed).

    Empty where it is no address.
    """
    return (parts(f"//{value}").hostname or "").lower()


def parts(link: str) -> SplitResult:
    """The parts of a link, all empty where it is none: a header may hold anything."""
    try:
        return urlsplit(link)
    except ValueError:
        return urlsplit("")


def check_host_name(text: str) -> str:
    """Return a host name as browsers send it; UserError for anything else."""
    from simulation.errors import UserError

    with suppress(ValueError):
        return ip_address(text.strip("[]")).compressed
    with suppress(UnicodeError):
        name = text.encode("idna").decode("ascii").lower()
        if re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", name):
            return name
    raise UserError(say(SERVER, "bad_host", text=text[:60]))


def small_enough(length: str) -> bool:
    """Whether a Content-Length header names a size this app takes."""
    return length.isascii() and length.isdigit() and len(length) < 20 and int(length) <= LARGEST_MESSAGE


class Guard:
    """An ASGI app that lets through to `app` only what comes from this app's own pages.

    `hosts`: names the app may be addressed by. `token`: what a visitor must bring, or None for none. `root`: the
    sub-path it is served under.
    """

    def __init__(self, app: App, hosts: frozenset[str], token: str | None = None, root: str = "") -> None:
        self.app = app
        self.hosts = frozenset(name.lower() for name in hosts)
        self.token = token
        self.root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, hand out the cookie, or pass on."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self.refusal(headers)
        if refusal:
            await refuse(scope, receive, send, 403, refusal)
        elif self.token is None or self.knows(headers.get("cookie", "")):
            await self.app(scope, receive, send)
        elif scope["type"] == "http" and self.brought(scope):
            await self.welcome(scope, send)
        else:
            status = 401 if scope["type"] == "http" else 403
            await refuse(scope, receive, send, status, SERVER["needs_token"])

    def refusal(self, headers: dict[str, str]) -> str:
        """Why these headers are refused, or an empty text."""
        host = headers.get("host", "")
        if host_name(host) not in self.hosts:
            return SERVER["other_host"]
        origin = headers.get("origin")
        if origin is not None and parts(origin).netloc.lower() != host.lower():
            return SERVER["other_origin"]
        if not small_enough(headers.get("content-length", "0")):
            return SERVER["too_large"]
        return ""

    def knows(self, cookies: str) -> bool:
        """Whether the visitor's cookie carries the token."""
        try:
            morsel = SimpleCookie(cookies).get(COOKIE)
        except Exception:  # a malformed cookie is no cookie
            return False
        return morsel is not None and hmac.compare_digest(morsel.value.encode(), str(self.token).encode())

    def brought(self, scope: Scope) -> bool:
        """Whether the link carries the token."""
        given = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("token", "")
        return hmac.compare_digest(given.encode(), str(self.token).encode())

    async def welcome(self, scope: Scope, send: Send) -> None:
        """Hand out the cookie and lead to the same link without the token.

        An address bar may be on a projector.
        """
        rest = [(key, value) for key, value in parse_qsl(scope["query_string"].decode("latin-1")) if key != "token"]
        path = f"{self.root}/" + quote(scope["path"].lstrip("/"))  # never "//elsewhere": that would lead off this host
        target = path + (f"?{urlencode(rest)}" if rest else "")
        cookie = f"{COOKIE}={self.token}; HttpOnly; SameSite=Strict; Path={self.root or '/'}"
        answer = [(b"location", target.encode("latin-1")), (b"set-cookie", cookie.encode("latin-1"))]
        await send({"type": "http.response.start", "status": 303, "headers": answer})
        await send({"type": "http.response.body", "body": b""})


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, why: str) -> None:
    """Answer a request or a socket with no."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403, "reason": why})
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{why}\n".encode()})
