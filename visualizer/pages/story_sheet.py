"""The debrief sheet: what was told, asked, guessed and shown, to print or save as PDF."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import solara

from visualizer.building import organization_title, strategy
from visualizer.components.printing import PrintWidget
from visualizer.elements import press, table, tag
from visualizer.indicators_shown import words
from visualizer.stories import Place, Telling, first_words, plan_of, runs_of, telling_of
from visualizer.texts import STORY, say

Row = tuple[str, str, str]


@solara.component
def Sheet(place: Place, close: Callable[[], None]) -> Any:
    """The sheet of a story: every step with its texts and figures."""
    story = place.story
    steps = [Place(place.name, number) for number in range(1, len(story.steps) + 1)]
    known, set_known = solara.use_state({})

    def fill() -> Any:
        stop = threading.Event()

        def work() -> None:
            done: dict[int, Any] = {}
            for one in steps:
                try:
                    done = {**done, one.step: (telling_of(one, stop), figures(one, stop))}
                except (InterruptedError, ValueError):
                    return
                if stop.is_set():
                    return
                set_known(done)

        threading.Thread(target=work, name="orgshift-sheet", daemon=True).start()
        return stop.set

    solara.use_effect(fill, [place.name])
    plan = plan_of(place.name, 1)
    head = [
        tag("h1", say(STORY, "sheet_title", story=story.title)),
        tag("p", story.summary),
        tag("p", f"{organization_title(plan.organization)} · seed {plan.seed} · {plan.weeks} weeks", cls="os-note"),
        tag("div", PrintWidget.element(words={"print": STORY["print"]}), press(STORY["back"], close), cls="os-row"),
    ]
    body = [part(one, *known.get(one.step, (first_words(one), []))) for one in steps]
    last: Any = known.get(len(steps))
    ends = closing(steps[-1]) if last else (list(story.debrief), list(story.questions))
    lists = [
        tag("section", tag("h2", STORY[key]), tag("ul", *[tag("li", line) for line in lines]))
        for key, lines in zip(("take", "talk"), ends, strict=True)
        if lines
    ]
    return tag(
        "article", *head, *body, *lists, cls="os-card os-sheet", data_ready=str(len(known) == len(steps)).lower()
    )


def part(place: Place, telling: Telling, rows: list[Row]) -> Any:
    """One step on the sheet."""
    step = place.told
    told = tag(
        "div",
        tag("h2", f"{place.step}. {step.title}"),
        tag("p", telling.say),
        tag("p", telling.ask, cls="ask") if telling.ask else None,
        tag("p", telling.tell),
        *[tag("p", say(STORY, "amiss", what=what), cls="os-warn") for what in telling.amiss],
    )
    if not rows:
        return tag("section", told)
    caption = say(STORY, "figures", week=place.course.stop)
    head = ("", STORY["this_step"], words(strategy(place.plan.rival).title))
    return tag("section", told, table(head, rows, caption, (1, 2)))


def figures(place: Place, stop: threading.Event) -> list[Row]:
    """The step's charts as figures at its pause: the run, and the rival with the same luck."""
    from scenarios.story_reading import in_words, value
    from simulation.indicators import BY_NAME

    runs, week = runs_of(place, stop), place.course.stop
    return [
        (words(BY_NAME[name].title), *(in_words(name, value(runs(run), name, week)) for run in ("", place.plan.rival)))
        for name in place.told.show or place.story.show
    ]  # type: ignore[misc]


def closing(place: Place) -> tuple[list[str], list[str]]:
    """Debrief and questions with their figures, read off the last step's runs."""
    from scenarios.story_reading import filled

    runs = runs_of(place)
    return [filled(line, runs) for line in place.story.debrief], [filled(line, runs) for line in place.story.questions]
