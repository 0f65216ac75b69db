"""The scene of an organization: all the network view is given once, before the first week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from visualizer.live import layout
from visualizer.live.privacy import large_enough
from visualizer.live.sampling import MOST_CUSTOMERS, MOST_TIES, evenly, people_on_stage

PERSON, LEADER, INFORMAL, CUSTOMER = 0, 1, 2, 3
STEP, FORCED, ACTED = 7, 8, 16
"""The bits of a dot's byte: those of its step, and those set for who acts on demand (both in
`visualizer.live.activity`) and for who acted this week."""


@dataclass(frozen=True, eq=False)
class Scene:
    """Who is drawn and where. `people`, `customers`: seats drawn.

    `x`, `y`: their positions, people first.

    `large_units`: whether a unit has enough people to be described by itself.
    """

    people: NDArray[np.int64]
    customers: NDArray[np.int64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    kind: NDArray[np.uint8]
    unit: NDArray[np.int32]
    ties: NDArray[np.uint32]
    centres: NDArray[np.float64]
    radii: NDArray[np.float64]
    units: tuple[str, ...]
    large_units: tuple[bool, ...]
    staff: int

    @property
    def sampled(self) -> bool:
        """Whether only some of the people are drawn."""
        return len(self.people) < self.staff

    def message(self, note: str = "") -> dict[str, Any]:
        """The scene as the browser receives it; `note` is what it says about a sample."""
        units = [
            {"name": name, "x": float(x), "y": float(y), "r": float(r)}
            for name, (x, y), r in zip(self.units, self.centres, self.radii, strict=True)
        ]
        spacing = float(np.median(self.radii / np.sqrt(np.maximum(np.bincount(self.unit, minlength=len(units)), 1))))
        return {
            "people": self.staff,
            "width": layout.WIDTH,
            "height": layout.HEIGHT,
            "dot": 0.40 * spacing,
            "units": units,
            "bits": {"step": STEP, "forced": FORCED, "acted": ACTED},
            "x": self.x.astype("<f4").tobytes(),
            "y": self.y.astype("<f4").tobytes(),
            "kind": self.kind.tobytes(),
            "unit": np.concatenate([self.unit, np.zeros(len(self.customers))]).astype("<f4").tobytes(),
            "ties": self.ties.astype("<u4").tobytes(),
            "label": (self.people + 1).tolist() if self.sampled else None,
            "sample": note if self.sampled else "",
            "lit": True,
        }


def set_scene(population: Any, informal: NDArray[np.bool_], customers_present: int) -> Scene:
    """The scene of `population` at week 0; `informal` marks informal leaders, seat by seat."""
    unit, manager = np.asarray(population.unit), np.asarray(population.manager)
    source, target = np.asarray(population.tie_source), np.asarray(population.tie_target)
    leads = np.bincount(manager[manager >= 0], minlength=len(unit)) > 0
    traffic = layout.traffic_between(unit, source, target, np.asarray(population.tie_weight), len(population.units))
    radii = layout.disc_radii(np.bincount(unit, minlength=len(population.units)))
    centres = layout.arrange(radii, traffic)
    people = people_on_stage(unit, leads)
    spots = layout.seat(unit[people], seats_among(manager, people), centres, radii)
    around = evenly(np.arange(customers_present), min(1.0, MOST_CUSTOMERS / max(customers_present, 1)))
    where = np.vstack([spots, layout.surround(len(around))])
    kind = np.where(leads, LEADER, np.where(informal, INFORMAL, PERSON))[people]
    return Scene(
        people=people,
        customers=around,
        x=where[:, 0],
        y=where[:, 1],
        kind=np.concatenate([kind, np.full(len(around), CUSTOMER)]).astype(np.uint8),
        unit=unit[people],
        ties=ties_among(people, source, target, len(unit)),
        centres=centres,
        radii=radii,
        units=tuple(population.units),
        large_units=large_enough(unit, len(population.units)),
        staff=len(unit),
    )


def seats_among(manager: NDArray[np.int32], people: NDArray[np.int64]) -> NDArray[np.int32]:
    """Managers as positions in `people` (-1 where the manager is not drawn)."""
    position = np.full(len(manager) + 1, -1, dtype=np.int32)
    position[people] = np.arange(len(people))
    return np.asarray(position[manager[people]])


def ties_among(
    people: NDArray[np.int64], source: NDArray[np.int32], target: NDArray[np.int32], staff: int, most: int = MOST_TIES
) -> NDArray[np.uint32]:
    """[2k] ends of the ties to draw, each pair once, at most `most` pairs at even steps."""
    position = np.full(staff, -1, dtype=np.int64)
    position[people] = np.arange(len(people))
    one, other = position[source], position[target]
    both = (one >= 0) & (other >= 0)
    pairs = np.unique(np.column_stack([np.minimum(one, other)[both], np.maximum(one, other)[both]]), axis=0)
    if len(pairs) > most:
        pairs = pairs[evenly(np.arange(len(pairs)), most / len(pairs))]
    return pairs.astype(np.uint32).ravel()
