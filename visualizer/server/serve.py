"""Start the app's server on this machine, silent towards the network, and open a browser.

Everything that would leave the machine (usage tracking, version checks, a content network for scripts) is switched off
here, inside the program, whatever the user's environment says.
"""

from __future__ import annotations

import os
import re
import secrets
import signal
import socket
import sys
import threading
import warnings
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visualizer.phones.addresses import list_addresses
from visualizer.wording.part_texts import SERVER
from visualizer.wording.phone_texts import PHONES
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from visualizer.server.asgi import App

DEFAULT_PORT = 8765
APP = "visualizer.app"
IDLE_MINUTES = 15
"""How long a session that lost its browser is kept, so that a reconnect resumes it."""

opens_room = threading.Event()
"""Set before the app is served: the room is opened for phones at once."""

SILENT = {
    "SOLARA_MODE": "production",
    "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "false",
    "SOLARA_TELEMETRY_SERVER_USER_ID": "nobody",
    "SOLARA_ASSETS_PROXY": "true",
    "SOLARA_THEME_SHOW_BANNER": "false",
    "SOLARA_THEME_LOADER": "plain",
    "SOLARA_THEME_TITLE": "orgshift",
    "SOLARA_KERNEL_CULL_TIMEOUT": f"{IDLE_MINUTES}m",
    "SOLARA_KERNEL_MAX_COUNT": "400",
    "SOLARA_SSG_ENABLED": "false",
    "SOLARA_SEARCH_ENABLED": "false",
    "SOLARA_SESSION_HTTP_ONLY": "true",
    "SOLARA_SESSION_SAME_SITE": "strict",
    "MPLBACKEND": "Agg",
}


def serve(
    host: str = "127.0.0.1",
    port: int | None = None,
    token: str | None = None,
    open_browser: bool = True,
    workshop: str | None = None,
    page: str = APP,
    allowed_hosts: Sequence[str] = (),
    root_path: str = "",
) -> None:
    """Serve the app until interrupted.

    `host`: address to bind. `port`: None takes 8765 or, if that is taken, any free one. `open_browser`: whether to show
    the app at once. `workshop`: a workshop file. `page`: the module of the pages. `allowed_hosts`: more names visitors
    may use. `root_path`: the sub-path a proxy serves it under. Anything but loopback alone demands a `token`, which is
    made if none is given.
    Raises UserError where the address cannot be bound, and for a token, name or sub-path that no link can hold.
    """
    from visualizer.server.guard import LOOPBACK, Guard, check_host_name
    from visualizer.server.sub_path import SubPath, check_root_path

    names = known_names(host) | {check_host_name(name) for name in allowed_hosts}
    root = check_root_path(root_path)
    start = held_at(workshop) if workshop else "/"
    if opens_room.is_set():
        start = "/phones" + start[start.find("?") :] if "?" in start else "/phones"
    token = usable(token) or (None if names <= LOOPBACK else secrets.token_urlsafe(18))
    listener = listen(host, port)
    port = listener.getsockname()[1]
    app = build(page, root, token or "")
    import uvicorn

    from visualizer.live.address import site  # after `build`: it imports Solara, which has to be made silent first

    site.network = "" if names <= LOOPBACK else network_name(host, port)

    link = f"http://{shown_name(host)}:{port}{root}{start}"
    link += ("&" if "?" in link else "?") + f"token={token}" if token else ""
    config = uvicorn.Config(
        SubPath(Guard(app, names, token, root), root),
        log_level="error",
        access_log=False,
        ws_max_size=32 * 1024 * 1024,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    threading.Thread(target=show, args=(server, link, open_browser), daemon=True).start()
    # Ended from outside it leaves in good order too: comparisons under way and the throw-away folder go.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    server.run(sockets=[listener])


def usable(token: str | None) -> str | None:
    """The token asked for; UserError for one that a link or a cookie would change."""
    from simulation.errors import UserError

    if token and not re.fullmatch(r"[A-Za-z0-9_-]+", token):
        raise UserError(SERVER["bad_token"])
    return token


def held_at(workshop: str) -> str:
    """Hold the workshop of that file; returns the link it begins or goes on with.

    UserError for a bad file.
    """
    from visualizer.plan.workshop import hold, remembered

    held = hold(workshop)
    return remembered() or (f"/story?story={held.name}" if held.story is not None else "/")


def build(page: str = APP, root: str = "", token: str = "") -> App:
    """The app without its guard: Solara, made silent, serving the pages of the module `page`.

    `root`, `token`: what its links begin with and bring.
    """
    os.environ.update({**SILENT, "SOLARA_APP": page})
    # Both said here: else Solara takes them from the first request, whoever sends it.
    os.environ.update({"SOLARA_ROOT_PATH": root, "SOLARA_BASE_URL": f"http://localhost{root}/"})
    os.environ["SOLARA_SESSION_SECRET_KEY"] = secrets.token_hex(16)
    scratch = keep_home_untouched()
    # Solara would like a cookie for being embedded elsewhere, then falls back to a stricter one: as it should. What it
    # says of proxies asks for settings of its own; whom the app answers is up to its guard.
    for needless in ("Cookies with samesite=none require https", "Header x-forwarded-proto", "Origin as determined"):
        warnings.filterwarnings("ignore", message=needless)
    from solara.server import cdn_helper, starlette

    from visualizer.live.address import site
    from visualizer.server.feed_socket import FeedDoor
    from visualizer.server.kernel_socket import KernelDoor
    from visualizer.server.not_found import Lost
    from visualizer.server.page_frame import PageFrame
    from visualizer.server.sub_path import keep_root_on_the_way

    site.root, site.token = root, token
    if root:
        keep_root_on_the_way(scratch)

    def refuse_to_fetch(url: str) -> bytes:
        raise FileNotFoundError(f"{url} is not among the installed assets, and nothing is fetched")

    cdn_helper.fetch_from_cdn = refuse_to_fetch
    app: Any = starlette.app
    door = FeedDoor(KernelDoor(app))
    return PageFrame(Lost(door, root) if page == APP else door)


def warm_up() -> None:
    """Load the model and its compiled week, so that the first page plays at once."""
    from visualizer.plan.plan import Plan
    from visualizer.plan.resolve import build as build_organization

    try:
        build_organization(Plan()).run(1)
    except ValueError:
        pass  # the page tells what is wrong, with the scenario it is asked for


def keep_home_untouched() -> Path:
    """Give Solara and matplotlib a temporary folder instead of the home directory."""
    from visualizer.live.scratch import scratch_folder

    scratch = scratch_folder()
    os.environ.setdefault("SOLARA_HOME", str(scratch))
    os.environ.setdefault("IPYTHONDIR", str(scratch))
    if not os.access(Path.home(), os.W_OK):
        os.environ.setdefault("MPLCONFIGDIR", str(scratch))
    return scratch


def listen(host: str, port: int | None) -> socket.socket:
    """A listening socket on `port`, or on a free one where no port was asked for."""
    from simulation.errors import UserError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in [port] if port is not None else [DEFAULT_PORT, 0]:
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen()  # at once: until then another program may bind the same port
            return listener
        except (OSError, OverflowError) as problem:
            listener.close()
            reason = getattr(problem, "strerror", None) or SERVER["bad_port"]
    raise UserError(say(SERVER, "no_address", host=host, port=port, reason=reason))


def known_names(host: str) -> frozenset[str]:
    """The names visitors may use.

    Loopback's own and, where bound beyond it, this machine's names and addresses.
    """
    from visualizer.server.guard import LOOPBACK

    if host in LOOPBACK:
        return LOOPBACK
    mine = {host, socket.gethostname(), *[one.ip for one in list_addresses()]} - {"0.0.0.0", "::"}
    return LOOPBACK | mine


def outward_address() -> str:
    """This machine's likeliest address in the local network, also where that leads nowhere else."""
    return next((one.ip for one in list_addresses()), "127.0.0.1")


def shown_name(host: str) -> str:
    """The name put into the printed link."""
    return outward_address() if host in {"0.0.0.0", "::"} else (f"[{host}]" if ":" in host else host)


def network_name(host: str, port: int) -> str:
    """Name and port for links that other machines open; empty where none can."""
    from visualizer.server.guard import LOOPBACK

    name = shown_name(host)
    return "" if name in LOOPBACK else f"{name}:{port}"


def show(server: Any, link: str, open_browser: bool) -> None:
    """Print the address once the server answers, open the browser, and load the model."""
    pause = threading.Event()
    while not server.started and not server.should_exit:
        pause.wait(0.05)
    if server.started:
        if opens_room.is_set():
            from visualizer.phones.opening import invitation, open_room

            open_room()
            print(say(PHONES, "opened", link=invitation.link, trouble=invitation.trouble), flush=True)
        print(say(SERVER, "started", link=link), flush=True)
        if open_browser:
            webbrowser.open(link)
        warm_up()
