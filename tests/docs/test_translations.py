"""Every text people are shown has its translation, and no translation is of a text that is gone."""

import re
from collections import Counter
from collections.abc import Callable
from types import ModuleType

import pytest

from analysis.presentation.language import ENGLISH, LANGUAGES, OFFERED

TRANSLATED = [name for name in LANGUAGES if name != ENGLISH]
PLACE = re.compile(r"\{[^{}]*\}")


@pytest.fixture(scope="module")
def translations(load_script: Callable[[str], ModuleType]) -> ModuleType:
    """The script that keeps the catalogues."""
    return load_script("translations")


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_an_entry_for_every_text_and_no_other(language: str, translations: ModuleType) -> None:
    entries = {message.id for message in translations.read_catalogue(language) if message.id}
    assert entries == set(translations.english_texts()), "run `make translations`"


def test_no_text_of_a_language_that_is_offered_is_missing(translations: ModuleType) -> None:
    assert not [line for language in OFFERED if language != ENGLISH for line in translations.untranslated(language)]


def test_of_what_is_counted_every_number_needs_its_translation(translations: ModuleType) -> None:
    from babel.messages.catalog import Message

    whole, half = (Message(("{n} run", "{n} runs"), ("{n} Lauf", many)) for many in ("{n} Läufe", ""))
    assert translations.is_translated(whole) and not translations.is_translated(half)
    assert not translations.is_translated(None)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_in_the_same_values(language: str, translations: ModuleType) -> None:
    wrong = []
    for message in translations.read_catalogue(language):
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        given = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in filter(None, given if message.id else ()):
            if not any(Counter(PLACE.findall(text)) == Counter(PLACE.findall(one)) for one in english):
                wrong.append(text)
    assert not wrong


def test_texts_are_found_in_catalogues_calls_and_choices(translations: ModuleType) -> None:
    import ast

    code = "A = Texts() | {'a': 'one', 'b': ('two', [('three',)])}\n_('four' if x else 'five')\n"
    code += "translate_plural('{n} run', '{n} runs', n)\nother('six')"
    found = set(translations.texts_in(ast.parse(code)))
    assert found == {"one", "two", "three", "four", "five", ("{n} run", "{n} runs")}
