"""Rows of very large organizations: a million people, more than two, and whether size alone changes a result."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.registry import Settings
from benchmarks.side_by_side import EARLIER, ROOT, environment_of, trees

MILLION, EMPLOYER = 1_000_000, 2_100_000
WEEKS, YEAR = 156, 52
SIZES = {167: WEEKS, 1_000: WEEKS, 10_000: WEEKS, 100_000: 26}  # people, and weeks run, from which 156 are reckoned
SMALL, SEEDS = 10_000, 20  # people, and runs that say how much chance alone moves an indicator
FAR = 3.0  # standard deviations
ROUNDING = 1e-9  # what does not vary by more than this part of it has no chance in it

GROW = """
import json, resource, sys, time
people, weeks, keep = (int(word) for word in sys.argv[1:])
from scenarios.strategy import load_strategy
from simulation import snapshots
from simulation.model import Organization
from simulation.population import generate
strategy = load_strategy("holistic-phased")
Organization(people=20, strategy=strategy, weeks=2, rng=1).run()
marks = [time.process_time()]
mark = lambda: marks.append(time.process_time())
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
population = generate(people, seed=1); mark()
org = Organization(population=population, strategy=strategy, weeks=max(weeks, 2), rng=1); mark()
built = peak()
org.run(weeks); mark()
ran = peak()
size = snapshots.Snapshot(org.week, org.state).nbytes
kept = snapshots.take(org) if keep else None
mark()
seconds = dict(zip(("network", "week 0", "weeks", "snapshot"), [b - a for a, b in zip(marks, marks[1:])]))
print(json.dumps({"seconds": seconds, "built": built, "ran": ran, "kept": peak(), "state": size / 1e9,
                  "snapshot": kept.nbytes / 1e9 if keep else 0.0, "final": org.final()}))
"""


def grow(tree: Path, people: int, weeks: int, keep: bool = False) -> dict[str, Any]:
    """Build and run an organization in a process of its own: seconds by part, gigabytes, final indicators."""
    command = [sys.executable, "-c", GROW, *map(str, (people, weeks, int(keep)))]
    done = subprocess.run(command, cwd=tree, env=environment_of(tree), stdout=subprocess.PIPE, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def measure_sizes(settings: Settings) -> Iterator[Figure]:
    """Network, week 0, a whole run and memory by size, each in a process of its own."""
    for people, weeks in list(SIZES.items())[: 2 if settings.quick else None]:
        found = grow(ROOT, people, weeks)
        seconds, case = found["seconds"], f"{people:,} people + {10 * people:,} customers"
        for part in ("network", "week 0"):
            yield Figure("sizes", f"{case}: {part}", "CPU s", seconds[part])
        yield Figure("sizes", f"{case}: {WEEKS} weeks", "CPU s", seconds["weeks"] * WEEKS / weeks)
        yield Figure("sizes", f"{case}: peak memory of the process", "GB", found["ran"])
        yield Figure("sizes", f"{case}: state", "bytes a person", 1e9 * found["state"] / people)


def measure_million(settings: Settings) -> Iterator[Figure]:
    """A million people and ten million customers: build, week, peak memory, a snapshot."""
    people, weeks = (100_000, 4) if settings.quick else (MILLION, 4)
    case = f"{people:,} people + {10 * people:,} customers"
    found = [grow(tree, people, weeks, keep=True) for tree in trees(settings.base)]
    cost = [
        {
            "network": one["seconds"]["network"],
            "week 0": one["seconds"]["week 0"],
            "build": one["seconds"]["network"] + one["seconds"]["week 0"],
            "a week": one["seconds"]["weeks"] / weeks,
            "a snapshot": one["seconds"]["snapshot"],
            "peak, built and run": one["ran"],
            "peak, with a snapshot": one["kept"],
            "state": one["state"],
            "snapshot against state": one["snapshot"] / one["state"],
        }
        for one in found
    ]
    goals = {"build": "<= 12", "a week": "<= 1.2", "peak, built and run": "<= 1.3", "snapshot against state": "<= 1.5"}
    for name in cost[0]:
        memory = name.startswith(("peak", "state"))
        unit = "GB" if memory else "times" if name.startswith("snapshot") else "CPU s"
        yield beside(f"{case}: {name}", unit, [one[name] for one in cost], goals.get(name, ""))


def beside(case: str, unit: str, values: list[float], goal: str) -> Figure:
    """A figure of one process each."""
    if len(values) == 1:
        return Figure("million", case, unit, values[0], goal=goal)
    return Figure("million", case, unit, values[0], values[1], EARLIER, values[1] / values[0], goal)


def measure_employer(settings: Settings) -> Iterator[Figure]:
    """The inside of the largest private employer, built and run in one process."""
    people, weeks = (EMPLOYER // 100, 4) if settings.quick else (EMPLOYER, WEEKS)
    found = grow(ROOT, people, weeks)
    seconds, case = found["seconds"], f"{people:,} staff + {10 * people:,} customers, {weeks} weeks"
    build = seconds["network"] + seconds["week 0"]
    yield Figure("employer", case, "CPU minutes, one core", (build + seconds["weeks"]) / 60, goal="< 10")
    yield Figure("employer", f"{case}: build", "CPU s", build)
    yield Figure("employer", f"{case}: a week", "CPU s", seconds["weeks"] / weeks)
    yield Figure("employer", f"{case}: peak", "GB", found["ran"], goal="< 3")


def measure_noise(settings: Settings) -> Iterator[Figure]:
    """Each indicator of the large firm against many runs of 10,000 people: how many standard deviations away."""
    people, weeks = (100_000, 12) if settings.quick else (MILLION, YEAR)
    large = per_head(grow(ROOT, people, weeks)["final"], people)
    small = [per_head(one, SMALL) for one in run_many(SMALL, weeks, 5 if settings.quick else SEEDS)]
    for name, value in large.items():
        values = [one[name] for one in small]
        mean = sum(values) / len(values)
        spread = (sum((one - mean) ** 2 for one in values) / (len(values) - 1)) ** 0.5
        away = abs(value - mean) / spread if spread > ROUNDING * abs(mean) else 0.0
        note = f"{name} is {away:.1f} standard deviations of a run of {SMALL:,} away" if away > FAR else ""
        unit, against = f"{people:,} people, week {weeks}", f"{SMALL:,} people +- {spread:.2g}"
        yield Figure("noise", name, unit, value, mean, against, note=note)


def per_head(final: dict[str, float], people: int) -> dict[str, float]:
    """Final indicators, those that add up over the firm per 1,000 people."""
    from simulation.indicators import INDICATORS

    sums = {indicator.name for indicator in INDICATORS if indicator.unit in ("k", "k/week", "/week")}
    return {
        f"{name}, per 1,000 people" if name in sums else name: value * 1_000 / people if name in sums else value
        for name, value in final.items()
    }


def run_many(people: int, weeks: int, seeds: int) -> list[dict[str, float]]:
    """Final indicators of runs whose network and random seed both differ."""
    from scenarios.strategy import load_strategy
    from simulation.model import Organization
    from simulation.population import generate

    strategy, found = load_strategy("holistic-phased"), []
    for seed in range(1, seeds + 1):
        org = Organization(population=generate(people, seed=seed), strategy=strategy, weeks=weeks, rng=seed)
        org.run()
        found.append(org.final())
    return found
