"""The levers of a week: dated entries become levels for each person (step 1)."""

from __future__ import annotations

from simulation import levers as lever
from simulation.compiling import lean


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
            level *= o.firm.effort
        if level > 0.0:
            if not v.kinds[entry.lever].used:
                v.kinds[entry.lever].used = 1
                v.weeks_on[entry.lever, :] = lever.OFF_FOR_LONG
            for i in range(v.level.shape[1]):
                if v.groups[entry.group, i]:
                    v.level[entry.lever, i] = max(v.level[entry.lever, i], level)
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
def _count_weeks(o):  # type: ignore[no-untyped-def]
    v = o.levers
    for row in range(len(v.kinds)):
        for i in range(v.level.shape[1] if v.kinds[row].used else 0):
            if v.level[row, i] > 0.0:
                v.weeks_on[row, i] = max(lever.JUST_ENDED, v.weeks_on[row, i]) + 1
            else:
                v.weeks_on[row, i] = lever.JUST_ENDED if v.weeks_on[row, i] > lever.JUST_ENDED else lever.OFF_FOR_LONG
                v.asked[row, i] = 0
    slot = o.clock.week % len(v.past_involvement)
    for i in range(v.level.shape[1] if v.kinds[lever.INVOLVEMENT].used else 0):
        v.past_involvement[slot, i] = v.level[lever.INVOLVEMENT, i]
