"""A real browser against a real server: both started here, nothing but this machine reached."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 90_000
"""Milliseconds waited for a page: the first one may have to compile the week."""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app served from a process of its own, with a home nobody can write to."""
    home = tmp_path_factory.mktemp("home")
    home.chmod(0o555)
    cache = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))  # the compiled week, where it is already
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": cache}
    command = [sys.executable, "-c", "from visualizer.serve import serve; serve(port=0, open_browser=False)"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            assert server.stdout is not None
            said = ""
            for line in server.stdout:
                said += line
                if found := re.search(r"http://\S+", line):
                    break
            else:
                pytest.fail(f"the server did not start:\n{said}")
            yield found.group().rstrip("/")
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Any]:
    """`open_page("/why", width=1000)` opens a page of the app; any request that leaves the machine fails the test."""
    outside: list[str] = []
    broken: list[str] = []
    contexts: list[Any] = []

    def open_it(path: str = "/", width: int = 1440, height: int = 900, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: outside.append(request.url) if leaves(request.url) else None)
        page.on("websocket", lambda socket: outside.append(socket.url) if leaves(socket.url) else None)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(address + path)
        page.wait_for_selector(".os-app")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not outside, f"requests that leave the machine: {outside}"
    assert not broken, f"errors in the page: {broken}"


def leaves(url: str) -> bool:
    """Whether a request goes beyond this machine."""
    return not re.match(r"(data|blob|about):|(http|ws)://127\.0\.0\.1[:/]", url)
