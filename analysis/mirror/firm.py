"""What was recorded of one simulated firm, and the proxies that all rows share.

Arrays of people are [weeks + 1, seats]: row 0 is week 0, row k the end of week k. `holder` counts who has held a seat
before, so that it changes where somebody is followed by somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.patterns.trace import standardized

if TYPE_CHECKING:
    from numpy.typing import NDArray

SURVEY, YEAR, HALF_A_YEAR = 52, 52, 26
"""The week of the survey, and lengths of time; events are counted after the survey."""
ACT, NEED, MET, PRESENT, FORCED = 1, 2, 4, 8, 16
"""Bits of what a person did in a week."""
TOOL_LEVEL = 0.1
"""The level from which on a firm has the tool."""


class Firm:
    """One firm: `firm["52.trust"]` is what was asked in week 52."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = arrays

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._arrays[name]

    @property
    def seed(self) -> int:
        """The seed that decides its levers and all random numbers."""
        return int(self._arrays["seed"][0])

    @property
    def people(self) -> int:
        """The number of its seats."""
        return int(self._arrays["staff"][0])

    @cached_property
    def holder(self) -> NDArray[Any]:
        """Who holds each seat, by week."""
        return self["weekly.holder"]

    def did(self, bit: int) -> NDArray[np.bool_]:
        """Return in which weeks each person did something: acted, needed, was helped, was there."""
        found: NDArray[np.bool_] = (self["weekly.bits"] & bit) > 0
        return found

    @cached_property
    def acts(self) -> NDArray[np.bool_]:
        """In which weeks each person acted."""
        return self.did(ACT)

    def stayed(self, first: int, last: int) -> NDArray[np.bool_]:
        """Return which seats are held by the same person in both weeks."""
        present = self.did(PRESENT)
        found: NDArray[np.bool_] = (self.holder[first] == self.holder[last]) & present[first] & present[last]
        return found

    @property
    def has_tool(self) -> bool:
        """Whether most people have the tool in the week of the survey."""
        return bool(np.median(self["52.level.tools"]) >= TOOL_LEVEL)

    def indicator(self, name: str) -> NDArray[Any]:
        """Return an indicator week by week."""
        return self[f"indicator.{name}"]

    def met_share(self, first: int, last: int) -> NDArray[np.float64]:
        """Return the share of each person's needs that was met in these weeks."""
        weeks = slice(first, last + 1)
        needs = self.did(NEED)[weeks].sum(axis=0)
        found: NDArray[np.float64] = self.did(MET)[weeks].sum(axis=0) / np.maximum(needs, 1)
        return found

    def answers(self, first: int, last: int) -> NDArray[np.float64]:
        """Return how often each person answered others in these weeks."""
        found: NDArray[np.float64] = self["weekly.answers"][first : last + 1].sum(axis=0).astype(np.float64)
        return found

    def performance(self, first: int, last: int) -> NDArray[np.float64]:
        """Return performance: own needs met, and answers given to others, in standard scores."""
        return standardized(self.met_share(first, last)) + standardized(self.answers(first, last))

    def active_weeks(self, first: int, last: int) -> NDArray[np.float64]:
        """Return in how many of these weeks each person acted."""
        found: NDArray[np.float64] = self.acts[first : last + 1].sum(axis=0).astype(np.float64)
        return found

    def posts(self, first: int, last: int) -> NDArray[np.float64]:
        """Return the contributions of each person in these weeks."""
        found: NDArray[np.float64] = self["weekly.posts"][first : last + 1].sum(axis=0).astype(np.float64)
        return found

    def quality(self, first: int, last: int) -> NDArray[np.float64]:
        """Return the mean quality of each person's unforced contributions; 0 where there are none."""
        weeks = slice(first, last + 1)
        free = np.where(self.did(FORCED)[weeks], 0, self["weekly.posts"][weeks]).astype(np.float64)
        total = (free * self["weekly.quality"][weeks].astype(np.float64)).sum(axis=0)
        found: NDArray[np.float64] = total / np.maximum(free.sum(axis=0), 1.0)
        return found

    def attitude(self, week: int = SURVEY) -> NDArray[np.float64]:
        """Return job attitude: trust in leaders, anchor and usefulness in standard scores."""
        parts = [standardized(self[f"{week}.{name}"]) for name in ("trust", "anchor", "usefulness")]
        found: NDArray[np.float64] = np.mean(parts, axis=0)
        return found

    def of_boss(self, values: NDArray[Any], week: int = SURVEY) -> NDArray[np.float64]:
        """Return a value of each person's boss; NaN for who has none."""
        manager = self[f"{week}.manager"].astype(np.int64)
        found: NDArray[np.float64] = np.where(manager >= 0, np.asarray(values, dtype=np.float64)[manager], np.nan)
        return found
