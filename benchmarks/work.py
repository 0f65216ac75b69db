"""What is timed in one checkout, as a process: it prepares, then does one pass for each line it reads.

    python -P benchmarks/work.py WORK [ARGUMENT ...]

Started by `side_by_side.py`, with the checkout as the working folder and first on the path. It uses only what an
earlier commit and this one both have, or says in one place what the earlier one calls it. A pass is printed as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

Pass = Callable[[], dict[str, float]]
WEEKS = 156
STRATEGY = "holistic-phased"


def clock() -> float:
    """Processor seconds of this process."""
    return time.process_time()


def build(people: int, seed: int = 1, population: Any = None, customers: int | None = None) -> Any:
    """An organization under the strategy of all benchmarks; without a population with a network of its own."""
    from simulation.model import Organization
    from simulation.population import generate

    if population is None:
        population = generate(people, seed=seed)
    if customers is not None:
        population = replace(population, customers=customers)
    return Organization(population=population, strategy=strategy(), weeks=WEEKS, rng=seed)


@cache
def strategy() -> Any:
    """The strategy of all benchmarks, read once as a study does."""
    from scenarios.strategy import load_strategy

    return load_strategy(STRATEGY)


def week(people: str, weeks: str) -> Pass:
    """A week of the engine, stepping only: CPU seconds a week over the first weeks of a run."""
    count = int(weeks)
    population = build(int(people)).population
    build(20).run(2)

    def once() -> dict[str, float]:
        org = build(0, 1, population)
        began = clock()
        org.run(count)
        return {"week": (clock() - began) / count}

    return once


def reference_week(people: str, weeks: str) -> Pass:
    """A week of the reference Mesa model of this checkout: CPU seconds a week."""
    from reference.organization import Organization as Reference

    from scenarios.strategy import load_strategy
    from simulation.population import generate

    count, population = int(weeks), generate(int(people), seed=1)

    def once() -> dict[str, float]:
        org = Reference(population, load_strategy(STRATEGY), weeks=WEEKS, rng=1)
        began = clock()
        org.run(count)
        return {"week": (clock() - began) / count}

    return once


def runs(people: str, customers: str) -> Pass:
    """A whole run with a network of its own: CPU seconds of network, week 0 and weeks."""
    build(int(people), 1, None, int(customers)).run()
    seed = 1

    def once() -> dict[str, float]:
        nonlocal seed
        from simulation.population import generate

        seed += 1
        began = clock()
        population = replace(generate(int(people), seed=seed), customers=int(customers))
        drawn = clock()
        org = build(0, seed, population)
        ready = clock()
        org.run()
        return {"network": drawn - began, "week 0": ready - drawn, "weeks": clock() - ready, "run": clock() - began}

    return once


def attribution(people: str) -> Pass:
    """The account of why against a plain run of the same organization: CPU seconds of each."""
    from simulation.attribution import explain

    population = build(int(people)).population
    explain(build(0, 1, population), 2)
    build(0, 1, population).run(2)

    def once() -> dict[str, float]:
        plain, explained = build(0, 2, population), build(0, 2, population)
        began = clock()
        plain.run()
        middle = clock()
        explain(explained)
        return {"plain": middle - began, "explained": clock() - middle}

    return once


def call(people: str) -> Pass:
    """`step()` against `run()`, and one call of the smallest kernel from Python: CPU seconds."""
    population = build(int(people)).population
    build(0, 1, population).run(2)
    build(0, 1, population).step()

    def once() -> dict[str, float]:
        plain, stepped = build(0, 2, population), build(0, 2, population)
        smallest = least_room(plain)
        smallest()
        began = clock()
        plain.run()
        ran = clock()
        for _ in range(WEEKS):
            stepped.step()
        stepping = clock()
        for _ in range(1000):
            smallest()
        return {"run": ran - began, "step": stepping - ran, "call": (clock() - stepping) / 1000}

    return once


def least_room(org: Any) -> Callable[[], Any]:
    """A call of the kernel that looks for the fullest row of ties, as `prepare` does it."""
    from simulation import state
    from simulation import week as one_week
    from simulation.mechanisms import ties

    if hasattr(state, "opened"):
        return lambda: one_week.least_room(state.opened(org.state))
    return lambda: ties.least_room(org.state)  # the earlier commit


def frame(people: str) -> Pass:
    """A frame of the app: CPU seconds to make it, beside a week of the model."""
    import numpy as np

    try:
        from visualizer.live.activity import on_stage, practice_by_unit, who_helped
        from visualizer.live.highlights import halos_of, pulses_of
        from visualizer.live.recording import Frame
        from visualizer.live.run import NEVER_HELPED
        from visualizer.live.scene import set_scene
        from visualizer.plan.plan import Plan
        from visualizer.plan.resolve import build as build_plan
    except ImportError:  # the earlier commit
        from visualizer.building import build as build_plan
        from visualizer.film import Shot as Frame
        from visualizer.happenings import halos_of, pulses_of
        from visualizer.people_states import on_stage, practice_by_unit, who_helped
        from visualizer.run import NEVER_HELPED
        from visualizer.scene import set_scene

        from visualizer.plan import Plan

    org = build_plan(Plan(organization=f"generated:people={people},mean_degree=10.0,seed=1"))
    scene = set_scene(org.population, np.asarray(org.people.informal) > 0, org.population.customers)
    helped = np.full(int(people), NEVER_HELPED, dtype=np.int32)
    org.run(20)

    def once() -> dict[str, float]:
        began = clock()
        org.run(1)
        ran = clock()
        helped[who_helped(org.people)] = org.week
        units = practice_by_unit(org.people, len(scene.units))
        Frame(org.week, on_stage(scene, org, helped), halos_of(org, scene), pulses_of(org), units)
        return {"frame": clock() - ran, "week": ran - began}

    return once


WORKS: dict[str, Callable[..., Pass]] = {
    work.__name__: work for work in (week, reference_week, runs, attribution, call, frame)
}


def main(name: str, *arguments: str) -> None:
    """Prepare, say whose packages are measured, and do a pass for each line that comes."""
    import simulation

    once = WORKS[name](*arguments)
    print(json.dumps({"packages": str(Path(str(simulation.__file__)).resolve().parents[1])}), flush=True)
    for _ in sys.stdin:
        print(json.dumps(once()), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
