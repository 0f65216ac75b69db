"""The stories there are, the plan of each step, and the figures its texts quote."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from pydantic import BaseModel

from analysis.presentation.language import current_language, in_language, translate
from visualizer.live.ensemble import history
from visualizer.plan import workshop
from visualizer.plan.plan import Happening, Plan
from visualizer.plan.resolve import build, strategies

if TYPE_CHECKING:
    from scenarios.story import Sketch, Story
    from scenarios.story_course import Course

GUESSES = 9
"""Points of a drawn curve, as the sketch pad has them."""


def shelf() -> dict[str, Story]:
    """All stories there are, by name; a workshop's own is the first."""
    current = workshop.current()
    own = {current.name: in_own_language(current.story)} if current is not None and current.story is not None else {}
    return {**own, **built_in(current_language())}


def on_shelf() -> dict[str, Story]:
    """The stories to choose from: those a workshop's own one is not, under another name."""
    known = shelf()
    own = next(iter(known)) if set(known) != set(built_in(current_language())) else ""
    return {name: story for name, story in known.items() if name == own or not own or story.title != known[own].title}


@cache
def built_in(language: str) -> dict[str, Story]:
    """The stories that come with the product, in a language."""
    from scenarios.story import load_story, stories

    with in_language(language):
        return {name: in_own_language(load_story(name)) for name in stories()}


READ = frozenset({"title", "summary", "say", "ask", "tell", "debrief", "questions"})
"""The fields of a story that people read."""


def in_own_language(part: Any, read: bool = False) -> Any:
    """A story, or a part of it, in the language of whoever reads, where that is known."""
    if isinstance(part, BaseModel):
        found = {name: in_own_language(value, name in READ) for name, value in part}
        return part.model_copy(update=found)
    if isinstance(part, (list, tuple)):
        return type(part)(in_own_language(one, read) for one in part)
    return translate(part) if read and isinstance(part, str) else part


@dataclass(frozen=True)
class Place:
    """A place in a story: its name, the step (from 1), whether it has been played.

    `drawn`: what the room has drawn so far, ``(step, curve)`` each; the debrief sheet shows all of it.
    """

    name: str = ""
    step: int = 1
    seen: bool = False
    drawn: tuple[tuple[int, tuple[float, ...]], ...] = ()

    @classmethod
    def of(cls, query: str) -> Place:
        """The place a link names; a step that does not exist is the nearest there is."""
        every = parse_qs(query)
        given = {key: values[-1] for key, values in every.items()}
        name = given.get("story", "")
        known = shelf()
        if name not in known:
            return cls()
        text = given.get("step", "1")
        step = min(max(int(text) if text.isdecimal() and len(text) < 4 else 1, 1), len(known[name].steps))
        found = dict(filter(None, (guess_from(text) for text in every.get("guess", ())[:GUESSES])))
        drawn = tuple((at, found[at]) for at in sorted(found) if at <= len(known[name].steps))
        return cls(name, step, given.get("seen") == "1", drawn)

    def query(self, kept: str = "") -> str:
        """The link's part for this place; `kept` is what else the link holds and keeps."""
        own = ("story=", "step=", "seen=", "guess=", "sheet=")
        parts = [f"story={self.name}", f"step={self.step}"] if self.name else []
        parts += ["seen=1"] if self.seen else []
        parts += [f"guess={at}:" + "*".join(f"{value:.4g}" for value in curve) for at, curve in self.drawn]
        return "&".join([*parts, *[part for part in kept.split("&") if part and not part.startswith(own)]])

    @property
    def story(self) -> Story:
        """The story played."""
        return shelf()[self.name]

    @property
    def story_step(self) -> Any:
        """The step shown."""
        return self.story.steps[self.step - 1]

    @property
    def course(self) -> Course:
        """The course of the step."""
        return courses_of(self.name)[self.step - 1]

    @property
    def plan(self) -> Plan:
        """The plan of the step."""
        return plan_of(self.name, self.step)

    @property
    def asked_in(self) -> int:
        """The step in which the room draws a curve of this run: this one, or one it goes on from.

        0 if none asks.
        """
        for number in range(self.step, 0, -1):
            step = self.story.steps[number - 1]
            if step.sketch is not None:
                return number
            if step.again:
                return 0
        return 0

    @property
    def sketch(self) -> Sketch | None:
        """What the room draws or has drawn in this run."""
        return self.story.steps[self.asked_in - 1].sketch if self.asked_in else None

    @property
    def guess(self) -> tuple[float, ...]:
        """The curve the room has drawn in this run."""
        return dict(self.drawn).get(self.asked_in, ())

    def guessing(self, curve: tuple[float, ...]) -> Place:
        """The same place with `curve` drawn in this run."""
        return replace(self, drawn=tuple(sorted({**dict(self.drawn), self.asked_in: curve}.items())))

    @property
    def end_of_run(self) -> Place:
        """The last step of the run this step belongs to: as far as what was guessed is shown."""
        last = self.step
        while last < len(self.story.steps) and not self.story.steps[last].again and not self.story.steps[last].sketch:
            last += 1
        return replace(self, step=last)

    @property
    def open_question(self) -> bool:
        """Whether the room has yet to guess."""
        return self.story_step.sketch is not None and not self.seen

    def next(self) -> Place:
        """The step after this one."""
        if self.step == len(self.story.steps):
            return replace(self, seen=True)
        return self.at(self.step + 1)

    def back(self) -> Place:
        """The step before this one, from its beginning."""
        return self.at(max(1, self.step - (0 if self.seen else 1)))

    def at(self, step: int) -> Place:
        """Another step, from its beginning; what the room has drawn stays."""
        return replace(self, step=step, seen=False)


def guess_from(text: str) -> tuple[int, tuple[float, ...]] | None:
    """The step and the drawn curve of a link, ``step:value*value*...``; None for anything else."""
    step, _, curve = text.partition(":")
    try:
        at, values = int(step), tuple(float(part) for part in curve.split("*"))
    except ValueError:
        return None
    return (at, values) if at > 0 and len(values) == GUESSES and all(abs(value) < 1e9 for value in values) else None


def courses_of(name: str) -> tuple[Course, ...]:
    """The courses of the story `name`."""
    return _courses(shelf()[name])


_courses_known: dict[int, tuple[Story, tuple[Course, ...]]] = {}
"""By identity: a story holds lists and cannot be a key; kept with its story, so that no identity comes twice."""


def _courses(story: Story) -> tuple[Course, ...]:
    from scenarios.story_course import courses

    if id(story) not in _courses_known:
        _courses_known[id(story)] = (story, courses(story))
    return _courses_known[id(story)][1]


def same_run(one: Plan, other: Plan) -> bool:
    """Whether two plans are the same run, whatever it is compared with."""
    return one.alone == other.alone


def plan_of(name: str, step: int) -> Plan:
    """The plan of step `step` (from 1): what the session shows and its figures are of."""
    story, course = shelf()[name], courses_of(name)[step - 1]
    current = workshop.current()
    mine = current is not None and current.name == name
    known = strategies()
    written = course.strategy
    same = written.name in known and known[written.name].entries == written.entries
    plan = Plan(
        organization=current.plan.organization if mine and current else story.organization,
        strategy=written.name if written.name in known else "nothing",
        entries=None if same else written.entries,
        branches=tuple((week, strategy.entries) for week, strategy in course.branches),
        events=tuple(happening_of(event) for event in course.events),
        seed=current.plan.seed if mine and current else story.seed,
        weeks=story.weeks,
        rival=story.steps[step - 1].rival or story.rival,
        percent=None,
    )
    return plan.with_another_rival()


def happening_of(event: Any) -> Happening:
    """An event of the model as plain data of a plan."""
    dials = tuple(sorted(event.dials.items()))
    return Happening(event.kind, event.week, (*dials, ("group", event.group)) if event.group else dials)


def runs_of(place: Place, stop: threading.Event | None = None) -> Callable[[str], Any]:
    """The histories a step's texts look at, by name; computed when first asked for, then kept."""

    def run(other: str) -> Any:
        if other.startswith("step "):
            plan = plan_of(place.name, int(other[5:]))
        elif other:
            plan = replace(place.plan, strategy=other, entries=None, branches=())
        else:
            plan = place.plan
        done = history(plan, build, stop)
        if done is None:
            raise InterruptedError("no longer wanted")
        return done

    return run


@dataclass(frozen=True)
class StepTexts:
    """A step's texts with their figures, and what of them is not true of the run shown."""

    say: str
    ask: str
    tell: str
    amiss: tuple[str, ...] = ()


def fill_texts(place: Place, stop: threading.Event | None = None) -> StepTexts:
    """The texts of a step, filled from its runs.

    Takes some seconds at worst: call it in the background.
    """
    from scenarios.story_reading import filled, judge_conditions

    step, runs = place.story_step, runs_of(place, stop)
    amiss = [
        outcome.description for outcome in (judge_conditions(one, runs) for one in step.holds) if not outcome.holds
    ]
    return StepTexts(filled(step.say, runs), filled(step.ask, runs), filled(step.tell, runs), tuple(amiss))


def texts_without_figures(place: Place) -> StepTexts:
    """The texts at once, figures still to come."""
    from scenarios.story import QUOTED

    blank = lambda text: QUOTED.sub("…", text)  # noqa: E731
    return StepTexts(blank(place.story_step.say), blank(place.story_step.ask), blank(place.story_step.tell))
