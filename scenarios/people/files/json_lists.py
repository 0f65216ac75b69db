"""Tells the lists of people in JSON from other lists, such as a legend of levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from scenarios.people.columns.headings import normalize
from scenarios.people.finding import Findings

_PEOPLE = set(
    """people persons employees staff workers members managers leaders users associates contractors personnel
    mitarbeiter employes empleados""".split()
)
_LEGENDS = set(
    """levels legend roles titles grades bands kinds types categories statuses colors colours tags locations offices
    sites departments units teams groups skills projects jobs positions functions""".split()
)
_ALIKE = 0.6  # share of the usual keys of the people that another list must have


@dataclass
class Entry:
    """What an entry says, the one it stands under, and the key of the list it stands in."""

    fields: dict[str, str]
    above: Entry | None = None
    place: str = ""
    listed: dict[str, list[str]] = field(default_factory=dict)
    """Plain values in lists, by key."""

    @property
    def top(self) -> Entry:
        """The entry at the top of its branch."""
        top = self
        while top.above is not None:
            top = top.above
        return top


def leave_out_legends(entries: Sequence[Entry], findings: Findings) -> list[Entry]:
    """Returns the entries that are people: those of the main list and of lists like it.

    What is left out is noted.
    """
    places: dict[str, list[Entry]] = {}
    for one in entries:
        places.setdefault(one.top.place, []).append(one)
    if len(places) < 2:
        return list(entries)
    main = max(places, key=lambda place: (not _is_legend(place, places[place]), len(places[place])))
    usual = {
        key
        for key, count in Counter(key for one in places[main] for key in one.fields).items()
        if count > 0.5 * len(places[main])
    }
    kept = {place for place in places if place == main or _are_alike(place, places[place], usual)}
    for place in places:
        if place not in kept:
            usual_word = normalize(place) in _LEGENDS  # any other key may be the name of a person
            under = f"under '{place}'" if usual_word else "of another list"
            what = f"{len(places[place]):,} entries {under} are not people like the {len(places[main]):,} others"
            findings.warning("legend", 0, "", what, "they are left out")
    return [one for one in entries if one.top.place in kept]


def _is_legend(place: str, entries: Sequence[Entry]) -> bool:
    return normalize(place) in _LEGENDS and not any(one.above for one in entries)


def _are_alike(place: str, entries: Sequence[Entry], usual: set[str]) -> bool:
    """Are these people too? By the key of their list, by people below, or by keys in common."""
    if normalize(place) in _PEOPLE:
        return True
    shared = sum(len(usual & set(one.fields)) for one in entries)
    return not _is_legend(place, entries) and shared >= _ALIKE * len(usual) * len(entries)
