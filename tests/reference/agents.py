"""People, customers, ties, units and communities of the reference model, as plain objects."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import mesa

from simulation.population import ASKED

if TYPE_CHECKING:
    from reference.organization import Organization
    from reference.outside.cases import Case

SLOTS = 3  # communities a person can belong to


class Tie:
    """One person turns to another: whom, how strongly, and how often they are in contact anyway."""

    __slots__ = ("rate", "to", "weight")

    def __init__(self, to: Person, weight: float, rate: float) -> None:
        self.to, self.weight, self.rate = to, weight, rate


class Unit:
    """A department and how far it has made the practice part of its work (z of E4)."""

    def __init__(self, name: str, function: str) -> None:
        self.name, self.function = name, function
        self.people: list[Person] = []
        self.mean_habit = 0.0
        self.embedding, self.stage, self.weeks_in_stage = 0.0, 1, 0
        self.asked: dict[str, float] = {}  # what a culture survey found, without what was not asked
        self.staff_start = self.seats_start = self.first_seats = 0
        self.work = 1.0  # against usual
        self.shift = dict.fromkeys(ASKED, 0.0)  # level of its people above that of the parameters


class Community:
    """A community: its members and its content (K of E6)."""

    def __init__(self, half_benefit: float, alive: bool = True) -> None:
        self.members: list[Person] = []
        self.topic, self.facts = 0, {}
        self.alive, self.idle = alive, 0
        self.content, self.half_benefit = 0.0, half_benefit

    @property
    def benefit(self) -> float:
        """b = K/(K + Kh)."""
        return self.content / (self.content + self.half_benefit)


class Running:
    """A lever that is on for a person: weeks since its start, and whether the person was asked."""

    __slots__ = ("asked", "weeks")

    def __init__(self, asked: bool, weeks: int = 0) -> None:
        self.asked, self.weeks = asked, weeks


class Person(mesa.Agent):
    """Somebody on the payroll: what belongs to the seat. The states are set by `newcomers`."""

    openness: float
    anchor: float
    stubbornness: float
    trust: float
    trust_boss: float
    trust_top: float
    grievance: float
    peer_trust: float
    skill: float
    outside_skill: float
    usefulness: float
    habit: float
    practice: float
    practice_own: float
    ceremony: float
    fatigue: float
    tiring: float
    threshold: float
    propensity: float
    posts_rate: float
    posts_memory: float
    knows_who: float
    tenure: float
    misfit: float
    willingness: float
    belief: float  # of the top: benefit for each unit of cost

    def __init__(self, model: Organization, seat: int, unit: Unit) -> None:
        super().__init__(model)
        self.seat, self.holder, self.unit = seat, 0, unit
        self.manager: Person | None = None
        self.reports: list[Person] = []
        self.ties: list[Tie] = []
        self.asleep: list[Tie] = []  # ties that lack an end, because a seat is vacant
        self.misfit = self.grievance = 0.0
        self.communities: list[Community | None] = [None] * SLOTS
        self.joined: list[int | None] = [None] * SLOTS
        self.recent = 0.0
        self.informal = self.top = self.front = self.facing = self.outside_marketing = False
        self.level: dict[str, float] = {}  # of every lever, as it reaches this person this week
        self.running: dict[str, Running] = {}
        self.dropped: set[str] = set()  # levers that ended this week
        self.familiar: dict[str, float] = {}
        self.involvement: deque[float] = deque(maxlen=13)  # this week and the 12 before
        self.launch_evidence = 0.0
        self.act = self.forced = self.need = self.met = False
        self.posts, self.quality, self.neighbours, self.help_chance = 0, 0.0, 0.0, 0.0
        self.seen = 0.0
        self.answerer: Person | None = None
        self.topic = self.fact = self.given = 0
        self.private = self.received = self.heard = 0  # by mail, this week
        self.contacts: dict[Person, float] = {}
        self.filed: dict[int, bool] = {}  # facts in the mailbox: which way
        self.facts: dict[int, bool] = {}  # fact held: which way
        self.directory: list[float] = []
        self.knows_whom = self.load = self.usual = self.will = self.offer = 0.0
        self.kept = False
        self.slots_before: list[Community | None] = [None] * SLOTS

    @property
    def strong_ties(self) -> int:
        """Ties of weight 0.5 or more."""
        strong = self.model.p.strong_weight
        return sum(1 for tie in self.ties if tie.weight >= strong)

    @property
    def own_communities(self) -> list[Community]:
        """The communities this person belongs to."""
        return [community for community in self.communities if community is not None]

    def join(self, slot: int, community: Community, week: int) -> None:
        """Become a member."""
        self.communities[slot], self.joined[slot] = community, week
        community.members.append(self)

    def leave(self, slot: int) -> None:
        """Be a member no longer."""
        self.communities[slot].members.remove(self)
        self.communities[slot] = self.joined[slot] = None

    @property
    def best_benefit(self) -> float:
        """Benefit of the best of them (0 where there is none)."""
        return max((community.benefit for community in self.own_communities), default=0.0)


class Employee(Person):
    """Somebody without reports."""


class Leader(Person):
    """Somebody with reports."""


class Customer(mesa.Agent):
    """Somebody who buys; `newcomers` sets the states."""

    social: bool
    satisfaction: float
    expects: dict[str, float]  # of each channel that is used
    trust: float
    anchor: float
    bond: float
    demands: float
    attachment: float
    spending: float
    weeks_since_failure: float

    def __init__(self, model: Organization, place: int, holder: int) -> None:
        super().__init__(model)
        self.seat, self.holder = place, holder
        self.channel = ""  # this week's contact: "", "traditional" or "social"
        self.case: Case | None = None
        self.resolved: Case | None = None  # the one resolved this week
        self.own = self.good = self.bad = self.carried_good = self.carried_bad = 0  # stories
