"""Who reads: the language of each browser tab, from what its browser asks for or has kept."""

from __future__ import annotations

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie

from solara.server import kernel_context

from analysis.presentation.language import ENGLISH, ask_language_of, choose_language

COOKIE = "orgshift-language"
"""The cookie in which a browser keeps the language chosen in it."""
_by_tab: dict[str, str] = {}


def wanted_language(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The language for a browser, by the headers of its request: chosen before, or asked for."""
    found = {name.lower(): value.decode("latin-1") for name, value in headers}
    try:
        kept = SimpleCookie(found.get(b"cookie", "")).get(COOKIE)
    except CookieError:  # a malformed cookie is no cookie
        kept = None
    return choose_language(found.get(b"accept-language", ""), kept.value if kept else "")


def read_in_tab(tab: str, headers: Iterable[tuple[bytes, bytes]]) -> None:
    """Show everything in this tab in the language its browser wanted when it was opened."""
    if tab not in kernel_context.contexts or tab not in _by_tab:
        _by_tab[tab] = wanted_language(headers)


def forget_tab(tab: str) -> None:
    """Forget the language of a tab that has ended."""
    _by_tab.pop(tab, None)


def language_of_tab() -> str:
    """The language of the tab that asks; English outside of any."""
    if not _by_tab or not kernel_context.has_current_context():
        return ENGLISH
    return _by_tab.get(kernel_context.get_current_context().id, ENGLISH)


ask_language_of(language_of_tab)
