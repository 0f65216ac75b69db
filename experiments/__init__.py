"""Many runs: paired comparisons, resumable studies, sweeps, optimisation and calibration.

>>> from experiments import Store, Study
>>> Study.read("studies/leadership-and-culture.yaml").run("leadership.sqlite")
>>> frame = Store.open("leadership.sqlite").runs(["being"])

Importing it loads neither mesa nor numba nor pandas; they are loaded when a run needs them.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.storage.store import Store as Store
    from experiments.study.study import Study as Study

__all__ = ["Store", "Study"]


def __getattr__(name: str) -> Any:
    if name == "Store":
        from experiments.storage.store import Store

        return Store
    if name == "Study":
        from experiments.study.study import Study

        return Study
    raise AttributeError(f"module 'experiments' has no attribute '{name}'")
