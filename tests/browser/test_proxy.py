"""Behind a proxy that serves the app under another name and a sub-path, with a token: everything still leads there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

SERVE = """
from visualizer.server.serve import serve
serve(port=0, open_browser=False, token="secret", allowed_hosts=["room.localhost"], root_path="/our/orgshift")
"""


PROXY = """
import asyncio, re, sys

async def pass_on(reader, writer):
    head = (await reader.readuntil(b"\\r\\n\\r\\n")).replace(b" /our/orgshift", b" ", 1)
    if b"upgrade: websocket" not in head.lower():  # one request a connection: only its first line is rewritten
        head = re.sub(rb"(?i)\\r\\nconnection: [^\\r]*", b"\\r\\nConnection: close", head)
    inside, outside = await asyncio.open_connection("127.0.0.1", int(sys.argv[1]))
    outside.write(head)
    await asyncio.gather(carry(reader, outside), carry(inside, writer))

async def carry(source, target):
    try:
        while data := await source.read(65536):
            target.write(data)
            await target.drain()
    finally:
        target.close()

async def main():
    server = await asyncio.start_server(pass_on, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()

asyncio.run(main())
"""
"""A reverse proxy that takes the sub-path off, as many are set up to."""


@pytest.fixture
def proxied() -> Iterator[str]:
    """The address of an app behind a proxy, as visitors know it."""
    with started(SERVE) as server:
        assert server.stdout is not None
        printed = next(line for line in server.stdout if "http://" in line)
        port = re.findall(r":(\d+)/our/orgshift/\?token=secret", printed)[0]
        with started(PROXY, port) as proxy:
            assert proxy.stdout is not None
            yield f"http://room.localhost:{proxy.stdout.readline().strip()}/our/orgshift"
            proxy.kill()
        server.kill()


def started(*what: str) -> subprocess.Popen[str]:
    """A program in a process of its own, silent but for what it prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)}
    command = [sys.executable, "-c", *what]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def test_the_app_is_led_through_under_another_name_and_a_sub_path_with_its_token(browser: Any, proxied: str) -> None:
    page = browser.new_context(reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.set_default_timeout(90_000)
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{proxied}/stage?org=krackhardt&token=secret")  # the page by its title: two redirects
    page.wait_for_selector(".os-net-legend b")
    assert page.url == f"{proxied}/?org=krackhardt"
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"{proxied}/?org=krackhardt&week=1")
    page.click(".os-nav a:has-text('Why')")
    page.wait_for_url(f"{proxied}/why?org=krackhardt*")
    page.wait_for_selector(".os-net-legend b", state="detached")  # the address comes first, the page after it
    page.go_back()
    page.wait_for_selector(".os-net-legend b")
    assert page.locator("a:has-text('Second window')").get_attribute("href").startswith("/our/orgshift/room?room=")
    page.evaluate("navigator.clipboard.writeText = async (link) => (globalThis.copied = link)")
    page.click("button:has-text('Share')")
    page.wait_for_selector("text=the token that lets its reader in")
    visitor = browser.new_context().new_page()
    visitor.goto(page.evaluate("copied"), wait_until="commit")
    assert visitor.url == f"{proxied}/?org=krackhardt&week=1"
    assert not missing
    visitor.context.close()
    page.context.close()
