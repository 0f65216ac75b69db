"""Tells the lists of people in JSON from other lists, such as a legend of levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from scenarios.people.columns.headings import likeness, normalize
from scenarios.people.finding import Findings

_PEOPLE = set(
    """people persons employees staff workers members managers leaders users associates contractors personnel
    mitarbeiter employes empleados""".split()
)
_LEGENDS = set(
    """levels legend roles titles grades bands kinds types categories statuses colors colours tags locations offices
    sites departments units teams groups skills projects jobs positions functions""".split()
)
_KNOWN = 0.5  # share of the managers named that must stand among the entries
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


def add_managers_above(entries: Sequence[Entry], findings: Findings) -> None:
    """Gives the entry above as manager to entries that name none, where others name theirs.

    By the key and by the id that the others use.
    """
    named = Counter(key for one in entries for key, value in one.fields.items() if value and _names_manager(key))
    for key, _ in named.most_common(1):
        bosses = {one.fields[key] for one in entries if one.fields.get(key)}
        ids = dict.fromkeys(field for one in entries for field in one.fields if field != key)
        held = {field: {one.fields.get(field, "") for one in entries} for field in ids}
        by = max(ids, key=lambda field: len(bosses & held[field]), default=None)
        if by is None or len(bosses & held[by]) < _KNOWN * len(bosses):
            return
        added = [one for one in entries if one.above and not one.fields.get(key) and one.above.fields.get(by)]
        for one in added:
            one.fields[key] = one.above.fields[by] if one.above else ""
        if added:
            findings.note("json", f"{len(added):,} entries name no manager in '{key}': the entry above them is taken")


def _names_manager(key: str) -> bool:
    return likeness(key, "manager") == 3
