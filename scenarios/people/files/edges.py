"""Finds the ends of an edge and the one that is the manager.

By the words of the file, else by structure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from scenarios.people.columns.headings import likeness, normalize

End = Literal["source", "target"]
ENDS: tuple[tuple[str, str], ...] = (
    ("source", "target"),
    ("sourceid", "targetid"),
    ("from", "to"),
    ("fromid", "toid"),
    ("fromnode", "tonode"),
    ("fromnodeid", "tonodeid"),
    ("src", "dst"),
    ("src", "tgt"),
    ("start", "end"),
    ("beginitemkey", "enditemkey"),
    ("sender", "recipient"),
    ("sender", "receiver"),
    ("sender", "to"),
    ("from", "recipient"),
    ("from", "receiver"),
    ("ego", "alter"),
    ("person1", "person2"),
)
"""Names of the two ends of an edge that do not tell which one is the manager."""
_DAYS = ("from", "to", "start", "end")  # of people, too: ends only in the pairs above
_MIXED = tuple((one, other) for one, _ in ENDS for _, other in ENDS if one not in _DAYS and other not in _DAYS)
COUNTS = ("weight", "value", "count", "contacts", "emails", "messages", "strength")
"""Names of what only contacts have different numbers of."""
AMOUNTS = (*COUNTS, "number")
"""Names of the amount of a tie; a `number` may be a running number too, which does not make an edge a contact."""
_BELOW = set(
    """employee employeeid child childid subordinate subordinateid report reportid directreport reportee worker
    staffmember mitarbeiter""".split()
)
_DOWN = set(
    """manages managerof ismanagerof supervises supervisorof leads leaderof heads headof contains has hasmember parentof
    isparentof oversees directs bossof includes superiorof""".split()
)
_UP = set(
    """reportsto reportingto reportsinto reporting reports ledby isledby headedby managedby supervisedby hasmanager
    belongsto partof ispartof memberof ismemberof childof worksfor subordinateto subordinateof directedby worksin
    overseenby""".split()
)
_TIES = set(
    """contact contacts communicates communication communicateswith collaborates collaborateswith collaboration knows
    workswith interacts interactswith interaction friend friends email emails mail message messages chat meeting
    meetings meets advice advises asks trusts trust peer peers tie ties mentors mentor dottedline dotted matrix talksto
    helps sender recipient receiver ego alter person1""".split()
)


@dataclass(frozen=True)
class Edge:
    """Two ends by id, the word for what joins them and the number it has ("" = none)."""

    source: str
    target: str
    relation: str = ""
    amount: str = ""
    both_ways: bool = False


def find_ends(keys: Iterable[str]) -> tuple[str, str] | None:
    """Returns the two keys that name the ends of an edge; None where there are none."""
    return _find_ends(tuple(keys))


@lru_cache(maxsize=4096)
def _find_ends(keys: tuple[str, ...]) -> tuple[str, str] | None:
    by_name = {normalize(key): key for key in reversed(keys)}
    for source, target in (*ENDS, *_MIXED):
        if source in by_name and target in by_name:
            return by_name[source], by_name[target]
    above = [key for name, key in by_name.items() if likeness(key, "manager") == 3 and name not in _BELOW]
    below = [key for name, key in by_name.items() if name in _BELOW]
    return (above[0], below[0]) if len(above) == len(below) == 1 else None


def read_heading(source: str) -> End | None:
    """Returns the end that is the manager by the name of the first end; None = it does not tell."""
    return "source" if likeness(source, "manager") == 3 else None


def read_relation(word: str) -> End | Literal["tie", ""]:
    """Returns the end that a relation makes the manager, `tie` for a contact, else ""."""
    name = normalize(word)
    if name in _TIES:
        return "tie"
    return "source" if name in _DOWN else "target" if name in _UP else ""


def count_several(edges: Sequence[Edge], manager: End) -> int:
    """Returns how many people have several managers if this end is the manager; -1 = a circle."""
    above: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        boss, person = (edge.source, edge.target) if manager == "source" else (edge.target, edge.source)
        if boss != person:
            above[person].add(boss)
    several = sum(len(bosses) > 1 for bosses in above.values())
    return several if several or not _is_circular(above) else -1


def _is_circular(above: dict[str, set[str]]) -> bool:
    """Does anybody meet himself on the way up? Everybody has one manager here."""
    safe: set[str] = set()
    for person in above:
        way: list[str] = []
        on_way: set[str] = set()
        while person not in safe and person in above:
            if person in on_way:
                return True
            way.append(person)
            on_way.add(person)
            person = next(iter(above[person]))
        safe.update(way)
    return False


def choose_end(edges: Sequence[Edge]) -> tuple[End | None, str]:
    """Returns the end that makes a tree of one manager each, or why there is none."""
    as_source, as_target = count_several(edges, "source"), count_several(edges, "target")
    if as_source == 0 and as_target == 0:
        return None, "either end can be the manager"
    if as_source == 0 or as_target == 0:
        return ("source" if as_source == 0 else "target"), ""
    if min(as_source, as_target) < 0:
        return None, "they run in a circle"
    counts = f"{as_source:,} if the first end is the manager, {as_target:,} if the second is"
    return None, f"neither end gives one manager each (people with several managers: {counts})"
