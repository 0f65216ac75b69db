"""The kinds of firms that are simulated, and the levers that each draws.

A firm is a parameter draw. Its seed and its levers follow from the number of that draw, so that all kinds of a firm
share them and differ only in what their kind says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.mirror.use import POINTS_COME, POINTS_GONE
from experiments.mirror.row import protocol

if TYPE_CHECKING:
    from simulation.levers import Strategy

TOOLS, COUNTING, DEEDS = "tools", "reward_counts", "deeds"
YEARS_3 = 156


@dataclass(frozen=True)
class Kind:
    """One kind of firm: how long it runs, its size, levers it never draws, parameters it fixes.

    entries: levers it pulls beside those it draws, as (lever, level, first week, week it ends).
    """

    name: str
    weeks: int = YEARS_3
    large: bool = False
    never: tuple[str, ...] = ()
    entries: tuple[tuple[str, float, int, int | None], ...] = ()
    gets_tool: bool = False
    draws_deeds: bool = False
    parameters: Mapping[str, float] = field(default_factory=dict)


def kinds() -> dict[str, Kind]:
    """Return all kinds by name."""
    fixed = protocol()
    rare, frequent = fixed["need_rates"]
    supported: dict[str, Any] = {"weeks": 104, "never": (TOOLS, DEEDS), "draws_deeds": True}
    with_tool = (TOOLS, 1.0, 1, None)
    found = (
        Kind("ordinary"),
        Kind("large", large=True),
        Kind("no tool", weeks=104, never=(TOOLS,)),
        Kind("tool", weeks=104, never=(TOOLS,), gets_tool=True),
        Kind("uncounted", weeks=78, never=(TOOLS, COUNTING), entries=(with_tool,)),
        Kind("counted", weeks=78, never=(TOOLS, COUNTING), entries=(with_tool, (COUNTING, 1.0, POINTS_COME, None))),
        Kind(
            "points taken away",
            weeks=POINTS_GONE + 16,
            never=(TOOLS, COUNTING),
            entries=(with_tool, (COUNTING, 1.0, POINTS_COME, POINTS_GONE)),
        ),
        Kind("rare needs", entries=(with_tool,), parameters={"need_rate": rare}, **supported),
        Kind("frequent needs", entries=(with_tool,), parameters={"need_rate": frequent}, **supported),
    )
    return {one.name: one for one in found}


def tool_week(seed: int) -> int:
    """Return the week in which the firm of this seed gets the tool, where its kind gets it."""
    first, last = protocol()["tool_week"]
    return int(np.random.default_rng([seed, 1]).integers(first, last + 1))


def draw_levers(kind: Kind, seed: int) -> Strategy:
    """Return the levers of the firm of this seed, as its kind has them."""
    from simulation.levers import LEVERS, Entry, Strategy

    fixed, random = protocol(), np.random.default_rng([seed, 0])
    first, last = fixed["start"]
    entries = []
    for name in LEVERS:  # every lever takes its numbers, so that kinds share the others
        is_on = random.random() < (fixed["tools"] if name == TOOLS else fixed["others"])
        level, start = float(random.random()), int(random.integers(first, last + 1))
        if is_on and name not in kind.never:
            entries.append(Entry(name, level, start))
    for name, level, start, end in kind.entries:
        entries.append(Entry(name, level, start) if end is None else Entry(name, level, start, end=end))
    if kind.gets_tool:
        entries.append(Entry(TOOLS, 1.0, tool_week(seed)))
    if kind.draws_deeds:
        entries.append(Entry(DEEDS, float(np.random.default_rng([seed, 2]).random()), 1))
    return Strategy(kind.name, tuple(entries))
