"""How a row of the mirror is declared, and the rows of `mirror.toml`. No result stands here."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analysis.patterns.judging import Band
from simulation.errors import UserError, did_you_mean

FILE = Path(__file__).with_name("mirror.toml")
NEAR_BAND, NEAR_VALUE = 0.10, 0.20
"""How far beyond its band, or from the published value, a figure holds in part."""
OBSERVED, TRUE, QUESTIONNAIRE = "observed", "true", "questionnaire"
READS = (OBSERVED, TRUE, QUESTIONNAIRE)


@dataclass(frozen=True)
class Part:
    """One figure of a row: what is measured, where it passes, with which noise it is read."""

    what: str
    measure: str
    band: Band
    reads: str
    value: float | None = None


@dataclass(frozen=True)
class Row:
    """One published study, or body of studies, and how it is repeated.

    mark: V, V2 or C, as mirror.toml says. used: "fit" or "test". firms: the kinds of firms it reads.
    """

    id: str
    says: str
    published: str
    k: str
    N: str
    unit: str
    source: str
    mark: str
    used: str
    firms: tuple[str, ...]
    analysis: str
    proxy: str
    parts: tuple[Part, ...]
    vendor: bool = False
    built_in: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether it counts for the share: an effect, read in its source, never fitted."""
        return self.id.startswith("A") and self.mark.startswith("V") and self.mark != "V2" and self.used == "test"


@dataclass(frozen=True)
class LeftOut:
    """Rows that are not run, and why."""

    id: str
    says: str
    reason: str


@cache
def protocol() -> Mapping[str, Any]:
    """Return what was fixed for all rows before the first run."""
    found: dict[str, Any] = _content()["protocol"]
    return found


@cache
def rows() -> tuple[Row, ...]:
    """Return all rows that are run, in the order of the file."""
    return tuple(_row(one) for one in _content()["row"])


@cache
def left_out() -> tuple[LeftOut, ...]:
    """Return the rows that are not run, with the reasons."""
    return tuple(LeftOut(**one) for one in _content()["left_out"])


def find(ids: Iterable[str]) -> tuple[Row, ...]:
    """Return the rows of some ids in their order; all where none is named.

    Raises UserError for unknown ids, with the nearest, and for rows that are left out, with the reason; all at once.
    """
    wanted = {one.strip().upper(): one for one in ids}
    known = {one.id: one for one in rows()}
    unknown = [one for one in wanted if one not in known]
    if unknown:
        raise UserError("\n".join(_describe_unknown(wanted[one], known) for one in unknown))
    return tuple(one for one in rows() if not wanted or one.id in wanted)


def _describe_unknown(given: str, known: Iterable[str]) -> str:
    for one in left_out():
        if given.strip().upper() in one.id.split(", "):
            return f"row '{given}' is left out: {one.reason}"
    return f"row '{given}' is unknown{did_you_mean(given.upper(), known) or ' (see `orgshift mirror list`)'}"


def _content() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _row(given: Mapping[str, Any]) -> Row:
    plain = {key: value for key, value in given.items() if key not in ("part", "firms")}
    firms = tuple(given["firms"].split(", "))
    return Row(**plain, firms=firms, parts=tuple(_part(one) for one in given["part"]))


def _part(given: Mapping[str, Any]) -> Part:
    return Part(given["what"], given["measure"], _band(given), given["reads"], given.get("value"))


def _band(given: Mapping[str, Any]) -> Band:
    """Return the band of a part; where only a sign is given, one side of 0."""
    if "sign" in given:
        if given["sign"] > 0:
            return Band(1e-12, math.inf, 0.0, math.inf, neutral=0.0, direction=True)
        return Band(-math.inf, -1e-12, -math.inf, 0.0, neutral=0.0, direction=True)
    low, high = given["band"]
    neutral = given.get("neutral", 0.0)
    if "near" in given:
        return Band(low, high, given["near"][0], given["near"][1], neutral=neutral)
    value = given["value"]
    near_low, near_high = min(low - NEAR_BAND, value - NEAR_VALUE), max(high + NEAR_BAND, value + NEAR_VALUE)
    if low > 0:
        near_low = max(0.0, near_low)
    if high < 0:
        near_high = min(0.0, near_high)
    return Band(low, high, near_low, near_high, neutral=neutral)
