"""The server behind the pages: it ends when told, frees what a closed tab held, and outlives a lost connection."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from visualizer.phones.addresses import list_addresses

ROOT = Path(__file__).parents[2]
WEEK = "+(document.querySelector('.os-transport .week b')?.textContent.match(/\\d+/) ?? [-1])[0]"
SERVE = """
import gc, sys, threading
from visualizer.server.serve import serve

def count():
    from pathlib import Path
    from solara.server.kernel_context import contexts
    from visualizer.live.feed import feeds
    from visualizer.live.tab import _visits
    for _ in sys.stdin:
        gc.collect()
        runs = sum(thread.name.startswith("orgshift-run") for thread in threading.enumerate())
        memory = int(Path("/proc/self/statm").read_text().split()[1]) * 4096
        print("held", len(contexts), len(_visits), len(feeds), runs, memory, flush=True)

threading.Thread(target=count, daemon=True).start()
serve(port=0, open_browser=False)
"""


class Server:
    """An app of its own, in a process that tells what it holds."""

    def __init__(self, folder: Path, program: str = SERVE) -> None:
        search = os.pathsep.join([str(ROOT), *(part for part in sys.path if part)])
        self.process = subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": search},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.address = next(
            found.group() for line in self.process.stdout if (found := re.search(r"http://[\w.:]+", line))
        )

    def held(self) -> list[int]:
        """Kernels, visits, feeds, run threads, bytes of memory."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write("?\n")
        self.process.stdin.flush()
        line = next(line for line in self.process.stdout if line.startswith("held"))
        return [int(number) for number in line.split()[1:]]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    started = Server(tmp_path)
    yield started
    started.process.kill()
    started.process.communicate(timeout=60)


def opened(browser: Any, address: str, path: str = "/") -> Any:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(90_000)
    page.goto(address + path)
    page.wait_for_selector(".os-app")
    return page


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_with_a_tab_open(browser: Any, server: Server, how: signal.Signals) -> None:
    page = opened(browser, server.address)
    page.wait_for_selector(".os-net-legend b")
    server.process.send_signal(how)
    assert server.process.wait(20) is not None, "it waits for the tab"
    page.context.close()


def test_a_closed_tab_leaves_nothing_behind(browser: Any, server: Server) -> None:
    page = opened(browser, server.address)
    page.wait_for_selector(".os-net-legend b")
    assert server.held()[:4] == [1, 1, 1, 1]
    page.close(run_before_unload=True)  # as a tab is: a context that ends may swallow what its page says last
    blank = browser.new_page()
    for _ in range(600):
        if server.held()[:4] == [0, 0, 0, 0]:
            break
        blank.wait_for_timeout(100)
    blank.close()
    assert server.held()[:4] == [0, 0, 0, 0]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc, which only Linux has")
def test_an_idle_session_takes_less_than_two_megabytes(server: Server) -> None:
    sys.path.append(str(ROOT / "benchmarks"))
    from visualizer_viewer import Tab

    async def sit(tabs: int) -> None:
        opened = [Tab(server.address, "/learn") for _ in range(tabs)]
        idle.extend(opened)
        for one in opened:
            await one.open()
        await asyncio.gather(*(one.watch(2) for one in opened))

    async def warm_up() -> None:
        stage = Tab(server.address)
        idle.append(stage)
        await stage.open()
        while not stage.frames:  # once the network moves, the compiled week is in memory
            await stage.watch(0.2)

    async def work() -> None:
        await warm_up()
        await sit(3)
        before = server.held()[4]
        await sit(10)
        kernels, *_, after = server.held()
        assert kernels == 14
        taken.append((after - before) / 10)
        for one in idle:
            await one.close()

    idle: list[Tab] = []
    taken: list[float] = []
    thread = threading.Thread(target=lambda: asyncio.run(work()))
    thread.start()
    thread.join()
    assert taken and 0 < taken[0] < 2e6


def test_a_lost_connection_is_taken_up_again(browser: Any, server: Server) -> None:
    page = browser.new_context().new_page()
    page.set_default_timeout(90_000)
    sockets: list[Any] = []

    def pass_on(socket: Any) -> None:
        socket.connect_to_server()
        sockets.append(socket)

    page.route_web_socket(re.compile("."), pass_on)
    page.goto(server.address + "/?weeks=520")
    page.wait_for_function(f"{WEEK} >= 2")
    before, lost = server.held()[:4], len(sockets)
    assert lost == 2, "one for the page, one for what the run shows"
    for socket in list(sockets):
        socket.close()
    page.wait_for_function(f"{WEEK} >= 30")
    page.keyboard.press(" ")
    page.wait_for_selector("button[aria-label='Play (Space)']")
    assert len(sockets) >= 2 * lost
    assert server.held()[:4] == before == [1, 1, 1, 1], "the same session goes on"
    page.context.close()


def test_a_long_computation_freezes_no_other_session(browser: Any, server: Server) -> None:
    busy = opened(browser, server.address, "/why?org=generated:people=4000,seed=1&weeks=520")
    other = opened(browser, server.address, "/?weeks=520")
    other.wait_for_function(f"{WEEK} >= 1")
    other.wait_for_function(f"{WEEK} >= 12")
    assert busy.locator("text=/It comes to .* without/").count() == 0, "it computes still"
    busy.context.close()
    other.context.close()


def test_a_link_shared_from_an_app_for_the_network_leads_others_to_it(browser: Any, tmp_path: Path) -> None:
    if not list_addresses():
        pytest.skip("this machine has no address but its own loopback")
    server = Server(tmp_path, SERVE.replace("serve(", "serve(host='0.0.0.0', token='secret', "))
    port = server.address.rpartition(":")[2]
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    try:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/?org=krackhardt&token=secret")
        page.click("button:has-text('Share')", timeout=90_000)
        page.wait_for_selector("text=the token that lets its reader in")
        link = page.evaluate("navigator.clipboard.readText()")
    finally:
        context.close()
        server.process.kill()
        server.process.communicate(timeout=60)
    assert link.startswith(f"{server.address}/?") and "127.0.0.1" not in link
