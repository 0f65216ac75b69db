"""Why, by mechanism: the exact split of a change over time, between two weeks, or between two strategies."""

from __future__ import annotations

import threading
from typing import Any

import solara

from visualizer.background import use_background
from visualizer.building import strategies, strategy
from visualizer.components.figure import drawn
from visualizer.components.menu import Menu
from visualizer.components.number import Number
from visualizer.components.shown_figure import shown
from visualizer.elements import tag
from visualizer.indicators_shown import words
from visualizer.mechanism_split import Booked, Split, against, between, booked, over_time, rows_of
from visualizer.parts_figure import parts_over_time
from visualizer.plan import Plan

NOTE = "Mechanisms act one after another, so these parts add up exactly. Parts of a mean of weeks are not shown here."
WEEKS = ""


@solara.component
def ByMechanism(plan: Plan, indicator: str, week: int) -> Any:
    """The split of the change of `indicator` up to `week`: since a week, or against another strategy."""
    first, set_first = solara.use_state(0)
    other, set_other = solara.use_state(WEEKS)
    first = min(first, week - 1)
    rival = plan if other == WEEKS else other_plan(plan, other)
    pair = use_background(lambda stop: both(plan, rival, stop), [plan, rival], "split")
    made = solara.use_memo(
        lambda: pictures(pair, other, indicator, first, week), [id(pair), other, indicator, first, week]
    )
    compared = [(WEEKS, "an earlier week"), *((name, words(one.title)) for name, one in strategies().items())]
    asked = [Menu("Against", compared, other, set_other)]
    if other == WEEKS:
        asked.append(Number("From week", first, 0, plan.weeks - 1, lambda value: set_first(int(value)), step=1))
    waiting = [tag("p", "Splitting the change, week by week ...", cls="os-note")]
    return tag(
        "div",
        tag("h2", "By mechanism: the exact split of the change"),
        tag("div", *asked, cls="os-row"),
        *([shown(**one) for one in made] if made else waiting),
        tag("p", NOTE, cls="os-note"),
        cls="os-card os-stack",
    )


def other_plan(plan: Plan, name: str) -> Plan:
    """The same organization, luck and events under the strategy `name` as it is written."""
    from dataclasses import replace

    return replace(plan, strategy=name, entries=None, branches=())


def both(plan: Plan, rival: Plan, stop: threading.Event) -> tuple[Booked, Booked] | None:
    """The accounts of the two runs."""
    own = booked(plan, stop)
    theirs = booked(rival, stop) if own is not None else None
    return None if own is None or theirs is None else (own, theirs)


def pictures(pair: Any, other: str, indicator: str, first: int, week: int) -> list[dict[str, Any]] | None:
    """Waterfall and lines over time; None while the accounts are not there."""
    if not isinstance(pair, tuple):
        return None
    own, rival = pair
    if other == WEEKS:
        split, ends = between(own, indicator, first, week), (f"week {first}", f"week {week}")
    else:
        split, ends = against(own, rival, indicator, week), (words(strategy(other).title), "this run")
    return [waterfall_of(split, indicator, ends), lines_of(own, indicator)]


def waterfall_of(split: Split, indicator: str, ends: tuple[str, str]) -> dict[str, Any]:
    """The waterfall of a split with its words and numbers."""
    import pandas as pd

    from analysis.accounts import shortened
    from analysis.figures.waterfall import waterfall

    frame = pd.DataFrame({"title": [words(title) for title, _ in split.parts], "amount": [a for _, a in split.parts]})
    drawing = drawn(lambda: waterfall(shortened(frame), split.start, split.end, ends, width=8.6))
    parts = "; ".join(f"{title} {amount:+.3f}" for title, amount in split.parts[:5])
    said = f"From {split.start:.3f} ({ends[0]}) to {split.end:.3f} ({ends[1]}): {parts}"
    return {"drawing": drawing, "said": said, "title": said, "name": f"split_{indicator}", "rows": rows_of(split)}


def lines_of(own: Booked, indicator: str) -> dict[str, Any]:
    """Each mechanism's part over the weeks, with its words and numbers."""
    parts = over_time(own, indicator)
    drawing = drawn(lambda: parts_over_time(parts, "change since week 0"))
    said = "Since week 0, by the end: " + "; ".join(f"{name} {line[-1]:+.3f}" for name, line in parts.items())
    rows: list[list[Any]] = [["week", *parts]]
    rows += [[week, *[float(line[week]) for line in parts.values()]] for week in range(len(own.levels))]
    return {"drawing": drawing, "said": said, "title": "Week by week", "name": f"split_weeks_{indicator}", "rows": rows}
