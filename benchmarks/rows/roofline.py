"""The row that asks what bounds a week: memory bandwidth and random reads, measured, against the bytes it needs."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from benchmarks.c_library import CannotBuild, compile_c
from benchmarks.figures import Figure, Skipped
from benchmarks.registry import Settings

SIZES = {1_000: 52, 10_000: 26, 100_000: 6}
READS_A_TIE = 2  # of another person, a week: what influence hears, and whom participation sees acting
COLUMN, RECORD = 4, 156


class Limits(NamedTuple):
    """Bytes a second by megabytes streamed; nanoseconds a random read by (rows, bytes a row)."""

    stream: dict[float, float]
    gather: dict[tuple[int, int], float]


def measure_limits(settings: Settings) -> Limits:
    """Build `benchmarks/c/limits.c` and run it.

    Raises:
        CannotBuild: where there is no C compiler.
    """
    program = compile_c("limits.c", settings.folder)
    return read_limits(subprocess.run([program], stdout=subprocess.PIPE, text=True, check=True).stdout)


def read_limits(text: str) -> Limits:
    """What limits.c printed."""
    words = [line.split() for line in text.splitlines()]
    return Limits(
        {float(line[1]): float(line[2]) for line in words if line[0] == "stream"},
        {(int(line[1]), int(line[2])): float(line[3]) for line in words if line[0] == "gather"},
    )


def find_bound(limits: Limits, size: int, ties: int, people: int) -> float:
    """Seconds that reading and writing a state of this size once, and two random reads a tie, take at best."""
    megabytes = min(limits.stream, key=lambda one: abs(np.log(one) - np.log(size / 1e6)))
    rows = min((rows for rows, _ in limits.gather), key=lambda one: abs(np.log(one) - np.log(people)))
    return 2 * size / limits.stream[megabytes] + READS_A_TIE * ties * limits.gather[rows, COLUMN] * 1e-9


def measure(settings: Settings) -> Iterator[Figure | Skipped]:
    """The limits, and a week against them by size."""
    try:
        limits = measure_limits(settings)
    except CannotBuild as problem:
        yield Skipped("roofline", str(problem))
        return
    for megabytes, speed in limits.stream.items():
        yield Figure("roofline", f"floats streamed, {megabytes:g} MB", "GB/s", speed / 1e9)
    for rows in sorted({rows for rows, _ in limits.gather}):
        near, far = limits.gather[rows, COLUMN], limits.gather[rows, RECORD]
        case, against = f"a random read from {rows:,} rows of {COLUMN} B", f"rows of {RECORD} B"
        yield Figure("roofline", case, "ns", near, far, against, far / near)
    for people, weeks in list(SIZES.items())[: 1 if settings.quick else None]:
        yield measure_week(limits, people, weeks)


def measure_week(limits: Limits, people: int, weeks: int) -> Figure:
    """A week of the engine against the least its bytes take."""
    from simulation import snapshots

    org = build(people)
    org.run(2)
    began = time.process_time()
    org.run(weeks)
    week = (time.process_time() - began) / weeks
    size, ties = snapshots.take(org).nbytes, int(np.asarray(org.state.rows["count"]).sum())
    bound = find_bound(limits, size, ties, people)
    note = (
        f"{people:,} people hold {size / people:,.0f} bytes each, read and written once a week, and {ties:,} ties with "
        f"{READS_A_TIE} random reads each: the least a week can take of memory alone"
    )
    case = f"a week, {people:,} people"
    return Figure("roofline", case, "ms", 1e3 * week, 1e3 * bound, "memory alone", bound / week, note=note)


def build(people: int) -> Any:
    """The organization of all benchmarks."""
    from scenarios.strategy import load_strategy
    from simulation.model import Organization
    from simulation.population import generate

    return Organization(
        population=generate(people, seed=1), strategy=load_strategy("holistic-phased"), weeks=156, rng=1
    )
