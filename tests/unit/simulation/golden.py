"""Numbers of a few runs, kept so that a change of results cannot go unnoticed.

`python tests/unit/simulation/golden.py` writes golden.json anew; where results differ, raise MODEL_VERSION first.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from simulation.events import Event
from simulation.indicators import NAMES
from simulation.levers import LEVERS, Entry, Strategy
from simulation.model import MODEL_VERSION, Organization
from simulation.population import Population

KEPT = Path(__file__).with_name("golden.json")
WEEKS = (1, 10, 30)
EVERYTHING = Strategy("everything", tuple(Entry(lever, 0.7, start=k % 9, ramp=k % 4) for k, lever in enumerate(LEVERS)))
EVENTS = (
    Event("attack", 6), Event("user_error", 8), Event("leader_leaves", 9, group="unit:Works"),
    Event("routine_break", 11), Event("layoff", 14, {"share": 0.2}), Event("demand", 16, {"weeks": 5}),
    Event("technology", 19), Event("budget_cut", 22),
)  # fmt: skip
RIVALS = {"influence": "bounded-confidence", "trust": "symmetric", "contagion": "simple", "deeds": "consequence"}


def small_firm() -> Population:
    """24 people, three units that do different work, a head of each; ties to neighbours, across and to managers."""
    n = 24
    unit = np.repeat([0, 1, 2], 8)
    manager = np.array([-1, *([0] * 7), 0, *([8] * 7), 0, *([16] * 7)])
    pairs = {(i, (i + step) % n) for i in range(n) for step in (1, 2, 5, 9)}
    pairs |= {(i, int(manager[i])) for i in range(1, n)} | {(int(manager[i]), i) for i in range(1, n)}
    source, target = np.array(sorted(pairs)).T
    weight, tenure = np.where(unit[source] == unit[target], 1.0, 0.5), np.where(np.arange(n) % 5, 100.0, np.nan)
    return Population(
        "small", "Small firm", manager, unit, ("Office", "Works", "Shop"), ("marketing", "operations", "service"),
        source, target, weight, tenure, 200,
    )  # fmt: skip


def runs() -> dict[str, Organization]:
    """The runs, not yet run."""
    firm, weeks = small_firm(), max(WEEKS)
    everything = Organization(
        population=firm, strategy=EVERYTHING, events=EVENTS, weeks=weeks, precision="float64", rng=1
    )
    return {
        "nothing": Organization(population=firm, weeks=weeks, precision="float64", rng=1),
        "everything": everything,
        "rivals": Organization(
            population=firm, strategy=EVERYTHING, structure=RIVALS, weeks=weeks, precision="float64", rng=2**40 + 3
        ),
    }


def numbers(weeks: tuple[int, ...] = WEEKS) -> dict[str, dict[str, list[float]]]:
    """For each run every indicator in the kept weeks."""
    found = {}
    for name, org in runs().items():
        org.run(max(weeks))
        found[name] = {indicator: org.indicator(indicator)[list(weeks)].tolist() for indicator in NAMES}
    return found


def differences(new: dict[str, dict[str, list[float]]], old: dict[str, dict[str, list[float]]]) -> list[str]:
    """Where two sets of numbers differ by more than 1e-9 (relative, or absolute below 1), one line each."""
    lines = [f"runs: {sorted(new)} against {sorted(old)}"] if new.keys() != old.keys() else []
    for run in new.keys() & old.keys():
        for name in sorted(new[run].keys() | old[run].keys()):
            a, b = (np.array(kept[run].get(name, [np.nan])) for kept in (new, old))
            if a.shape != b.shape or not np.all(np.abs(a - b) <= 1e-9 * np.maximum(1.0, np.abs(b))):
                lines.append(f"{run}: {name}: {a.tolist()} against {b.tolist()}")
    return lines


def main() -> int:
    """Keep the numbers as they are now."""
    old = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {"model_version": 0, "numbers": {}}
    new = numbers()
    if old["model_version"] == MODEL_VERSION and differences(new, old["numbers"]):
        print(f"Results changed: raise MODEL_VERSION (now {MODEL_VERSION}) in simulation/model.py first.")
        return 1
    KEPT.write_text(json.dumps({"model_version": MODEL_VERSION, "numbers": new}, indent=1) + "\n", encoding="utf-8")
    print(f"Written: {KEPT.name}, model version {MODEL_VERSION}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
