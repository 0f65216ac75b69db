"""Keeps names and addresses of people out of files and messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from scenarios.people.columns.words import HARMLESS
from scenarios.people.finding import Findings
from scenarios.people.keys import LONGEST, MAIL, PARTICLES, TITLES, find_names, fold_letters

_WORD = re.compile(r"[^\W\d_]+(?:['’´`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’´`]s?$")
_TEAMS = set(
    """team teams group gruppe org organization organisation squad crew staff reports direct of equipe equipo squadra
    bereich abteilung unit the s""".split()
)
HIDDEN = "..."


class Names:
    """All names and addresses of the people of a list, however they are written."""

    def __init__(self) -> None:
        self.pairs: set[tuple[str, str]] = set()
        """Two words of one name, in alphabetical order."""
        self.single: set[str] = set()
        """Single words of names."""

    def add(self, cells: Iterable[str]) -> None:
        """Adds the names that cells hold: in any order, with ids or addresses beside them.

        A text longer than any name, such as a description of a career, holds too many other words.
        """
        for cell in dict.fromkeys(cells):
            for words in find_names(cell) if len(cell) <= LONGEST and not cell.isdigit() else ():
                self._add(words)

    def _add(self, words: Sequence[str]) -> None:
        long = [word for word in words if len(word) > 1]
        self.single.update(word for word in long if word not in PARTICLES)
        if len(long) < 2 or len(long) > 6:
            return
        given = long[0]
        for other in long[1:]:
            if other not in PARTICLES:
                self.pairs.add((given, other) if given < other else (other, given))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where a text holds an address or a name, as (start, end).

        A name is two words of one, or one word with a possessive.
        """
        found = [match.span() for match in MAIL.finditer(text)] if "@" in text else []
        words = [(_plain(match[0]), match.span(), match[0]) for match in _WORD.finditer(text)]
        words = [word for word in words if len(word[0]) > 1 and word[0] not in TITLES]
        if not words or not self.single:
            return found
        for (first, (start, _), _), (second, (_, end), _) in pairwise(words):
            if ((first, second) if first < second else (second, first)) in self.pairs:
                found.append((start, end))
        near = [word for word in words if word[0] not in PARTICLES]
        for (first, (start, _), _), (second, (_, end), _) in pairwise(near):  # Ana de Ash
            if ((first, second) if first < second else (second, first)) in self.pairs:
                found.append((start, end))
        rest = [word for word in near if word[0] not in _TEAMS]
        for word, span, written in near:
            possessive = _POSSESSIVE.search(written) or text[span[1] : span[1] + 1] in ("'", "’")
            alone = len(rest) == 1 and len(near) > 1 and rest[0][0] == word
            if word in self.single and (possessive or alone):
                found.append(span)
        return _merge(found)

    def hold(self, text: str) -> bool:
        """Does a text hold a name or an address?"""
        return bool(self.spans(text))

    def hide(self, text: str) -> str:
        """A text with dots in the place of names and addresses.

        The usual words of headings and posts stay: they name nobody, though a column of names may hold them.
        """
        for start, end in reversed(self.spans(text)):
            shape = set(filter(str.isalpha, text[start:end])) <= {"A", "a"}  # a cell like 'aaa.aaaa@aaaa.aa'
            words = {_plain(word) for word in _WORD.findall(text[start:end])}
            if not shape and ("@" in text[start:end] or not words <= HARMLESS):
                text = text[:start] + HIDDEN + text[end:]
        return text

    def cut(self, text: str) -> str:
        """What remains of a text without names and addresses.

        Brackets and dashes around them go, too.
        """
        spans = self.spans(text)
        if not spans:
            return text
        for start, end in reversed(spans):
            text = text[:start] + "\x00" + text[end:]
        text = re.sub(r"\x00['’´`]s?\b", "\x00", text)
        text = re.sub(r"\s*[(\[<{]\s*(?:\x00\s*)+[)\]>}]", "", text)
        text = re.sub(r"(?:\s*[-–—|/:,;]\s*|\s+(?:of|von|de|di)\s+)?\x00", "", text)
        text = re.sub(r"[(\[{<]\s*[)\]}>]", "", text)
        return _strip(text)


def _plain(word: str) -> str:
    return re.sub(r"['’´`]", "", _POSSESSIVE.sub("", fold_letters(word)))


def _strip(text: str) -> str:
    """A text without marks and blanks at its ends."""
    text = " ".join(text.split())
    start = re.match(r"[\s\-–—|/:,;.'’]*", text)
    return re.sub(r"[\s\-–—|/:,;'’]*$", "", text[start.end() if start else 0 :])


def _merge(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def number_units(units: Sequence[str], names: Names, findings: Findings) -> list[str]:
    """Returns units without names in them.

    What else they are called, or a number where that tells nothing apart.
    """
    cut = {unit: names.cut(unit) for unit in dict.fromkeys(units) if names.hold(unit)}
    if not cut:
        return list(units)
    kept = {unit for unit in dict.fromkeys(units) if unit not in cut}
    stored: dict[str, str] = {}
    for number, (unit, rest) in enumerate(sorted(cut.items()), start=1):
        alone = rest and rest not in kept and list(cut.values()).count(rest) == 1 and len(rest) > 1
        stored[unit] = rest if alone else f"{rest or 'Unit'} {number}"
        while stored[unit] in kept:
            stored[unit] += "x"
        kept.add(stored[unit])
    are = "unit is called after somebody" if len(cut) == 1 else "units are called after people"
    findings.note("private", f"{len(cut):,} {are}: the names are left out, or a number stands there")
    return [stored.get(unit, unit) for unit in units]


def cut_names(cells: Sequence[str], heading: str, names: Names, findings: Findings) -> list[str]:
    """Returns cells without the names and addresses in them; how many held one is noted."""
    cut = {cell: names.cut(cell) for cell in dict.fromkeys(cells) if cell and names.hold(cell)}
    if cut:
        count = sum(cell in cut for cell in cells)
        findings.note(
            "private",
            f"{count:,} cell{'s hold' if count > 1 else ' holds'} names or addresses, which are left out",
            column=heading,
        )
    return [cut.get(cell, cell) for cell in cells]


def hide_ids(keys: Sequence[str], names: Names, by_names: bool, findings: Findings) -> tuple[str, ...]:
    """Returns the ids to store.

    As they are, or the numbers 1, 2, 3 ... if a single one may give somebody away.
    """
    if not by_names and not any_tells(keys, names):
        return tuple(keys)
    findings.note("private", "ids look like names or addresses, never stored: people are numbered 1, 2, 3 ...")
    return tuple(str(number) for number in range(1, len(keys) + 1))


def any_tells(keys: Sequence[str], names: Names) -> bool:
    """May any of these ids be a name, a log-in name or an address?

    Letters that many ids share (EMP, u) are no name, and neither are hexadecimal ids.
    """
    count: dict[str, int] = {}
    for key in keys:
        if key.isdigit():
            continue
        letters = "".join(sign for sign in fold_letters(key) if sign.isalpha())
        if "@" in key or (" " in key.strip() and letters):
            return True
        if len(letters) > 2:
            count[letters] = count.get(letters, 0) + 1
    if not count or all(_is_hexadecimal(key) for key in keys):
        return False
    words = {word for word in count if word not in ("line", "emp", "pos")}
    return bool(words & names.single) or any(count[word] < max(2, 0.02 * len(keys)) for word in words)


def _is_hexadecimal(key: str) -> bool:
    return bool(re.fullmatch(r"[0-9a-fA-F-]{8,40}", key)) and any(map(str.isdigit, key))
