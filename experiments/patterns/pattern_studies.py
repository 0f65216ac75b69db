"""The two studies of the patterns: at the defaults over seeds, and over parameter draws.

Each has a store of its own in the folder of results, so that both grow and resume on their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.design.designs import design_draws
from experiments.patterns import pattern_model
from experiments.patterns.catalogue import gather_arms
from experiments.patterns.pattern import Pattern
from experiments.storage import frames
from experiments.storage.store import Store
from experiments.study.study import Study
from simulation.parameters import DRAWN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "experiments.patterns.pattern_model"
DEFAULTS, DRAWS = "defaults", "draws"
Columns = Mapping[tuple[str, str], "NDArray[np.float64]"]
"""(arm, reading) -> values, a run each, in the same order of seeds or draws for all arms."""


@dataclass(frozen=True)
class Size:
    """How much is run: seeds at the defaults, parameter draws of one run each, the first seed."""

    runs: int = 30
    draws: int = 200
    seed: int = 1


def make_studies(patterns: Sequence[Pattern], size: Size) -> dict[str, Study]:
    """Return the studies that patterns need, by the name of their store; none without arms.

    Raises UserError for numbers that are too large.
    """
    arms = list(gather_arms(patterns))
    if not arms:
        return {}
    common = {
        "organizations": [pattern_model.ORGANIZATION],
        "strategies": arms,
        "budget": "as written",
        "seed": size.seed,
    }
    ids = ", ".join(one.id for one in patterns)
    contents: dict[str, dict[str, Any]] = {
        DEFAULTS: {**common, "title": f"Patterns at the defaults: {ids}", "replications": size.runs},
    }
    if size.draws:
        contents[DRAWS] = {
            **common,
            "title": f"Patterns over parameter draws: {ids}",
            "factors": {"all": {"parameters": "all"}},
            "design": design_draws(size.draws, len(DRAWN), size.seed),
            "replications": 1,
        }
    known = pattern_model.catalogue()
    return {name: Study.load(content, Path.cwd(), known, {"blocks": "--draws"}) for name, content in contents.items()}


def read_columns(path: Path) -> dict[tuple[str, str], NDArray[np.float64]]:
    """Return the readings of all arms of the study a store was last run for.

    Only seeds and draws that every arm has are kept, so that arms are paired by place. Raises StoreError.
    """
    with Store.open(path) as store:
        found, names = frames.runs_by_arm(store), store.header.names
    return {(arm, name): rows[name].to_numpy() for arm, rows in found.items() for name in names}
