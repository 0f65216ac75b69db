"""Measures the browser app: start, frames of 10,000 people, bands, viewers, idle sessions.

    python benchmarks/visualizer.py [VIEWERS]

Prints the seconds from the command to the first page (aim: under 4, once installed); milliseconds of server time for a
frame beside the model's own week (aim: under 5); the processor time of the bands over other random seeds for 150 people
(aim: under 1 s); the memory of an idle session (aim: under 2 MB); and the share of a core that VIEWERS (default 50)
tabs take that follow one run at 10 frames a second (aim: under a third). Tabs are raw websocket clients that answer
every frame. Linux only (/proc).
"""

import asyncio
import os
import re
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any

sys.path[0] = str(Path(__file__).parents[1])  # the packages first: this file is called as one of them
sys.path.append(str(Path(__file__).parent))

from visualizer_viewer import Tab  # noqa: E402 - beside this file

SERVE = "from visualizer.server.serve import serve; serve(port=0, open_browser=False)"
PEOPLE = 10_000
SECONDS = 15.0
IDLE = 20
TICK = os.sysconf("SC_CLK_TCK")


def frame() -> None:
    """Milliseconds of a frame: making it from the model's columns, beside the model's week."""
    import numpy as np

    from visualizer.live.activity import on_stage, practice_by_unit, who_helped
    from visualizer.live.highlights import halos_of, pulses_of
    from visualizer.live.recording import Shot
    from visualizer.live.run import NEVER_HELPED
    from visualizer.live.scene import set_scene
    from visualizer.plan.plan import Plan
    from visualizer.plan.resolve import build

    org = build(Plan(organization=f"generated:people={PEOPLE},mean_degree=10.0,seed=1"))
    scene = set_scene(org.population, np.asarray(org.people.informal) > 0, org.population.customers)
    helped = np.full(PEOPLE, NEVER_HELPED, dtype=np.int32)

    def shoot() -> Shot:
        helped[who_helped(org.people)] = org.week
        units = practice_by_unit(org.people, len(scene.units))
        return Shot(org.week, on_stage(scene, org, helped), halos_of(org, scene), pulses_of(org), units)

    org.run(20)
    model, shots = [], []
    for _ in range(40):
        began = time.process_time()
        org.run(1)
        model.append(time.process_time() - began)
        began = time.process_time()
        shoot()
        shots.append(time.process_time() - began)
    made, week = 1000 * np.median(shots), 1000 * np.median(model)
    print(f"a frame at {PEOPLE:,} people: {made:.1f} ms to make, beside {week:.1f} ms of the model's own week")


def bands() -> None:
    """Print the processor time of the reference run and bands of a default run, already loaded."""
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
    print(
        f"bands: {spent:.2f} s of processor time for the rival and {len(runs)} of {SEEDS} runs, "
        f"{people} people, {plan.weeks} weeks"
    )


async def start(address: str, server: int) -> None:
    """Seconds from the command to the first page."""
    with urllib.request.urlopen(address) as page:
        page.read()
    started = float(Path(f"/proc/{server}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19]) / TICK
    now = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    print(f"start: the first page after {now - started:.1f} s, {cpu(server):.1f} s of processor time")


async def room(address: str, server: int, viewers: int) -> None:
    """Share of a core that `viewers` tabs take that follow the run of one presenter."""
    presenter = Tab(address, "/?room=ABCE&weeks=520")
    await presenter.open()
    await presenter.watch(8)
    await presenter.drive({"speed": 10})
    await presenter.press(" ")
    alone = await share(server, [presenter])
    followers = [Tab(address, "/room?room=ABCE") for _ in range(viewers)]
    for one in followers:
        await one.open()
        await one.watch(0.05)
    await asyncio.gather(*(one.watch(6) for one in (presenter, *followers)))
    for one in followers:
        one.frames = one.received = 0
    together = await share(server, [presenter, *followers])
    frames = sum(one.frames for one in followers) / max(1, viewers) / SECONDS
    size = sum(one.received for one in followers) / max(1, sum(one.frames for one in followers)) / 1000
    print(
        f"{viewers} viewers of one run: {together - alone:.0%} of a core beside the presenter's own {alone:.0%}; "
        f"{frames:.1f} frames of the network a second each, {size:.1f} kB with what goes with it"
    )
    for one in (presenter, *followers):
        await one.close()


async def share(server: int, tabs: list[Tab]) -> float:
    """Processor time of the server a second while `tabs` watch: 1 = a core."""
    before, began = cpu(server), time.monotonic()
    await asyncio.gather(*(one.watch(SECONDS) for one in tabs))
    return (cpu(server) - before) / (time.monotonic() - began)


async def idle(address: str, server: int) -> None:
    """Memory of a session that only sits there."""
    tabs = [Tab(address, "/learn") for _ in range(IDLE + 2)]
    for one in tabs[:2]:
        await one.open()
        await one.watch(4)
    before = memory(server)
    for one in tabs[2:]:
        await one.open()
        await one.watch(0.2)
    await asyncio.gather(*(one.watch(8) for one in tabs))
    print(f"an idle session: {(memory(server) - before) / IDLE / 1e6:.2f} MB")
    for one in tabs:
        await one.close()


def cpu(process: int) -> float:
    """Seconds of processor time a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(process: int) -> int:
    """Bytes of memory a process holds."""
    pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def served(work: Any, *more: Any) -> None:
    """Run `work` against an app served from a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVE],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[1],
    ) as server:
        try:
            assert server.stdout is not None
            link = next(filter(None, (re.search(r"http://\S+", line) for line in server.stdout)))
            asyncio.run(work(link.group().rstrip("/"), server.pid, *more))
        finally:
            server.kill()


if __name__ == "__main__":
    served(start)
    frame()
    bands()
    served(idle)
    served(room, int(sys.argv[1]) if len(sys.argv) > 1 else 50)
