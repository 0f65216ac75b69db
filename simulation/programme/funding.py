"""Money that follows benefit: by which rule the top pay on, or less, for a programme."""

from __future__ import annotations

from dataclasses import dataclass

from simulation.bounds import MOST_WEEKS
from simulation.errors import UserError

MOST_CUT = 0.9  # what is left can come back


@dataclass(frozen=True)
class Funding:
    """When the top review a programme, what they expect, and what they do on finding less.

    expectation: benefit for each unit of cost. review: weeks between two reviews. patience: reviews in a row that fail
    before money is cut. cut: the share of the effort levers' level that a failed review then takes, and that a good one
    gives back. customers: whether customers' margin counts as benefit, beside help, ideas and fewer quits.

    Raises:
        UserError: naming the field and its range.
    """

    expectation: float = 0.5
    review: int = 26
    patience: int = 2
    cut: float = 0.5
    customers: bool = False

    def __post_init__(self) -> None:
        ranges = {
            "expectation": (0.0, 100.0),
            "review": (1, MOST_WEEKS),
            "patience": (1, 100),
            "cut": (0.0, MOST_CUT),
        }
        for name, (low, high) in ranges.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise UserError(f"funding: {name} {value:g} is outside {low:g}..{high:g}")
