"""The study a store was made for, taken back from it."""

from pathlib import Path

from experiments.runs.catalogue_cache import catalogue
from experiments.storage.store import Store, StoreError
from experiments.study.study import Study
from simulation.errors import UserError


def stored_study(store: Store) -> Study:
    """The study of a store. Raises StoreError if it holds none, or one that cannot be run any more."""
    content = store.meta("study")
    if content is None:
        raise StoreError(f"{store.path}: holds no study yet; run it first")
    try:
        return Study.load(content, Path(store.meta("folder")), catalogue())
    except UserError as problem:
        told = "\n".join(f"{store.path}: its study: {line}" for line in str(problem).splitlines())
        raise StoreError(f"{told}\nPut its file right and run it into the store again.") from None
