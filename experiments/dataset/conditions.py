"""Conditions on indicators, as in `being < 0.4` or `trust < 0.3 and quits > 15`."""

from __future__ import annotations

import operator
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulation.errors import UserError, did_you_mean

if TYPE_CHECKING:
    import pandas as pd

SIGNS = {"<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt}
_PART = re.compile(r"\s*(\w+)\s*(<=|>=|<|>)\s*([-+]?[\d.]+(?:[eE][-+]?\d+)?)\s*")


@dataclass(frozen=True)
class Condition:
    """One comparison of an indicator with a number."""

    indicator: str
    sign: str
    level: float

    def __str__(self) -> str:
        return f"{self.indicator.replace('_', ' ')} {self.sign} {self.level:g}"

    def holds(self, table: pd.DataFrame) -> pd.Series[bool]:
        """Return for each row whether the condition holds."""
        found: pd.Series[bool] = SIGNS[self.sign](table[self.indicator], self.level)
        return found


@dataclass(frozen=True)
class Conditions:
    """Any of several texts, in each of which everything joined by `and` must hold."""

    any_of: tuple[tuple[Condition, ...], ...]

    @classmethod
    def read(cls, texts: Iterable[str], option: str, known: Collection[str]) -> Conditions:
        """Read conditions. Raises UserError, naming the option, for a text that is none."""
        problems: list[str] = []
        found = []
        for text in texts:
            parts = [_read(part, option, known, problems) for part in text.split(" and ")]
            found.append(tuple(part for part in parts if part is not None))
        if problems:
            raise UserError("\n".join(problems))
        return cls(tuple(found))

    @property
    def indicators(self) -> list[str]:
        """The indicators in the conditions, each once."""
        return list(dict.fromkeys(one.indicator for some in self.any_of for one in some))

    def __str__(self) -> str:
        return " or ".join(" and ".join(map(str, some)) for some in self.any_of)

    def hold(self, table: pd.DataFrame) -> pd.Series[bool]:
        """Return for each row of a table with a column per indicator whether any of them holds."""
        import pandas as pd

        some_hold = [pd.concat([one.holds(table) for one in some], axis=1).all(axis=1) for some in self.any_of]
        return pd.concat(some_hold, axis=1).any(axis=1)


def _read(text: str, option: str, known: Collection[str], problems: list[str]) -> Condition | None:
    match = _PART.fullmatch(text)
    if match is None:
        problems.append(f"{option}: '{text.strip()}' is no condition, as in \"being < 0.4 and trust < 0.3\"")
        return None
    name, sign, level = match.groups()
    if name not in known:
        problems.append(f"{option}: '{name}' is no indicator{did_you_mean(name, known)}")
        return None
    try:
        return Condition(name, sign, float(level))
    except ValueError:
        problems.append(f"{option}: '{level}' is not a number")
        return None
