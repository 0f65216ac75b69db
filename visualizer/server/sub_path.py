"""The app under a sub-path, as a proxy serves it: ``https://our.firm/orgshift/``."""

from __future__ import annotations

import re
from pathlib import Path

from visualizer.pages import PAGES
from visualizer.server.asgi import App, Receive, Scope, Send
from visualizer.wording.part_texts import SERVER
from visualizer.wording.texts import say

TAKEN = {page.name for page in PAGES} | {"_solara", "feed", "jupyter", "readyz", "resourcez", "static"}
"""First parts of the app's own addresses: under one of these no request could be told from another."""

DROPS_ROOT = "new URL(this.location, window.location.origin + solara.rootPath)"
KEEPS_ROOT = "new URL(solara.rootPath + this.location, window.location.origin)"


def check_root_path(text: str) -> str:
    """Return the sub-path as the app uses it: empty, or with a slash in front only.

    Raises UserError for what no address can hold as it is, and for a path the app itself has.
    """
    from simulation.errors import UserError

    root = text.rstrip("/")
    if root and (not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", root) or {".", ".."} & set(root.split("/"))):
        raise UserError(say(SERVER, "bad_root", text=text[:60]))
    if root.split("/")[1:2] and root.split("/")[1] in TAKEN:
        raise UserError(say(SERVER, "root_taken", text=text[:60]))
    return root


class SubPath:
    """An ASGI app that takes `root` off every address, where a proxy has not done so."""

    def __init__(self, app: App, root: str) -> None:
        self.app = app
        self.root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the address as the app knows it."""
        if scope["type"] in {"http", "websocket"} and f"{scope['path']}/".startswith(f"{self.root}/"):
            scope = {**scope, "path": scope["path"][len(self.root) :] or "/"}
        await self.app(scope, receive, send)


def keep_root_on_the_way(folder: Path) -> None:
    """Have Solara's router keep the sub-path in the address bar.

    Its script, corrected, is written to `folder`.

    It drops the sub-path when it leads to another page. A Solara that no longer does so is left as it is.
    """
    from solara.widgets import Navigator

    script = Path(Navigator.template_file).read_text(encoding="utf-8")
    if DROPS_ROOT in script:
        corrected = folder / "navigator.vue"
        corrected.write_text(script.replace(DROPS_ROOT, KEEPS_ROOT), encoding="utf-8")
        Navigator.template_file = str(corrected)
