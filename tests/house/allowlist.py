"""What fails a house rule for now or for good: `allowlist.txt`, which only shrinks."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_suffix(".txt")
NAME = f"tests/house/{FILE.name}"
RULES = ("import", "cycle", "modules", "lines", "parameters", "short")


class Failure(NamedTuple):
    """A place that fails a rule: the size that is too large (0 if nothing is counted) and what to do, in a sentence."""

    place: str
    size: int
    text: str


class Entry(NamedTuple):
    """A line of the allowlist: a place that may fail a rule, up to a size."""

    line: int
    rule: str
    place: str
    size: int
    reason: str


def read_entries(text: str) -> list[Entry]:
    """The entries of an allowlist. Raises ValueError with the line of one that is no entry."""
    entries = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 4 or parts[0] not in RULES or not all(parts) or not (parts[2] == "-" or parts[2].isdigit()):
            rules = ", ".join(RULES)
            raise ValueError(
                f"{NAME}:{number}: write 'rule | place | size or - | reason'; a rule is one of {rules}: {line}"
            )
        entries.append(Entry(number, parts[0], parts[1], 0 if parts[2] == "-" else int(parts[2]), parts[3]))
    return entries


def find_faults(rule: str, failures: Iterable[Failure], entries: list[Entry]) -> list[str]:
    """What is wrong after the allowlist: failures it does not allow, and lines of it that are no longer needed."""
    allowed = {entry.place: entry for entry in entries if entry.rule == rule}
    failed = {failure.place: failure for failure in failures}
    faults = [
        failure.text + (f" (it was {allowed[place].size} in {NAME}, and may only shrink)" if place in allowed else "")
        for place, failure in failed.items()
        if place not in allowed or failure.size > allowed[place].size
    ]
    return faults + [describe_spare(entry) for place, entry in allowed.items() if place not in failed]


def describe_spare(entry: Entry) -> str:
    """What to do with an entry that allows nothing any more."""
    return f"{NAME}:{entry.line}: {entry.place} no longer fails the rule '{entry.rule}': remove this line"


def find_spare(entries: list[Entry], holds_without: Callable[[list[Entry]], bool]) -> list[Entry]:
    """Entries that could go, one after the other, while the rule still holds with those that stay."""
    kept, spare = list(entries), []
    for entry in entries:
        rest = [other for other in kept if other != entry]
        if holds_without(rest):
            kept = rest
            spare.append(entry)
    return spare
