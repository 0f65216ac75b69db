"""What a room can be asked: kinds of rounds, their questions, phases, and answers by seat.

Plain values only: no network, no screen, no model. A seat is the place of one phone in the room, a whole number from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from scenarios.defaults import DEFAULT_PERCENT
from scenarios.documents import Document, Known
from simulation.errors import UserError, did_you_mean
from simulation.indicators import BY_NAME

PHASES: dict[str, tuple[str, ...]] = {
    "vote": ("vote", "lock", "reveal"),
    "sketch": ("sketch", "lock", "reveal_room", "reveal_run", "reveal_others"),
    "teams": ("brief", "plan", "lock", "running", "places", "reveal"),
    "people": ("brief", "decide", "week", "hand_back", "run_on", "compare"),
    "questions": ("brief", "ask", "lock", "reveal"),
}
"""The phases of each kind of round, in order; in a people round `decide` and `week` alternate, once a week.

The `places` of teams are shown one after the other, from the last up; the `reveal` shows the first.
"""
ANSWERED_IN = {"vote": "vote", "sketch": "sketch", "teams": "plan", "people": "decide", "questions": "ask"}
"""The phase of each kind in which phones may answer."""
SURE = (5, 10, 20)
"""How sure somebody is of a curve: plus or minus so many percent of the axis; 0 where nothing was chosen."""
BY_MODEL, NO, GLADLY, BECAUSE_I_MUST = -1, 0, 1, 2
"""What a person of the people round does in a week; `BY_MODEL`: nobody answered, the model decides."""
READ_BY = {
    "options": "a vote",
    "indicator": "a sketch round",
    "low": "a sketch round",
    "high": "a sketch round",
    "levers": "a teams round",
    "budget": "a teams round",
    "weeks": "a people round",
    "sheet": "a questions round",
}
"""Fields of a round in a file that one kind alone reads."""
NO_AXIS = 1e9
"""An end of an indicator's range from which on it has none."""


@dataclass(frozen=True)
class Vote:
    """A question with two or more answers to choose from."""

    text: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class SketchQuestion:
    """A curve to draw. `weeks`: of its nine points; the first value, `start`, is given."""

    text: str
    indicator: str
    low: float
    high: float
    unit: str
    weeks: tuple[int, ...]
    start: float


@dataclass(frozen=True)
class Card:
    """A lever on offer to teams.

    `costs`: k of level 1, by quarter of start. `rule`: all or nothing.
    """

    lever: str
    title: str
    costs: tuple[float, ...]
    rule: bool = False


@dataclass(frozen=True)
class TeamsQuestion:
    """A budget to spend: k over `weeks`. `outcome`: the indicator that places are given by."""

    text: str
    deck: tuple[Card, ...]
    budget: float
    weeks: int
    outcome: str


@dataclass(frozen=True)
class PeopleQuestion:
    """Weeks in which phones decide for persons.

    `length` weeks from `start` on, then `after` weeks by the model; `seconds`: for one decision.
    """

    text: str
    start: int = 26
    length: int = 12
    after: int = 26
    seconds: int = 20


@dataclass(frozen=True)
class Questionnaire:
    """Several questions answered on one sheet. `sheet`: "before" or "after"."""

    text: str
    questions: tuple[Vote, ...]
    sheet: str = "before"


Question = Vote | SketchQuestion | TeamsQuestion | PeopleQuestion | Questionnaire


@dataclass(frozen=True)
class Curve:
    """A drawn curve: nine values, the first one given. `sure`: one of `SURE`, or 0."""

    y: tuple[float, ...]
    sure: int = 0


@dataclass(frozen=True)
class TeamPlan:
    """A team's plan: level (.25, .5, .75 or 1) and quarter of start of each lever it takes."""

    choices: dict[str, tuple[float, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    """What a person does in a week; `whom`: the number of the person helped first, or -1."""

    act: int
    whom: int = -1


Answer = int | Curve | TeamPlan | Decision | tuple[int, ...]
"""An option's number from 0 (vote), a curve, a plan, a decision, or the options' numbers (questions; -1 left out)."""


@dataclass
class Round:
    """A round: its question, the phase it is in, and the last answer of each seat.

    `teams`: the team of each seat; `persons`: the person each seat plays, numbered as in `Organization.people`.
    """

    id: int
    kind: str
    question: Question
    phase: str = ""
    answers: dict[int, Answer] = field(default_factory=dict)
    teams: dict[int, int] = field(default_factory=dict)
    persons: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.kind not in PHASES:
            raise UserError(f"round: there is no kind '{self.kind}'{did_you_mean(self.kind, PHASES)}")
        self.phase = self.phase or PHASES[self.kind][0]

    @property
    def open(self) -> bool:
        """Whether phones may answer now."""
        return self.phase == ANSWERED_IN[self.kind]

    @property
    def over(self) -> bool:
        """Whether its last phase is reached."""
        return self.phase == PHASES[self.kind][-1]

    def advance(self) -> None:
        """Go to the next phase; the last one stays."""
        phases = PHASES[self.kind]
        self.phase = phases[min(phases.index(self.phase) + 1, len(phases) - 1)]


class RoundEntry(Document):
    """A round as a workshop file or a step of a story names it."""

    step: Annotated[int, Field(ge=1, le=100, description="the step of the story, in a workshop file")] = 1
    kind: Literal["vote", "sketch", "teams", "people", "questions"]
    question: Annotated[str, Field(max_length=200, description="what is asked; the usual words where not given")] = ""
    options: list[Annotated[str, Field(min_length=1, max_length=80)]] = Field(
        default_factory=list, max_length=6, description="the answers of a vote, two to six"
    )
    indicator: Annotated[str | None, Known("indicator")] = None
    low: Annotated[float | None, Field(description="lower end of a sketch's axis; the indicator's where not given")] = (
        None
    )
    high: Annotated[float | None, Field(description="upper end of a sketch's axis")] = None
    levers: list[Annotated[str, Known("lever")]] = Field(
        default_factory=list, max_length=10, description="the cards of a teams round"
    )
    budget: Annotated[float, Field(gt=0, le=100, description="percent of payroll a team may spend")] = DEFAULT_PERCENT
    seconds: Annotated[int | None, Field(ge=5, le=3600, description="how long phones may answer")] = None
    weeks: Annotated[int, Field(ge=1, le=52, description="weeks of a people round")] = 12
    sheet: Annotated[Literal["before", "after"], Field(description="which of the two sheets of questions")] = "before"

    def faults(self) -> Iterator[str]:
        """Yield what does not go together."""
        if self.kind == "vote" and (not self.question or len(self.options) < 2):
            yield "a vote needs a question and two options at least"
        words = {"options": "options", "levers": "cards"}
        for name in sorted(self.model_fields_set & READ_BY.keys()):
            if self.kind not in READ_BY[name].split():
                yield f"a {self.kind} round has no {words.get(name, name)}; only {READ_BY[name]} has"
        if self.kind == "sketch":
            if self.indicator is None and {"low", "high"} & self.model_fields_set:
                yield "low and high are ends of the axis of an indicator, and none is named"
            elif self.indicator is not None:
                yield from find_axis_faults(self.indicator, self.low, self.high)


def find_axis_faults(indicator: str, low: float | None, high: float | None) -> Iterator[str]:
    """Yield why no curve of an indicator can be drawn between two ends; None: its own end."""
    own = BY_NAME[indicator]
    ends = own.low if low is None else low, own.high if high is None else high
    if max(map(abs, ends)) >= NO_AXIS:
        yield f"'{indicator}' has no range of its own: give low and high of the axis"
    elif ends[0] >= ends[1]:
        yield f"the axis goes from {ends[0]:g} to {ends[1]:g}; low must be less than high"
