"""What a page looks at, kept in the link: a reload, Back and a shared link show it again."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

import solara


def use_view(key: str, default: str) -> tuple[str, Callable[[str], None]]:
    """What the link says about `key` (else `default`), and how to change it.

    What is as by default is left out.
    """
    router = solara.use_router()
    value = dict(parse_qsl(router.search or "")).get(key, default)

    def change(fresh: str) -> None:
        query = replaced(router.search or "", key, "" if fresh == default else fresh)
        if query != (router.search or ""):
            router.push((router.path or "/") + (f"?{query}" if query else ""))
            router.search = query  # the next change starts from here, also where the page is drawn anew only later

    return value, change


def replaced(query: str, key: str, value: str) -> str:
    """The query with another `value` of `key`; without it where `value` is empty."""
    kept = [part for part in query.split("&") if part and part.split("=")[0] != key]
    return "&".join([*kept, urlencode({key: value})] if value else kept)


def whole(text: str, low: int, high: int, otherwise: int) -> int:
    """The whole number a link holds, moved into `low`..`high`; `otherwise` where it is none."""
    return min(max(int(text), low), high) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def with_view(query: str, view: str, path: str) -> str:
    """The link with another way of viewing it."""
    kept = [part for part in query.split("&") if part and not part.startswith("view=")]
    kept += [f"view={view}"] if view else []
    return (path or "/") + ("?" + "&".join(kept) if kept else "")
