"""The language people read."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

import pytest

from analysis.presentation import language
from analysis.presentation.language import (
    Texts,
    ask_language_of,
    choose_language,
    current_language,
    fill,
    in_language,
    localize,
    translate,
)


class Upper(gettext.NullTranslations):
    """Translates into capitals."""

    def gettext(self, message: str) -> str:
        return message.upper()


@pytest.fixture
def capitals(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Within the test, German is English in capitals."""
    monkeypatch.setattr(language, "load_catalogue", lambda name: Upper())
    with in_language("de"):
        yield


def test_without_a_choice_texts_stay_as_they_are_written() -> None:
    assert current_language() == "en" and translate("a text") == "a text" and localize("1,234.5") == "1,234.5"


def test_a_catalogue_is_translated_when_it_is_looked_up_not_when_it_is_made() -> None:
    texts: Texts[str] = Texts() | {"a": "Compare"}
    before = texts["a"]
    with in_language("de"):
        assert texts["a"] == translate("Compare")
    assert before == texts["a"] == "Compare"


def test_titles_with_lines_are_translated_to_the_last_word(capitals: None) -> None:
    texts: Texts[object] = Texts() | {"a": ("title", [("label", "text")])}
    assert texts["a"] == ("TITLE", [("LABEL", "TEXT")])


def test_a_catalogue_copied_whole_is_translated(capitals: None) -> None:
    texts: Texts[str] = Texts() | {"a": "one", "b": "two"}
    assert {**texts} == {"a": "ONE", "b": "TWO"} and texts.get("c", "none") == "none"


def test_numbers_filled_in_are_written_as_the_language_does() -> None:
    with in_language("de"):
        assert fill("{a:,.1f} {b} {c:g}", a=1234.5, b="1.5", c=0.25) == "1.234,5 1.5 0,25"
    assert fill("{a:,.1f}", a=1234.5) == "1,234.5"


def test_what_is_chosen_counts_before_the_source() -> None:
    before = language._source[0]
    ask_language_of(lambda: "de")
    try:
        with in_language("en"):
            assert current_language() == "en"
        assert current_language() == "de"
    finally:
        ask_language_of(before)


@pytest.mark.parametrize(
    ("wanted", "kept", "chosen"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "", "de"),
        ("fr,en;q=0.5,de;q=0.4", "", "en"),
        ("en;q=0.3, de;q=0.7", "", "de"),
        ("de;q=0,en", "", "en"),
        ("de;q=x,*", "", "en"),
        ("", "", "en"),
        ("de", "en", "en"),
        ("en", "de", "de"),
        ("de", "tlh", "de"),
    ],
)
def test_a_browser_gets_what_it_kept_or_else_asks_for_first(
    wanted: str, kept: str, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "OFFERED", ("en", "de"))
    assert choose_language(wanted, kept) == chosen
