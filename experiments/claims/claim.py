"""How a claim is declared: sentence, arms, what is read, what the essay expects.

A claim is data. Its verdict is computed from runs (`analysis.claims.judging`); none is written down here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

BUDGET = "1.5"
"""Percent of payroll over the horizon at which arms are compared, unless an arm says otherwise."""
AS_WRITTEN = "as written"
CONTRAST, OVER_BEST = "contrast", "over best"
FIRM = "manufacturer"
WEEKS = 156


@dataclass(frozen=True)
class Arm:
    """One scenario of a claim.

    strategy: a built-in one, with `changes` to its levers (a level, or fields of an entry); levers: all entries
    instead. budget: percent of payroll the levels are scaled to, or "as written". organization: a built-in one or a
    file of this folder; dials: what differs from it.
    """

    name: str
    strategy: str = ""
    levers: tuple[Mapping[str, Any], ...] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)
    budget: str = BUDGET
    organization: str = FIRM
    dials: Mapping[str, float] = field(default_factory=dict)
    weeks: int = WEEKS
    structure: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, float] = field(default_factory=dict)
    events: tuple[Mapping[str, Any], ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether only its levers tell it from a strategy in the firm of the comparisons."""
        usual = (self.organization, self.weeks, self.budget) == (FIRM, WEEKS, BUDGET)
        return usual and not (self.dials or self.structure or self.parameters or self.events)

    def under(self, name: str, structure: Mapping[str, str], parameters: Mapping[str, float]) -> Arm:
        """Return the same scenario with other forms of the model and other parameters."""
        return replace(
            self,
            name=f"{self.name} | {name}",
            structure={**self.structure, **structure},
            parameters={**self.parameters, **parameters},
        )


@dataclass(frozen=True)
class Claim:
    """A sentence of an essay as an experiment.

    says: the sentence in our words. reads: indicators; the first decides, or all of them where `every`, each with its
    sign. above: what is read is whether the indicator lies above this level. weights: of the arms in a contrast.
    between: the range the mean is expected in. off: structure and parameters that switch the claim's own mechanism
    off. over_draws: what is read has a meaning over many firms only. first: among the 24 that carry the argument.
    """

    id: str
    says: str
    reads: tuple[str, ...] = ()
    sign: int = 1
    signs: tuple[int, ...] = ()
    every: bool = False
    weights: tuple[float, ...] = (1.0, -1.0)
    statistic: str = CONTRAST
    between: tuple[float, float] | None = None
    above: float | None = None
    arms: tuple[Arm, ...] = ()
    off_structure: Mapping[str, str] = field(default_factory=dict)
    off_parameters: Mapping[str, float] = field(default_factory=dict)
    over_draws: bool = False
    first: bool = False
    contradicted: str = ""
    proxy: str = ""
    missing: str = ""

    @property
    def essay(self) -> int:
        """The number of the essay, from 1 to 5."""
        return int(self.id[1]) + 1

    @property
    def expected(self) -> tuple[tuple[str, int], ...]:
        """The indicators that are read, each with the sign the essay expects."""
        return tuple(zip(self.reads, self.signs or (self.sign,) * len(self.reads), strict=True))

    @property
    def is_switched_off(self) -> bool:
        """Whether the claim names what switches its mechanism off."""
        return bool(self.off_structure or self.off_parameters)
