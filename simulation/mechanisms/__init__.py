"""The published rules of one week, one file each. The order they act in stands in `simulation/week.py`."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

from simulation.mechanisms import (
    attitude,
    communities,
    customers,
    empowerment,
    habit,
    ideas,
    incidents,
    involvement,
    knowledge,
    participation,
    rewards,
    skill,
    ties,
    trust,
    turnover,
    usefulness,
)


@dataclass(frozen=True)
class Mechanism:
    """A mechanism: its code in the catalogue, where it is written down, and the structural choices that govern it."""

    name: str
    code: str
    module: ModuleType
    choices: tuple[str, ...]
    steps: tuple[int, ...]

    @property
    def title(self) -> str:
        """What it is about: the first line of its file."""
        return (self.module.__doc__ or "").split("\n", 1)[0]

    @property
    def text(self) -> str:
        """Equation and source, as its file states them."""
        return (self.module.__doc__ or "").strip()


MECHANISMS: dict[str, Mechanism] = {
    m.name: m
    for m in (
        Mechanism("involvement", "E9", involvement, ("involvement",), (1, 11)),
        Mechanism("skill", "-", skill, (), (2,)),
        Mechanism("empowerment", "-", empowerment, (), ()),
        Mechanism("participation", "E3", participation, ("participation", "contagion", "deeds"), (4,)),
        Mechanism("knowledge", "E7", knowledge, ("knowledge",), (3, 5)),
        Mechanism("usefulness", "E5", usefulness, ("usefulness",), (5, 11)),
        Mechanism("communities", "E6", communities, ("communities",), (6,)),
        Mechanism("ties", "E8", ties, ("ties",), (7,)),
        Mechanism("habit", "E4", habit, ("habit",), (8,)),
        Mechanism("attitude", "E1", attitude, ("influence",), (9,)),
        Mechanism("trust", "E2", trust, ("trust",), (10,)),
        Mechanism("rewards", "E11", rewards, ("rewards",), (4, 5, 11)),
        Mechanism("customers", "E12", customers, ("customers",), (12, 14)),
        Mechanism("incidents", "E13", incidents, ("incidents",), (13,)),
        Mechanism("ideas", "E14", ideas, ("ideas",), (15,)),
        Mechanism("turnover", "E10", turnover, ("turnover",), (16,)),
    )
}
MODULES: tuple[ModuleType, ...] = tuple(m.module for m in MECHANISMS.values())
