"""Studies: a study's store looked into, also while it runs.

Any single run can be seen again on the Stage.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import solara

from visualizer.live.sampling import evenly
from visualizer.live.tab import here
from visualizer.plan.link import to_query
from visualizer.studies.findings import findings, indicator_title
from visualizer.studies.queries import Choice, example, how_far, plan_of, points_of, program_of, read, settled, stores
from visualizer.widgets.background_task import use_background
from visualizer.widgets.elements import press, progress_bar, table, tag
from visualizer.widgets.figure import show_figure
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.menu import Menu
from visualizer.widgets.scripts import PointsWidget
from visualizer.widgets.typed import Typed
from visualizer.wording.page_texts import STUDIES
from visualizer.wording.texts import say

EVERY = 3.0
"""Seconds between two looks at a store that is being written."""
MOST_POINTS = 3000
"""Runs drawn as points; a browser takes no pleasure in more."""
POINTS = ("how", "open", "label")
"""Texts of the cloud of points."""


@solara.component
def Studies() -> Any:
    """The page: which store, how far it is, what it says."""
    kept = solara.use_context(here).kept
    looked, look_again = solara.use_state(0)
    found = solara.use_memo(lambda: [str(path) for path in stores()], [looked])
    chosen, choose = solara.use_state(kept.get("store", ""))

    def take(name: str) -> None:
        kept["store"] = name
        choose(name)

    folder = Path.cwd()
    options = [("", STUDIES["choose"]), *((name, str(Path(name).relative_to(folder))) for name in found)]
    again = press(STUDIES["again"], lambda: look_again(lambda count: count + 1))
    bar = [Menu(STUDIES["store"], options, chosen, take), again] if found else how_to_get_one(folder, again)
    return tag(
        "div",
        tag("h1", STUDIES["title"]),
        tag("div", *bar, cls="os-card os-row os-low" if found else "os-card os-stack"),
        *([Opened(chosen).key(chosen)] if chosen in found else []),
        cls="os-stack",
    )


def how_to_get_one(folder: Path, again: Any) -> list[Any]:
    """What a store is and how one is made, where there is none."""
    command = say(STUDIES, "command", program=program_of(folder), file=example(folder))
    return [
        tag("p", say(STUDIES, "none", folder=folder)),
        tag("pre", command, cls="os-kept", tabindex="0", role="region", aria_label=command),
        tag("p", STUDIES["none_next"]),
        tag("div", again, cls="os-row"),
    ]


@solara.component
def Opened(name: str) -> Any:
    """One store: progress, and the findings of what is there."""
    look, look_again = solara.use_state(0)
    status = use_background(lambda _: how_far(Path(name)), [name, look], "status")
    last = solara.use_ref(None)
    last.current = status or last.current
    known = last.current
    writing = not isinstance(known, ValueError) and known is not None and known.writer is not None
    use_clock(writing, lambda: look_again(lambda count: count + 1))
    if known is None:
        return tag("p", STUDIES["opening"], cls="os-note")
    if isinstance(known, ValueError):
        return tag("p", str(known), cls="os-bad", role="alert")
    return tag(
        "div",
        progress(known, lambda: look_again(lambda count: count + 1)),
        *([Findings(name, known.done)] if known.done else []),
        cls="os-stack",
    )


def use_clock(on: bool, tick: Any) -> None:
    """Call `tick` every few seconds while `on`."""

    def begin() -> Any:
        import threading

        stop = threading.Event()

        def go() -> None:
            while not stop.wait(EVERY):
                tick()

        if on:
            threading.Thread(target=go, name="orgshift-watch", daemon=True).start()
        return stop.set

    solara.use_effect(begin, [on])


def progress(status: Any, look_again: Any) -> Any:
    """How far the study is, and what failed."""
    wanted = status.wanted or status.done
    bar = progress_bar(status.done, wanted, STUDIES["runs_done"])
    writer = say(STUDIES, "writer", who=status.writer) if status.writer else STUDIES["no_writer"]
    text = say(STUDIES, "progress", done=status.done, wanted=wanted, failed=status.failed, writer=writer)
    errors = [(f"{count:,}", reason, example[:12]) for reason, count, example in status.errors]
    return tag(
        "div",
        tag("h2", status.title),
        tag("div", bar, tag("span", text, role="status"), press(STUDIES["again"], look_again), cls="os-row"),
        *([table((STUDIES["times"], STUDIES["reason"], STUDIES["example"]), errors, numbers=(0,))] if errors else []),
        cls="os-card os-stack",
    )


@solara.component
def Findings(name: str, done: int) -> Any:
    """What the runs so far say, for one strategy and one indicator."""
    choice, choose = solara.use_state(Choice())
    studied = use_background(lambda _: read(Path(name)), [name, done], "study")
    last = solara.use_ref(None)
    last.current = studied if studied is not None else last.current
    there = last.current
    if there is None:
        return tag("p", STUDIES["reading"], cls="os-note")
    if isinstance(there, ValueError):
        return tag("p", str(there), cls="os-bad", role="alert")
    now = settled(there, choice)

    def change(**values: str) -> None:
        choose(lambda newest: replace(settled(there, newest), **values))

    return tag(
        "div",
        tag("div", *wishes(there, now, change), cls="os-row os-low os-card"),
        Runs(name, there, now),
        Pictures(there, now),
        cls="os-stack",
    )


def wishes(studied: Any, choice: Choice, change: Any) -> list[Any]:
    """Menus for what is looked at."""
    from analysis.presentation import vocabulary

    titles = {name: one["title"] for name, one in studied.runs.attrs["indicators"].items()}
    strategies, factors = studied.study.strategies, [(name, name.replace("_", " ")) for name in studied.factors]
    asked = [Menu(STUDIES["indicator"], list(titles.items()), choice.indicator, lambda name: change(indicator=name))]
    if len(strategies) > 1:
        named = [(name, vocabulary.heading(studied.runs, "strategies", name)) for name in strategies]
        asked.append(Menu(STUDIES["strategy"], named, choice.strategy, lambda name: change(strategy=name)))
    if len(studied.study.organizations) > 1:
        places = [(name, name) for name in studied.study.organizations]
        asked.append(Menu(STUDIES["organization"], places, choice.organization, lambda name: change(organization=name)))
    if factors:
        asked.append(Menu(STUDIES["across"], factors, choice.across, lambda name: change(across=name)))
    if len(factors) > 1:
        asked.append(Menu(STUDIES["up"], factors, choice.up, lambda name: change(up=name)))
    return [*asked, Typed(STUDIES["fails"], choice.fails, lambda text: change(fails=text))]


@solara.component
def Runs(name: str, studied: Any, choice: Choice) -> Any:
    """Every run as a point; pressing one shows it on the Stage."""
    session, router = solara.use_context(here).session, solara.use_router()
    problem, set_problem = solara.use_state("")
    every = solara.use_memo(lambda: points_of(studied, choice), [id(studied), choice])
    points = some_of(every)
    widget = PointsWidget.element(words={name: STUDIES[name] for name in POINTS})

    def hear(message: dict[str, Any], _: Any) -> None:
        place = int(message.get("pick", -1))
        if not 0 <= place < len(points):
            return
        try:
            plan = plan_of(Path(name), str(points["run_id"].iloc[place]))
        except ValueError as trouble:
            set_problem(str(trouble))
            return
        session.change(plan, week=0)
        session.run.play()
        query = to_query(plan)
        router.push("/" + (f"?{query}" if query else ""))

    use_live(
        widget,
        hear,
        lambda live: live.show(spread(points, choice, indicator_title(studied, choice.indicator))),
        also=[id(every), choice],
    )
    return tag(
        "div",
        tag("h2", STUDIES["every_run"]),
        widget,
        *([tag("p", say(STUDIES, "some", shown=len(points), all=len(every)))] if len(points) < len(every) else []),
        *([tag("p", problem, cls="os-bad", role="alert")] if problem else []),
        cls="os-card",
    )


def some_of(points: Any, most: int = MOST_POINTS) -> Any:
    """The runs that are drawn: all of them, or `most` at even steps."""
    if len(points) <= most:
        return points
    return points.iloc[evenly(np.arange(len(points)), most / len(points))]


def spread(points: Any, choice: Choice, title: str) -> dict[str, Any]:
    """Points for the scatter: the indicator, called `title`, over a factor or the seeds."""
    across = choice.across or "seed"
    column = points[across]
    numbers = column if column.dtype.kind in "iuf" else column.astype("category").cat.codes
    up = points[choice.indicator]
    axis = across.replace("_", " ")
    labels = [
        say(STUDIES, "point", across=axis, value=value, seed=seed, indicator=title, level=level)
        for value, seed, level in zip(column, points["seed"], up, strict=True)
    ]
    return {
        "x": numbers.to_numpy().astype("<f4").tobytes(),
        "y": up.to_numpy().astype("<f4").tobytes(),
        "labels": labels,
        "across": axis,
        "up": title,
        "unit": "",
    }


@solara.component
def Pictures(studied: Any, choice: Choice) -> Any:
    """Sensitivities, heat map, scenario discovery; a sentence where there is nothing yet."""
    fresh = use_background(lambda _: findings(studied, choice), [id(studied), choice], "findings")
    last = solara.use_ref((choice, None))  # while a store grows, what was found before stays until there is better
    if fresh is not None or last.current[0] != choice:
        last.current = choice, fresh
    made = last.current[1]
    if made is None:
        return tag("p", STUDIES["looking"], cls="os-note")
    if isinstance(made, ValueError):
        return tag("p", str(made), cls="os-bad", role="alert")
    parts = [show_figure(**part) if isinstance(part, dict) else tag("p", part, cls="os-note") for part in made]
    return tag("div", *[tag("div", part, cls="os-card") for part in parts], cls="os-grid2")
