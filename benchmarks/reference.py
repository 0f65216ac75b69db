"""Measures how much faster the engine is than the same week as plain Mesa agents.

    python benchmarks/reference.py [people ...]

Both models run the same organization (generated, ten customers a head) under `holistic-phased` for the same 156 weeks,
the whole week with every mechanism on, in one process and one thread. The reference model of tests/reference meets
Mesa's own random numbers (`model.rng`), the engine its own. What is printed is CPU time a week, stepping only: building
the organization and compiling are left out on both sides.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulation.levers import Strategy
    from simulation.population import Population

ROOT = Path(__file__).resolve().parents[1]
WEEKS = 156
SEEDS = (1, 2, 3, 4, 5)  # of the engine's runs; the reference, so much slower, runs a large firm with the first only
LARGE = 500  # people
AIM = 60.0  # times, at a thousand people


def engine_time(population: Population, strategy: Strategy) -> float:
    """CPU milliseconds a week, mean over the seeds."""
    from simulation.model import Organization

    Organization(population=population, strategy=strategy, weeks=2, rng=0).run()  # compiled, or loaded, before
    spent = 0.0
    for seed in SEEDS:
        org = Organization(population=population, strategy=strategy, weeks=WEEKS, rng=seed)
        start = time.process_time()
        org.run()
        spent += time.process_time() - start
    return 1000.0 * spent / WEEKS / len(SEEDS)


def reference_time(population: Population, strategy: Strategy) -> float:
    """CPU milliseconds a week."""
    from reference.organization import Organization

    seeds = SEEDS[:1] if population.size >= LARGE else SEEDS
    spent = 0.0
    for seed in seeds:
        org = Organization(population, strategy, weeks=WEEKS, rng=seed)
        start = time.process_time()
        org.run(WEEKS)
        spent += time.process_time() - start
    return 1000.0 * spent / WEEKS / len(seeds)


def main(sizes: list[int]) -> None:
    """Print one line for each size."""
    from scenarios.strategy import load_strategy
    from simulation.population import generate

    strategy = load_strategy("holistic-phased")
    print(f"{'people':>8} {'customers':>10} {'ties':>8} {'Mesa agents':>16} {'engine':>16} {'ratio':>8}")
    for people in sizes:
        population = generate(people, seed=1)
        slow, fast = reference_time(population, strategy), engine_time(population, strategy)
        print(
            f"{people:>8,} {population.customers:>10,} {len(population.tie_source):>8,}"
            f" {slow:>10.2f} ms/wk {fast:>10.3f} ms/wk {slow / fast:>7.1f}x",
            flush=True,
        )
    print(f"Aim: at least {AIM:.0f}x at 1,000 people.")


if __name__ == "__main__":
    # In place of this folder, whose reference.py would hide the package of that name.
    sys.path[:1] = [str(ROOT), str(ROOT / "tests")]
    main([int(size) for size in sys.argv[1:]] or [100, 1000])
