"""Which unit everybody is in: one spelling for each unit, a unit for those without.

Also finds the organization's units as other files spell them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from scenarios.people.finding import Findings
from scenarios.people.keys import fold_letters

NO_UNIT = "No unit"
ONE_UNIT = "Everybody"
_MEANINGFUL = "&/+#"
"""Signs by which units differ: R&D, C++. All others count as blanks."""


def spell(given: Sequence[str], lines: Sequence[int], heading: str, findings: Findings) -> list[str]:
    """Unit of each person, [n], as it will be stored."""
    if not any(given):
        findings.warning("no units", 0, "", "no column tells units apart", f"all are in one unit, '{ONE_UNIT}'")
        return [ONE_UNIT] * len(given)
    count = Counter(unit for unit in given if unit)
    usual: dict[str, str] = {}
    for unit, _ in count.most_common():
        usual.setdefault(unit.casefold(), unit)
    spelt: list[str] = []
    for unit, line in zip(given, lines, strict=True):
        if not unit:
            findings.warning("no unit", line, heading, "this person has no unit", f"is put into '{NO_UNIT}'")
        elif usual[unit.casefold()] != unit:
            other = usual[unit.casefold()]
            what = f"'{unit}' is spelt '{other}' elsewhere"
            if findings.error("spelling", line, heading, what, f"is put into '{other}'"):
                unit = other
        spelt.append(unit or NO_UNIT)
    different = len(set(spelt))
    if different > max(10, len(spelt) / 3):
        what = f"{different:,} units for {len(spelt):,} people; units should be departments"
        findings.warning("many units", 0, heading, what, "each is a unit")
    return spelt


def unit_key(text: str) -> str:
    """Return a unit without case, accents, dashes and brackets, in letters of any alphabet.

    >>> unit_key("Führungs-Kraft"), unit_key("R&D"), unit_key("Отдел (Север)")
    ('fuhrungs kraft', 'r&d', 'отдел север')
    """
    folded = fold_letters(text)
    signs = (sign if _is_kept(sign) else " " for sign in folded)
    return " ".join("".join(signs).split()) or folded.strip()


def _is_kept(sign: str) -> bool:
    """Return whether a sign is a letter, a vowel sign of one, a digit, or has a meaning."""
    return sign.isalnum() or sign in _MEANINGFUL or unicodedata.category(sign)[0] == "M"


def index_units(units: Sequence[str], findings: Findings) -> dict[str, int]:
    """Return the place of each unit by its key, with an error for two units of one key."""
    places: dict[str, int] = {}
    for place, unit in enumerate(units):
        other = places.setdefault(unit_key(unit), place)
        if other != place:
            what = f"units '{units[other]}' and '{unit}' differ in case or signs only; rename one in the organization"
            findings.error("alike", 0, "", what)
    return places
