"""What the columns of a table mean: titles, units and which direction is good, read from ``frame.attrs``.

A table of runs carries ``attrs["indicators"]`` (name -> title, unit, direction, meaning and, where known, low and
high), ``attrs["strategies"]`` (name -> title), ``attrs["places"]`` (strategy -> its place among all, by which it is
drawn) and ``attrs["parameters"]`` (name -> title, unit, default, low, high, source). All of it is optional: without it
names stand for titles and no direction counts as good.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

KEYS = ("strategy", "seed", "draw", "week")
"""Columns that say which run (and week) a row belongs to; every other column is an indicator."""

DIRECTIONS = ("up", "down", "near 0", "none")
"""More is better, less is better, the nearer to nought the better, neither good nor bad."""


def indicators(frame: pd.DataFrame) -> list[str]:
    """The indicators a table holds, in the order of its columns."""
    return [str(column) for column in frame.columns if column not in KEYS]


def strategies(frame: pd.DataFrame) -> list[str]:
    """The strategies a table holds, in the order in which they first appear."""
    return [str(name) for name in frame["strategy"].unique()]


def entry(frame: pd.DataFrame, kind: str, name: str) -> Mapping[str, Any]:
    """Everything the table says about one indicator or parameter (empty if it says nothing)."""
    found = frame.attrs.get(kind, {}).get(name, {})
    return found if isinstance(found, Mapping) else {"title": found}


def title(frame: pd.DataFrame, kind: str, name: str) -> str:
    """What to call a strategy, an indicator or a parameter in front of people: its title, or its name in words."""
    return str(entry(frame, kind, name).get("title") or format_name(name))


def format_name(name: str) -> str:
    """A name in words, where there is no title."""
    return name.replace("_", " ")


def heading(frame: pd.DataFrame, kind: str, name: str) -> str:
    """The title with a capital letter, for column heads and the beginning of a sentence."""
    words = title(frame, kind, name)
    return words[:1].upper() + words[1:]


class Glossary(dict[str, Any]):
    """Meanings that travel with tables and are never changed, so that copies of a table can share them.

    pandas copies attrs in depth at every step taken with a table; with hundreds of parameters that is most of the time.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> Glossary:
        """Itself: nobody changes a meaning."""
        return self


def settled(frame: pd.DataFrame) -> pd.DataFrame:
    """The same table, its meanings shared between copies from here on (the data are not copied)."""
    import pandas as pd

    found = pd.DataFrame(frame, copy=False)
    found.attrs = {
        key: Glossary(value) if isinstance(value, dict) and not isinstance(value, Glossary) else value
        for key, value in frame.attrs.items()
    }
    return found


def row(frame: pd.DataFrame, key: str | tuple[str, ...]) -> dict[str, Any]:
    """The one row with that key in the index, column -> value."""
    found = frame.loc[[key]]
    if len(found) != 1:
        raise ValueError(f"{key}: {len(found)} rows of the table, not one")
    return dict(zip(map(str, found.columns), found.iloc[0], strict=True))


def unit(frame: pd.DataFrame, name: str) -> str:
    """The unit of an indicator, empty if not stated."""
    return str(entry(frame, "indicators", name).get("unit") or "")


def direction(frame: pd.DataFrame, name: str) -> str:
    """Which way is good for an indicator: "up", "down", "near 0" or "none".

    Raises ValueError if the table says something else, because a ranking by a misread direction would be upside down.
    """
    found = str(entry(frame, "indicators", name).get("direction") or "none")
    if found not in DIRECTIONS:
        raise ValueError(f"{name}: direction {found!r} is not one of {', '.join(DIRECTIONS)}")
    return found


def limits(frame: pd.DataFrame, name: str) -> tuple[float, float]:
    """The range an indicator can take (minus and plus infinity where none is stated)."""
    stated = entry(frame, "indicators", name)
    low, high = stated.get("low"), stated.get("high")
    return (-np.inf if low is None else float(low), np.inf if high is None else float(high))


def score(values: NDArray[np.float64], good: str) -> NDArray[np.float64]:
    """Values turned so that more is better, for ranking. With direction "none" nothing is better: all nought."""
    if good == "up":
        return values
    if good == "down":
        return -values
    return -np.abs(values) if good == "near 0" else np.zeros_like(values)


def listed(words: list[str]) -> str:
    """Words as a list in a sentence: a, b and c (semicolons where a name has a comma of its own)."""
    if len(words) < 2:
        return "".join(words)
    comma = "; " if any("," in word for word in words) and len(words) > 2 else ", "
    return comma.join(words[:-1]) + " and " + words[-1]


def numbers(points: pd.DataFrame) -> NDArray[np.float64]:
    """A table of points as numbers, [points, parameters]; ValueError names the columns that hold something else."""
    odd = [str(name) for name in points.columns if points[name].dtype.kind not in "iufb"]
    if odd:
        raise ValueError(f"{', '.join(odd)}: not numbers; code a structural choice as 0 and 1 (or leave it out)")
    return points.to_numpy(dtype=np.float64)
