"""What was found in somebody's file: where, what, and what can be done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Finding:
    """One thing worth telling about one place of a file.

    An *error* stands in the way: nothing is made of the file until it is mended, by hand or, where `repair` says how,
    with `repair=True`. A *warning* does not stand in the way; `repair` says how the place was read. A *note* tells
    what was understood.
    """

    line: int
    """Line of the file, from 1; 0 = the file as a whole."""
    column: str
    """Heading of the column, "" = the line as a whole."""
    what: str
    """What is the matter."""
    repair: str = ""
    """What a repair does, or how the place was read; "" = it has to be mended by hand."""
    severity: Severity = "error"
    kind: str = ""
    """Short name of the kind of finding, for counting."""
    file: Literal["people", "ties"] = "people"
    repaired: bool = False
    """Has the repair been made?"""


@dataclass
class Findings:
    """Collects findings while a file is read; `repair` says whether repairs may be made."""

    repair: bool = False
    file: Literal["people", "ties"] = "people"
    found: list[Finding] = field(default_factory=list)

    def error(self, kind: str, line: int, column: str, what: str, repair: str = "") -> bool:
        """Report something that stands in the way; True if it may be repaired now."""
        may = self.repair and bool(repair)
        self.found.append(Finding(line, column, what, repair, "error", kind, self.file, may))
        return may

    def warning(self, kind: str, line: int, column: str, what: str, read_as: str) -> None:
        """Report something doubtful and how it was read."""
        self.found.append(Finding(line, column, what, read_as, "warning", kind, self.file))

    def note(self, kind: str, what: str, *, line: int = 0, column: str = "") -> None:
        """Tell what was understood."""
        self.found.append(Finding(line, column, what, "", "note", kind, self.file))

    @property
    def blocked(self) -> bool:
        """Is there an error that was not repaired?"""
        return any(finding.severity == "error" and not finding.repaired for finding in self.found)

    def ordered(self) -> list[Finding]:
        """Errors first, then warnings, then notes, each in the order of the file."""
        rank = {"error": 0, "warning": 1, "note": 2}
        return sorted(self.found, key=lambda finding: (rank[finding.severity], finding.file, finding.line))


def quote(cell: str) -> str:
    """Returns a cell as messages may show it.

    Numbers and dates as they are, of words only their shape.

    >>> quote("2019-02-30"), quote("Ann Boss (7)")
    ("'2019-02-30'", "a cell like 'Aaa Aaaa (9)'")
    """
    if not any(map(str.isalpha, cell)):
        return f"'{cell if len(cell) <= 24 else cell[:21] + '...'}'"
    return f"a cell like '{shape_of(cell)}'"


def shape_of(cell: str) -> str:
    """Returns what a cell looks like: letters become A and a, digits 9; long ones are cut."""
    signs = ("A" if sign.isupper() else "a" if sign.isalpha() else "9" if sign.isdigit() else sign for sign in cell)
    text = "".join(signs)
    return text if len(text) <= 32 else text[:29] + "..."


def describe_lines(lines: Sequence[int], most: int = 6) -> str:
    """Returns lines of a file in words: `line 4`, `lines 1 and 2`, `412 lines (3, 8, 9 ...)`."""
    if len(lines) == 1:
        return f"line {lines[0]}"
    if len(lines) <= most:
        return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"
    return f"{len(lines):,} lines ({', '.join(map(str, lines[:3]))} ...)"


def summary(findings: Iterable[Finding], most: int = 5) -> list[Finding]:
    """Returns at most `most` findings of each kind; the last says how many more there are."""
    findings = list(findings)
    total = Counter((finding.file, finding.kind) for finding in findings)
    seen: Counter[tuple[str, str]] = Counter()
    shown = []
    for finding in findings:
        key = (finding.file, finding.kind)
        seen[key] += 1
        if seen[key] < most or total[key] <= most:
            shown.append(finding)
        elif seen[key] == most:
            more = total[key] - most
            shown.append(replace(finding, what=f"{finding.what} (and {more:,} more like this)"))
    return shown


HEADINGS: dict[Severity, str] = {"error": "Wrong", "warning": "Doubtful, and read so", "note": "Understood"}


def describe_findings(findings: Iterable[Finding], people: str, ties: str) -> dict[Severity, list[str]]:
    """Returns what was found, gravest first, one finding a line.

    `people.csv:3: unit: what; repair`, with the files under the names given.
    """
    found = list(findings)
    lines = {
        severity: [_line(one, people, ties) for one in summary([one for one in found if one.severity == severity])]
        for severity in HEADINGS
    }
    return {severity: shown for severity, shown in lines.items() if shown}


def _line(finding: Finding, people: str, ties: str) -> str:
    file = ties if finding.file == "ties" else people
    place = f"{file}:{finding.line}: " if finding.line else f"{file}: "
    column = f"{finding.column}: " if finding.column else ""
    repair = f"; {finding.repair}" if finding.repair else ""
    return f"{place}{column}{finding.what}{repair}{' (repaired)' if finding.repaired else ''}"
