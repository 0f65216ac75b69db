"""Options of the command line in messages, as the fields of the app that do the same."""

from __future__ import annotations

import re

_COLUMN = r"""(?:"[^"]*"|[^\s;,)]+)"""
FIELDS: tuple[tuple[str, str], ...] = (
    (r"--map active=HEADING or --map posts=HEADING names one", "choose one below"),
    (r"--map posts=HEADING", "'Column of posts'"),
    (rf"--map manager={_COLUMN} takes another column", "another column can be chosen as the manager"),
    (r": --map unit=(?:\"[^\"]*\"|\S+)", ": choose it as the unit"),
    (r"say which column it is \(--map [^)]*\)", "choose the column"),
    (r"--map (\w+)=none", r"'not used' for the \1"),
    (r"--map '(\w+)=([^']*)'", r"\1: \2"),
    (rf"--map (\w+)=({_COLUMN})", r"\1: \2"),
    (r"--map(?:: | )", ""),
    (r"--survey-map", "the mapping file"),
    (r"--ties", "the file of ties"),
    (r"--launched: ", "Launched on: "),
    (r"--launched(?: DAY)?", "'Launched on'"),
    (r"since no --strategy is given", "since nothing else is chosen"),
    (r"--strategy", "'What was running'"),
    (r"--organization names your own", "choose or bring your own above"),
    (r" \(--organization\)", ""),
    (r"(?<!orgshift import )--(as-of|leavers)", r"orgshift import --\1"),
)
"""What readers say, as a pattern, and what the page says. Options without a field name the command they belong to."""


def name_fields(message: str) -> str:
    """The message with the fields of the page in place of the options of the command line."""
    for option, field in FIELDS:
        message = re.sub(option, field, message)
    return message
