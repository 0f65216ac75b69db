"""Numbers of a few runs, kept so that a change of results cannot go unnoticed.

`python tests/unit/simulation/golden.py` writes golden.json anew. Levers are written out by name, each at a level of its
own: a lever taken for another shows, and a new one, which no run here uses, changes nothing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from simulation.events import Event
from simulation.indicators import NAMES
from simulation.levers import Entry, Strategy
from simulation.model import Organization
from simulation.population import Population
from simulation.simulation import MODEL_VERSION

KEPT = Path(__file__).with_name("golden.json")
WEEKS = (1, 10, 30)
LEVELS = {
    "tools": 0.30,
    "training": 0.51,
    "outside_training": 0.72,
    "mandate": 0.93,
    "words": 0.45,
    "deeds": 0.66,
    "informal_leaders": 0.87,
    "empowerment": 0.39,
    "involvement": 0.60,
    "purpose": 0.81,
    "community_managers": 0.33,
    "reward_individual": 0.54,
    "reward_collaborative": 0.75,
    "reward_counts": 0.96,
    "selection": 0.48,
    "embedding": 0.69,
    "governance": 0.90,
    "listening": 0.42,
    "coordination": 0.63,
    "flatness": 0.84,
    "open_ideas": 0.36,
    "two_way": 0.57,
    "external_marketing": 0.78,
}
EVERYTHING = Strategy(
    "everything", tuple(Entry(name, level, k % 9, k % 4) for k, (name, level) in enumerate(LEVELS.items()))
)
EVENTS = (
    Event("attack", 6),
    Event("user_error", 8),
    Event("leader_leaves", 9, group="unit:Works"),
    Event("routine_break", 11),
    Event("layoff", 14, {"share": 0.2}),
    Event("demand", 16, {"weeks": 5}),
    Event("technology", 19),
    Event("budget_cut", 22),
)
RIVALS = {"influence": "bounded-confidence", "trust": "symmetric", "contagion": "simple", "deeds": "consequence"}

WHAT_TO_DO = """Raise MODEL_VERSION in simulation/simulation.py where a run that could be made before gives other
numbers, in the same commit, with the reason in its body; then `python tests/unit/simulation/golden.py` keeps the new
numbers. Do not raise it for a new indicator, lever or parameter that no run uses, for a move or for a new name: none of
them may change a number here, so look for the mistake. Where only the runs in golden.py were changed, remove
golden.json first.
"""


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
        "small",
        "Small firm",
        manager,
        unit,
        ("Office", "Works", "Shop"),
        ("marketing", "operations", "service"),
        source,
        target,
        weight,
        tenure,
        200,
    )


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
    """Where kept numbers differ by more than 1e-9 (relative, or absolute below 1), one line each.

    An indicator that was not kept is new, and no difference.
    """
    lines = [f"runs: {sorted(new)} against {sorted(old)}"] if new.keys() != old.keys() else []
    for run in new.keys() & old.keys():
        for name in sorted(old[run]):
            a, b = (np.array(kept[run].get(name, [np.nan])) for kept in (new, old))
            if a.shape != b.shape or not np.all(np.abs(a - b) <= 1e-9 * np.maximum(1.0, np.abs(b))):
                lines.append(f"{run}: {name}: {a.tolist()} against {b.tolist()}")
    return lines


def main() -> int:
    """Keep the numbers as they are now."""
    old = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {"model_version": 0, "numbers": {}}
    new = numbers()
    if old["model_version"] == MODEL_VERSION and differences(new, old["numbers"]):
        print(f"Results changed, and MODEL_VERSION is still {MODEL_VERSION}.\n{WHAT_TO_DO}")
        return 1
    KEPT.write_text(json.dumps({"model_version": MODEL_VERSION, "numbers": new}, indent=1) + "\n", encoding="utf-8")
    print(f"Written: {KEPT.name}, model version {MODEL_VERSION}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
