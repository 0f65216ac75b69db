"""A store's runs as pandas frames, with names, units and directions in `frame.attrs`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from experiments.design.replications import most
from experiments.runs.ids import seed_of
from experiments.runs.messages import kept_weeks
from experiments.storage.contents import read_final, read_labels, read_series
from experiments.storage.for_salib import arrange_for_salib
from experiments.storage.schema import Header
from experiments.storage.sqlite import StoreError

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

POINT = "point"
"""The column that counts the points of the design, from 0: the rows of all organizations and strategies at one."""
KEYS = ("run_id", "ordinal", POINT, "organization", "strategy", "rep", "seed")
_ASKED = (
    "SELECT ordinal, labels, run_id, point_id, rep, seed, final, series FROM design JOIN run USING (point_id) "
    "WHERE plan_id = ? AND status = 'ok' ORDER BY ordinal, rep"
)


class ReadableStore(Protocol):
    """The part of a `Store` that frames are read through."""

    @property
    def path(self) -> Path:
        """The file of the store."""

    @property
    def header(self) -> Header:
        """What all its runs have in common."""

    def study(self) -> dict[str, Any] | None:
        """Return the content of the study the store was made for, or None."""

    def meta(self, key: str) -> Any:
        """Return the value that the store holds for itself under a key, or None."""

    def ask(self, question: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of an SQL question."""

    def stream(self, question: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """Yield the rows of an SQL question one by one."""


def runs(store: ReadableStore, indicators: Sequence[str] | None = None) -> "pd.DataFrame":
    """Return one row per good run of the study: labels, factors, the reported values.

    Rows in the order of the design, then of the replications. `attrs`: `indicators` (title, unit, direction, meaning),
    `factors`. Raises StoreError for an indicator the store does not keep.
    """
    import pandas as pd

    names, columns = _columns(store, indicators)
    labels, values = [], []
    width, at_a_point = len(store.header.names), rows_at_a_point(store)
    for row in study_rows(store):
        labels.append(label_values(store, row, at_a_point))
        values.append(read_final(store.path, row[2], row[6], width)[columns])
    frame = pd.DataFrame(labels, columns=[*KEYS, *factors(store)])
    block = pd.DataFrame(np.array(values).reshape(len(labels), len(names)), columns=names)
    return _described(store, pd.concat([frame, block], axis=1))


def weeks(store: ReadableStore, indicators: Sequence[str] | None = None) -> "pd.DataFrame":
    """Return one row per good run and kept week.

    Raises StoreError if there is no study, or final values only.
    """
    import pandas as pd

    keep = store.header.keep
    if keep == "final":
        raise StoreError(f"{store.path}: keeps final values only; `keep: every week` in the study keeps more")
    names, columns = _columns(store, indicators)
    kept = kept_weeks(keep, int(study_of(store)["weeks"]))
    labels, blocks = [], []
    width, at_a_point = len(store.header.names), rows_at_a_point(store)
    for row in study_rows(store):
        labels += [(*label_values(store, row, at_a_point), week) for week in kept]
        blocks.append(read_series(store.path, row[2], row[7], len(kept), width)[:, columns])
    frame = pd.DataFrame(labels, columns=[*KEYS, *factors(store), "week"])
    values = np.concatenate(blocks) if blocks else np.empty((0, len(names)), np.float32)
    return _described(store, pd.concat([frame, pd.DataFrame(values, columns=names)], axis=1))


def salib(
    store: ReadableStore, strategy: str, indicator: str, organization: str = ""
) -> tuple[dict[str, Any], "NDArray[np.float64]", "NDArray[np.float64]"]:
    """Return the study's points for SALib: problem, X, Y, as `for_salib` says.

    Raises StoreError where that is not possible.
    """
    return arrange_for_salib(store.path, study_of(store), runs(store, [indicator]), strategy, organization)


def study_rows(store: ReadableStore) -> Iterator[Any]:
    """Yield the good runs of the store's study, with the seeds it asks for, in order."""
    study = study_of(store)
    limit = most(study["replications"], len(study["strategies"]))
    for row in store.stream(_ASKED, (store.meta("plan"),)):
        point = None if study["luck"] == "common" else row[3]
        if row[5] == seed_of(study["seed"], row[4], point) and row[4] < limit:
            yield row


def study_of(store: ReadableStore) -> dict[str, Any]:
    """Return the content of the store's study. Raises StoreError if it holds none."""
    found = store.study()
    if found is None:
        raise StoreError(f"{store.path}: holds no study")
    return found


def label_values(store: ReadableStore, row: Any, at_a_point: int) -> tuple[Any, ...]:
    """Return a row's labels, in the order of the columns of a frame.

    They are run_id, ordinal, point, organization, strategy, rep, seed and the factors' values.
    `at_a_point`: how many rows of the design are at one point.
    """
    found = read_labels(store.path, row[1])
    values = found.factors.values()
    return (row[2], row[0], row[0] // at_a_point, found.organization, found.strategy, row[4], row[5], *values)


def rows_at_a_point(store: ReadableStore) -> int:
    """Return how many rows of the design are at one point: organizations x strategies."""
    study = study_of(store)
    return len(study["organizations"]) * len(study["strategies"])


def runs_by_arm(store: ReadableStore) -> dict[str, "pd.DataFrame"]:
    """Return the good runs of each strategy, paired by place.

    Only points and replications that every strategy has are kept, in the same order for all. Raises StoreError.
    """
    frame = runs(store)
    arms = frame.groupby([POINT, "rep"])["strategy"].transform("nunique")
    paired = frame[arms == frame["strategy"].nunique()].sort_values([POINT, "rep"])
    found = {str(arm): rows.reset_index(drop=True) for arm, rows in paired.groupby("strategy")}
    for rows in found.values():
        rows.attrs = frame.attrs
    return found


def factors(store: ReadableStore) -> list[str]:
    """Return the names of the study's factors, in the order of the labels."""
    first = store.ask("SELECT labels FROM design WHERE plan_id = ? LIMIT 1", (store.meta("plan"),))
    return list(read_labels(store.path, first[0][0]).factors) if first else []


def _columns(store: ReadableStore, indicators: Sequence[str] | None) -> tuple[list[str], list[int]]:
    there = store.header.names
    wanted = list(indicators or there)
    for name in wanted:
        if name not in there:
            raise StoreError(f"{store.path}: keeps no indicator '{name}' (there: {', '.join(there)})")
    return wanted, [there.index(name) for name in wanted]


def _described(store: ReadableStore, frame: "pd.DataFrame") -> "pd.DataFrame":
    frame.attrs["indicators"] = {one["name"]: dict(one) for one in store.header.indicators if one["name"] in frame}
    frame.attrs["factors"] = factors(store)
    frame.attrs["model_version"] = store.header.model_version
    return frame
