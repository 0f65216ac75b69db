"""An address that leads nowhere is told so, in the app's frame."""

from __future__ import annotations

from typing import Any

import pytest

from visualizer.pages import MENU
from visualizer.server.not_found import KNOWN, LONGEST, Lost, page

BROWSER = [(b"accept", b"text/html,application/xhtml+xml")]


def answered(path: str, status: int = 404, kind: bytes = b"text/plain", headers: Any = BROWSER) -> tuple[int, bytes]:
    """Status and body that a browser gets from an app that answers everything so."""
    start, body = sent_for(path, status, kind, headers)
    return start["status"], body["body"]


def sent_for(path: str, status: int, kind: bytes, headers: Any, query: bytes = b"") -> list[Any]:
    """All that is sent to it."""
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind)]})
        await send({"type": "http.response.body", "body": b"bare"})

    async def send(message: Any) -> None:
        sent.append(message)

    going = Lost(app)({"type": "http", "path": path, "query_string": query, "headers": headers}, send, send)
    with pytest.raises(StopIteration):  # it never waits, so that it needs no event loop
        going.send(None)
    assert len(sent) == 2
    return sent


def test_every_page_of_the_app_is_known() -> None:
    from visualizer.app import routes

    assert {route.path.strip("/") for route in routes} == KNOWN


@pytest.mark.parametrize("path", ["/nosuchpage", "/why/deeper", "/nosuch/why"])
def test_an_unknown_address_is_not_found_even_where_the_app_would_show_something(path: str) -> None:
    status, body = answered(path, 200, b"text/html; charset=utf-8")
    assert status == 404 and b"This page does not exist" in body


@pytest.mark.parametrize("path", ["/", "/why", "/why/", "/room"])
def test_the_apps_own_pages_are_left_alone(path: str) -> None:
    assert answered(path, 200, b"text/html") == (200, b"bare")


def test_what_is_no_page_is_left_alone() -> None:
    assert answered("/static/main.js", 200, b"text/javascript") == (200, b"bare")


def test_a_script_that_asks_gets_the_bare_answer() -> None:
    assert answered("/nosuchpage", headers=[(b"accept", b"*/*")]) == (404, b"bare")


@pytest.mark.parametrize(
    ("path", "near"), [("/studis", "/studies"), ("/stories", "/story"), ("/Why/x", "/why"), ("/stage", "/")]
)
def test_the_nearest_page_is_named(path: str, near: str) -> None:
    assert f'Did you mean <a href="{near}">' in page(path, "")


def test_without_a_near_page_none_is_named() -> None:
    assert "Did you mean" not in page("/qqqq", "")


def test_all_pages_are_linked_and_the_scenario_is_kept() -> None:
    found = page("/qqqq", "org=krackhardt&week=3")
    assert found.count('?org=krackhardt&amp;week=3"') == len(MENU)


def test_an_address_is_text_and_repeated_only_so_far() -> None:
    found = page("/<script>alert(1)</script>" + "x" * 500, "")
    assert "<script" not in found and "x" * LONGEST not in found


@pytest.mark.parametrize(("path", "to"), [("/stories", b"/story"), ("/Stories/", b"/story"), ("/stage", b"/")])
def test_a_page_asked_for_by_its_title_in_the_menu_is_forwarded_with_the_scenario(path: str, to: bytes) -> None:
    start, _ = sent_for(path, 404, b"text/plain", BROWSER, b"seed=3")
    assert (start["status"], dict(start["headers"])[b"location"]) == (307, to + b"?seed=3")


def test_under_a_sub_path_all_links_keep_to_it() -> None:
    assert page("/qqqq", "", "/our").count('href="/our/') == len(MENU)
