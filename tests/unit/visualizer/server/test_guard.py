"""The doorkeeper: who may talk to the app."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

import pytest

from simulation.errors import UserError
from visualizer.server.guard import LOOPBACK, Guard, check_host_name


async def inner(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"in"})


def finish(coroutine: Coroutine[Any, Any, None]) -> None:
    """Runs what never waits, without an event loop: a worker that holds a browser has one running already."""
    try:
        coroutine.send(None)
    except StopIteration:
        return
    coroutine.close()
    raise AssertionError("the doorkeeper waited for something")


def ask(
    token: str | None = None, kind: str = "http", query: str = "", path: str = "/", root: str = "", **headers: str
) -> list[dict[str, Any]]:
    """What a guarded app answers to one request."""
    sent: list[dict[str, Any]] = []
    given = {"host": "127.0.0.1:8765", **headers}
    scope = {
        "type": kind,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items()],
    }

    async def receive() -> dict[str, Any]:
        return {"type": f"{kind}.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    finish(Guard(inner, LOOPBACK, token, root)(scope, receive, send))
    return sent


def test_our_own_page_is_let_in() -> None:
    assert ask(origin="http://127.0.0.1:8765")[0]["status"] == 200


def test_a_foreign_origin_is_refused() -> None:
    assert ask(origin="http://evil.example")[0]["status"] == 403


def test_a_sandboxed_origin_is_refused() -> None:
    assert ask(origin="null")[0]["status"] == 403


def test_a_foreign_origin_gets_no_socket() -> None:
    assert ask(kind="websocket", origin="http://evil.example")[0]["type"] == "websocket.close"


def test_an_unknown_host_is_refused() -> None:
    assert ask(host="rebound.example:8765")[0]["status"] == 403


def test_another_port_is_another_origin() -> None:
    assert ask(origin="http://127.0.0.1:9999")[0]["status"] == 403


def test_without_the_token_nobody_comes_in() -> None:
    assert ask(token="secret")[0]["status"] == 401


def test_without_the_token_there_is_no_socket() -> None:
    assert ask(token="secret", kind="websocket")[0]["type"] == "websocket.close"


def test_the_link_with_the_token_hands_out_a_cookie_and_drops_the_token() -> None:
    answer = dict(ask(token="secret", query="week=3&token=secret")[0]["headers"])
    assert answer[b"location"] == b"/?week=3"
    assert b"HttpOnly" in answer[b"set-cookie"] and b"SameSite=Strict" in answer[b"set-cookie"]


def test_the_cookie_lets_in() -> None:
    assert ask(token="secret", cookie="orgshift_token=secret")[0]["status"] == 200


def test_the_way_in_never_leads_elsewhere() -> None:
    answer = dict(ask(token="secret", query="token=secret", path="//evil.example/")[0]["headers"])
    assert answer[b"location"] == b"/evil.example/"


@pytest.mark.parametrize("length", ["999999999999", "-5", "many", "²", "9" * 5000])
def test_a_body_of_absurd_size_is_refused(length: str) -> None:
    assert ask(**{"content-length": length})[0]["status"] == 403


@pytest.mark.parametrize("header", [{"host": "["}, {"origin": "http://["}, {"host": "[::1"}])
def test_a_header_that_is_no_address_is_refused(header: dict[str, str]) -> None:
    assert ask(**header)[0]["status"] == 403


def test_the_way_in_leads_to_any_path() -> None:
    answer = dict(ask(token="secret", query="token=secret", path="/€\r\n")[0]["headers"])
    assert answer[b"location"] == b"/%E2%82%AC%0D%0A"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Room.local", "room.local"),
        ("our_host", "our_host"),
        ("10.8.0.3", "10.8.0.3"),
        ("[FE80:0::1]", "fe80::1"),
        ("bücher.example", "xn--bcher-kva.example"),
    ],
)
def test_another_host_name_is_taken_as_browsers_send_it(given: str, name: str) -> None:
    assert check_host_name(given) == name


@pytest.mark.parametrize(
    "given", ["", "*", "http://room.local", "room.local:80", "room.local/x", "a..b", "a b", "-" * 70]
)
def test_what_is_no_host_name_is_refused_in_a_sentence(given: str) -> None:
    with pytest.raises(UserError, match=r"--allowed-host: .* is no host name: give the name or address alone"):
        check_host_name(given)


def test_under_a_sub_path_the_way_in_and_its_cookie_keep_to_it() -> None:
    answer = dict(ask(token="secret", query="token=secret", path="/why", root="/our")[0]["headers"])
    assert answer[b"location"] == b"/our/why" and answer[b"set-cookie"].endswith(b"Path=/our")
