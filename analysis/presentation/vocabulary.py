"""Reads from ``frame.attrs`` what columns mean: titles, units and which direction is good.

A table of runs carries ``attrs["indicators"]`` (name -> title, unit, direction, meaning and, where known, low and
high), ``attrs["strategies"]`` (name -> title), ``attrs["places"]`` (strategy -> its place among all, by which it is
drawn), ``attrs["parameters"]`` (name -> title, unit, default, low, high, source) and ``attrs["base"]`` (where the runs
over seeds are made, in words). All of it is optional: without it names serve as titles, no direction counts as good and
the runs over seeds are at the default parameters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.presentation.language import Texts, fill, localize, translate

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

KEYS = ("strategy", "seed", "draw", "week")
"""Columns that name the run (and week) of a row; every other column is an indicator."""

DIRECTIONS = ("up", "down", "near 0", "none")
"""More is better, less is better, the nearer to 0 the better, neither good nor bad."""


DEFAULTS = "at the default parameters"
SCALED = re.compile(r"x\d[\d.e+-]*")
"""The factor behind the title of a strategy that was scaled."""


def indicators(frame: pd.DataFrame) -> list[str]:
    """Return the indicators of a table, in the order of its columns."""
    return [str(column) for column in frame.columns if column not in KEYS]


def strategies(frame: pd.DataFrame) -> list[str]:
    """Return the strategies of a table, in the order in which they first appear."""
    return [str(name) for name in frame["strategy"].unique()]


def describe_base(frame: pd.DataFrame) -> str:
    """Describe where the runs over seeds are made: "at the default parameters", or with what."""
    return translate(str(frame.attrs.get("base") or DEFAULTS))


def find_meaning(frame: pd.DataFrame, kind: str, name: str) -> Mapping[str, Any]:
    """Return the meaning of one indicator, strategy or parameter; empty if the table has none."""
    found = frame.attrs.get(kind, {}).get(name, {})
    return found if isinstance(found, Mapping) else {"title": found}


def title(frame: pd.DataFrame, kind: str, name: str) -> str:
    """Return the title of a strategy, an indicator or a parameter, or its name in words."""
    return translate_title(str(find_meaning(frame, kind, name).get("title") or format_name(name)))


def translate_title(title: str) -> str:
    """Return a title in the current language; a strategy's may have its factor ("x5") behind it."""
    name, _, factor = title.rpartition(" ")
    if name and SCALED.fullmatch(factor):
        return f"{translate(name)} {localize(factor)}"
    return translate(title)


def translate_shares(text: str) -> str:
    """Return shares of money ("71 % training") with their titles in the current language."""
    parts = (part.partition(" % ") for part in text.split(", "))
    return ", ".join(f"{share}{sign}{translate(title)}" for share, sign, title in parts)


def format_name(name: str) -> str:
    """Return a name in words, for where there is no title."""
    return name.replace("_", " ")


PARTS: Texts[str] = Texts() | {
    "levers": "the programme itself",
    "participation": "taking part",
    "turnover": "leaving and hiring",
    "agents": "agents of your own",
    "books": "books (what is reported so far)",
}
"""Words of those parts of a split by mechanism that are not called by their names."""


def describe_part(name: str) -> str:
    """Return a mechanism, or another part of a split, in words: the one name on every surface."""
    return PARTS.get(name) or translate(format_name(name))


def heading(frame: pd.DataFrame, kind: str, name: str) -> str:
    """Return the title with a capital letter, for column heads and the beginning of a sentence."""
    words = title(frame, kind, name)
    return words[:1].upper() + words[1:]


class Glossary(dict[str, Any]):
    """Meanings of columns that never change, so that copies of a table can share them.

    pandas copies attrs in depth at every step taken with a table; with hundreds of parameters that is most of the time.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> Glossary:
        """Return itself, since a meaning never changes."""
        return self


def share_meanings(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the same table, its meanings shared between later copies; the data are not copied."""
    import pandas as pd

    found = pd.DataFrame(frame, copy=False)
    found.attrs = {
        key: Glossary(value) if isinstance(value, dict) and not isinstance(value, Glossary) else value
        for key, value in frame.attrs.items()
    }
    return found


def find_row(frame: pd.DataFrame, key: str | tuple[str, ...]) -> dict[str, Any]:
    """Return the one row with that key in the index, as column -> value.

    Raises ValueError where there is none, or several.
    """
    found = frame.loc[[key]]
    if len(found) != 1:
        raise ValueError(f"{key}: {len(found)} rows of the table, not one")
    return dict(zip(map(str, found.columns), found.iloc[0], strict=True))


def unit(frame: pd.DataFrame, name: str) -> str:
    """Return the unit of an indicator, empty if not stated."""
    return str(find_meaning(frame, "indicators", name).get("unit") or "")


def direction(frame: pd.DataFrame, name: str) -> str:
    """Return which way is good for an indicator: "up", "down", "near 0" or "none".

    Raises ValueError if the table has something else, because a ranking by a misread direction would be upside down.
    """
    found = str(find_meaning(frame, "indicators", name).get("direction") or "none")
    if found not in DIRECTIONS:
        raise ValueError(f"{name}: direction {found!r} is not one of {', '.join(DIRECTIONS)}")
    return found


def limits(frame: pd.DataFrame, name: str) -> tuple[float, float]:
    """Return the range an indicator can take; infinite where none is stated."""
    stated = find_meaning(frame, "indicators", name)
    low, high = stated.get("low"), stated.get("high")
    return (-np.inf if low is None else float(low), np.inf if high is None else float(high))


def full_scale(frame: pd.DataFrame, name: str) -> float:
    """Return the largest value of an indicator's scale, 1 where none is stated."""
    high = limits(frame, name)[1]
    return high if np.isfinite(high) else 1.0


def score(values: NDArray[np.float64], good: str) -> NDArray[np.float64]:
    """Return values changed so that more is better, for ranking; all 0 for direction "none"."""
    if good == "up":
        return values
    if good == "down":
        return -values
    return -np.abs(values) if good == "near 0" else np.zeros_like(values)


def join_words(words: list[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"; with semicolons if one has a comma."""
    if len(words) < 2:
        return "".join(words)
    comma = "; " if any("," in word for word in words) and len(words) > 2 else ", "
    return comma.join(words[:-1]) + translate(" and ") + words[-1]


MOST_NAMED = 4
"""More than these are counted in a sentence, not named."""


def join_few(words: list[str], most: int = MOST_NAMED) -> str:
    """Return words as a list in a sentence; of many the first ones, and how many more."""
    if len(words) <= most:
        return join_words(words)
    return join_words([*words[: most - 1], fill(translate("{n} others"), n=len(words) - most + 1)])


def numbers(points: pd.DataFrame) -> NDArray[np.float64]:
    """Return a table of points as numbers, [points, parameters].

    Raises ValueError, naming the columns, where some hold something else.
    """
    odd = [str(name) for name in points.columns if points[name].dtype.kind not in "iufb"]
    if odd:
        raise ValueError(f"{', '.join(odd)}: not numbers; code a structural choice as 0 and 1 (or leave it out)")
    return points.to_numpy(dtype=np.float64)
