"""The studies of the claims: over seeds, over parameter draws, in rival forms.

Each has a store of its own in the folder of results, so that all grow and resume on their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.claims import arms, claim_model, rivals
from experiments.claims.claim import Claim
from experiments.design.designs import design_draws
from experiments.storage import frames
from experiments.storage.store import Store
from experiments.study.study import Study
from simulation.parameters import DRAWN

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

MODEL = "experiments.claims.claim_model"
DEFAULTS, DRAWS, FORMS = "defaults", "draws", "forms"
FORM_RUNS = 10
"""Seeds in each rival form."""


@dataclass(frozen=True)
class Size:
    """How much is run.

    People of the firm, seeds at the defaults, draws of one run each, whether rival forms, the first seed; parameters
    and forms of the model that hold for all arms which do not set them themselves.
    """

    people: int = 150
    runs: int = 30
    draws: int = 200
    forms: bool = True
    seed: int = 1
    parameters: Mapping[str, float] = field(default_factory=dict)
    structure: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """What a store holds: readings[arm][indicator] and points[run].

    Runs are in the same order for all arms.
    """

    readings: dict[str, dict[str, NDArray[np.float64]]]
    points: pd.DataFrame

    def column(self, arm: str, indicator: str) -> NDArray[np.float64] | None:
        """Return a reading of an arm, a run each; None where it was not run."""
        return self.readings.get(arm, {}).get(indicator)


def store_of(out: Path, name: str, people: int) -> Path:
    """Return the store of a study in a folder of results."""
    return out / f"{name}-{people}.sqlite"


def make_studies(claims: Sequence[Claim], size: Size) -> dict[str, Study]:
    """Return the studies that claims need, by the name of their store.

    None where nothing can be run.
    Raises UserError for numbers that are too large.
    """
    own = list(arms.own_arms(claims))
    if not own:
        return {}
    common: dict[str, Any] = {
        "organizations": [claim_model.SIZES[size.people]],
        "budget": "as written",
        "seed": size.seed,
    }
    common |= {"parameters": dict(size.parameters), "structure": dict(size.structure)}
    beside = [*own, *arms.switched_off(claims), *(name for name in rivals.rivals_of(claims) if name not in own)]
    contents: dict[str, dict[str, Any]] = {
        DEFAULTS: {**common, "title": "Claims at the defaults", "strategies": beside, "replications": size.runs}
    }
    if size.draws:
        contents[DRAWS] = {
            **common,
            "title": "Claims over parameter draws",
            "strategies": own,
            "factors": {"all": {"parameters": "all"}},
            "design": design_draws(size.draws, len(DRAWN), size.seed),
            "replications": 1,
        }
    if size.forms:
        formed = list(arms.in_forms(claims))
        runs = min(FORM_RUNS, size.runs)
        contents[FORMS] = {
            **common,
            "title": "Claims in rival forms",
            "strategies": formed,
            "replications": runs,
        }
    known = claim_model.catalogue()
    return {name: Study.load(content, Path.cwd(), known, {"blocks": "--draws"}) for name, content in contents.items()}


def read_table(path: Path) -> Table:
    """Return the readings of all arms of the study a store was last run for.

    Only seeds and draws that every arm has are kept, so that arms are paired by place. Raises StoreError.
    """
    import pandas as pd

    with Store.open(path) as store:
        found, names = frames.runs_by_arm(store), store.header.names
    readings = {arm: {name: rows[name].to_numpy(dtype=float) for name in names} for arm, rows in found.items()}
    return Table(readings, next(iter(found.values()), pd.DataFrame()))
