"""The studies of the mirror: many firms of each kind, over draws of all parameters.

Firms of each size have a store of their own in the folder of results, so that both grow and resume on their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.mirror.firm import Firm
from experiments.design.designs import design_draws
from experiments.mirror import firm_model, firms
from experiments.mirror.row import Row
from experiments.runs.kept_people import unpack_arrays
from experiments.storage import frames
from experiments.storage.schema import PEOPLE
from experiments.storage.sqlite import DamagedError
from experiments.storage.store import Store
from experiments.study.study import Study
from simulation.parameters import DRAWN

MODEL = "experiments.mirror.firm_model"
SMALL, LARGE = "firms", "large-firms"
"""The names of the stores."""
ORDINARY, OF_1000 = "ordinary", "large"


@dataclass(frozen=True)
class Size:
    """How many firms are run: small ones of each kind, large ones; the first seed.

    parameters, structure: values and forms of the model that hold for all firms.
    """

    firms: int = 200
    large: int = 40
    seed: int = 1
    parameters: Mapping[str, float] = field(default_factory=dict)
    structure: Mapping[str, str] = field(default_factory=dict)


def make_studies(rows: Sequence[Row], size: Size) -> dict[str, Study]:
    """Return the studies that rows need, by the name of their store.

    Raises UserError for numbers that are too large.
    """
    there = firms.kinds()
    wanted = [name for name in there if any(name in row.firms for row in rows)]
    small = [name for name in wanted if not there[name].large]
    large = [OF_1000] if OF_1000 in wanted or ORDINARY in wanted else []
    known, (usual, big) = firm_model.catalogue(), firm_model.SIZES
    asked = {SMALL: (small, usual, size.firms, "--firms"), LARGE: (large, big, size.large, "--large")}
    return {
        name: Study.load(_content(kinds, people, points, size), Path.cwd(), known, {"blocks": option})
        for name, (kinds, people, points, option) in asked.items()
        if kinds and points
    }


def _content(kinds: list[str], people: str, points: int, size: Size) -> dict[str, Any]:
    return {
        "title": f"The mirror: {points} firms of {people}",
        "organizations": [people],
        "strategies": kinds,
        "budget": "as written",
        "parameters": dict(size.parameters),
        "structure": dict(size.structure),
        "factors": {"all": {"parameters": "all"}},
        "design": design_draws(points, len(DRAWN), size.seed),
        "replications": 1,
        "seed": size.seed,
        "indicators": ["practice"],
        "keep": {"people": ["practice"], "every": 52},
    }


def store_of(out: Path, name: str) -> Path:
    """Return the store of a study in a folder of results."""
    return out / f"{name}.sqlite"


def read_firms(out: Path, names: Sequence[str]) -> dict[str, list[Firm]]:
    """Return the firms of each kind in the order of the draws, small ones first.

    Of firms of one size only draws that every kind has are kept, so that kinds are paired by place: where a run failed,
    its firm is left out of all kinds. Large firms are ordinary ones, too: rows about people and customers read both.
    Raises StoreError.
    """
    found: dict[str, list[Firm]] = {}
    for name in names:
        for kind, firm in _stored(store_of(out, name)):
            found.setdefault(kind, []).append(firm)
    return found


def _stored(path: Path) -> Iterator[tuple[str, Firm]]:
    with Store.open(path) as store:
        for kind, runs in frames.runs_by_arm(store).items():
            for run in runs["run_id"]:
                yield kind, _unpacked(store, run)


def _unpacked(store: Store, run: str) -> Firm:
    found = store.ask(f"SELECT content FROM {PEOPLE} WHERE run_id = ?", (run,))
    try:
        return Firm(unpack_arrays(found[0][0]))
    except (IndexError, ValueError):
        raise DamagedError(store.path, f"the people of run {run} cannot be read") from None
