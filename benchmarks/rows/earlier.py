"""Rows in which an earlier commit does the same work in turns: weeks, runs, the account of why, calls, frames."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.figures import Figure, median
from benchmarks.registry import Settings
from benchmarks.side_by_side import EARLIER, compared, pick, take_turns, trees

WEEKS_BY_SIZE = {167: 156, 1_000: 156, 10_000: 52, 100_000: 10}
CUSTOMERS_PER_PERSON = 10


def measure_week(settings: Settings) -> Iterator[Figure]:
    """A week by size, and people and customers a second and core at 10,000."""
    for people, weeks in WEEKS_BY_SIZE.items():
        if settings.quick and people > 10_000:
            return
        passes = 3 if settings.quick or people > 10_000 else 7
        done = take_turns(trees(settings.base), passes, "week", people, weeks)
        yield compared("week", f"{people:,} people", "ms a week", pick(done, "week", 1e3), people=people)
        if people == 10_000:
            agents = people * (1 + CUSTOMERS_PER_PERSON)
            yield rate_of([[agents / one["week"] / 1e6 for one in passes] for passes in done])


def rate_of(millions: list[list[float]]) -> Figure:
    """People and customers that one core takes through a week in a second."""
    ours, theirs = median(millions[0]), median(millions[1]) if len(millions) > 1 else None
    ratio = median([a / b for a, b in zip(*millions, strict=True)]) if len(millions) > 1 else None
    against = EARLIER if ratio else ""
    unit, goal = "million agent-weeks a second", ">= 10"
    return Figure("week", "10,000 people + 100,000 customers", unit, ours, theirs, against, ratio, goal)


def measure_runs(settings: Settings) -> Iterator[Figure]:
    """Runs of 500 people and 2,000 customers over 156 weeks, each with a network of its own."""
    done = take_turns(trees(settings.base), 3 if settings.quick else 7, "runs", 500, 2_000)
    for part, goal in (("network", ""), ("week 0", ""), ("weeks", ""), ("run", ">= 5 x")):
        yield compared("runs", f"500 people: {part}", "ms", pick(done, part, 1e3), goal=goal)
    seconds = pick(done, "run")
    yield Figure(
        "runs",
        "500 people, own network",
        "runs a second and core",
        1 / median(seconds[0]),
        1 / median(seconds[1]) if settings.base else None,
        EARLIER if settings.base else "",
        median([b / a for a, b in zip(*seconds, strict=True)]) if settings.base else None,
        ">= 20",
    )


def measure_attribution(settings: Settings) -> Iterator[Figure]:
    """How many times a plain run the account of why takes."""
    for people in (167,) if settings.quick else (167, 500, 1_000):
        done = take_turns(trees(settings.base), 3 if settings.quick else 5, "attribution", people)
        times = [[one["explained"] / one["plain"] for one in passes] for passes in done]
        yield compared("attribution", f"{people:,} people", "times a plain run", times, goal="<= 2.5")


def measure_call(settings: Settings) -> Iterator[Figure]:
    """What Python adds where each week is a call of its own."""
    done = take_turns(trees(settings.base), 3 if settings.quick else 7, "call", 167)
    times = [[one["step"] / one["run"] for one in passes] for passes in done]
    yield compared("call", "167 people: step() against run()", "times run()", times, goal="<= 1.4")
    yield compared("call", "the smallest kernel from Python", "us a call", pick(done, "call", 1e6), goal="<= 10")


def measure_frame(settings: Settings) -> Iterator[Figure]:
    """A frame on the server, and the week that goes with it."""
    done = take_turns(trees(settings.base), 10 if settings.quick else 30, "frame", 10_000)
    yield compared("frame", "10,000 people: the frame", "ms", pick(done, "frame", 1e3), goal="<= 4")
    yield compared("frame", "10,000 people: the week beside it", "ms", pick(done, "week", 1e3))
