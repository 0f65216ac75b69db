"""How a lever is declared: its meaning, whom it reaches, what it asks and what it costs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Rate:
    """An amount a week at level 1: for each person or manager reached, and by the firm's counts."""

    person: float = 0.0
    manager: float = 0.0
    staff: float = 0.0
    community: float = 0.0
    customer: float = 0.0
    unit: float = 0.0
    front_seat: float = 0.0
    hire: float = 0.0
    fixed: float = 0.0


@dataclass(frozen=True)
class Lever:
    """One thing management can do: what level 1 means, what it asks of people and what it costs.

    `rule`: a rule is set, not bought, so a budget never scales it up or down. `firm_wide`: a narrower target makes no
    sense and is refused. `attention`: demand (0..1) for fatigue; from 0.1 on, its start is a launch. `hours` and
    `money` (thousands) are per week at level 1.
    """

    name: str
    meaning: str
    enters: str
    attention: float
    hours: Rate = field(default_factory=Rate)
    money: Rate = field(default_factory=Rate)
    rule: bool = False
    firm_wide: bool = False
    target: str = "everyone"

    def costing(self, hours: Rate, money: Rate | None = None) -> Lever:
        """The same lever with its cost a week at level 1."""
        return replace(self, hours=hours, money=money or Rate())

    @property
    def title(self) -> str:
        """The name as words."""
        return self.name.replace("_", " ")
