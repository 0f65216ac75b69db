"""How a pattern is declared: its source, the arms that are run, readings and bands.

A pattern is data. Its verdict is computed from runs (`analysis.patterns.judging`); none is written down here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from analysis.patterns.judging import Band, Statistic, mean
from analysis.patterns.trace import Trace
from simulation.levers import Entry

INFINITY = math.inf


@dataclass(frozen=True)
class Arm:
    """One scenario that patterns are read off, at the defaults and in parameter draws.

    strategy: a built-in name, scaled by `scale` as a budget scales it. entries: levers beside it. people: another size
    of a made-up organization. committed: a share of people, drawn by the seed, who always act while they have access.
    """

    name: str
    strategy: str = "nothing"
    organization: str = "manufacturer"
    weeks: int = 156
    entries: tuple[Entry, ...] = ()
    scale: float = 1.0
    events: tuple[Mapping[str, Any], ...] = ()
    people: int | None = None
    committed: float = 0.0


@dataclass(frozen=True)
class Reading:
    """A number read off a finished run, and the columns that are recorded for it."""

    name: str
    measure: Callable[[Trace], float] = field(repr=False)
    people: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One published figure of a pattern, and how it is computed from readings of arms.

    reads: (arm, reading) pairs, the columns of `statistic`. over_draws: the published figure is a share of firms, so
    the runs are the parameter draws and not the seeds. by_draw: the statistic has a meaning in a single run. compute:
    instead of runs, for a figure of an equation or of the organizations there are. needs: what the model lacks.
    """

    what: str
    published: str
    unit: str
    band: Band
    reads: tuple[tuple[Arm, Reading], ...] = ()
    statistic: Statistic = mean
    over_draws: bool = False
    by_draw: bool = True
    compute: Callable[[], float] | None = None
    needs: str = ""


@dataclass(frozen=True)
class Pattern:
    """A published regularity.

    claim: in our words. mark: V = the figure was read in a copy of the source, C = computed from published data,
    M = from memory. vendor: a survey of managers' opinions. proxy: what stands for what. built_in: why the pattern may
    hold by construction.
    """

    id: str
    claim: str
    source: str
    mark: str
    parts: tuple[Part, ...]
    proxy: str = ""
    vendor: bool = False
    built_in: str = ""

    @property
    def needs(self) -> str:
        """What the model lacks for this pattern, or for some of its parts; '' for nothing."""
        return "; ".join(dict.fromkeys(part.needs for part in self.parts if part.needs))


ANY = Band(-INFINITY, INFINITY, -INFINITY, INFINITY)


def about(share: float, *, neutral: float | None = None) -> Band:
    """Return the band of a published share: within 0.10 it holds, within 0.20 in part.

    neutral: for an effect that may be negative; a share is never below 0 or above 1.
    """
    low, high, near_low, near_high = (
        edge if neutral is not None else min(1.0, max(0.0, edge))
        for edge in (share - 0.10, share + 0.10, share - 0.20, share + 0.20)
    )
    return Band(low, high, near_low, near_high, neutral)


def within(low: float, high: float, *, near: float = 0.10, neutral: float | None = None) -> Band:
    """Return the band of a published range; `near` beyond it holds in part."""
    return Band(low, high, low - near, high + near, neutral)


def factor(value: float, *, neutral: float | None = None) -> Band:
    """Return the band of a published amount: within a factor of 1.5 it holds, of 2 in part."""
    return Band(value / 1.5, value * 1.5, value / 2.0, value * 2.0, neutral)


def at_most(value: float, *, near: float = 0.10) -> Band:
    """Return the band of an upper bound."""
    return Band(-INFINITY, value, -INFINITY, value + near)


def at_least(value: float, *, near: float = 0.10) -> Band:
    """Return the band of a lower bound."""
    return Band(value, INFINITY, value - near, INFINITY)


def above_zero() -> Band:
    """Return the band of a direction: the whole interval above 0."""
    return Band(1e-12, INFINITY, 0.0, INFINITY, neutral=0.0, direction=True)


def lacking(what: str, published: str, needs: str) -> Part:
    """Return a part that cannot be run yet, with what the model lacks for it."""
    return Part(what, published, "", ANY, needs=needs)
