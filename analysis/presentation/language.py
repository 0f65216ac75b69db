"""The language people read: texts are looked up by their English wording (GNU gettext).

English is the language of the code and needs no catalogue. Every other language has one, `locale/NAME.po`, which
`make translations` keeps complete. What is shown in which language is decided in one place: a language chosen with
`in_language` counts first, then the source set with `ask_language_of` (the app asks the browser), then English.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from numbers import Number
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "de": "Deutsch"}
"""Languages there is a catalogue of, each called as its speakers call it."""
OFFERED: tuple[str, ...] = (ENGLISH, "de")
"""Languages the app offers and follows a browser's wish for: those whose catalogue is complete."""
LOCALE = Path(__file__).with_name("locale")

Value = TypeVar("Value")
_chosen: ContextVar[str] = ContextVar("language", default="")


def _english() -> str:
    return ENGLISH


_source: list[Callable[[], str]] = [_english]


def ask_language_of(source: Callable[[], str]) -> None:
    """Let `source` say the language wherever none was chosen with `in_language`."""
    _source[:] = [source]


def current_language() -> str:
    """Return the language of what is shown now."""
    return _chosen.get() or _source[0]()


@contextmanager
def in_language(name: str) -> Iterator[None]:
    """Show everything in this language within a with block."""
    before = _chosen.set(name)
    try:
        yield
    finally:
        _chosen.reset(before)


def choose_language(wanted: str, kept: str = "") -> str:
    """Return the language for a browser: the one it keeps, else the best of those it asks for.

    wanted: its header Accept-Language. kept: what was chosen in it before; it may be one that is not offered yet.
    """
    if kept in LANGUAGES:
        return kept
    ranked = []
    for place, entry in enumerate(wanted.split(",")):
        name, _, rest = entry.partition(";")
        quality = rest.strip().removeprefix("q=") or "1"
        if quality.replace(".", "", 1).isdigit() and float(quality) > 0:
            ranked.append((-float(quality), place, name.strip().lower().partition("-")[0]))
    return next((name for *_, name in sorted(ranked) if name in OFFERED), ENGLISH)


@cache
def load_catalogue(name: str) -> gettext.NullTranslations:
    """Return the translations into a language; those missing in its catalogue stay English."""
    if name == ENGLISH:
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with (LOCALE / f"{name}.po").open("rb") as file:
        read = read_po(file, locale=name)
    compiled = BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translate(text: str) -> str:
    """Return an English text in the current language."""
    language = current_language()
    if language == ENGLISH or not text:
        return text
    return load_catalogue(language).gettext(text)


def lower(title: str) -> str:
    """Return a title as it stands inside a sentence; German keeps the capitals of its nouns."""
    return title.lower() if current_language() == ENGLISH else title


def mark(text: Value) -> Value:
    """Return a text, or several, as they are: constants, translated where they are shown.

    `make translations` finds them here.
    """
    return text


def translate_plural(one: str, many: str, n: int) -> str:
    """Return the text for one or for n things, in the current language."""
    return load_catalogue(current_language()).ngettext(one, many, n)


class Texts(Mapping[str, Value]):
    """A catalogue: key -> text (or tuple or list), translated when it is looked up.

    It is written as `Texts() | {key: text, ...}`; `make translations` finds it there.
    """

    def __init__(self, english: dict[str, Any] | None = None) -> None:
        self.english: dict[str, Any] = english or {}

    def __or__(self, english: dict[str, Any]) -> Texts[Value]:
        """Return a catalogue with these English entries too."""
        return type(self)({**self.english, **english})

    def __getitem__(self, key: str) -> Value:
        """Return the entry of `key` in the current language."""
        found: Value = self.english[key]
        return found if current_language() == ENGLISH else _translate_all(found)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys."""
        return iter(self.english)

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.english)


def _translate_all(found: Any) -> Any:
    """Return a text translated, or a tuple or list with each of its texts translated."""
    if isinstance(found, str):
        return translate(found)
    return type(found)(map(_translate_all, found)) if isinstance(found, (tuple, list)) else found


def fill(text: str, /, **values: Any) -> str:
    """Return a text with `values` filled in, numbers as the current language writes them."""
    return text.format(**values) if current_language() == ENGLISH else _FILLING.vformat(text, (), values)


def localize(number: str) -> str:
    """Return a number written the English way (1,234.5) as the current language does."""
    language = current_language()
    return number if language == ENGLISH else number.translate(_signs(language))


@cache
def _signs(language: str) -> dict[int, str]:
    """Return English sign -> the sign of the language: decimal point, thousands."""
    from babel import UnknownLocaleError
    from babel.numbers import get_decimal_symbol, get_group_symbol

    try:
        return {ord("."): get_decimal_symbol(language), ord(","): get_group_symbol(language)}
    except UnknownLocaleError:
        return {}


class _Filling(Formatter):
    """Formats numbers as the current language writes them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        text = str(super().format_field(value, format_spec))
        return localize(text) if isinstance(value, Number) else text


_FILLING = _Filling()
