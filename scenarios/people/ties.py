"""Reading who works with whom: a table of ties, or a log with a line for each message."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scenarios.people.columns.headings import normalize
from scenarios.people.finding import Findings, shape_of
from scenarios.people.keys import Directory
from scenarios.people.names import Names
from scenarios.people.tie_list import TieList, list_ties
from simulation.population import HEAVIEST, LIGHTEST

MOSTLY = 0.5  # share of ties that must join two people of the list


@dataclass(frozen=True)
class Ties:
    """Directed ties between seats: sorted, without self-ties or duplicates, weights of 0.1 to 3."""

    source: NDArray[np.int32]
    target: NDArray[np.int32]
    weight: NDArray[np.float64]


NO_TIES = Ties(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0))


def read_ties(
    data: bytes, directory: Directory, names: Names, findings: Findings, at_least: float = 0.0
) -> Ties | None:
    """Reads ties between the people of a directory, in seat order.

    None if the file cannot be read at all.

    Contacts, or weights outside 0.1..3, are divided by their median and cut to 0.1..3; ties of fewer than
    `at_least` contacts are left out. Without a column of numbers every line of the same two people is one contact.
    """
    listed = list_ties(data, directory, names, findings)
    if listed is None:
        return None
    listed = _only_contacts(listed)
    known = _known(listed, findings)
    return None if known is None else _ties(_both_ways(known, directory.size), directory.size, findings, at_least)


def _only_contacts(listed: TieList) -> TieList:
    some = listed.amount > 0
    return listed if some.all() else _some(listed, some)


def _some(listed: TieList, keep: NDArray[np.bool_]) -> TieList:
    return replace(
        listed,
        source=listed.source[keep],
        target=listed.target[keep],
        amount=listed.amount[keep],
        both_ways=listed.both_ways[keep],
        lines=listed.lines[keep],
    )


def _both_ways(listed: TieList, people: int) -> TieList:
    """Ties that run both ways, entered twice.

    A pair that the file holds in both directions is entered once each.
    """
    if not listed.both_ways.any():
        return listed
    there = listed.source * people + listed.target
    both = listed.both_ways & ~np.isin(listed.target * people + listed.source, there)
    return replace(
        listed,
        source=np.concatenate([listed.source, listed.target[both]]),
        target=np.concatenate([listed.target, listed.source[both]]),
        amount=np.concatenate([listed.amount, listed.amount[both]]),
        both_ways=np.concatenate([both, both[both]]),
        lines=np.concatenate([listed.lines, listed.lines[both]]),
    )


def _known(listed: TieList, findings: Findings) -> TieList | None:
    """Only ties between two different people of the list.

    The others are reported; None where nearly all are others.
    """
    known = (listed.source >= 0) & (listed.target >= 0)
    if len(known) and known.sum() < MOSTLY * len(known):
        what = f"only {int(known.sum()):,} of {len(known):,} ties join two people of the list"
        like = f"; an end looks like '{shape_of(listed.unknown)}'" if listed.unknown else ""
        findings.error("unknown", 0, "", f"{what}{like}; the list needs a column with everybody's id, written so")
        return None
    for row in np.flatnonzero(~known):
        findings.error(
            "unknown", int(listed.lines[row]), "", "names somebody who is not in the list of people", "is left out"
        )
    selves = known & (listed.source == listed.target)
    for row in np.flatnonzero(selves):
        findings.error("self-tie", int(listed.lines[row]), "", "joins a person to himself or herself", "is left out")
    return _some(listed, known & ~selves)


def _ties(listed: TieList, people: int, findings: Findings, at_least: float) -> Ties:
    source, target, amount, lines, heading = listed.source, listed.target, listed.amount, listed.lines, listed.heading
    pair = source * people + target
    key, first, at, times = np.unique(pair, return_index=True, return_inverse=True, return_counts=True)
    total = np.bincount(at, weights=amount, minlength=len(key)).astype(np.float64)
    if (times > 1).any() and not heading:
        findings.note("log", f"{len(source):,} lines are counted as contacts of {len(key):,} ties")
    elif (times > 1).any():
        again = first[at] != np.arange(len(at))
        for row in np.flatnonzero(again & (lines[first[at]] != lines)):
            what = f"the tie stands in line {lines[first[at[row]]]} already"
            findings.error("duplicate tie", int(lines[row]), heading, what, "the numbers are added up")
    enough = total >= at_least
    if not enough.all():
        findings.note("weak", f"{int((~enough).sum()):,} ties of fewer than {at_least:g} contacts are left out")
    weight = _weights(total[enough], heading, findings)
    return Ties((key[enough] // people).astype(np.int32), (key[enough] % people).astype(np.int32), weight)


def _weights(total: NDArray[np.float64], heading: str, findings: Findings) -> NDArray[np.float64]:
    """Weights as they are if they are weights; else divided by their median and cut to 0.1..3."""
    if not len(total):
        return total
    if normalize(heading) == "weight" and LIGHTEST <= total.min() and total.max() <= HEAVIEST:
        return total
    median = float(np.median(total))
    if total.min() < total.max():
        limits = f"{LIGHTEST:g}..{HEAVIEST:g}"
        findings.note("scaled", f"numbers are divided by their median ({median:g}) and cut to {limits}")
    return np.clip(total / median, LIGHTEST, HEAVIEST)
