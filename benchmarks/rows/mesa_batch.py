"""The row that measures many runs through Mesa's batch_run against the same runs one after another."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import mesa

from benchmarks.figures import Figure, compare_costs
from benchmarks.registry import Settings

PEOPLE, WEEKS = 150, 156
NOTE = "both sides run the engine, one process; batch_run goes week by week and collects each week's indicators"


def measure(settings: Settings) -> Iterator[Figure]:
    """CPU time a run: `Organization.run()`, and `mesa.batch_run` over the same class."""
    seeds = range(1, 4 if settings.quick else 11)
    run_plainly(seeds)
    run_in_batch(seeds)
    ours, theirs = [], []
    for _ in range(3):
        ours.append(run_plainly(seeds))
        theirs.append(run_in_batch(seeds))
    plain, batch, ratio = compare_costs(ours, theirs)
    against = f"batch_run, Mesa {mesa.__version__}"
    yield Figure("batch", f"{PEOPLE} people, {WEEKS} weeks", "ms a run", plain, batch, against, ratio, note=NOTE)


def run_plainly(seeds: range) -> float:
    """CPU milliseconds a run of `Organization.run()`."""
    from scenarios import NamedOrganization

    began = time.process_time()
    for seed in seeds:
        NamedOrganization(PEOPLE, strategy="holistic-phased", weeks=WEEKS, rng=seed).run()
    return 1e3 * (time.process_time() - began) / len(seeds)


def run_in_batch(seeds: range) -> float:
    """CPU milliseconds a run of `mesa.batch_run`, which takes seeds as the installed Mesa wants them."""
    from scenarios import NamedOrganization

    given: dict[str, Any] = {"people": PEOPLE, "strategy": "holistic-phased", "weeks": WEEKS}
    more: dict[str, Any] = {"max_steps": WEEKS, "number_processes": 1, "display_progress": False}
    if tuple(int(part) for part in mesa.__version__.split(".")[:2]) < (3, 5):
        given["rng"] = list(seeds)
    else:
        more["rng"] = list(seeds)
    began = time.process_time()
    rows = mesa.batch_run(NamedOrganization, given, **more)
    if len(rows) != len(seeds):
        raise RuntimeError(f"batch_run returned {len(rows)} rows for {len(seeds)} runs")
    return 1e3 * (time.process_time() - began) / len(seeds)
