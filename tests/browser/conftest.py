"""A real browser against a real server: both started here, nothing but this machine reached."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 90_000
"""Milliseconds waited for a page: the first one may have to compile the week."""


NOBODYS_HOME = "/proc/nobody"
"""A home that not even root can write to, on Linux; elsewhere it does not exist."""
STUDY = """
title: A small study
organizations: [krackhardt]
strategies: [nothing, tools-only]
weeks: 8
factors:
  how open: {parameter: openness_mean, levels: 3}
  first trust: {parameter: initial_trust, levels: 2}
design: {kind: grid}
replications: 2
"""
SERVE = """
import socket, sys
known = socket.getaddrinfo
def noted(host, *rest, **more):
    if host not in (None, "", "127.0.0.1", "localhost", "::1"):
        open(sys.argv[1], "a").write(f"{host}\\n")
    return known(host, *rest, **more)
socket.getaddrinfo = noted
from visualizer.server.serve import serve
serve(port=0, open_browser=False)
"""


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished study's store, in the folder the app is started in."""
    from experiments.execution.executors import inline
    from experiments.study.study import Study
    from experiments.study.sweep import Sweep

    folder = tmp_path_factory.mktemp("started-here")
    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    for _ in Sweep(Study.read(folder / "study.yaml"), folder / "study.sqlite", inline):
        pass
    return folder / "study.sqlite"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Iterator[str]:
    """The address of an app served from a process of its own, with a home nobody can write to.

    Once it has ended: no name was looked up.
    """
    lookups = tmp_path_factory.mktemp("network") / "names"
    cache = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))  # the compiled week, where it is already
    environment = {**os.environ, "HOME": NOBODYS_HOME, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": cache}
    command = [sys.executable, "-c", SERVE, str(lookups)]
    with subprocess.Popen(
        command, cwd=store.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
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
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
    assert not lookups.exists(), f"names looked up by the server: {lookups.read_text()}"


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Any]:
    """`open_page("/why", width=1000)` opens a page of the app; any request that leaves the machine fails the test."""
    yield from opening(browser, address)


@pytest.fixture(scope="session")
def firefox(playwright: Any) -> Iterator[Any]:
    """A headless Firefox, one for all tests of a worker; they are skipped where the machine has none."""
    path = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    if path is None:
        pytest.skip("no Firefox on this machine: the app was tested in Chromium only (apt install firefox-esr)")
    running = playwright.firefox.launch(channel="moz-firefox", executable_path=path)
    yield running
    running.close()


@pytest.fixture
def open_in_firefox(firefox: Any, address: str) -> Iterator[Any]:
    """Opens a page of the app as `open_page` does, in Firefox."""
    yield from opening(firefox, address)


def opening(browser: Any, address: str) -> Iterator[Any]:
    """Yield a function that opens a page; then close all pages, and fail for what left the machine or broke."""
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
