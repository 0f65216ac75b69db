"""Cuts a text whose columns stand below each other, with blanks between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scenarios.people.files.delimited import DELIMITERS, Row

_SAMPLE = 20_000  # characters that tell whether the text is delimited
_COMPARED = 200  # lines that tell where the columns stand
_FEWEST = 3  # columns from which a text is a table
_RULE = re.compile(r"^[\s=+|_-]+$")


def split_columns(text: str) -> list[Row] | None:
    """Returns the rows of a text with columns of fixed width; None = it is none."""
    sample = [line for line in text[:_SAMPLE].split("\n") if line.strip()][:20]
    if any(mark in line for mark in DELIMITERS for line in sample if not _RULE.match(line)):
        return None
    lines = [(number, line.expandtabs()) for number, line in enumerate(text.split("\n"), start=1)]
    rows = [(number, line) for number, line in lines if line.strip() and not _RULE.match(line)]
    some = [line for _, line in rows[:_COMPARED]]
    if len(some) < _FEWEST:
        return None
    starts = _find_starts(some)
    if len(starts) < _FEWEST or any(line[at - 1 : at].strip() for _, line in rows for at in starts[1:]):
        return None
    ends = [*starts[1:], None]
    return [(number, [line[at:end].strip() for at, end in zip(starts, ends, strict=True)]) for number, line in rows]


def _find_starts(lines: Sequence[str]) -> list[int]:
    """Where columns begin: words of the heading after two blanks, with a blank in every line."""
    heading = lines[0]
    words = [match.start() for match in re.finditer(r"(?:(?<=  )|(?<=^))\S", heading)]
    return [at for at in words if at == 0 or all(not line[at - 1 : at].strip() for line in lines)]
