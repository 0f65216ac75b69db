"""The row that measures influence against numpy and a sparse matrix of scipy: whole columns, float64."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from benchmarks.c_library import columns_of, tie_columns
from benchmarks.figures import Figure, Skipped, compare_costs
from benchmarks.registry import Settings
from benchmarks.rows.c_columns import INFLUENCE, compile_engine, copy_state, prepare, time_it
from simulation import levers as lever
from simulation import state

SIZES = (1_000, 10_000, 100_000)
SAME = 1e-6
NEW_WEEKS = 26


def measure(settings: Settings) -> Iterator[Figure | Skipped]:
    """One week of influence, by size; both sides start from the same state and have to agree."""
    for people in SIZES[: 1 if settings.quick else None]:
        yield measure_size(people, 3 if settings.quick else 7)


def measure_size(people: int, passes: int) -> Figure | Skipped:
    """One week of influence at one size."""
    org = prepare(people)
    engine, given, copy = compile_engine(), Columns(org.state), copy_state(org)
    engine(state.opened(copy), INFLUENCE, 1)
    off = float(np.abs(columns_of(copy.people)["openness"] - given.influence()).max())
    if off > SAME:
        return Skipped("sparse", f"at {people:,} people its attitudes differ from the engine's by {off:.2g}")
    weeks = max(2, min(50, 200_000 // people))
    ours, theirs = [], []
    for _ in range(passes):
        ours.append(1e3 * time_it(lambda: engine(state.opened(copy), INFLUENCE, weeks)) / weeks)
        theirs.append(1e3 * time_it(lambda: [given.influence() for _ in range(weeks)]) / weeks)
    fast, slow, ratio = compare_costs(ours, theirs)
    note = f"attitudes at {people:,} people equal within {off:.0e}"
    case, against = f"influence, {people:,} people", "numpy + scipy.sparse"
    return Figure("sparse", case, "ms a week of influence", fast, slow, against, ratio, note=note)


class Columns:
    """An organization's people and ties as columns, and one week of influence on them."""

    def __init__(self, o: Any) -> None:
        self.p, self.level = o.p, np.asarray(o.levers.level, np.float64)
        self.e = {name: column.astype(np.float64) for name, column in columns_of(o.people).items()}
        self.ties = tie_columns(o)
        self.first = np.append(self.ties["start"], len(self.ties["target"]))

    def count(self) -> NDArray[np.float64]:
        """How much each tie counts this week: its weight times what the other is to the person."""
        p, flat = self.p, self.level[lever.FLATNESS, 0]
        credit = p.trusting_weight + (1.0 - p.trusting_weight) * self.e["trust"]
        kinds = np.stack(
            (
                np.ones_like(credit),
                p.manager_weight * (1.0 - p.flat_manager_loss * flat) * credit,
                p.informal_weight * credit,
                1.0 + p.reports_weight * self.level[lever.TWO_WAY],
            )
        )
        return np.asarray(self.ties["weight"] * kinds[self.ties["kind"], self.ties["source"]])

    def express(self) -> NDArray[np.float64]:
        """The attitude each person expresses."""
        words = self.p.words_heard * self.level[lever.WORDS, 0]
        return np.asarray(self.e["openness"] + words * (self.e["has_reports"] > 0) * (1.0 - self.e["openness"]))

    def firmness(self) -> NDArray[np.float64]:
        """Stubbornness, less while new."""
        new = (self.e["holder"] > 0) & (self.e["tenure"] < NEW_WEEKS)
        return np.asarray(self.e["stubbornness"] * np.where(new, self.p.newcomer_stubbornness, 1.0))

    def influence(self) -> NDArray[np.float64]:
        """Attitudes after a week, from those there are; nothing is changed."""
        e, p, n = self.e, self.p, len(self.e["openness"])
        matrix = scipy.sparse.csr_array((self.count(), self.ties["target"], self.first), shape=(n, n))
        shown = np.column_stack((np.ones(n), self.express(), e["practice"]))
        weights, voice, deeds = (matrix @ shown).T + self.hear_top(shown).T
        with np.errstate(invalid="ignore", divide="ignore"):
            heard = np.clip(voice / weights + p.deeds_share * (deeds / weights - e["practice"]), 0.0, 1.0)
        x, s = e["openness"], self.firmness()
        heard = np.where(weights > 0.0, heard, x)
        moved = np.clip(x + p.attitude_step * (s * (e["anchor"] - x) + (1.0 - s) * (heard - x)), 0.0, 1.0)
        return np.where(e["present"] > 0, moved, x)

    def hear_top(self, shown: NDArray[np.float64]) -> NDArray[np.float64]:
        """What a flat organization hears of its top: weights, voice and deeds of each person."""
        e, flat = self.e, self.level[lever.FLATNESS, 0]
        if flat <= 0.0:
            return np.zeros_like(shown)
        top = (e["top"] > 0) & (e["present"] > 0)
        credit = self.p.trusting_weight + (1.0 - self.p.trusting_weight) * e["trust"]
        own = np.where(e["top"] > 0, 1.0, 0.0)[:, None] * shown
        return np.asarray((flat * credit)[:, None] * (shown[top].sum(axis=0) - own))


def weigh_ties(o: Any) -> dict[str, Any]:
    """What a week of influence in another framework is given: columns, ties, this week's weights, constants."""
    columns = Columns(o)
    if columns.level[lever.FLATNESS, 0] > 0.0:
        raise ValueError("the other frameworks' scripts know no flat organization")
    kept = {name: columns.e[name] for name in ("openness", "anchor", "has_reports", "practice", "present")}
    return {
        **kept,
        "firmness": columns.firmness(),
        "source": columns.ties["source"],
        "target": columns.ties["target"],
        "weight": columns.count(),
        "deeds_share": float(o.p.deeds_share),
        "attitude_step": float(o.p.attitude_step),
        "words": float(o.p.words_heard * columns.level[lever.WORDS, 0]),
    }
