"""A real listener and many phones by socket: they drop, come back, come late, double, flood and lie."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import random
import ssl
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import websockets
from websockets.asyncio.client import connect

from scenarios.rounds import Round, Vote
from visualizer.phones.listener import Listener
from visualizer.phones.phone_room import FORGET_AFTER, PhoneRoom
from visualizer.phones.rounds.vote import VoteGame
from visualizer.phones.wire import BAD, ELSEWHERE, GONE, LARGEST, MOST_WAITING, TOO_MANY

PHONES = 120
PATIENCE = 60
"""Seconds, more than any phone needs, also on a machine that compiles beside."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    room = PhoneRoom()
    room.begin()
    serving = Listener(room)
    serving.start(0, "127.0.0.1")
    yield serving
    serving.stop()


class Phone:
    """A phone by socket; `known` is the newest message of each kind it got."""

    def __init__(self, listener: Listener, seat: str = "") -> None:
        self.listener, self.key = listener, seat
        self.known: dict[str, Any] = {}

    async def __aenter__(self) -> Phone:
        here = f"127.0.0.1:{self.listener.port}"
        origin: Any = f"http://{here}"
        self.ws = await connect(f"ws://{here}/p", origin=origin, compression=None, open_timeout=PATIENCE)
        await self.say(t="join", code=self.listener.room.code, seat=self.key)
        await self.until(lambda known: "state" in known and "seat" in known)
        self.key = self.known["seat"]["seat"]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.ws.close()

    async def say(self, **message: Any) -> None:
        await self.ws.send(json.dumps(message))

    async def until(self, there: Callable[[dict[str, Any]], Any]) -> None:
        """Read messages until what is known passes the check."""
        while not there(self.known):
            message = json.loads(await self.ws.recv())
            self.known[message["t"]] = message

    async def vote(self, option: int) -> None:
        """Vote until it is taken."""
        await self.until(lambda known: known["state"].get("open"))
        self.known.pop("ok", None)
        await self.say(t="vote", n=self.known["state"]["n"], v=option)
        await self.until(lambda known: "ok" in known)


def ask(listener: Listener) -> VoteGame:
    game = VoteGame(Round(listener.room.next_round_id(), "vote", Vote("?", ("a", "b", "c"))))
    listener.room.ask(game)
    return game


def play(coroutine: Any) -> Any:
    """Run phones until all are done.

    In a thread of its own: a browser of other tests may keep a loop running in this one.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asyncio.wait_for(coroutine, PATIENCE)).result()


def test_120_phones_that_drop_return_and_double_are_each_counted_once(listener: Listener) -> None:
    game, chance = ask(listener), random.Random(4)

    async def one(number: int) -> None:
        async with Phone(listener) as phone:
            await phone.vote((number + 1) % 3)
        async with Phone(listener, phone.key) as again:
            if number % 5 == 0:
                async with Phone(listener, phone.key) as double:
                    with pytest.raises(websockets.ConnectionClosed) as closed:
                        await again.until(lambda _: False)
                    assert closed.value.rcvd is not None and closed.value.rcvd.code == ELSEWHERE
                    await double.vote(number % 3)
            else:
                await again.vote(number % 3)

    async def all_of_them() -> None:
        numbers = list(range(PHONES))
        chance.shuffle(numbers)
        await asyncio.gather(*map(one, numbers))

    play(all_of_them())
    votes = list(game.round.answers.values())
    assert len(listener.room.seats) == len(votes) == PHONES
    assert [votes.count(option) for option in range(3)] == [PHONES // 3] * 3


@pytest.mark.parametrize(
    ("raw", "code"),
    [("nonsense", BAD), ('{"t":"present"}', BAD), ('{"t":"vote","n":1,"v":99}', BAD), (b"\x00\xff", BAD)],
)
def test_a_strange_message_ends_its_socket_and_no_other(listener: Listener, raw: Any, code: int) -> None:
    async def talk() -> int:
        async with Phone(listener) as good, Phone(listener) as bad:
            ask(listener)
            await bad.ws.send(raw)
            with pytest.raises(websockets.ConnectionClosed) as closed:
                await bad.until(lambda _: False)
            await good.vote(1)
            assert closed.value.rcvd is not None
            return closed.value.rcvd.code

    assert play(talk()) == code


def test_a_message_that_is_too_large_ends_its_socket(listener: Listener) -> None:
    async def talk() -> None:
        async with Phone(listener) as phone:
            await phone.ws.send("x" * (LARGEST + 1))
            with pytest.raises(websockets.ConnectionClosed):
                await phone.until(lambda _: False)

    play(talk())


def test_a_phone_that_floods_is_sent_away_and_others_are_answered(listener: Listener) -> None:
    async def talk() -> int:
        async with Phone(listener) as good, Phone(listener) as flood:
            ask(listener)
            await flood.until(lambda known: known["state"].get("open"))
            with pytest.raises(websockets.ConnectionClosed) as closed:
                for _ in range(400):
                    await flood.say(t="vote", n=flood.known["state"]["n"], v=0)
                await flood.until(lambda _: False)
            await good.vote(1)
            assert closed.value.rcvd is not None
            return closed.value.rcvd.code

    assert play(talk()) == TOO_MANY


def test_sockets_that_never_join_make_way_for_phones(listener: Listener) -> None:
    async def talk() -> None:
        here = f"127.0.0.1:{listener.port}"
        idle = [await connect(f"ws://{here}/p", compression=None) for _ in range(MOST_WAITING + 20)]
        ask(listener)
        async with Phone(listener) as phone:
            await phone.vote(2)
        await asyncio.gather(*(one.close() for one in idle))

    play(talk())


def fetch(listener: Listener, path: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """The status and the content security policy of an answer."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", listener.port)) as here:
        here.request("GET", path, headers=headers or {})
        answer = here.getresponse()
        return answer.status, str(answer.getheader("content-security-policy"))


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}])
def test_foreign_pages_and_names_are_refused(listener: Listener, headers: dict[str, str]) -> None:
    assert fetch(listener, "/j/KRTM", headers)[0] == 403


def test_a_socket_opened_by_a_foreign_page_is_refused(listener: Listener) -> None:
    async def talk() -> None:
        with pytest.raises(websockets.InvalidStatus, match="403"):
            await connect(f"ws://127.0.0.1:{listener.port}/p", origin="http://evil.example")  # type: ignore[arg-type]

    play(talk())


@pytest.mark.parametrize("path", ["/story", "/room", "/feed", "/jupyter/api/kernels", "/static/x.js", "/j/" + "A" * 9])
def test_nothing_of_the_app_is_behind_the_phones_port(listener: Listener, path: str) -> None:
    assert fetch(listener, path)[0] == 404


@pytest.mark.parametrize("path", ["/j/KRTM", "/J/krtm", "/"])
def test_the_page_is_found_in_any_case_and_fetches_nothing(listener: Listener, path: str) -> None:
    status, policy = fetch(listener, path)
    assert status == 200 and "default-src 'none'" in policy


def test_a_browser_that_tries_https_first_is_refused_at_once(listener: Listener) -> None:
    with contextlib.closing(http.client.HTTPSConnection("127.0.0.1", listener.port, timeout=20)) as here:
        with pytest.raises((ssl.SSLError, ConnectionError)):
            here.request("GET", "/")


@pytest.mark.parametrize("by_clock", [False, True])
def test_the_end_closes_the_port_once_phones_have_heard_of_it(listener: Listener, by_clock: bool) -> None:
    room = listener.room
    room.on_end = listener.stop

    async def talk() -> int:
        async with Phone(listener) as phone:
            if by_clock:
                room.clock = lambda: room._heard_at + FORGET_AFTER + 1
            else:
                await asyncio.to_thread(room.end)
            with pytest.raises(websockets.ConnectionClosed) as closed:
                await phone.until(lambda _: False)
            assert closed.value.rcvd is not None
            return closed.value.rcvd.code

    thread = listener._thread
    assert play(talk()) == GONE and thread is not None
    thread.join(10)
    assert not listener.running
    with pytest.raises(ConnectionError):
        fetch(listener, "/")


def test_a_room_opened_again_has_its_port_again(listener: Listener) -> None:
    port = listener.port
    listener.stop()
    assert listener.start(port, "127.0.0.1") == port and fetch(listener, "/")[0] == 200


def test_a_taken_port_is_no_trouble(listener: Listener) -> None:
    other = Listener(PhoneRoom())
    try:
        assert other.start(listener.port, "127.0.0.1") != listener.port
    finally:
        other.stop()
