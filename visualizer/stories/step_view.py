"""A story step on the screen: its texts, the question, the sketch pad.

For the presenter and every follower.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import solara

from visualizer.live.session import Session
from visualizer.stories.catalogue import Place, StepTexts, fill_texts, same_run, texts_without_figures
from visualizer.stories.sketch import SketchWidget
from visualizer.widgets.background_task import begin
from visualizer.widgets.elements import tag
from visualizer.widgets.live_widget import use_live
from visualizer.wording import widget_texts
from visualizer.wording.indicators import columns, spec
from visualizer.wording.texts import STORY, say

Draw = Callable[[tuple[float, ...], bool], None]


def use_step_texts(place: Place) -> StepTexts:
    """The texts of `place`: at once without figures, then with them."""
    texts, set_texts = solara.use_state((place.name, place.step, texts_without_figures(place)))

    def fill() -> Any:
        def work(stop: threading.Event) -> None:
            done = fill_texts(place, stop)
            if not stop.is_set():
                set_texts((place.name, place.step, done))

        def fail(problem: ValueError) -> None:
            set_texts((place.name, place.step, texts_with_problem(place, str(problem))))

        return begin(work, fail, "story")

    solara.use_effect(fill, [place.name, place.step])
    mine = texts[:2] == (place.name, place.step)
    return texts[2] if mine else texts_without_figures(place)


def texts_with_problem(place: Place, problem: str) -> StepTexts:
    """The texts where the figures could not be found, with the reason."""
    texts = texts_without_figures(place)
    return replace(texts, say=f"{texts.say} ({problem})")


@solara.component
def StepText(session: Session, place: Place, draw: Draw | None) -> Any:
    """The step's texts.

    `draw` gets the room's curve and whether to reveal; None where a follower only looks.
    """
    texts = use_step_texts(place)
    arrived = use_arrived(session, place)
    step, story = place.story_step, place.story
    lines = [
        tag("p", say(STORY, "step", n=place.step, of=len(story.steps), story=story.title), cls="os-note"),
        tag("h1", step.title),
        tag("p", texts.say, cls="say"),
    ]
    if texts.ask:
        lines.append(tag("p", texts.ask, cls="ask"))
    if place.sketch is not None:
        lines.append(Pad(session, place, draw).key(f"{place.name}-{place.step}-{draw is None}"))
    if place.seen and arrived:
        lines.append(tag("p", texts.tell, cls="tell", role="status"))
        lines += [tag("p", say(STORY, "amiss", what=what), cls="os-warn") for what in texts.amiss]
    elif place.seen:
        lines.append(tag("p", say(STORY, "playing", week=place.course.stop), cls="os-note"))
    return tag("div", *lines, cls="os-step-text")


def use_weeks(session: Session | None) -> int:
    """The horizon of what the session shows; the charts are made anew when it changes."""
    weeks, set_weeks = solara.use_state(session.plan.weeks if session else 0)

    def listen() -> Any:
        if session is None:
            return None
        set_weeks(session.plan.weeks)
        return session.join(lambda what, _: set_weeks(session.plan.weeks) if what == "plan" else None)

    solara.use_effect(listen, [session])
    return weeks


def use_arrived(session: Session, place: Place) -> bool:
    """Whether the run has reached the step's pause point."""
    stop = place.course.stop
    arrived, set_arrived = solara.use_state(False)

    def listen() -> Any:
        def hear(_what: str, _: Session) -> None:
            state = session.run.state
            set_arrived(state.ready and same_run(state.plan, place.plan) and state.week >= stop)

        hear("show", session)
        return session.join(hear)

    solara.use_effect(listen, [place.name, place.step, session])
    return arrived


def use_playing(session: Session) -> bool:
    """Whether the run plays just now."""
    playing, set_playing = solara.use_state(False)

    def listen() -> Any:
        def hear(_what: str, _: Session) -> None:
            set_playing(session.run.state.playing)

        hear("show", session)
        return session.join(hear)

    solara.use_effect(listen, [session])
    return playing


@solara.component
def Pad(session: Session, place: Place, draw: Draw | None) -> Any:
    """The sketch pad: open until the step is played, then with the model's own curve."""
    sketch = place.sketch
    assert sketch is not None
    axis = spec(sketch.indicator)
    low = axis["low"] if sketch.low is None else sketch.low
    high = axis["high"] if sketch.high is None else sketch.high
    pad = SketchWidget.element(
        words={**widget_texts.SKETCH},
        low=float(low),
        high=float(high),
        unit=axis["unit"],
        title=axis["title"],
        horizon=place.story.weeks,
    )

    def hear(message: dict[str, Any], _: Any) -> None:
        if draw is not None:
            drawn = tuple(float(value) for value in message.get("drawn") or message.get("guess") or ())
            draw(drawn, "guess" in message)

    def follow(widget: SketchWidget) -> Any:
        widget.guess = list(place.guess)
        widget.drawable = draw is not None and place.open_question
        shown_week = [-1]

        def show(_what: str, _: Session) -> None:
            recording, state = session.run.recording, session.run.state
            if recording is None or recording.last < 0 or not same_run(state.plan, place.plan):
                return
            widget.start = float(recording.history[0, columns()[sketch.indicator]])  # the same under every strategy
            if place.open_question:
                return
            week = min(state.week, recording.last)
            if week != shown_week[0]:
                shown_week[0] = week
                widget.truth = np.ascontiguousarray(
                    recording.history[: week + 1, columns()[sketch.indicator]], "<f4"
                ).tobytes()

        show("show", session)
        return session.join(show)

    use_live(pad, hear, follow, also=[place.seen, place.guess, session])
    return pad
