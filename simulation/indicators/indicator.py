"""How an indicator is declared: name, unit, range, direction, meaning, how it is reported."""

from __future__ import annotations

from dataclasses import dataclass

FINAL_WEEKS = 12  # a reported value is the mean of so many last weeks
INF = float("inf")
OWN, ALL = "of one's own accord", "all"  # acts that an indicator counts


@dataclass(frozen=True)
class Indicator:
    """An outcome that is recorded every week.

    direction: which way is good - up, down, near 0, or none. final: what a run reports - the mean of the last 12 weeks
    (mean12) or the last week (last). words: its name on screens and in reports, where it is not `name` as words.
    acts: which acts an indicator made of acts counts - OWN (forced ones weigh `forced_counts`) or ALL; "" = none.
    counterpart: the same outcome with forced acts counted the other way.
    """

    name: str
    unit: str
    meaning: str
    direction: str = "up"
    low: float = 0.0
    high: float = 1.0
    final: str = "mean12"
    words: str = ""
    acts: str = ""
    counterpart: str = ""

    @property
    def title(self) -> str:
        """Its name on screens and in reports."""
        return self.words or self.name.replace("_", " ")
