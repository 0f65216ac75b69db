"""The forms in which one person is written.

Ids, addresses, names in any order, both in one cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

_WHOLE = re.compile(r"^\d+\.0+$")
_THOUSANDS = re.compile(r"^\d{1,3}([,.'’ ]\d{3})+$")
_CODE = re.compile(r"^[a-z]{1,6}[-_ #./:]{0,2}0*(\d{3,})$")
MAIL = re.compile(r"\w[\w.+'’%&-]*@[\w-]+(?:\.[\w-]+)*")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’´`][^\W\d_]+)*")
_BRACKETS = re.compile(r"[(\[<{]([^()\[\]<>{}]*)[)\]>}]")
_DIVIDERS = re.compile(r"\s+[-–—|/:]\s+|\s*[|:;]\s*|\s*/\s*|\t")
_CN = re.compile(r"(?:^|[,/;+])\s*(?:cn|uid)\s*=\s*((?:\\.|[^,/\\+])+)", re.IGNORECASE)
TITLES = set("dr mr mrs ms prof herr frau mme mlle ing dipl jr sr phd mba msc".split())
PARTICLES = set("de del della der den di da do dos du la le van von zu bin al el".split())
LONGEST = 200
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that are no letter with an accent, as they are written without it."""


def tidy(key: str) -> str:
    """An id as written, without what spreadsheets add to numbers.

    That is the ".0", and the commas between thousands.
    """
    if key.isalnum():  # nearly all
        return key
    if "," in key and _THOUSANDS.match(key):
        return key.replace(",", "")
    return key.split(".")[0] if _WHOLE.match(key) else key


def loose(key: str) -> str:
    """Returns an id without case, blanks, leading zeros and marks between thousands.

    So it can be matched with another spelling in the same file.
    """
    if key.isdigit():
        return key.lstrip("0") or "0"
    if _THOUSANDS.match(key):
        return "".join(sign for sign in key if sign.isdigit()).lstrip("0") or "0"
    return key.casefold().replace(" ", "").strip("{}").lstrip("0") or "0"


def fold_letters(text: str) -> str:
    """Return a text without case and accents, in letters of any alphabet.

    >>> fold_letters("Přeŝ Größe"), fold_letters("Łódź Køb"), fold_letters("Отдел")
    ('pres grosse', 'lodz kob', 'отдел')
    """
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(sign for sign in text if not unicodedata.combining(sign))


def name_words(text: str) -> list[str]:
    """The words of a name, folded, without titles; possessives and apostrophes are taken off."""
    if _is_plain(text):
        return [word for word in text.casefold().split() if word not in TITLES]
    words = (fold_letters(word) for word in _LETTERS.findall(text))
    words = (re.sub(r"['’´`]s$", "", word) for word in words)
    return [word for word in (re.sub(r"['’´`]", "", word) for word in words) if word and word not in TITLES]


def _is_plain(text: str) -> bool:
    """Is a text one or more words of plain letters and nothing else, as most names are?"""
    return len(text) <= LONGEST and text.isascii() and text.replace(" ", "").isalpha()


def find_names(cell: str) -> list[list[str]]:
    """Names that a cell of people holds, as words, given name first.

    Of itself, its parts, its address.
    """
    if cell.isascii() and cell.isalnum() and not cell.isalpha():
        return []  # an id
    if _is_plain(cell):
        return [words] if (words := name_words(cell)) else []
    found = []
    parts = split_parts(cell[:LONGEST])
    for part in parts[1:] or parts:
        if "@" in part:
            local = MAIL.findall(part)[0].split("@")[0] if MAIL.search(part) else ""
            found.append(name_words(" ".join(re.split(r"[._+\-\d]+", local))))
        elif not any(map(str.isdigit, part)) and part.count(",") <= 1:
            last, _, first = part.partition(",")
            found.append([*name_words(first), *name_words(last)])
        elif re.search(r"[._]", part) and " " not in part:  # a log-in name: ben.birch2
            found.append(name_words(" ".join(re.split(r"[._\d]+", part))))
    return [words for words in found if words]


def is_like_name(value: str) -> bool:
    """Is a text made of two to five words with capitals, as names are?

    An id or an address may stand behind it.
    """
    names = find_names(value)
    if not names or "@" in value:
        return bool(names)
    words = [word for word in re.split(r"[\s,]+", re.sub(r"[(\[<].*", "", value)) if word[:1].isalpha()]
    return any(2 <= len(name) <= 5 for name in names) and all(
        word[0].isupper() or not word[0].isascii() or len(word) <= 3 for word in words
    )


def split_parts(cell: str) -> list[str]:
    """A cell and its parts.

    What stands in brackets and outside, on each side of a dash, as CN=...
    """
    named = _CN.findall(cell)
    if named:
        return [cell, *(re.sub(r"\\(.)", r"\1", name).strip() for name in named)]
    parts = [cell]
    if "(" in cell or "[" in cell or "<" in cell:
        parts += [part.strip() for part in (*_BRACKETS.findall(cell), _BRACKETS.sub(" ", cell)) if part.strip()]
    for part in list(parts):
        pieces = [piece.strip() for piece in _DIVIDERS.split(part)] if not part.isalnum() else []
        if len(pieces) > 1:
            parts += [piece for piece in pieces if piece]
    words = cell.split()
    if len(words) > 1 and "@" not in cell:  # 1001 Ana Ash
        for word, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
            if any(map(str.isdigit, word)):
                parts += [word.strip("-,:#"), " ".join(rest).strip(" -,:#")]
    return list(dict.fromkeys(part.strip().strip('"') for part in parts))


def forms(cell: str) -> list[str]:
    """The forms of a cell, surest first; two cells that share one may mean the same person."""
    if (cell.isalnum() and len(cell) <= LONGEST) or _is_plain(cell):  # nearly all: these have no parts
        return list(dict.fromkeys(_plain_forms(cell.strip())))
    found: list[str] = []
    for part in split_parts(cell[:LONGEST]):
        found += _plain_forms(part)
    return list(dict.fromkeys(found))


def _plain_forms(text: str) -> list[str]:
    text = tidy(text)
    if not text:
        return []
    near = loose(text)
    found = [f"~{near}"]
    if "@" in text:
        mail = MAIL.search(text)
        if mail:
            address = mail[0].casefold()
            local = address.split("@")[0]
            words = name_words(" ".join(re.split(r"[._+-]+", local)))
            found += [f"@{address}", f"@{local}", f"~{local}", *_name_forms(words)]
        return found
    if code := _CODE.match(near):
        found.append(f"#{code[1]}")
    elif near.isdigit() and len(near) >= 3:
        found.append(f"#{near}")
    if "=" not in text and not any(map(str.isdigit, text)):
        last, comma, first = text.partition(",")
        found += _name_forms([*name_words(first), *name_words(last)] if comma else name_words(text))
        if " " not in text:
            found.append(f"@{text.casefold()}")
    return found


def _name_forms(words: Sequence[str]) -> list[str]:
    """A name as the sorted set of its words, and by its first and last word."""
    long = [word for word in words if len(word) > 1]
    if len(long) == 1 and len(words) > 1:
        return [f"i{next(word for word in words if len(word) == 1)} {long[0]}"]
    if len(long) < 2:
        return []
    return [f"n{' '.join(sorted(long))}", f"s{' '.join(sorted((long[0], long[-1])))}"]


def initial_forms(name: str) -> list[str]:
    """Returns the forms of a name of which one part may be written as its initial: `A. Ash`."""
    last, comma, first = name.partition(",")
    words = [*name_words(first), *name_words(last)] if comma else name_words(name)
    if any(map(str.isdigit, name)) or "@" in name or len([word for word in words if len(word) > 1]) < 2:
        return []
    return [f"i{words[0][0]} {words[-1]}", f"i{words[-1][0]} {words[0]}"]


class Directory:
    """Finds the seat of a person by any form in which one of the columns writes him or her."""

    def __init__(self, columns: Iterable[Sequence[str]]) -> None:
        self.columns: list[Sequence[str]] = []
        for column in columns:
            if column not in self.columns:  # the same cells again tell nothing new
                self.columns.append(column)
        self._exact: dict[str, int] | None = None
        self._near: dict[str, int] | None = None
        self._forms: dict[str, int] | None = None

    @property
    def size(self) -> int:
        """How many seats there are."""
        return len(self.columns[0]) if self.columns else 0

    def find_near(self, cell: str, exactly: bool = False) -> int:
        """The seat of the person whose key a cell holds.

        As written, or but for case, blanks and zeros.
        """
        if self._exact is None:
            self._exact = self._by_keys(None)
        key = tidy(cell)
        seat = self._exact.get(key, -1)
        if seat != -1 or exactly:
            return seat
        if self._near is None:
            self._near = self._by_keys(loose)
        return self._near.get(loose(key), -1)

    def find(self, cell: str) -> int:
        """The seat of the person a cell means; -1 = nobody, -2 = several people are written so."""
        seat = self.find_near(cell)
        if seat != -1:
            return seat
        if self._forms is None:
            self._forms = self._by_forms()
        several = -1
        for form in forms(cell):
            seat = self._forms.get(form, -1)
            if seat >= 0:
                return seat
            several = min(several, seat)
        return several

    def _by_keys(self, spell: Callable[[str], str] | None) -> dict[str, int]:
        """Seats by key as written, or as `spell` writes it; an earlier column goes first."""
        found: dict[str, int] = {}
        for column in self.columns:
            keys = list(map(tidy, column))
            own = _seats(keys, keys if spell is None else list(map(spell, keys)))
            found = own | found if found else own
        return found

    def _by_forms(self) -> dict[str, int]:
        seats: dict[str, int] = {}
        for column in self.columns:
            own: dict[str, int] = {}
            for seat, cell in enumerate(column):
                for form in (*forms(cell), *initial_forms(cell)) if cell else ():
                    own[form] = seat if own.get(form, seat) == seat else -2
            for form, seat in own.items():
                seats.setdefault(form, seat)
        return seats


def _seats(keys: Sequence[str], spelt: Sequence[str]) -> dict[str, int]:
    seats = dict(zip(spelt, range(len(spelt)), strict=True))
    if len(seats) == len(spelt) and "" not in keys:
        return seats
    seats = {}
    for seat, (key, written) in enumerate(zip(keys, spelt, strict=True)):
        if key:
            seats[written] = seat if written not in seats else -2
    return seats
