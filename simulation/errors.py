"""Mistakes a user can correct: one exception, and the nearest valid name to suggest."""

from collections.abc import Iterable
from difflib import get_close_matches


class UserError(ValueError):
    """Something the user gave is wrong; the message has one line for each problem."""


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """Return the valid name closest to what was written, or None if nothing is close.

    Case, spaces, hyphens and underscores do not count as differences: `Tools Only` finds `tools-only`.
    """
    plain = {_plain(candidate): candidate for candidate in valid}
    found = get_close_matches(_plain(name), plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else None


def did_you_mean(name: str, valid: Iterable[str]) -> str:
    """Return ` (did you mean 'x'?)`; with nothing close the short list of what is valid, or ''."""
    names = sorted(valid)
    found = nearest(name, names)
    if found is not None:
        return f" (did you mean '{found}'?)"
    return f" (known: {', '.join(names)})" if 0 < len(names) <= 12 else ""


def escape(text: str) -> str:
    """Return a text on one line with control characters escaped: `\\n`, `\\x1b`, `\\u202e`."""
    return (
        text
        if text.isprintable()
        else "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)
    )


def _plain(name: str) -> str:
    return name.casefold().replace("-", "").replace("_", "").replace(" ", "")
