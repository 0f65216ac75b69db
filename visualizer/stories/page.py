"""Stories: chosen from a list, played step by step with the room, taken home as a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import parse_qs

import solara

from visualizer.live.session import Session
from visualizer.live.tab import here
from visualizer.plan.view import with_view
from visualizer.stage.outcomes import Outcomes
from visualizer.stage.page import on_projector
from visualizer.stage.theatre import Theatre
from visualizer.stage.timeline import Transport
from visualizer.stories.catalogue import Place, on_shelf, same_run
from visualizer.stories.debrief import Sheet
from visualizer.stories.step_view import StepText, use_arrived, use_playing, use_weeks
from visualizer.widgets.elements import Panel, describe_keys, press, tag
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.scripts import KeysWidget
from visualizer.widgets.what_is import meaning
from visualizer.wording.part_texts import KEY_TEXTS
from visualizer.wording.texts import STORY, say

KEYS = [" ", "ArrowLeft", "ArrowRight", "r", "R", "p", "P", "d", "D", "?", "Escape", *"123456789"]
SECONDS = 9
"""How long a step plays, about, whatever its weeks."""
KEY_HELP = (
    ("space", "go_on"),
    ("→", "to_pause"),
    ("←", "step_back"),
    ("R", "from_start"),
    ("1-9", "to_step"),
    ("D", "sheet"),
    ("P", "projector"),
    ("escape", "close_story"),
)
"""Keys and what they do: texts of the catalogue; a key it does not have stands as it is."""


@solara.component
def StoryPage() -> Any:
    """The page, as the link says: the list, a step, or the sheet."""
    visit = solara.use_context(here)
    router = solara.use_router()
    place = Place.of(router.search or "")
    sheet = parse_qs(router.search or "").get("sheet") == ["1"]
    asked, ask = solara.use_state(None)
    keys = KeysWidget.element(listened=KEYS)
    presenter = Presenter(visit.session, router, place, sheet)
    use_live(keys, lambda message, _: presenter.on_key(message, asked, ask))
    if not place.name:
        shown = Shelf(presenter.choose)
    elif sheet:
        shown = Sheet(place, presenter.played(), lambda: presenter.go(place))
    else:
        shown = StoryStep(visit, presenter, ask)
    panel = answer(asked, lambda: ask(None)) if asked else None
    return tag("div", keys, shown, panel)


class Presenter:
    """What buttons and keys do: each goes to a place, and the place goes into the link."""

    def __init__(self, session: Session, router: Any, place: Place, sheet: bool) -> None:
        self.session, self.router, self.place, self.sheet = session, router, place, sheet

    def go(self, place: Place, sheet: bool = False) -> None:
        """Show `place`; the link keeps the rest (the view, the room)."""
        kept = "&".join(part for part in (self.router.search or "").split("&") if part.startswith(("view=", "room=")))
        query = place.query(kept) + ("&sheet=1" if sheet else "")
        self.router.push("/story" + (f"?{query}" if query else ""))

    def choose(self, name: str) -> None:
        """Begin the story `name`."""
        self.go(Place(name))

    def reveal(self, guess: tuple[float, ...] = ()) -> None:
        """Play the step."""
        place = self.place.guessing(guess) if guess else self.place
        self.go(replace(place, seen=True))

    def arrived(self) -> bool:
        """Whether the pause point of the step is reached."""
        state = self.session.run.state
        return same_run(state.plan, self.place.plan) and state.week >= self.place.course.stop

    def played(self) -> int:
        """How many steps have been played to their pause points, as far as the link and the run say."""
        state, place = self.session.run.state, self.place
        under_way = same_run(state.plan, place.plan) and 0 < state.week < place.course.stop
        return place.step if place.seen and not under_way else place.step - 1

    def on(self, jump: bool = False) -> None:
        """Go on: play, pause or play on, next step; `jump`: without playing."""
        run, place = self.session.run, self.place
        if not place.seen:
            self.session.run.halt = place.course.stop
            if jump:
                run.play(False)
                run.seek(place.course.stop)
            self.reveal()
        elif self.arrived():
            if place.step == len(place.story.steps):
                self.go(place, sheet=True)
            else:
                self.go(place.next())
        elif jump:
            run.play(False)
            run.seek(place.course.stop)
        else:
            run.toggle()

    def on_key(self, message: dict[str, Any], asked: Any, ask: Any) -> None:
        """What the keys do."""
        key, place = str(message.get("key", "")).lower(), self.place
        if key == "p" or (key == "escape" and not asked and on_projector(self.router)):
            query = self.router.search or ""
            self.router.push(with_view(query, "" if on_projector(self.router) else "projector", "/story"))
        elif key == "?":
            ask({"kind": "keys"})
        elif key == "escape" and asked:
            ask(None)
        elif not place.name:
            names = list(on_shelf())
            if key.isdigit() and 0 < int(key) <= len(names):
                self.choose(names[int(key) - 1])
        elif key == "escape":
            self.go(place if self.sheet else Place())
        elif key == "d":
            self.go(place, sheet=not self.sheet)
        elif self.sheet:
            return
        elif key in (" ", "arrowright"):
            self.on(jump=key == "arrowright")
        elif key == "arrowleft":
            self.go(place.back())
        elif key == "r":
            self.go(Place(place.name))
        elif key.isdigit() and 0 < int(key) <= len(place.story.steps):
            self.go(place.at(int(key)))


@solara.component
def Shelf(choose: Callable[[str], None]) -> Any:
    """All stories as cards."""
    cards = []
    for number, (name, story) in enumerate(on_shelf().items(), start=1):
        sketches = sum(step.sketch is not None for step in story.steps)
        curves = STORY["curve"] if sketches == 1 else say(STORY, "curves", n=sketches)
        lines = [
            tag("h2", tag("kbd", str(number)), story.title),
            tag("p", story.summary),
            tag("p", say(STORY, "minutes", n=story.minutes, steps=len(story.steps), curves=curves), cls="os-note"),
        ]
        cards.append(press(lines, partial(choose, name), cls="os-card os-story-card"))
    return tag(
        "div", tag("h1", STORY["title"]), tag("p", STORY["intro"]), tag("div", *cards, cls="os-grid3"), cls="os-stack"
    )


@solara.component
def StoryStep(visit: Any, presenter: Presenter, ask: Callable[[Any], None]) -> Any:
    """A step: texts at the left, the stage, the charts of the step."""
    session, place = visit.session, presenter.place
    use_place(session, place)
    weeks = use_weeks(session)
    transport = Transport(session, place.story.weeks)
    explain = lambda name: ask({"kind": "word", "name": name})  # noqa: E731

    def draw(guess: tuple[float, ...], reveal: bool) -> None:
        if reveal:
            session.run.halt = place.course.stop
            presenter.reveal(guess)
        elif len(guess) and guess != place.guess and not place.seen:
            presenter.go(place.guessing(guess))

    last = place.step == len(place.story.steps)
    done, playing = use_arrived(session, place), use_playing(session)
    if place.seen:
        label = STORY["sheet" if last else "go_on"] if done else STORY["pause" if playing else "play_on"]
    else:
        label = STORY["reveal" if place.open_question else "play"]
    buttons = [
        press(STORY["back"], lambda: presenter.go(place.back())),
        press(label, presenter.on, cls="os-primary"),
        press(STORY["again"], lambda: presenter.go(Place(place.name))),
        press(STORY["list"], lambda: presenter.go(Place())),
    ]
    text = StepText(session, place, draw).key("text")
    shown = tuple(place.story_step.show or place.story.show)
    left = tag(
        "div", tag("div", text, tag("div", *buttons, cls="os-row os-step-buttons"), cls="os-card"), cls="os-left"
    )
    middle = tag("div", Theatre(session, lambda _: None), tag("div", transport, cls="os-card"), cls="os-mid")
    right = tag("div", Outcomes(session, explain, shown).key(f"{shown}-{weeks}"), cls="os-side")
    return tag("div", left, middle, right, cls="os-stage os-story")


def use_place(session: Session, place: Place) -> None:
    """Bring the session to the place: its plan and week, playing to the pause."""

    def enter() -> None:
        course = place.course
        session.outcomes_hidden = not (place.seen and course.stop >= place.story.weeks)
        run = session.run
        run.halt = course.stop
        session.started = True  # the Stage must not start to play by itself afterwards
        same = same_run(session.plan, place.plan)
        standing = run.bound  # not the week shown: a jump to the pause point may still be on its way
        # A link to a step that has been played is there at once; any other step begins at its beginning.
        session.change(place.plan, course.stop if place.seen else course.start, undoable=False)
        if not place.seen:
            run.play(False)
            if same and standing != course.start:
                run.seek(course.start)
        elif not same:
            run.play(False)
        elif standing < course.stop and not run.state.playing:
            run.speed(max(5.0, (course.stop - course.start) / SECONDS))
            run.play()
        session.notify("band")

    solara.use_effect(enter, [place.name, place.step, place.seen])
    solara.use_effect(lambda: lambda: leave(session), [])


def leave(session: Session) -> None:
    """The story page is left: nothing is kept back any more, and nothing halts."""
    session.outcomes_hidden, session.run.halt = False, None


def answer(asked: dict[str, Any], close: Callable[[], None]) -> Any:
    """The panel: keys, or what a word means."""
    if asked["kind"] == "keys":
        return Panel(
            KEY_TEXTS["keys"],
            describe_keys(KEY_HELP),
            close,
        )
    return meaning(asked["name"], close)
