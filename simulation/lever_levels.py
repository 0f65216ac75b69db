"""The levers of a week: dated entries become levels for each person (step 1)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import groups, state
from simulation import levers as lever
from simulation.compiling import lean
from simulation.population import Population
from simulation.precision import ZERO


@lean
def set_levels(o):  # type: ignore[no-untyped-def]
    """Set every lever's level for every seat: the largest of the entries that reach it.

    Rows of levers that were never on are left as they are: most are, and in a large firm they take no memory.
    """
    v = o.levers
    for row in range(len(v.kinds)):
        if v.kinds[row].used:
            v.level[row, :] = 0.0
    for k in range(len(v.entries)):
        entry = v.entries[k]
        level = level_at(entry, o.clock.week)
        if not v.kinds[entry.lever].rule:
            level *= o.firm.effort * o.firm.funds
        if level > 0.0:
            if not v.kinds[entry.lever].used:
                v.kinds[entry.lever].used = 1
                v.weeks_on[entry.lever, :] = lever.OFF_FOR_LONG
            _raise_to(v.level[entry.lever], v.groups[entry.group], v.level.dtype.type(level))
    _count_weeks(o)


@lean
def level_at(entry, week):  # type: ignore[no-untyped-def]
    """Level of one entry in a week.

    level x min(1, (week - start + 1)/ramp) from start on, 0 from end on.
    """
    if week < entry.start or week >= entry.end:
        return 0.0
    if entry.ramp > 0:
        return entry.level * min(1.0, (week - entry.start + 1) / entry.ramp)
    return entry.level


@lean
def _raise_to(levels, members, level):  # type: ignore[no-untyped-def]
    """Raise the levels of a group's members to this one; without branches, so several at a time."""
    for i in range(len(levels)):
        levels[i] = max(levels[i], level if members[i] else ZERO)


@lean
def _count_weeks(o):  # type: ignore[no-untyped-def]
    v = o.levers
    for row in range(len(v.kinds)):
        if v.kinds[row].used:
            _count_weeks_on(v.level[row], v.weeks_on[row], v.asked[row])
    slot = o.clock.week % len(v.past_involvement)
    for i in range(v.level.shape[1] if v.kinds[lever.INVOLVEMENT].used else 0):
        v.past_involvement[slot, i] = v.level[lever.INVOLVEMENT, i]


@lean
def _count_weeks_on(levels, weeks, asked):  # type: ignore[no-untyped-def]
    """Count the weeks of one lever for every seat, or that it has ended; without branches."""
    just_ended, off, zero, one = np.int32(lever.JUST_ENDED), np.int32(lever.OFF_FOR_LONG), np.int8(0), np.int32(1)
    for i in range(len(levels)):
        on = levels[i] > ZERO
        ended = just_ended if weeks[i] > just_ended else off
        weeks[i] = max(just_ended, weeks[i]) + one if on else ended
        asked[i] = asked[i] if on else zero


def schedule(
    entries: tuple[lever.Entry, ...], population: Population, eagerness: NDArray[np.float64]
) -> tuple[Any, Any]:
    """A strategy as the arrays the week reads: entries, and the members of each target group."""
    targets = sorted({entry.target for entry in entries})
    rows = [groups.members(target, population, eagerness) for target in targets]
    table = np.zeros(len(entries), state.ENTRY)
    for k, entry in enumerate(entries):
        end = lever.NEVER_ENDS if entry.end is None else entry.end
        table[k] = (lever.INDEX[entry.lever], targets.index(entry.target), entry.level, entry.start, entry.ramp, end)
    members = np.array(rows, np.int32).reshape(len(targets), population.size)
    return table.view(np.recarray), members
