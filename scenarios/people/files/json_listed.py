"""Reads who reports to whom from lists of ids inside the entries of JSON.

As in `"reports": ["e2", "e3"]`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.people.columns.headings import likeness, normalize
from scenarios.people.files.json_lists import Entry
from scenarios.people.finding import Findings

BELOW = set(
    """children reports directreports subordinates employees members people staff team teammembers reportees manages
    supervises directs kinder mitarbeiter""".split()
)
"""Keys of entries under which those below stand."""
_ENOUGH = 0.8  # share of the listed ids that must be found among the entries


@dataclass(frozen=True)
class Listed:
    """Key of the lists, and the managers they give by place of the entry; the first is taken."""

    key: str
    above: dict[int, list[int]]


def find_listed(entries: Sequence[Entry], findings: Findings) -> Listed | None:
    """Returns the managers that lists of ids in the entries give; None where there are none.

    Lists that are not read are noted.
    """
    keys = Counter(key for one in entries for key, ids in one.listed.items() if ids)
    named = any(likeness(key, "manager") == 3 and value for one in entries for key, value in one.fields.items())
    chosen = None
    for key in keys:
        above = _read(entries, key) if normalize(key) in BELOW and not named else None
        if above and chosen is None:
            chosen = Listed(key, above)
    others = [f"'{key}'" for key in keys if chosen is None or key != chosen.key]
    if others:
        findings.note("json", f"lists of values inside the entries are not read: {', '.join(others[:8])}")
    for key in keys:
        if normalize(key) in BELOW:
            _report_missing(entries, key, findings)
    if chosen:
        several = sum(len(bosses) > 1 for bosses in chosen.above.values())
        findings.note("json", f"'{chosen.key}' lists who reports to each entry ({len(chosen.above):,} people)")
        if several:
            what = f"{several:,} entries stand in the lists of several others"
            findings.warning("several managers", 0, "", what, "the first one is taken; the others are not stored")
    return chosen


def _report_missing(entries: Sequence[Entry], key: str, findings: Findings) -> None:
    """Reports people who stand in the lists alone, and have no entry of their own."""
    known = {value for one in entries for value in one.fields.values()}
    listed = {value for one in entries for value in one.listed.get(key, ())}
    if missing := len(listed - known):
        what = f"{missing:,} of {len(listed):,} in the lists '{key}' have no entry of their own"
        findings.warning("json", 0, "", what, "they are left out")


def _read(entries: Sequence[Entry], key: str) -> dict[int, list[int]] | None:
    """Managers by place, where most of the ids listed are those of entries."""
    total = sum(len(one.listed.get(key, ())) for one in entries)
    best: dict[int, list[int]] = {}
    most = 0
    for field in dict.fromkeys(field for one in entries for field in one.fields):
        places: dict[str, int] = {}
        for at, one in enumerate(entries):
            if value := one.fields.get(field):
                places[value] = -1 if value in places else at
        above: dict[int, list[int]] = {}
        for boss, one in enumerate(entries):
            for value in one.listed.get(key, ()):
                if places.get(value, -1) >= 0:
                    above.setdefault(places[value], []).append(boss)
        found = sum(map(len, above.values()))
        if found > most:
            best, most = above, found
    return best if most and most >= _ENOUGH * total else None
