"""Why an indicator changed: the exact weekly split by mechanism, and the drivers inside one.

(a) Mechanisms act one after another, so an indicator, evaluated after each of them, changes by parts that add up
exactly to the week's change. (b) Inside a mechanism, its drivers are the terms of its equation for one person,
computed from the state when asked. (c) By decision - the same run, on the same random numbers, without one lever or
event - is `experiments.runs.leave_one_out`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from simulation import indicators, state, week
from simulation.indicators.measure import MEASURED
from simulation.mechanisms import MECHANISMS, STEPS

if TYPE_CHECKING:
    from simulation.simulation import Simulation

LEVERS = "levers"  # what the first step of the week changes: levers take their level, the cost is booked

# Who a change is booked to: dated events first, then the mechanisms in order, the agents' own steps, and the books
# (what is reported "so far" moves when the week is closed).
PARTS: tuple[str, ...] = ("events", LEVERS, *dict.fromkeys(step.mechanism for step in STEPS), "agents", "books")

# The bookings of a week, in order: what each goes to, and the topics of indicators it can have changed.
_BOOKINGS = (
    ("events", MEASURED),
    (LEVERS, ("collaboration", "market", "money")),
    *((step.mechanism, MEASURED if step.moves is None else step.moves) for step in STEPS),
    ("agents", MEASURED),
)
_BOOKED_TO = np.array([PARTS.index(part) for part, _ in _BOOKINGS])
_TOPICS = np.array([sum(1 << MEASURED.index(topic) for topic in topics) for _, topics in _BOOKINGS])


def explained_step(org: Simulation) -> NDArray[np.float64]:
    """Run one week and return what each part changed, [parts, indicators].

    The parts add up to the week's change. The numbers are those of `org.step()`.
    """
    split: NDArray[np.float64] = explain(org, 1)[0]
    return split


def explain(org: Simulation, weeks: int | None = None) -> NDArray[np.float64]:
    """Run to the horizon (or so many weeks) and split every week: [weeks, parts, indicators]."""
    first, end = org.week, org.horizon if weeks is None else org.week + weeks
    split = np.zeros((end - first, len(PARTS), len(indicators.NAMES)))
    account = week.Account(split, org.state.record.copy(), _BOOKED_TO, _TOPICS, np.zeros(1, np.int64))

    def run(opened: Any, count: int, history: NDArray[np.float64]) -> int:
        rest = account._replace(split=split[org.week - first :])
        return int(week.booked_weeks(opened, count, True, rest, history))

    while org.week < end and org.others_act:
        _explain_with_others(org, account._replace(split=split[org.week - first :][:1]))
    org.run_to(end, run)
    return split


def _explain_with_others(org: Simulation, account: Any) -> None:
    """Run and split one week in which agents act after the mechanisms."""
    org.prepare()
    week.booked_weeks(state.opened(org.state), 1, False, account, org.history)
    org.let_agents_step()
    of_week = account._replace(split=account.split[0])
    week.book_rest(state.opened(org.state), of_week)
    org.close_week()
    of_week.split[PARTS.index("books")] += org.state.record - account.last
    account.last[:] = org.state.record


# --- drivers: the terms of one mechanism's equation, for one person -----------------------------------------------


def drivers(org: Simulation, mechanism: str, seat: int = 0) -> dict[str, float]:
    """The named terms of a mechanism's equation now, for one person or for the firm.

    mechanism: one whose file declares DRIVERS; their unit stands there too. `seat` numbers a community where the
    drivers are those of a community.

    Raises:
        UserError: for a mechanism without drivers, naming those that have them.
    """
    from simulation.errors import UserError, did_you_mean

    known = {name: (found.drivers, found.module) for name, found in MECHANISMS.items() if found.drivers}
    if mechanism not in known:
        raise UserError(f"drivers: '{mechanism}' has none{did_you_mean(mechanism, known)}")
    declared, module = known[mechanism]
    terms: Any = module.drivers(org.state, seat)
    return dict(zip(declared.names, (float(term) for term in terms), strict=True))


def unit_drivers(org: Simulation, mechanism: str, unit: int) -> dict[str, float]:
    """The same as means over the people present in a unit."""
    seats = np.flatnonzero((org.people["unit"] == unit) & (org.people["present"] > 0))
    rows = [drivers(org, mechanism, int(seat)) for seat in seats]
    return {name: float(np.mean([row[name] for row in rows])) for name in (rows[0] if rows else {})}
