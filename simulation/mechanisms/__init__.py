"""The published rules of one week, one file each, and the list of the week's steps.

To add a mechanism: its file in this folder, its name in MODULES and its steps in STEPS below, and the same calls in
`simulation/week.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from simulation.mechanisms import (
    answering,
    asking,
    attitude,
    audit,
    beliefs,
    careers,
    cases,
    commitment,
    communities,
    compliance,
    customers,
    empowerment,
    fatigue,
    foresight,
    founding,
    grievance,
    growth,
    habit,
    ideas,
    incidents,
    involvement,
    knowledge,
    loyalty,
    mail,
    market,
    memory,
    participation,
    prospects,
    readers,
    rewards,
    seats,
    service,
    skill,
    stories,
    ties,
    topics,
    trust,
    turnover,
    usefulness,
    visibility,
    voice,
    workload,
)
from simulation.parameter import Choice, Drivers


@dataclass(frozen=True)
class Step:
    """One step of the week: its number, its kernel, what happens in it and its switch.

    moves: topics of indicators whose values can differ after it, which the account of why measures; None = any.
    """

    number: int
    module: ModuleType
    function: str
    words: str
    switch: str = ""
    moves: tuple[str, ...] | None = None

    @property
    def mechanism(self) -> str:
        """The mechanism it belongs to."""
        return _name(self.module)

    @property
    def kernel(self) -> Callable[[Any], None]:
        """The compiled function that runs on the state of an organization."""
        found: Callable[[Any], None] = getattr(self.module, self.function)
        return found

    @property
    def call(self) -> str:
        """The kernel as `week.py` names it: `module.function`."""
        return f"{self.mechanism}.{self.function}"


# Every mechanism. The order is that of tables, and of the parameters in designs that go by position (Morris, Sobol):
# another order would give those studies other points.
MODULES: tuple[ModuleType, ...] = (
    involvement,
    fatigue,
    skill,
    empowerment,
    participation,
    knowledge,
    usefulness,
    communities,
    ties,
    habit,
    attitude,
    trust,
    rewards,
    service,
    cases,
    customers,
    loyalty,
    voice,
    incidents,
    ideas,
    turnover,
    compliance,
    visibility,
    beliefs,
    topics,
    answering,
    asking,
    prospects,
    memory,
    grievance,
    commitment,
    audit,
    founding,
    readers,
    stories,
    market,
    foresight,
    careers,
    seats,
    workload,
    growth,
    mail,
)

# The order is part of the model. `week.py` holds the same calls, written out for the compiler; a test compares the two.
STEPS: tuple[Step, ...] = (
    Step(1, involvement, "launch", "launches are felt", "involvement", moves=()),
    Step(1, workload, "share_work", "who bears the work", moves=()),
    Step(2, skill, "learn", "training and doing", moves=()),
    Step(3, knowledge, "arise", "needs for knowledge", moves=("collaboration",)),
    Step(
        4,
        participation,
        "take_part",
        "who acts, and what is contributed",
        "participation",
        moves=("collaboration", "culture", "workforce"),
    ),
    Step(4, visibility, "look", "what everybody sees of it", moves=("collaboration",)),
    Step(5, knowledge, "help_each_other", "help and who knows what", moves=("collaboration", "culture", "money")),
    Step(5, usefulness, "experience", "how useful it was", "usefulness", moves=()),
    Step(6, communities, "live", "communities", "communities", moves=("collaboration",)),
    Step(6, memory, "remember", "what communities remember", moves=("collaboration",)),
    Step(7, ties, "change", "ties", "ties", moves=("culture",)),
    Step(8, habit, "form", "habit and integration of units", "habit", moves=()),
    Step(9, attitude, "influence", "attitudes", "influence", moves=("culture", "workforce")),
    Step(10, trust, "update", "trust in leaders", "trust", moves=("culture",)),
    Step(11, fatigue, "tire", "fatigue", "involvement", moves=("workforce",)),
    Step(11, usefulness, "commit", "anchors follow experience", "usefulness", moves=()),
    Step(11, commitment, "follow", "and what a trusted top speaks for", "trust", moves=()),
    Step(11, rewards, "crowd_out", "counting wears them down", moves=()),
    Step(11, compliance, "resent", "so does having had to act", moves=()),
    Step(11, beliefs, "develop", "leaders' own development", moves=()),
    Step(12, customers, "serve", "contact, service, satisfaction", "customers", moves=("culture", "market", "money")),
    Step(13, incidents, "happen", "incidents and outrage", "incidents", moves=("market", "money")),
    Step(14, customers, "spread", "word of mouth, churn, acquisition", "customers", moves=("market", "money")),
    Step(15, ideas, "flow", "ideas", "ideas", moves=("collaboration", "money")),
    Step(
        16,
        turnover,
        "quit_and_hire",
        "quits and hires",
        "turnover",
        moves=("collaboration", "culture", "money", "workforce"),
    ),
    Step(16, growth, "plan", "seats that are due", moves=()),
    Step(17, beliefs, "review", "the top review the programme", moves=("money",)),
)


@dataclass(frozen=True)
class Mechanism:
    """A mechanism, as its file and its steps describe it."""

    name: str
    module: ModuleType
    steps: tuple[int, ...]

    @property
    def file(self) -> str:
        """Where it is written."""
        return f"simulation/mechanisms/{self.name}.py"

    @property
    def title(self) -> str:
        """The first line of its file."""
        return self.text.split("\n", 1)[0]

    @property
    def text(self) -> str:
        """Equation and source, as its file states them."""
        return (self.module.__doc__ or "").strip()

    @property
    def code(self) -> str:
        """Its code in the catalogue, from the first line of its file: E1, E2, ...; "-" = none."""
        found = re.search(r"\((E\d+)\)", self.title)
        return found[1] if found else "-"

    @property
    def number(self) -> float:
        """Its place in the catalogue; those without a code come last."""
        return float(self.code[1:]) if self.code != "-" else float("inf")

    @property
    def switches(self) -> tuple[Choice, ...]:
        """The structural choices that govern it."""
        return getattr(self.module, "SWITCHES", ())

    @property
    def choices(self) -> tuple[str, ...]:
        """The names of these choices."""
        return tuple(choice.name for choice in self.switches)

    @property
    def drivers(self) -> Drivers | None:
        """The named terms of its equation; None where it names none."""
        return getattr(self.module, "DRIVERS", None)


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


MECHANISMS: dict[str, Mechanism] = {
    _name(module): Mechanism(_name(module), module, tuple(step.number for step in STEPS if step.module is module))
    for module in MODULES
}
