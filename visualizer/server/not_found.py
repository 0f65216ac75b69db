"""The page for an unknown address: it names the nearest page and leads to all of them.

A page asked for by what the menu calls it is no such address: the browser is sent on.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

from analysis.presentation.language import current_language
from analysis.report.markup import Html, el
from simulation.errors import nearest
from visualizer.pages import MENU, PAGES, Page
from visualizer.server.asgi import App, Receive, Scope, Send
from visualizer.theme import style_sheet
from visualizer.wording.part_texts import FRAME
from visualizer.wording.texts import LOST, TEXTS, say

KNOWN = frozenset(page.path.strip("/") for page in PAGES)
"""The pages there are, as they are written in an address; the first one is at its root."""

BY_TITLE = {page.title.lower(): page for page in MENU if page.title.lower() not in KNOWN}
"""Pages whose title in the menu is not their address: /stories, /stage."""

LONGEST = 60
"""Letters of an address that are repeated."""

HEAD = Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">')
PLAIN = "body,ul{margin:0}"
"""What the app's own frame has from its widget library."""


class Lost:
    """An ASGI app that answers a browser that asks `app` for a page it does not have.

    All else it leaves alone. `root`: the sub-path the app is served under.
    """

    def __init__(self, app: App, root: str = "") -> None:
        self.app = app
        self.root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; answer where the app knows nothing, or would show a wrong page."""
        if scope["type"] != "http" or scope["path"].strip("/") in KNOWN or not asks_for_page(scope):
            await self.app(scope, receive, send)
            return
        meant = BY_TITLE.get(scope["path"].strip("/").lower())
        if meant is not None:
            target = (self.root + meant.address(scope["query_string"].decode("latin-1"))).encode("latin-1")
            await send({"type": "http.response.start", "status": 307, "headers": [(b"location", target)]})
            await send({"type": "http.response.body", "body": b""})
            return
        lost = False

        async def instead(message: MutableMapping[str, Any]) -> None:
            nonlocal lost
            if message["type"] == "http.response.start" and leads_nowhere(message):
                lost = True
                body = page(scope["path"], scope["query_string"].decode("latin-1"), self.root).encode("utf-8")
                length = str(len(body)).encode("ascii")
                headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", length)]
                await send({"type": "http.response.start", "status": 404, "headers": headers})
                await send({"type": "http.response.body", "body": body})
            elif not lost:
                await send(message)

        await self.app(scope, receive, instead)


def asks_for_page(scope: Scope) -> bool:
    """Whether this is a browser that goes to an address, not a script or a picture."""
    return any(name.lower() == b"accept" and b"text/html" in value for name, value in scope["headers"])


def leads_nowhere(start: Mapping[str, Any]) -> bool:
    """Whether the answer that starts so is none, or the app's page."""
    kind = next((value for name, value in start["headers"] if name.lower() == b"content-type"), b"")
    return start["status"] == 404 or kind.startswith(b"text/html")


def page(path: str, query: str, root: str = "") -> str:
    """The page for an address, in the app's frame; its links keep the scenario in the address."""
    titles = {page.name: page for page in MENU} | {page.title: page for page in MENU}
    name = nearest(path.strip("/").split("/")[0], titles)
    hint = el("p", LOST["near"], " ", link(titles[name], query, root), "?") if name else None
    sentence = el("p", say(LOST, "nothing_there", path=path[:LONGEST]))
    links = [link(page, query, root) for page in MENU]
    mark = el("span", "org", el("b", "shift"), class_="os-mark")
    body = el(
        "div",
        el("header", mark, el("nav", *links, class_="os-nav", aria_label=FRAME["nav"]), class_="os-top"),
        el("main", el("div", el("h1", LOST["title"]), sentence, hint, class_="os-card os-stack"), class_="os-page"),
        el("footer", TEXTS["honest"], class_="os-foot"),
        class_="os-app",
    )
    head = el("head", HEAD, el("title", f"orgshift · {LOST['title']}"), el("style", Html(PLAIN + style_sheet())))
    return f"<!doctype html>\n{el('html', head, el('body', body), lang=current_language())}\n"


def link(page: Page, query: str, root: str) -> Html:
    """A link to a page."""
    return el("a", page.title, href=root + page.address(query))
