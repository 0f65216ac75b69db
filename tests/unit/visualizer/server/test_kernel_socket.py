"""What is no page of the app gets no kernel, and one log line."""

from __future__ import annotations

from typing import Any

import pytest

from visualizer.live.address import site
from visualizer.server.kernel_socket import KernelDoor


def ask(
    path: str, query: str = "", kind: str = "websocket", problem: Exception | None = None, client: Any = None
) -> list[Any]:
    """What is sent for one request, by an app that answers or fails; then which kernels are elsewhere."""
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if problem:
            raise problem
        await send("passed on")
        if client:
            await send(dict(site.elsewhere))

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": kind, "path": path, "query_string": query.encode(), "client": client, "headers": []}
    with pytest.raises(StopIteration):  # it never waits, so that it needs no event loop
        KernelDoor(app)(scope, receive, send).send(None)
    return sent


@pytest.mark.parametrize("query", ["", "session_id=", "other=1"])
def test_a_socket_that_names_no_tab_is_refused_in_one_log_line(query: str, caplog: pytest.LogCaptureFixture) -> None:
    assert ask("/jupyter/api/kernels/abc", query)[0]["type"] == "websocket.close"
    assert len(caplog.text.splitlines()) == 1 and "names none" in caplog.text


def test_a_tab_that_closes_without_its_name_is_refused() -> None:
    assert ask("/_solara/api/close/abc", kind="http")[0]["status"] == 400


@pytest.mark.parametrize("problem", [KeyError("header"), ExceptionGroup("two", [ValueError("no json"), OSError()])])
def test_a_socket_that_ends_in_an_error_is_logged_in_one_line(
    problem: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    assert ask("/jupyter/api/kernels/abc", "session_id=1", problem=problem)[0]["code"] == 4400
    assert len(caplog.text.splitlines()) == 1 and "Traceback" not in caplog.text


@pytest.mark.parametrize(("path", "query"), [("/jupyter/api/kernels/abc", "session_id=1"), ("/why", "")])
def test_all_else_is_passed_on(path: str, query: str) -> None:
    assert ask(path, query) == ["passed on"]


@pytest.mark.parametrize(
    ("host", "known"), [("192.0.2.77", {"abc": 1}), ("127.0.0.1", {"abc": 0}), ("::1", {"abc": 0})]
)
def test_a_tab_on_another_machine_is_known_as_one_while_it_is_connected(host: str, known: dict[str, int]) -> None:
    sent = ask("/jupyter/api/kernels/abc/channels", "session_id=1", client=(host, 5000))
    assert sent == ["passed on", known] and not site.elsewhere
