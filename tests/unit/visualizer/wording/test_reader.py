"""The language of a browser tab."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from solara.server import kernel_context

from analysis.presentation import language
from analysis.presentation.language import current_language
from visualizer.wording.reader import COOKIE, forget_tab, read_in_tab, wanted_language

GERMAN = (b"accept-language", b"de-DE,de;q=0.9")


@pytest.fixture(autouse=True)
def offered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both languages are offered."""
    monkeypatch.setattr(language, "OFFERED", ("en", "de"))
    yield
    forget_tab("tab")


def test_a_browser_is_read_to_in_the_language_it_asks_for() -> None:
    assert wanted_language([GERMAN]) == "de" and wanted_language([]) == "en"


def test_the_language_chosen_in_a_browser_counts_before_the_one_it_asks_for() -> None:
    assert wanted_language([GERMAN, (b"Cookie", f"other=1; {COOKIE}=en".encode())]) == "en"


def test_a_broken_cookie_is_none() -> None:
    assert wanted_language([GERMAN, (b"cookie", b"[]=;;\xff==")]) == "de"


def test_each_tab_has_the_language_of_its_browser_and_outside_of_tabs_it_is_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_in_tab("tab", [GERMAN])
    monkeypatch.setattr(kernel_context, "has_current_context", lambda: True)
    monkeypatch.setattr(kernel_context, "get_current_context", lambda: SimpleNamespace(id="tab"))
    assert current_language() == "de"
    monkeypatch.setattr(kernel_context, "has_current_context", lambda: False)
    assert current_language() == "en"
