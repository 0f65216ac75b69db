"""Leaves out the rows of a list that are no entries: label rows, totals, footers, examples."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from scenarios.people.columns.headings import likeness, normalize
from scenarios.people.columns.words import ROLES, TIE_ROLES
from scenarios.people.files.delimited import Row
from scenarios.people.finding import Findings, describe_lines

_ROLES = (*ROLES, *TIE_ROLES)
_TOTAL = re.compile(
    r"^(grand |sub|sub-| )*(total|totals|totale|totaal|sum|summe|gesamt|gesamtsumme|gesamtergebnis|zwischensumme|suma|"
    r"somme|average|mean|count|durchschnitt|anzahl|headcount|razem|summa|yhteensa|itogo|итого|всего)\b",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"confidential|internal use|do not distribut|vertraulich|confidentiel|confidencial|riservato|copyright|©|"
    r"all rights reserved|^page \d|^seite \d|^\d+ of \d+$|end of (report|file|list|data)|^ende\b|generated (on|by|at)|"
    r"^generated\b|^created (on|by)|^exported|^printed|^erstellt (am|von)|^stand:|^as of\b|run date|report date|"
    r"applied filters|^filters?\b.*:|^source:|^quelle:|^notes?:|^note \d|^legend|^\*+ |"
    r"rows? (selected|returned|affected)|^(number of )?(rows|records|employees|entries)\b.*\d|"
    r"^\d+ (rows|records|employees|people|entries)|prepared (by|for)",
    re.IGNORECASE,
)
_FORMAT = re.compile(
    r"^(required|optional|mandatory|pflicht\w*|(text|string|number|numeric|integer|date|boolean|enum)( ?\(.*\))?|"
    r"n?(var)?char.*|"
    r"[ymdj]{2,4}[-/. ][ymdj]{2,4}[-/. ][ymdjt]{2,4}|alphanumeric|free text|dropdown|yes/no|max\.? ?\d+.*|"
    r"\d+ char\w*|example:?.*|e\.g\..*|z\. ?b\..*|beispiel:?.*|ejemplo:?.*|exemple:?.*|sample:?.*|<.*>|"
    r"\[.*\]|\{.*\}|x{3,}|enter .*|please .*|unique .*|bitte .*)$",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"^(example|e\.g\.|z\. ?b\.|beispiel|ejemplo|exemple|sample|muster|test row)\b", re.IGNORECASE)


def leave_out(heading: Sequence[str], rows: Sequence[Row], findings: Findings) -> list[Row]:
    """Returns the rows that may be entries, and notes which were left out and why."""
    names = [normalize(cell) for cell in heading]
    out: dict[str, list[int]] = defaultdict(list)
    usual = Counter(_filled(cells) for _, cells in rows[:2000]).most_common(1)[0][0] if rows else 0
    numbered = sum(any(map(str.isdigit, cells[0])) for _, cells in rows[:200]) > 0.5 * min(len(rows), 200)
    kept: list[Row] = []
    ends = "" if names[0][-1:].isdigit() else "0123456789"  # no first heading ends so
    for number, (line, cells) in enumerate(rows):
        inside = 2 < number < len(rows) - 3
        if inside and len(cells) >= usual and "" not in cells and (cells[0][0].isdigit() or cells[0][-1] in ends):
            kept.append((line, cells))  # nearly all rows of a large file
            continue
        filled = len(cells) - cells.count("")
        short = filled <= max(2, usual // 2) and filled < usual
        last = numbered and number >= len(rows) - 3
        if not (
            short or last or number < 3 or (names[0][:1] == cells[0][:1].casefold() and normalize(cells[0]) == names[0])
        ):
            kept.append((line, cells))
            continue
        reason = _reason(names, heading, cells, number, last or (short and _filled(cells) < usual))
        if reason:
            out[reason].append(line)
        else:
            kept.append((line, cells))
    if usual > 1:
        _leave_out_last(kept, usual, out)
    for reason, lines in out.items():
        what = f"left out as no entry ({reason}): {describe_lines(sorted(lines))}"
        findings.note("no entry", what, line=min(lines))
    return kept


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _reason(names: Sequence[str], heading: Sequence[str], cells: Sequence[str], number: int, short: bool) -> str:
    """Why a row is no entry; "" = it may be one."""
    words = [cell.strip() for cell in cells if cell.strip()]
    if not words:
        return ""
    same = sum(
        normalize(cell) == name
        for cell, name in zip(cells, names, strict=False)
        if cell.strip() and any(map(str.isalpha, name))
    )
    if same >= 2 and same >= 0.5 * len(words):
        return "repeated headings"
    if number < 3 and same >= 3:
        return "an example, or what to enter"
    if number < 3 and len(words) > 1:
        if _labels(heading, cells) >= max(2, 0.6 * len(words)):
            return "labels of the columns"
        if sum(bool(_FORMAT.match(word)) for word in words) >= 0.6 * len(words) or _EXAMPLE.match(words[0]):
            return "an example, or what to enter"
    if short and _TOTAL.match(words[0]) and (len(words) == 1 or any(map(str.isdigit, "".join(words[1:])))):
        return "a total"
    if short and _FOOTER.search(words[0]):
        return "a footer"
    return ""


def _labels(heading: Sequence[str], cells: Sequence[str]) -> int:
    """How many cells of a row are usual headings of the very role their column has."""
    return sum(
        any(likeness(name[:60], role) >= 2 and likeness(cell.strip()[:60], role) == 3.0 for role in _ROLES)
        for name, cell in zip(heading, cells, strict=False)
        if cell.strip() and not any(map(str.isdigit, cell))
    )


def _leave_out_last(rows: list[Row], usual: int, out: dict[str, list[int]]) -> None:
    """Take away rows at the end with a single cell unlike those above it.

    They are remarks, or names of who made the list.
    """
    while len(rows) > 2:
        line, cells = rows[-1]
        if _filled(cells) != 1:
            return
        at = next(at for at, cell in enumerate(cells) if cell.strip())
        above = [row[at] for _, row in rows[:-1][:200] if len(row) > at and row[at].strip()]
        digits = sum(any(map(str.isdigit, cell)) for cell in above)
        unlike = any(map(str.isdigit, cells[at])) != (digits > len(above) / 2) or len(cells[at].split()) > 5
        if above and not unlike:
            return
        out["a remark below the list"].append(line)
        rows.pop()
