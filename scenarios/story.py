"""Stories as files: narration, a question to the room, a curve to guess, the model's.

A story is YAML that a facilitator can copy and edit. Its texts may quote the very run that is on the screen:

    {practice@52}                  the indicator in week 52 of this step's run (mean of the twelve weeks up to it)
    {practice@52 of tools-only}    the same under a strategy as written: same people, random seed and events
    {practice@52 of step 2}        the same in the run of another step

What a text claims beyond its figures is written under `holds` as conditions, so that a test (and the app, where a story
is shown for another organization) can check whether it is true there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from scenarios import nearby
from scenarios.defaults import DEFAULT_WEEKS
from scenarios.documents import Document, Known, Source
from scenarios.kinds import refuse_other_kind
from scenarios.nodes import Location
from scenarios.rounds import RoundEntry, find_axis_faults
from scenarios.strategy import LeverEntry, strategies
from simulation.bounds import LARGEST_SEED, MOST_WEEKS
from simulation.errors import UserError, did_you_mean
from simulation.events import EVENTS, Event
from simulation.indicators import BY_NAME
from simulation.levers import LEVERS

FOLDER = Path(__file__).parent / "stories"
ORDER = (
    "tools-only",
    "walk-the-talk",
    "crisis",
    "champions-or-everyone",
    "five-misconceptions",
    "the-programme-ends",
    "what-we-believed",
    "the-budget",
    "would-you-take-part",
)
QUOTED = re.compile(r"\{(?P<indicator>\w+)@(?P<week>[0-9]{1,9})(?: of (?P<of>[\w -]+))?\}")
"""A figure in a text."""

Indicator = Annotated[str, Known("indicator")]
StrategyName = Annotated[str, Known("strategy")]
Week = Annotated[int, Field(ge=0, le=MOST_WEEKS)]


class StoryEvent(Document):
    """An event of a story."""

    event: Annotated[str, Known("event")]
    week: Week
    dials: dict[str, float] = Field(default_factory=dict, description="its numbers, where not as declared")
    group: Annotated[str, Field(description="whom it strikes, where it strikes a part of the firm")] = ""

    def happens(self) -> Event:
        """Return the event as the model takes it."""
        return Event(self.event, self.week, self.dials, self.group)


class Sketch(Document):
    """The curve the room is asked to draw before it is shown, over the whole horizon."""

    indicator: Indicator
    low: Annotated[float | None, Field(description="lower end of the axis; the indicator's own where not given")] = None
    high: Annotated[float | None, Field(description="upper end of the axis")] = None


class StoryCondition(Document):
    """What must be true for a text: bounds of a value, or of its difference to a run or a week."""

    indicator: Indicator
    week: Week
    over: Annotated[int, Field(ge=1, le=MOST_WEEKS, description="weeks averaged, the last of them `week`")] = 4
    than: Annotated[str, Field(description="take the difference from this run: a strategy, or `step 2`")] = ""
    since: Annotated[Week | None, Field(description="take the difference from this week")] = None
    above: float | None = None
    below: float | None = None


class StoryStep(Document):
    """One step: narration, question, the weeks up to its pause, narration."""

    title: str
    say: Annotated[str, Field(description="narration before the step is played")]
    again: Annotated[bool, Field(description="begin anew at week 0: same people, same random seed")] = False
    strategy: Annotated[StrategyName | None, Field(description="decided at this point; as before where not given")] = (
        None
    )
    levers: Annotated[list[LeverEntry] | None, Field(description="the dated levers that count from this point on")] = (
        None
    )
    events: list[StoryEvent] = Field(default_factory=list)
    until: Annotated[Week, Field(description="the pause point: the week it plays to")]
    rival: Annotated[StrategyName | None, Field(description="what it is compared with")] = None
    show: list[Indicator] = Field(default_factory=list, max_length=6, description="the charts beside the stage")
    ask: Annotated[str, Field(description="the question to the room")] = ""
    sketch: Sketch | None = None
    rounds: list[RoundEntry] = Field(default_factory=list, max_length=6, description="what phones are asked")
    tell: Annotated[str, Field(description="narration once it has been played")] = ""
    holds: list[StoryCondition] = Field(default_factory=list, description="what the texts rest on")


class Story(Document):
    """A story as written in a file."""

    title: str
    summary: str
    organization: Annotated[str, Field(description="a built-in organization")] = "workshop"
    seed: Annotated[int, Field(ge=0, le=LARGEST_SEED)] = 1
    weeks: Annotated[int, Field(ge=4, le=MOST_WEEKS)] = DEFAULT_WEEKS
    minutes: Annotated[int, Field(ge=1, le=1440, description="how long it takes with a room")] = 20
    rival: StrategyName = "nothing"
    show: list[Indicator] = Field(
        default_factory=lambda: ["practice", "trust", "customer_trust", "being"], max_length=6
    )
    steps: Annotated[list[StoryStep], Field(min_length=1)]
    debrief: list[str] = Field(default_factory=list, description="what to take home, a paragraph each")
    questions: list[str] = Field(default_factory=list, description="to talk about at the end")


def stories() -> dict[str, Path]:
    """Return the built-in stories, name -> file, in the order of listings."""
    return {name: FOLDER / f"{name}.yaml" for name in ORDER}


def load_story(name_or_path: str | Path) -> Story:
    """Load a built-in story by name, or one of your own by file.

    Raises UserError for an unknown name (with the nearest), or everything wrong in the file as file:line:column.
    """
    known = stories()
    if str(name_or_path) in known:
        return read_story(Source.open(known[str(name_or_path)]))
    path = Path(name_or_path)
    if not os.path.exists(path):  # false, too, for a name that no file can have
        hint = nearby.suggest_name(name_or_path, known)
        raise UserError(f"story: '{name_or_path}' is neither built in nor a file{hint}")
    return read_story(refuse_other_kind(Source.open(path), "story", Story))


def names() -> dict[str, Any]:
    """Return the names a story may use, by kind."""
    return {"lever": LEVERS, "strategy": strategies(), "indicator": BY_NAME, "event": EVENTS}


def read_story(source: Source) -> Story:
    """Return the story of a text. Raises UserError with everything that is wrong in it."""
    return source.validate(
        Story, names(), lambda sound, faulty: () if {"steps", "weeks"} & {*faulty} else mistakes(sound)
    )


def mistakes(story: Story, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield faults that no single field shows: weeks out of order, runs that do not exist."""
    before = 0
    for number, step in enumerate(story.steps):
        here: Location = (*at, "steps", number)
        begin = 0 if step.again or number == 0 else before
        if not begin < step.until <= story.weeks:
            yield (*here, "until"), f"week {step.until} is not after week {begin} and up to {story.weeks}"
        if number == 0 and step.strategy is None and step.levers is None:
            yield here, "needs a strategy or levers: it is the first step"
        for place, entry in enumerate(step.rounds):
            yield from (((*here, "rounds", place), fault) for fault in entry.faults())
            if "step" in entry.model_fields_set:
                yield (*here, "rounds", place, "step"), "a round within a step has no step of its own"
        if step.sketch is not None:
            axis = find_axis_faults(step.sketch.indicator, step.sketch.low, step.sketch.high)
            yield from (((*here, "sketch"), fault) for fault in axis)
        for place, event in enumerate(step.events):
            try:
                event.happens()
            except UserError as problem:
                yield (*here, "events", place), str(problem)
            if not begin < event.week <= story.weeks:
                yield (*here, "events", place, "week"), f"week {event.week} is not after week {begin}"
        for place, condition in enumerate(step.holds):
            yield from _unknown((*here, "holds", place, "than"), condition.than, story)
            if max(condition.week, condition.since or 0) > story.weeks:
                yield (*here, "holds", place), f"looks beyond the horizon of {story.weeks} weeks"
        for field in ("say", "ask", "tell"):
            yield from _misquoted((*here, field), getattr(step, field), story)
        before = step.until
    for field in ("debrief", "questions"):
        for place, text in enumerate(getattr(story, field)):
            yield from _misquoted((*at, field, place), text, story)


def _misquoted(at: Location, text: str, story: Story) -> Iterator[tuple[Location, str]]:
    for brace in re.findall(r"\{[^}]*\}?", text):
        found = QUOTED.fullmatch(brace)
        if not found:
            yield at, f"'{brace}' is no figure like {{practice@52}}"
            continue
        if found["indicator"] not in BY_NAME:
            yield at, f"no indicator is called '{found['indicator']}'{did_you_mean(found['indicator'], BY_NAME)}"
        if int(found["week"]) > story.weeks:
            yield at, f"'{brace}' looks beyond the horizon of {story.weeks} weeks"
        yield from _unknown(at, found["of"] or "", story)


def _unknown(at: Location, run: str, story: Story) -> Iterator[tuple[Location, str]]:
    if not run or run in strategies():
        return
    step = re.fullmatch(r"step ([0-9]{1,9})", run)
    if not step or not 1 <= int(step[1]) <= len(story.steps):
        yield at, f"'{run}' is neither a strategy nor a step of this story{did_you_mean(run, strategies())}"
