"""The row that measures the browser app: start, bands, an idle session, a room of viewers.

Tabs are raw websocket clients that answer every frame. Linux only (/proc). A frame beside the model's week is the row
`frame`.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, Skipped
from benchmarks.registry import Settings
from benchmarks.side_by_side import ROOT, environment_of

SERVE = "from visualizer.server.serve import serve; serve(port=0, open_browser=False)"
SECONDS = 15.0
IDLE = 20
VIEWERS = 50
PATIENCE = 60.0

Measured = Figure | Skipped


def measure(settings: Settings) -> Iterator[Measured]:
    """All of it, each against an app served from a process of its own."""
    if not Path("/proc/self/statm").exists():
        yield Skipped("app", "processor time and memory of the server are read from /proc, which only Linux has")
        return
    yield from serve_and(start)
    yield time_bands()
    yield from serve_and(sit_idle)
    yield from serve_and(watch_a_room)


def time_bands() -> Figure:
    """The processor time of the reference run and the bands of a default run, once all is loaded."""
    from visualizer.live.ensemble import SEEDS, history, over_seeds
    from visualizer.plan.plan import Plan
    from visualizer.plan.resolve import build

    plan = Plan()
    build(plan).run(1)
    began = time.process_time()
    history(plan.as_rival(), build)
    runs = list(over_seeds(plan, build, threading.Event()))
    spent = time.process_time() - began
    people = len(build(plan).population.unit)
    case = f"the rival and {len(runs)} of {SEEDS} runs, {people} people, {plan.weeks} weeks"
    return Figure("app", f"bands: {case}", "CPU s", spent, goal="< 1")


async def start(address: str, server: int) -> list[Figure]:
    """Seconds from the command to the first page."""
    with urllib.request.urlopen(address) as page:
        page.read()
    fields = Path(f"/proc/{server}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    started = float(fields[19]) / os.sysconf("SC_CLK_TCK")
    now = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    return [
        Figure("app", "start until the first page", "wall s", now - started, goal="< 4"),
        Figure("app", "start until the first page", "CPU s", find_cpu(server)),
    ]


async def watch_a_room(address: str, server: int) -> list[Measured]:
    """The share of a core that tabs take that follow the run of one presenter."""
    from benchmarks.visualizer_viewer import Tab

    presenter = Tab(address, "/?room=ABCE&weeks=2080")
    await presenter.open()
    await watch_until(presenter, lambda: any("horizon" in traits for traits in presenter.widgets.values()))
    followers = [Tab(address, "/room?room=ABCE") for _ in range(VIEWERS)]
    for one in followers:
        await one.open()
        await one.watch(0.05)
    await presenter.drive({"speed": 10})
    await presenter.press(" ")
    await watch_until(presenter, lambda: presenter.frames > 1)
    await asyncio.gather(*(one.watch(6) for one in (presenter, *followers)))
    for one in followers:
        one.frames = one.received = 0
    together = await find_share(server, [presenter, *followers])
    frames, received = sum(one.frames for one in followers), sum(one.received for one in followers)
    for one in followers:
        await one.close()
    alone = await find_share(server, [presenter])
    await presenter.close()
    if not frames:
        return [Skipped("app", f"no frame of the run reached any of {VIEWERS} viewers in {SECONDS:.0f} s")]
    pace, size = frames / VIEWERS / SECONDS, received / frames / 1000
    note = f"{pace:.1f} frames a second and viewer, {size:.1f} kB a frame with what goes with it"
    case = f"{VIEWERS} viewers of one run"
    share, own = 100 * (together - alone), 100 * alone
    return [Figure("app", case, "% of a core", share, own, "the presenter's own", goal="< 33", note=note)]


async def watch_until(tab: Any, arrived: Callable[[], bool]) -> None:
    """Watch a tab until something has arrived, at most a minute."""
    end = time.monotonic() + PATIENCE
    while not arrived():
        if time.monotonic() > end:
            raise RuntimeError(f"the app showed nothing within {PATIENCE:.0f} s")
        await tab.watch(0.2)


async def find_share(server: int, tabs: list[Any]) -> float:
    """Processor time of the server a second while `tabs` watch: 1 = a core."""
    before, began = find_cpu(server), time.monotonic()
    await asyncio.gather(*(one.watch(SECONDS) for one in tabs))
    return (find_cpu(server) - before) / (time.monotonic() - began)


async def sit_idle(address: str, server: int) -> list[Figure]:
    """Memory of a session that only sits there."""
    from benchmarks.visualizer_viewer import Tab

    tabs = [Tab(address, "/learn") for _ in range(IDLE + 2)]
    for one in tabs[:2]:
        await one.open()
        await one.watch(4)
    before = find_memory(server)
    for one in tabs[2:]:
        await one.open()
        await one.watch(0.2)
    await asyncio.gather(*(one.watch(8) for one in tabs))
    taken = (find_memory(server) - before) / IDLE / 1e6
    for one in tabs:
        await one.close()
    return [Figure("app", "an idle session", "MB", taken, goal="< 2")]


def find_cpu(process: int) -> float:
    """Seconds of processor time a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def find_memory(process: int) -> int:
    """Bytes of memory a process holds."""
    pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def serve_and(work: Callable[[str, int], Awaitable[Sequence[Measured]]]) -> Sequence[Measured]:
    """What `work` measures of an app served from a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVE],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env=environment_of(ROOT),
    ) as server:
        try:
            assert server.stdout is not None
            link = next(filter(None, (re.search(r"http://\S+", line) for line in server.stdout)))

            async def measured() -> Sequence[Measured]:
                return await work(link.group().rstrip("/"), server.pid)

            return asyncio.run(measured())
        finally:
            server.kill()
