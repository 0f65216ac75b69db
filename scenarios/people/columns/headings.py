"""What a heading alone says of its column.

It is a usual name of a role, or holds a word that rules one out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from scenarios.people.columns.words import (
    GROUPS,
    MEASURES,
    OTHER_PEOPLE,
    POSITION_IDS,
    POSITIONS,
    PRIVATE,
    ROLES,
    SECOND_LINES,
    SECRETS,
    TIE_ROLES,
)
from scenarios.people.keys import fold_letters
from simulation.errors import did_you_mean

WORDS = {role: tuple(text.casefold().split()) for role, text in (ROLES | TIE_ROLES).items()}
CLOSE = 0.86  # likeness from which a heading counts as misspelt
_PARTS = {
    "first": {"first", "given", "forename", "vorname", "prenom", "fname", "firstname"},
    "last": {"last", "family", "surname", "nachname", "nom", "lname", "lastname"},
}
_ELSEWHERE = {"no", "by"}
"""Headings of one word that mean something else inside a longer one: `No manager`, `Managed by`."""
_NAME_PARTS = {"first", "last", "forename", "fname", "lname"}
"""Headings of parts of a name that mean something else inside longer ones: `First day`."""
_LEADERS = set(
    """manager mgr supervisor lead leader head boss superior chief vorgesetzter fuhrungskraft leiter chef responsable
    jefe gerente responsabile""".split()
)
_POSTS = {"position", "post", "job", "role", "seat"}
_KEYS = {"id", "no", "nr", "number", "num", "code", "key", "name", "email", "mail", "address", "ref", "reference"}
_PART = re.compile(r"[^\w]+|_|(?<=[a-z])(?=[A-Z])")


def label_columns(heading: Sequence[str]) -> list[str]:
    """Returns a label for each column by which it alone can be asked for.

    Its heading; where several have the same, with the number of the column: "Name (column 2)", "Name (column 4)".
    """
    counts = Counter(map(normalize, heading))
    return [
        f"{one} (column {number})" if one and counts[normalize(one)] > 1 else one
        for number, one in enumerate(heading, start=1)
    ]


def find_columns(heading: Sequence[str], asked: str) -> list[int]:
    """Return the columns that go by a name: their label, else but for case, accents and signs."""
    labels = label_columns(heading)
    found = [at for at, one in enumerate(labels) if one == asked != ""]
    for names in (labels, heading):
        found = found or [at for at, one in enumerate(names) if normalize(one) == normalize(asked) != ""]
    return found


def describe_choice(heading: Sequence[str], asked: str, found: Sequence[int]) -> str:
    """Return why a name does not give one column: none goes by it, or several do."""
    if not found:
        return f"no column is called '{asked}'{did_you_mean(asked, [one for one in label_columns(heading) if one])}"
    labels = label_columns(heading)
    either = " or ".join(f"'{labels[at]}'" for at in found)
    return f"{len(found)} columns are called '{asked}'; write {either}"


@lru_cache(maxsize=4096)
def normalize(heading: str) -> str:
    """A heading without case, accents, blanks and signs: "N° d'employé" -> "ndemploye"."""
    return "".join(sign for sign in fold_letters(heading) if sign.isalpha() or (sign.isascii() and sign.isdigit()))


def split_words(heading: str) -> list[str]:
    """The words of a heading, normalized: "YearsWithCurrManager" -> years, with, curr, manager."""
    return [word for part in _PART.split(heading) if (word := normalize(part))]


@lru_cache(maxsize=4096)
def likeness(heading: str, role: str) -> float:
    """Returns how well a heading fits a role, 0 to 3.

    3 = a usual name, 2 = holds one, 1..2 = a misspelt one, 0 = not at all.
    """
    text = normalize(heading)
    if not text:
        return 0.0
    if text in WORDS[role] or (role == "name" and text in _NAME_PARTS):
        return 3.0
    inside = [word for word in WORDS[role] if len(word) >= 5 and word in text]
    if inside:
        return 2.0 + max(map(len, inside)) / (2 * len(text))
    parts = set(split_words(heading))
    if parts & {word for word in WORDS[role] if len(word) >= 2 and word not in _ELSEWHERE} and role not in PRIVATE:
        return 2.0
    if text in POSITION_IDS:
        return 0.0  # `Planst.` is no misspelt `Plant`
    matcher = SequenceMatcher(b=text, autojunk=False)
    best = 0.0
    for word in WORDS[role]:
        if len(word) >= 5 and len(text) >= 4:
            matcher.set_seq1(word)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                best = max(best, matcher.ratio())
    return 1.0 + best if best >= CLOSE else 0.0


def names_measure(heading: str) -> bool:
    """Does a heading ask how long, how many, since when or whether, and not who?"""
    return bool(set(split_words(heading)) & MEASURES)


def names_other_person(heading: str) -> bool:
    """Does a heading name somebody who is nobody's manager?

    That is a mentor, an assistant, a partner in personnel.
    """
    words = split_words(heading)
    return bool(set(words) & OTHER_PEOPLE) or any(pair in OTHER_PEOPLE for pair in map("".join, pairwise(words)))


def names_second_line(heading: str) -> bool:
    """Does a heading name a second line beside the first?

    Dotted, functional, former, two levels up.
    """
    words = split_words(heading)
    doubled = sum(word in ("manager", "managers", "supervisor", "vorgesetzter") for word in words) > 1
    return bool(set(words) & SECOND_LINES) or doubled or "n2" in words


def names_group(heading: str) -> bool:
    """Does a heading speak of a unit or a post, as `Parent Department` does?"""
    return bool(set(split_words(heading)) & GROUPS)


def names_position(heading: str) -> bool:
    """Does a heading speak of a position, as `Position ID` and `PLANS` do?"""
    return bool(set(split_words(heading)) & POSITIONS) or normalize(heading) in POSITION_IDS


def names_secret(heading: str) -> bool:
    """Does a heading name a password, a national number or a picture, never to be stored?"""
    words = split_words(heading)
    return bool({normalize(heading), *words, *map("".join, pairwise(words))} & SECRETS)


def names_leader(heading: str) -> bool:
    """Does a heading that speaks of a unit or a post ask who leads?

    As `Team Lead`, `Department Manager ID` and `Manager Position ID` do, but not `Manager Title`.
    """
    words = split_words(heading)
    while len(words) > 1 and words[-1] in _KEYS:
        words.pop()
    by_key = len(words) < len(split_words(heading))
    return words[-1] in _LEADERS or (by_key and words[-1] in _POSTS and bool(set(words) & _LEADERS))


def find_split_managers(headings: Sequence[str]) -> tuple[int, int] | None:
    """Where first and last name of the manager stand in two columns.

    None = nowhere, or more than once.
    """
    managers = [at for at, heading in enumerate(headings) if likeness(heading, "manager") >= 2]
    found = [[at for at in managers if _PARTS[part] & set(split_words(headings[at]))] for part in ("first", "last")]
    return (found[0][0], found[1][0]) if len(found[0]) == len(found[1]) == 1 and found[0] != found[1] else None
