"""The debrief sheet: what was shown, asked and guessed, to print or save as PDF."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import solara

from analysis.presentation.headline import OF_100
from analysis.presentation.language import translate
from scenarios.story_reading import QUOTED_OVER
from visualizer.plan.resolve import organization_title, strategy
from visualizer.stories.catalogue import Place, StepTexts, fill_texts, plan_of, runs_of, texts_without_figures
from visualizer.stories.guess_figure import guess_beside, weeks_of
from visualizer.widgets.background_task import begin
from visualizer.widgets.elements import press, table, tag
from visualizer.widgets.figure import drawn_twice, show_figure
from visualizer.widgets.scripts import PrintWidget
from visualizer.wording.indicators import columns, factor_of, spec, words
from visualizer.wording.part_texts import DEBRIEF
from visualizer.wording.texts import STORY, say

Row = tuple[str, str, str]


@solara.component
def Sheet(place: Place, played: int, close: Callable[[], None]) -> Any:
    """The sheet of a story: every step that has been played with its texts and figures.

    What is to come is not on it; what the story leaves with people is once all steps are.
    """
    story = place.story
    steps = [place.at(number) for number in range(1, played + 1)]
    known, set_known = solara.use_state({})
    problem, set_problem = solara.use_state("")

    def fill() -> Any:
        set_problem("")

        def work(stop: threading.Event) -> None:
            done: dict[int, Any] = {}
            for one in steps:
                done = {**done, one.step: (fill_texts(one, stop), figures(one, stop), guessed(one, stop, steps[-1]))}
                if stop.is_set():
                    return
                set_known(done)

        return begin(work, lambda trouble: set_problem(str(trouble)), "sheet")

    solara.use_effect(fill, [place.name, place.drawn, played])
    plan = plan_of(place.name, 1)
    head = [
        tag("h1", say(STORY, "sheet_title", story=story.title)),
        tag("p", story.summary),
        tag(
            "p",
            say(DEBRIEF, "run", organization=organization_title(plan.organization), seed=plan.seed, weeks=plan.weeks),
            cls="os-note",
        ),
        tag("div", PrintWidget.element(words={"print": STORY["print"]}), press(STORY["back"], close), cls="os-row"),
    ]
    if played < len(story.steps):
        head.append(tag("p", say(STORY, "so_far", n=played, of=len(story.steps)), cls="os-note"))
    if problem:
        head.append(tag("p", problem, cls="os-bad", role="alert"))
    body = [part(one, *known.get(one.step, (texts_without_figures(one), [], None))) for one in steps]
    last: Any = known.get(len(story.steps))
    ends = closing(steps[-1]) if last else (list(story.debrief), list(story.questions))
    lists = [
        tag("section", tag("h2", STORY[key]), tag("ul", *[tag("li", line) for line in lines]))
        for key, lines in zip(("take", "talk"), ends, strict=True)
        if lines and played == len(story.steps)
    ]
    return tag(
        "article", *head, *body, *lists, cls="os-card os-sheet", data_ready=str(len(known) == len(steps)).lower()
    )


def part(place: Place, texts: StepTexts, rows: list[Row], guess: dict[str, Any] | None) -> Any:
    """One step on the sheet; `guess`: what the room drew in it, beside what came."""
    step = place.story_step
    beside = [tag("p", guess["description"]), show_figure(**guess)] if guess else []
    text = tag(
        "div",
        tag("h2", f"{place.step}. {step.title}"),
        tag("p", texts.say),
        tag("p", texts.ask, cls="ask") if texts.ask else None,
        tag("p", texts.tell),
        *[tag("p", say(STORY, "amiss", what=what), cls="os-warn") for what in texts.amiss],
        *beside,
    )
    if not rows:
        return tag("section", text)
    caption = say(STORY, "figures", week=place.course.stop, weeks=QUOTED_OVER)
    head = ("", STORY["this_step"], words(strategy(place.plan.rival).title))
    return tag("section", text, table(head, rows, caption, (1, 2)))


def figures(place: Place, stop: threading.Event) -> list[Row]:
    """The step's indicators at its pause: of the run, and of the rival with the same seed."""
    from scenarios.story_reading import format_value, value
    from simulation.indicators import BY_NAME

    runs, week = runs_of(place, stop), place.course.stop

    def at_pause(run: str, name: str) -> str:
        return format_value(name, value(runs(run), name, week))

    return [
        (words(BY_NAME[name].title), at_pause("", name), at_pause(place.plan.rival, name))
        for name in place.story_step.show or place.story.show
    ]


def guessed(place: Place, stop: threading.Event, last: Place | None = None) -> dict[str, Any] | None:
    """The curve the room drew in this step beside the model's; None if none was drawn.

    As far as the story shows it, or has shown it up to the step `last`.

    In words: both at the last week shown.
    """
    from scenarios.story_reading import format_value, value

    sketch, guess = place.story_step.sketch, place.guess
    if sketch is None or not guess:
        return None
    end, declared = place.end_of_run, spec(sketch.indicator)
    shown = end if last is None or end.step <= last.step else last
    week, horizon = shown.course.stop, place.story.weeks
    run = runs_of(end, stop)("")
    came = run[: week + 1, columns()[sketch.indicator]]
    expected = np.interp(range(week + 1), weeks_of(len(guess), horizon), guess)
    ends = {
        "guess": format_value(sketch.indicator, expected[-1]),
        "truth": format_value(sketch.indicator, value(run, sketch.indicator, week)),
    }
    axis = axis_of(sketch.indicator)
    drawings = drawn_twice(lambda width: guess_beside(guess, came, horizon, axis, width), 8.0)
    weeks = zip(range(week + 1), map(float, expected), map(float, came), strict=True)
    rows: list[list[Any]] = [["week", "drawn", "came"], *map(list, weeks)]
    description = say(STORY, "guessed", week=week, title=declared["title"], **ends)
    return {
        **drawings,
        "description": description,
        "title": STORY["guess"],
        "name": f"guess_{place.step}",
        "rows": rows,
    }


def axis_of(indicator: str) -> str:
    """What is written at the axis of a scale from 0 to 1, else nothing."""
    return translate(OF_100) if factor_of(indicator) != 1.0 else ""


def closing(place: Place) -> tuple[list[str], list[str]]:
    """Debrief and questions with their figures, read off the last step's runs."""
    from scenarios.story_reading import filled

    runs = runs_of(place)
    return [filled(line, runs) for line in place.story.debrief], [filled(line, runs) for line in place.story.questions]
