"""The row that says where a week's time goes: cycles between the steps of one compiled week.

The week is the source of `simulation/week.py` itself, in which the booking after each step is replaced by a reading of
the processor's clock. The same weeks are run several times with the same numbers; of each step and week the shortest
time counts, so that a moment in which another program had the processor drops out.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.figures import Figure
from benchmarks.registry import Settings

SIZES = {167: 156, 1_000: 104, 10_000: 26, 100_000: 6}
GROUPS = {
    "levers and launch": ("levers", "involvement.launch"),
    "a person's own state": (
        "skill.learn",
        "knowledge.arise",
        "habit.form",
        "trust.update",
        "fatigue.tire",
        "usefulness.commit",
        "rewards.crowd_out",
    ),
    "participation": ("participation.take_part",),
    "help and usefulness": ("knowledge.help_each_other", "usefulness.experience"),
    "communities": ("communities.live",),
    "ties": ("ties.change",),
    "influence": ("attitude.influence",),
    "customers and incidents": ("customers.serve", "incidents.happen", "customers.spread"),
    "ideas": ("ideas.flow",),
    "turnover": ("turnover.quit_and_hire",),
    "indicators": ("indicators",),
}


def measure(settings: Settings) -> Iterator[Figure]:
    """Each group's share of the week, and its CPU time a person and week, by size."""
    timed, labels = compile_timed_weeks()
    for people, weeks in SIZES.items():
        if settings.quick and people > 1_000:
            return
        seconds = time_steps(timed, len(labels), people, weeks, 3 if people > 10_000 else 5)
        parts = dict(zip(labels, seconds.tolist(), strict=True))
        for group, spent in sum_groups(parts).items():
            yield Figure("steps", f"{people:,} people: {group}", "% of a week", 100.0 * spent / sum(parts.values()))
        yield Figure("steps", f"{people:,} people: all", "ns a person and week", 1e9 * sum(parts.values()) / people)


def sum_groups(parts: dict[str, float]) -> dict[str, float]:
    """Seconds of each group, in the order of GROUPS; a step that no group names counts as its mechanism."""
    group_of = {name: group for group, names in GROUPS.items() for name in names}
    spent = dict.fromkeys(GROUPS, 0.0)
    for name, seconds in parts.items():
        group = group_of.get(name, name.partition(".")[0])
        spent[group] = spent.get(group, 0.0) + seconds
    return spent


def label_steps() -> list[str]:
    """What each stretch of the week does, in order; the last is what closes the week."""
    from simulation.mechanisms import STEPS

    return ["levers", *(step.call for step in STEPS), "indicators"]


def compile_timed_weeks() -> tuple[Any, list[str]]:
    """A kernel that runs weeks and notes the time of each step in nanoseconds, and the names of the steps."""
    import numba

    from benchmarks.clock import cpu_nanoseconds
    from simulation import week as one_week
    from simulation.compiling import lean
    from simulation.indicators import measure as books
    from simulation.state import closed

    def stamp(o, account):  # type: ignore[no-untyped-def]
        now = cpu_nanoseconds()
        account[1 + int(account[0])] = now
        account[0] += 1

    names = dict(vars(one_week), book=lean(stamp))
    source = inspect.getsource(one_week.week.py_func).replace("@lean\n", "")
    exec(source, names)
    timed_week = numba.njit(nogil=True, _nrt=False)(names["week"])

    def timed_weeks(opened, count, history, spent, account):  # type: ignore[no-untyped-def]
        o = closed(opened)
        for done in range(count):
            account[0] = 0
            before = cpu_nanoseconds()
            timed_week(o, account)
            for k in range(int(account[0])):
                spent[done, k] = account[k + 1] - before
                before = account[k + 1]
            books.close_week(o)
            spent[done, int(account[0])] = cpu_nanoseconds() - before
            for k in range(len(o.record)):
                history[o.clock.week, k] = o.record[k]
        return count

    return numba.njit(nogil=True, _nrt=False)(timed_weeks), label_steps()


def time_steps(timed: Any, count: int, people: int, weeks: int, repeats: int) -> NDArray[np.float64]:
    """Seconds a week of each step: of each week the shortest of the repeats, then the mean."""
    from scenarios.strategy import load_strategy
    from simulation import state
    from simulation.model import Organization
    from simulation.population import generate

    population, best = generate(people, seed=1), None
    for _ in range(repeats):
        org = Organization(population=population, strategy=load_strategy("holistic-phased"), weeks=156, rng=1)
        spent = np.zeros((weeks, count), np.int64)
        for number in range(weeks):
            org.prepare()
            timed(state.opened(org.state), 1, org._history, spent[number:], np.zeros(count + 2, np.int64))
        best = spent if best is None else np.minimum(best, spent)
    assert best is not None
    return np.asarray(best.mean(axis=0) / 1e9)
