"""What had come of a people round with the model deciding, and by other chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.room import people as panels
from experiments.room.people_round import AFTER, PeopleRound
from simulation import snapshots
from simulation.indicators import BY_NAME, INDEX
from simulation.played.decisions import MODEL
from simulation.simulation import Simulation

if TYPE_CHECKING:
    from numpy.typing import NDArray

INDICATORS = ("practice", "trust", "help")
LEAST = 0.01
"""Of an indicator from 0 to 1: a smaller difference is not worth naming, however sure it is."""

RUNS = 100
"""Runs in which those who decided have other random numbers."""


@dataclass(frozen=True, eq=False)
class PeopleComparison:
    """A people round beside the model: panels of `analysis.room.people`, courses by week.

    weeks: from the one before the round. played, plain: [week, indicator] of the run with people, and without.
    other_draws: [run, week, indicator]. last: the last week played. sentences: what the panels say, by rule.
    """

    indicators: tuple[str, ...]
    weeks: NDArray[np.int64]
    played: NDArray[np.float64]
    plain: NDArray[np.float64]
    other_draws: NDArray[np.float64]
    last: int
    by_week: list[panels.WeekOfDecisions | None]
    by_chance: list[panels.ChanceClass]
    sentences: tuple[str, ...]


def compare_with_model(
    round_: PeopleRound,
    after: int = AFTER,
    runs: int = RUNS,
    indicators: Sequence[str] = INDICATORS,
    report: Callable[[int, int], None] | None = None,
) -> PeopleComparison:
    """Return the comparison of a round; nothing happens to its organization.

    after: weeks the model plays on after the last one played. `report(done, total)` is called after each run.
    """
    made, org = round_.decisions, round_.org
    last, columns = round_.first + len(made.acts) - 1, [INDEX[name] for name in indicators]
    before, courses = org.history[round_.first - 1 : round_.first, columns], []
    for done, draws in enumerate((None, *range(runs + 1))):  # nobody played, the round itself, other random numbers
        own = _from_start(round_)
        if draws is not None:
            made.apply(own, draws)
        own.run(last + after - own.week)
        courses.append(np.concatenate((before, own.history[round_.first :, columns])))
        if report is not None:
            report(done + 1, runs + 2)
    decided, chance = made.acts != MODEL, round_.found("chance")
    found = PeopleComparison(
        tuple(indicators),
        np.arange(round_.first - 1, last + after + 1),
        courses[1],
        courses[0],
        np.array(courses[2:]),
        last,
        panels.compare_by_week(decided, round_.acted, chance),
        panels.compare_by_chance(decided, round_.acted, chance),
        (),
    )
    return replace(found, sentences=tuple(_sentences(found)))


def _from_start(round_: PeopleRound) -> Simulation:
    """Return a run that stands where the round began: same plan, events, seed."""
    org = round_.org
    own = Simulation(
        org.population,
        strategy=org.plan[0][1],
        parameters=org.parameters,
        structure=org.structure,
        weeks=org.horizon,
        precision=str(org.people.practice.dtype),
        seed=org.seed_used,
    )
    own.return_to(snapshots.copy(round_.start.state))
    own.plan, own.events = list(org.plan), list(org.events)
    return own


def _sentences(found: PeopleComparison) -> Iterator[str]:
    """Yield what the panels say: of the decisions, then of each indicator."""
    yield panels.describe_decisions(found.by_week)
    for column, name in enumerate(found.indicators):
        title = BY_NAME[name].title
        for week in dict.fromkeys((found.last, int(found.weeks[-1]))):
            row = week - int(found.weeks[0])
            runs = found.other_draws[:, row, column]
            words = f"{title[:1].upper()}{title[1:]} in week {week}"
            yield panels.describe_difference(
                words, found.played[row, column], runs, LEAST if BY_NAME[name].unit == "0..1" else 0.0
            )
