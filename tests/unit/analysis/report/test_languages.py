"""Report and brief are translated whole: in a language that marks every translation, nothing is unmarked."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator

import pytest

from analysis.presentation import language
from analysis.presentation.language import in_language
from analysis.report import brief, page

NAMES = {"orgshift", "org", "shift", "Example", "scr", "ipt", "vendor", "survey"}
"""Words that are the same in every language: of the product and of the test's data."""


class Marks(gettext.NullTranslations):
    """Marks where a translation begins and ends."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, one: str, many: str, n: int) -> str:
        return f"⟦{one if n == 1 else many}⟧"


@pytest.fixture(autouse=True)
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Within the test, the language is the one that marks."""
    monkeypatch.setattr(language, "load_catalogue", lambda name: Marks())
    monkeypatch.setattr(language, "_signs", lambda name: {})
    with in_language("de"):
        yield


def unmarked(text: str) -> set[str]:
    """The words outside of all marks."""
    outside, depth = [], 0
    for letter in text:
        depth += (letter == "⟦") - (letter == "⟧")
        outside.append(letter if depth == 0 else " ")
    return set(re.findall(r"[A-Za-z]{3,}", "".join(outside)))


def test_marks_within_marks_are_left_out() -> None:
    assert unmarked("⟦one ⟦two⟧ three⟧ four") == {"four"}


def test_no_sentence_of_the_brief_stays_english(full, read) -> None:
    text, _ = read(brief(full, {}))
    left = unmarked(text) - NAMES
    assert not left, " ".join(sorted(left))


def test_no_sentence_of_the_report_stays_english_but_those_of_its_data(full, read) -> None:
    text, _ = read(page(full, {}))
    given = set(re.findall(r"[A-Za-z]{3,}", repr(full)))  # its data hold sentences that were put together before
    left = unmarked(text) - NAMES - given
    assert not left, " ".join(sorted(left))
