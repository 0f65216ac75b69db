"""What management can do: the levers, what each costs, and strategies made of dated levers.

A lever has a level 0..1 over time, a group it reaches, and a cost a week at level 1 in hours and money. All costs
are assumptions (each drawn from half to double with the other parameters).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from simulation.bounds import MOST_WEEKS
from simulation.errors import UserError, did_you_mean
from simulation.programme.funding import Funding
from simulation.programme.lever import Lever, Rate

NEVER_ENDS = 2**31  # the end of a lever without an end
JUST_ENDED, OFF_FOR_LONG = -1, -2  # weeks on of a lever in the first week without it, and else while it is off
GROUPS = ("everyone", "managers", "top", "informal", "front", "starters", "hubs", "facing")
WAVES = ("ready", "middle", "unready")  # thirds of the seats by units, in the order of an audit, else as drawn
TARGETS = (*GROUPS, *WAVES)
GROUP_PREFIXES = ("unit:", "function:")

_ALL = (
    Lever(
        "tools", "everybody reached has the network", "access to it, visible work, community content", 0.25, rule=True
    ).costing(Rate(person=0.05), Rate(person=0.0023)),
    Lever("training", "15 minutes a week for each", "skill", 0.10, Rate(person=0.25), Rate(person=0.002)),
    Lever(
        "outside_training", "15 minutes a week each, on outsiders", "outside skill: service, incidents", 0.05
    ).costing(Rate(person=0.25), Rate(person=0.002)),
    Lever("mandate", "use is demanded and checked", "a push to act; costs trust", 0.20, rule=True).costing(
        Rate(person=0.02, manager=0.25)
    ),
    Lever(
        "words",
        "leaders speak for it at every occasion",
        "a promise that binds trust; attitudes heard",
        0.0,
        firm_wide=True,
    ).costing(Rate(person=0.02, manager=0.5)),
    Lever(
        "deeds", "leaders free time and do it visibly", "leaders' own participation", 0.05, target="managers"
    ).costing(Rate(manager=1.5)),
    Lever(
        "informal_leaders", "champions are given time", "champions' own participation", 0.05, target="informal"
    ).costing(Rate(person=2.0)),
    Lever(
        "empowerment",
        "may answer, decide and speak for the firm without asking",
        "voice risk, trust, service, outside posts",
        0.10,
    ).costing(Rate(person=0.05, manager=0.25)),
    Lever("involvement", "share of the group asked to shape what is launched", "launches and fatigue", 0.05).costing(
        Rate(person=0.5)
    ),
    Lever("purpose", "each community has a stated common goal", "community life", 0.05, firm_wide=True).costing(
        Rate(staff=0.02, community=1.0)
    ),
    Lever("community_managers", "8 hours a week for each community", "community content", 0.0, firm_wide=True).costing(
        Rate(community=8.0)
    ),
    Lever(
        "reward_individual", "pay and praise for one's own output", "expected use of taking part", 0.10, rule=True
    ).costing(Rate(staff=0.01), Rate(staff=0.005)),
    Lever("reward_collaborative", "pay and praise for helping others", "expected use, recognition", 0.10).costing(
        Rate(staff=0.01), Rate(staff=0.005)
    ),
    Lever(
        "reward_counts",
        "activity is counted and rewarded",
        "a push to act; quality and own motives suffer",
        0.15,
        rule=True,
    ).costing(Rate(staff=0.02), Rate(staff=0.003)),
    Lever("selection", "hiring looks for openness", "newcomers' anchors", 0.0, Rate(hire=8.0), firm_wide=True),
    Lever("embedding", "processes are redesigned around it, by unit", "integration of units", 0.25, Rate(person=0.25)),
    Lever(
        "governance",
        "every outside post is approved first",
        "incidents, authenticity, delay, discretion",
        0.10,
        rule=True,
        firm_wide=True,
    ).costing(Rate(fixed=5.0, staff=0.02)),
    Lever(
        "listening", "a monitoring desk: 38 hours per 5,000 customers", "notice time, outrage", 0.0, firm_wide=True
    ).costing(Rate(customer=38 / 5000), Rate(fixed=0.2, customer=0.05 / 1000)),
    Lever("repair", "leaders hear grievances, own up and make good", "how fast grievances and trust mend", 0.0).costing(
        Rate(person=0.05, manager=0.5)
    ),
    Lever(
        "coordination",
        "functions handle cases jointly",
        "service, outrage, cross-unit ties, ideas",
        0.15,
        firm_wide=True,
    ).costing(Rate(staff=0.05, unit=2.0)),
    Lever(
        "flatness",
        "decisions delegated, wider spans",
        "voice risk, reach of the top, ideas",
        0.30,
        rule=True,
        firm_wide=True,
    ).costing(Rate(staff=0.05, manager=0.5)),
    Lever(
        "open_ideas", "customers and partners are asked for ideas", "ideas from outside", 0.05, firm_wide=True
    ).costing(Rate(fixed=4.0, customer=10 / 1000), Rate(fixed=0.1, customer=0.1 / 1000)),
    Lever(
        "two_way", "anybody may ask, leaders answer, traffic is open", "who is heard, visible work, trust", 0.05
    ).costing(Rate(staff=0.05, manager=0.5)),
    Lever(
        "external_marketing",
        "half-time front team and campaigns",
        "outside posts, acquisition, replies",
        0.05,
        firm_wide=True,
    ).costing(Rate(front_seat=19.0), Rate(fixed=0.25, customer=0.25 / 1000)),
    Lever(
        "leader_development",
        "an hour a week for each leader, about this way of working",
        "leaders' anchors",
        0.05,
        target="managers",
    ).costing(Rate(manager=1.0)),
    Lever(
        "audit",
        "all are asked how ready they are; units are ranked when it ends",
        "groups by readiness",
        0.05,
        firm_wide=True,
    ).costing(Rate(person=0.5)),
    Lever(
        "community_training",
        "an hour a week for the managers of each community",
        "their skill, where communities live",
        0.0,
        firm_wide=True,
    ).costing(Rate(community=1.0)),
    Lever("measuring", "the benefit of the programme is measured", "reviews by the top", 0.0, firm_wide=True).costing(
        Rate(fixed=8.0, unit=0.5)
    ),
    Lever(
        "mail",
        "everybody is asked to use mail, lists and calls for it",
        "access to it, private contributions and questions",
        0.10,
        rule=True,
    ).costing(Rate(person=0.05)),
    Lever(
        "dialogue",
        "the outside team answers and asks instead of posting",
        "replies, outside posts, acquisition",
        0.05,
        firm_wide=True,
    ).costing(Rate(front_seat=4.0, staff=0.02)),
)

LEVERS: dict[str, Lever] = {lever.name: lever for lever in _ALL}
INDEX: dict[str, int] = {name: i for i, name in enumerate(LEVERS)}

# Rows of the level matrix. Kernels read these names, which are compiled as constants.
TOOLS = INDEX["tools"]
TRAINING = INDEX["training"]
OUTSIDE_TRAINING = INDEX["outside_training"]
MANDATE = INDEX["mandate"]
WORDS = INDEX["words"]
DEEDS = INDEX["deeds"]
INFORMAL_LEADERS = INDEX["informal_leaders"]
EMPOWERMENT = INDEX["empowerment"]
INVOLVEMENT = INDEX["involvement"]
PURPOSE = INDEX["purpose"]
COMMUNITY_MANAGERS = INDEX["community_managers"]
REWARD_INDIVIDUAL = INDEX["reward_individual"]
REWARD_COLLABORATIVE = INDEX["reward_collaborative"]
REWARD_COUNTS = INDEX["reward_counts"]
SELECTION = INDEX["selection"]
EMBEDDING = INDEX["embedding"]
GOVERNANCE = INDEX["governance"]
LISTENING = INDEX["listening"]
REPAIR = INDEX["repair"]
COORDINATION = INDEX["coordination"]
FLATNESS = INDEX["flatness"]
OPEN_IDEAS = INDEX["open_ideas"]
TWO_WAY = INDEX["two_way"]
EXTERNAL_MARKETING = INDEX["external_marketing"]
LEADER_DEVELOPMENT = INDEX["leader_development"]
AUDIT = INDEX["audit"]
COMMUNITY_TRAINING = INDEX["community_training"]
MEASURING = INDEX["measuring"]
DIALOGUE = INDEX["dialogue"]
MAIL = INDEX["mail"]


def check_constants(constants: Mapping[str, object]) -> None:
    """Raise a LookupError naming the line to write where a lever's constant is missing or wrong."""
    for name, row in INDEX.items():
        if constants.get(name.upper()) != row:
            raise LookupError(f'simulation/levers.py: below INDEX, write the line: {name.upper()} = INDEX["{name}"]')


check_constants(globals())


@dataclass(frozen=True)
class Entry:
    """One dated lever of a strategy: from `start` over `ramp` weeks to `level`, until `end`.

    level: 0..1. start, ramp: 0 to 2600 weeks. end: the first week without it (None = to the horizon).

    Raises:
        UserError: naming the field, what was wrong and the nearest valid choice.
    """

    lever: str
    level: float
    start: int = 0
    ramp: int = 0
    end: int | None = None
    target: str = ""

    def __post_init__(self) -> None:
        if self.lever not in LEVERS:
            raise UserError(f"lever: '{self.lever}' is unknown{did_you_mean(self.lever, LEVERS)}")
        if not self.target:
            object.__setattr__(self, "target", LEVERS[self.lever].target)
        problem = self._describe_fault()
        if problem:
            raise UserError(f"{self.lever}: {problem}")

    def _describe_fault(self) -> str:
        if not 0.0 <= self.level <= 1.0:
            return f"level {self.level:g} is outside 0..1"
        if self.start < 0 or self.ramp < 0:
            return f"start {self.start} and ramp {self.ramp} count weeks: neither can be negative"
        late = [name for name in ("start", "ramp", "end") if (getattr(self, name) or 0) > MOST_WEEKS]
        if late:
            return f"{late[0]} {getattr(self, late[0])} is more than {MOST_WEEKS} weeks"
        if self.end is not None and self.end <= self.start:
            return f"end {self.end} is not after start {self.start}"
        if LEVERS[self.lever].firm_wide and self.target != "everyone":
            return f"acts on the whole firm: target '{self.target}' must be 'everyone'"
        if self.target not in TARGETS and not self.target.startswith(GROUP_PREFIXES):
            guess = did_you_mean(self.target, TARGETS)
            return f"target: '{self.target}' is unknown{guess}, or unit:NAME, function:NAME"
        return ""

    def level_at(self, week: int) -> float:
        """The level in a week.

        level x min(1, (week - start + 1)/ramp) from `start` on, 0 from `end` on.
        """
        if week < self.start or (self.end is not None and week >= self.end):
            return 0.0
        return self.level * (min(1.0, (week - self.start + 1) / self.ramp) if self.ramp else 1.0)


@dataclass(frozen=True)
class Strategy:
    """A named list of dated levers: one way to go about the change.

    funding: how money follows benefit; None = it follows the plan.
    """

    name: str
    entries: tuple[Entry, ...] = ()
    title: str = ""
    summary: str = ""
    funding: Funding | None = None

    def __post_init__(self) -> None:
        if not self.title:
            object.__setattr__(self, "title", self.name.replace("-", " ").replace("_", " "))

    @property
    def first_start(self) -> int:
        """The week its first lever starts; 0 where it has none."""
        return min((entry.start for entry in self.entries if entry.level > 0), default=0)

    def scaled(self, factor: float) -> Strategy:
        """The same programme at another size: effort levers x factor, rules as written.

        Levels are at most 1, and words never grow: money does not make a promise louder, or a thinner programme would
        turn into a breach by arithmetic.
        """
        return replace(self, entries=tuple(_scale_entry(entry, factor) for entry in self.entries))

    def without(self, lever: str) -> Strategy:
        """The same strategy with one lever left out."""
        left = tuple(entry for entry in self.entries if entry.lever != lever)
        return replace(self, name=f"{self.name} without {lever}", entries=left)


def _scale_entry(entry: Entry, factor: float) -> Entry:
    if LEVERS[entry.lever].rule:
        return entry
    if entry.lever == "words":
        return replace(entry, level=entry.level * min(1.0, factor))
    return replace(entry, level=min(1.0, entry.level * factor))
