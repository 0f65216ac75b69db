"""What phones cost the app: `python benchmarks/room.py --participants 120 --seconds 60`.

A server process holds the room while two threads run the model without pause; this process is the phones. Exit code 0
when every target is met. `--sessions N` measures the same page through N sessions of the app's own kind, used alike: as
many votes, a line renewed as often, none that drops and returns; nothing is computed beside either.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

TARGETS = {  # name: (limit, unit, whether more is better)
    "listener": (5.0, "% of a core", False),
    "join": (10.0, "s until all have joined", False),
    "memory": (100.0, "kB a seat", False),
    "state": (400.0, "bytes of the largest state", False),
    "answer": (100.0, "ms, 99th percentile of answers", False),
    "page": (40.0, "kB of the page", False),
    "sessions": (50.0, "times less server time than sessions of the app", True),
}
EVERY = 5.0
"""Seconds between two votes of a phone."""


def serve(computing: int = 2) -> None:
    """Be the server: a room, the model in threads beside it; tell on each line what was used."""
    import threading

    from scenarios.organization import load_organization
    from scenarios.rounds import Round, Vote
    from scenarios.strategy import load_strategy
    from simulation.simulation import Simulation
    from visualizer.phones.listener import Listener
    from visualizer.phones.phone_room import PhoneRoom
    from visualizer.phones.rounds.vote import VoteGame

    room = PhoneRoom()
    room.begin()
    listener = Listener(room)
    listener.start(0, "127.0.0.1")
    room.ask(VoteGame(Round(room.next_round_id(), "vote", Vote("Which?", ("A", "B", "C", "D"))), 3600))
    people, strategy = load_organization("workshop"), load_strategy("holistic-phased")

    def compute() -> None:
        seed = 0
        while True:
            Simulation(people, strategy=strategy, seed=seed, weeks=156).run()
            seed += 1

    Simulation(people, strategy=strategy, weeks=2).run()
    for _ in range(computing):
        threading.Thread(target=compute, daemon=True).start()
    threading.Event().wait(8.0)  # what the runs need in memory is there before the phones come
    assert listener._thread is not None and listener._thread.ident is not None
    clock = time.pthread_getcpuclockid(listener._thread.ident)
    print(json.dumps({"port": listener.port, "code": room.code}), flush=True)
    for _ in sys.stdin:
        used = {"cpu": time.clock_gettime(clock), "rss": memory(), "seats": len(room.seats)}
        print(json.dumps(used), flush=True)


def memory() -> int:
    """Bytes of memory this process holds now, as Linux counts them."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def serve_sessions() -> None:
    """Be the server of the same page as sessions of the app's own kind; tell what was used."""
    import threading

    import uvicorn

    from visualizer.server.guard import LOOPBACK, Guard
    from visualizer.server.serve import build, listen

    app = build("benchmarks.room_session")
    listener = listen("127.0.0.1", 0)
    print(json.dumps({"port": listener.getsockname()[1]}), flush=True)

    def answer() -> None:
        for _ in sys.stdin:
            print(json.dumps({"cpu": time.process_time()}), flush=True)

    threading.Thread(target=answer, daemon=True).start()
    config = uvicorn.Config(Guard(app, LOOPBACK), log_level="error", access_log=False, ws_max_size=32 * 1024 * 1024)
    uvicorn.Server(config).run(sockets=[listener])


@contextlib.contextmanager
def process(kind: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """A server process and the first line it prints; it ends with the block."""
    command = [sys.executable, str(Path(__file__)), "--be", kind]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": environment}
    with subprocess.Popen(command, **pipes) as server:
        try:
            assert server.stdout is not None
            yield server, json.loads(server.stdout.readline())
        finally:
            server.kill()


def ask(server: subprocess.Popen[str]) -> dict[str, float]:
    """What the server has used so far."""
    assert server.stdin is not None and server.stdout is not None
    server.stdin.write("\n")
    server.stdin.flush()
    found: dict[str, float] = json.loads(server.stdout.readline())
    return found


@dataclass
class Phones:
    """The phones of the benchmark and what they saw. `stay`: whether none drops and returns."""

    port: int
    code: str
    stay: bool = False
    joined: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    largest: int = 0

    async def one(self, chance: random.Random, until: float) -> None:
        """One phone: join within three seconds, vote every five, drop and return now and then."""
        from websockets.asyncio.client import connect

        await asyncio.sleep(chance.random() * 3)
        key, here = "", f"127.0.0.1:{self.port}"
        while time.monotonic() < until:
            stay = until if self.stay else min(until, time.monotonic() + chance.uniform(10, 60))
            async with connect(f"ws://{here}/p", origin=f"http://{here}", compression=None) as ws:  # type: ignore[arg-type]
                await ws.send(json.dumps({"t": "join", "code": self.code, "seat": key}))
                key = await self._stay(ws, chance, stay, first=not key)

    async def _stay(self, ws: Any, chance: random.Random, until: float, first: bool) -> str:
        key, number, sent, due = "", 0, 0.0, time.monotonic() + chance.random() * EVERY
        while time.monotonic() < until:
            try:
                text = await asyncio.wait_for(ws.recv(), max(0.01, min(due, until) - time.monotonic()))
            except TimeoutError:
                text = ""
            message = json.loads(text) if text else {"t": ""}
            if message["t"] == "seat":
                key = message["seat"]
                self.joined += [time.monotonic()] if first else []
            elif message["t"] == "state":
                number, self.largest = message["n"], max(self.largest, len(text.encode()))
            elif message["t"] == "ok":
                self.answers.append(time.perf_counter() - sent)
            if number and time.monotonic() >= due:
                due, sent = time.monotonic() + EVERY * chance.uniform(0.8, 1.2), time.perf_counter()
                await ws.send(json.dumps({"t": "vote", "n": number, "v": chance.randrange(4)}))
        return key


async def play(phones: Phones, count: int, seconds: float, server: subprocess.Popen[str]) -> dict[str, float]:
    """Let phones play; returns what was measured."""
    before, began = ask(server), time.monotonic()
    tasks = [asyncio.create_task(phones.one(random.Random(number), began + seconds)) for number in range(count)]
    await asyncio.sleep(min(12.0, seconds / 2))
    middle, since = await asyncio.to_thread(ask, server), time.monotonic()
    await asyncio.gather(*tasks)
    after, passed = await asyncio.to_thread(ask, server), time.monotonic() - since
    answers = sorted(phones.answers)
    return {
        "listener": 100 * (after["cpu"] - middle["cpu"]) / passed,
        "join": max(phones.joined) - began if len(phones.joined) == count else float("inf"),
        "memory": (middle["rss"] - before["rss"]) / count / 1000,
        "state": phones.largest,
        "answer": 1000 * answers[int(len(answers) * 0.99)] if answers else float("inf"),
        "per_seat": (after["cpu"] - before["cpu"]) / count / seconds,
    }


def measure(count: int, seconds: float, sessions: int) -> dict[str, float]:
    """All that is compared with targets."""
    from visualizer.phones.page import phone_page

    with process("room") as (server, here):
        found = asyncio.run(play(Phones(here["port"], here["code"]), count, seconds, server))
    found["page"] = len(phone_page().encode()) / 1024
    if sessions:
        from benchmarks.room_session import spend

        with process("sessions") as (server, here):  # nothing is computed beside them: nor beside the phones then
            spent = asyncio.run(spend(here["port"], lambda: ask(server)["cpu"], sessions, seconds, EVERY))
        with process("quiet") as (server, here):
            alone = asyncio.run(play(Phones(here["port"], here["code"], stay=True), count, seconds, server))
        found["sessions"] = spent / alone["per_seat"]
    return found


def main() -> int:
    """Print what was measured beside the targets; 0 when all are met."""
    parser = argparse.ArgumentParser(description="What phones cost the app.")
    parser.add_argument("--participants", type=int, default=120)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--sessions", type=int, default=10, help="sessions of the app to compare with; 0: none")
    parser.add_argument("--be", choices=("room", "sessions", "quiet"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.be:
        {"room": serve, "sessions": serve_sessions, "quiet": partial(serve, 0)}[given.be]()
        return 0
    if not (1 <= given.participants <= 200 and given.seconds >= 10):
        parser.error("1 to 200 participants, 10 seconds or more")
    found = measure(given.participants, given.seconds, given.sessions)
    missed = 0
    for name, (limit, unit, more) in TARGETS.items():
        if name not in found:
            continue
        met = found[name] >= limit if more else found[name] <= limit
        missed += not met
        bound = f"{'at least' if more else 'at most'} {limit:g}"
        print(f"{'met   ' if met else 'MISSED'} {found[name]:10.2f} {unit} ({bound})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
