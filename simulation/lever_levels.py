"""The levers of a week: dated entries become levels for each person (step 1)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import groups, state
from simulation import levers as lever
from simulation.compiling import lean
from simulation.mechanisms import audit
from simulation.population import Population
from simulation.precision import ZERO
from simulation.seating import more_seats


@lean
def set_levels(o):  # type: ignore[no-untyped-def]
    """Set every lever's level for every seat: the largest of the entries that reach it.

    Rows of levers that were never on are left as they are: most are, and in a large firm they take no memory.
    """
    v = o.levers
    for row in range(len(v.kinds)):
        if v.kinds[row].used:
            v.level[row, :] = 0.0
    audit.order(o, _audit_level(o))
    for k in range(len(v.entries)):
        entry = v.entries[k]
        level = _paid_level(o, entry)
        if level > 0.0:
            if not v.kinds[entry.lever].used:
                v.kinds[entry.lever].used = 1
                v.weeks_on[entry.lever, :] = lever.OFF_FOR_LONG
            _raise_to(v.level[entry.lever], v.groups[entry.group], v.level.dtype.type(level))
    _count_weeks(o)


@lean
def _audit_level(o):  # type: ignore[no-untyped-def]
    """Level of the lever audit this week."""
    level = 0.0
    for k in range(len(o.levers.entries)):
        if o.levers.entries[k].lever == lever.AUDIT:
            level = max(level, _paid_level(o, o.levers.entries[k]))
    return level


@lean
def _paid_level(o, entry):  # type: ignore[no-untyped-def]
    """Level of one entry this week, as far as it is paid; rules need no money."""
    level = level_at(entry, o.clock.week)
    return level if o.levers.kinds[entry.lever].rule else level * (o.firm.effort * o.firm.funds)


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


def aim(o: Any, entries: tuple[lever.Entry, ...], population: Population, eagerness: NDArray[np.float64]) -> Any:
    """The same state with a strategy's levers aimed at the seats there are now."""
    aimed = schedule(entries, population, eagerness, o.people["unit"])
    return o._replace(levers=o.levers._replace(**dict(zip(("entries", "groups", "waves"), aimed, strict=True))))


def schedule(
    entries: tuple[lever.Entry, ...],
    population: Population,
    eagerness: NDArray[np.float64],
    unit: NDArray[np.int32],
) -> tuple[Any, Any, Any]:
    """A strategy as arrays: entries, members of each target group, the rows of `WAVES`.

    unit: of every seat there is now. Seats opened since week 0 belong to groups that hold whole units.
    Rows of the groups by readiness are filled each week; -1 = no lever aims at this one.
    """
    targets = sorted({entry.target for entry in entries})
    rows = [
        more_seats.widen_group(target, groups.members(target, population, eagerness), population.unit, unit)
        for target in targets
    ]
    table = np.zeros(len(entries), state.ENTRY)
    for k, entry in enumerate(entries):
        end = lever.NEVER_ENDS if entry.end is None else entry.end
        table[k] = (lever.INDEX[entry.lever], targets.index(entry.target), entry.level, entry.start, entry.ramp, end)
    members = np.array(rows, np.int32).reshape(len(targets), len(unit))
    waves = [targets.index(wave) if wave in targets else -1 for wave in lever.WAVES]
    return table.view(np.recarray), members, np.array(waves, np.int64)
