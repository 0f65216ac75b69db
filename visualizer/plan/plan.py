"""What a session is looking at: organization, strategy, branches, events, seed, horizon.

Everything the link holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from scenarios.defaults import DEFAULT_ORGANIZATION, DEFAULT_PERCENT
from visualizer.plan.own_strategies import is_own, unpack

if TYPE_CHECKING:
    from simulation.levers import Entry

DEFAULT_STRATEGY = "inside-out"
DEFAULT_RIVAL = "tools-only"
OWN = "on-the-stage"
"""The strategy on the Stage as it was changed there."""
UNBRANCHED = "unbranched"
"""The rival that is no strategy: the same plan without its newest branch."""


@dataclass(frozen=True)
class Happening:
    """An event of the run, as plain data: `kind`, `week` and its dials."""

    kind: str
    week: int
    dials: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Plan:
    """One path an organization can take, completely. Equal plans give equal numbers.

    `entries`: the levers, where they differ from those of the strategy named; `branches`: from which week on other
    levers count, each ``(week, entries)``. `percent`: of payroll that a strategy as it is named is scaled to, None = as
    written; levers of one's own run as they are set. `off`: mechanisms switched off. `structure`, `parameters`: what
    differs from the defaults.
    """

    organization: str = DEFAULT_ORGANIZATION
    strategy: str = DEFAULT_STRATEGY
    entries: tuple[Entry, ...] | None = None
    branches: tuple[tuple[int, tuple[Entry, ...]], ...] = ()
    events: tuple[Happening, ...] = ()
    seed: int = 1
    weeks: int = 156
    off: tuple[str, ...] = ()
    structure: tuple[tuple[str, str], ...] = ()
    parameters: tuple[tuple[str, float], ...] = ()
    rival: str = DEFAULT_RIVAL
    percent: float | None = DEFAULT_PERCENT

    def with_strategy(self, name: str) -> Plan:
        """The same organization, random seed and budget under the strategy `name`.

        One of one's own runs as it is written: the levels seen are those that were set.
        """
        entries = unpack(name).entries if is_own(name) else None
        return replace(self, strategy=name, entries=entries, branches=()).with_another_rival()

    def with_another_rival(self) -> Plan:
        """The same, with another rival where the present one cannot be.

        A strategy is not its own rival, and without a branch there is none to leave out.
        """
        if self.rival == UNBRANCHED and not self.branches:
            return replace(self, rival=DEFAULT_RIVAL).with_another_rival()
        if self.rival != self.strategy or self.tampered:
            return self
        return replace(self, rival=DEFAULT_STRATEGY if self.strategy == DEFAULT_RIVAL else DEFAULT_RIVAL)

    def with_entries(self, entries: tuple[Entry, ...]) -> Plan:
        """The same with other levers: of the newest branch if there is one."""
        if self.branches:
            return replace(self, branches=(*self.branches[:-1], (self.branches[-1][0], entries)))
        return replace(self, entries=entries)

    def branched(self, week: int, entries: tuple[Entry, ...]) -> Plan:
        """The same people and random seed, with decisions that may differ from `week` on.

        Compared with the path without.
        """
        kept = tuple(branch for branch in self.branches if branch[0] < week)
        return replace(self, branches=(*kept, (week, entries)), rival=UNBRANCHED)

    def with_event(self, event: Happening) -> Plan:
        """The same with one more thing happening."""
        return replace(self, events=tuple(sorted({*self.events, event}, key=lambda one: (one.week, one.kind))))

    def with_event_as(self, old: Happening, new: Happening | None) -> Plan:
        """The same with one event replaced by `new`; None: it does not happen."""
        kept = replace(self, events=tuple(event for event in self.events if event != old))
        return kept if new is None else kept.with_event(new)

    def as_rival(self) -> Plan:
        """The rival's plan: the rival strategy, or the same without the last branch.

        Organization, seed and events are the same.
        """
        if self.rival == UNBRANCHED:
            return replace(self, branches=self.branches[:-1])
        return replace(self, strategy=self.rival, entries=None, branches=())

    def as_nothing(self) -> Plan:
        """Going on as before: the same people, seed and events with no programme."""
        return replace(self.alone, strategy="nothing", entries=None, branches=(), percent=None)

    @property
    def alone(self) -> Plan:
        """The plan without what it is compared with: two plans that are equal so are one run."""
        return replace(self, rival="")

    @property
    def tampered(self) -> bool:
        """Whether the levers are no longer those of the strategy named.

        One of one's own that runs as it is written has its levers in the plan, unchanged.
        """
        if self.branches or self.entries is None:
            return bool(self.branches)
        return not (is_own(self.strategy) and self.entries == unpack(self.strategy).entries)


def first_difference(old: Plan, new: Plan) -> int:
    """The first week in which the two runs can differ: where a replay of the change starts."""
    if from_the_start(old) != from_the_start(new):
        return 0
    weeks = [event.week for event in set(old.events) ^ set(new.events)]
    if old.branches != new.branches:
        weeks += [week for week, _ in set(old.branches) ^ set(new.branches)]
    if (old.strategy, old.entries) != (new.strategy, new.entries):
        before, after = set(old.entries or ()), set(new.entries or ())
        weeks += [entry.start for entry in before ^ after] if before and after else [0]
    return min(weeks, default=0)


def from_the_start(plan: Plan) -> Plan:
    """What of a run acts from its first week on: all but decisions and events."""
    return replace(plan.alone, strategy="", entries=None, branches=(), events=())
