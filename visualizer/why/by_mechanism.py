"""Why, by mechanism: the exact split of a change, in time or between strategies."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import solara

from analysis.presentation.style import format_number, format_signed
from experiments.runs.reporting_window import describe_weeks
from visualizer.live.gallery import use_own
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import strategies, strategy
from visualizer.plan.view import use_view, whole
from visualizer.why.mechanism_split import Booked, Split, against, between, booked, differing, over_time, rows_of
from visualizer.why.split_figure import parts_over_time
from visualizer.widgets.background_task import use_background
from visualizer.widgets.elements import problem_of, tag
from visualizer.widgets.figure import drawn_twice, show_figure
from visualizer.widgets.menu import Menu
from visualizer.widgets.number import Number
from visualizer.widgets.what_is import headed
from visualizer.wording.indicators import factor_of, words
from visualizer.wording.page_texts import WHY
from visualizer.wording.texts import say

WEEKS = ""
WIDTH = 6.6
"""Inches: half of a page of 1,440 px."""
NAMED = 5
"""Parts that a sentence names."""


@solara.component
def ByMechanism(plan: Plan, indicator: str, week: int, set_week: Callable[[float], None]) -> Any:
    """The split of the change of `indicator` up to `week`.

    Since an earlier week, or against another strategy.
    """
    asked_for, set_other = use_view("against", WEEKS)
    offered = {**strategies(), **use_own(plan.strategy, asked_for)}
    other = asked_for if asked_for in offered else WEEKS
    since, set_since = use_view("since", "0")
    first = whole(since, 0, week - 1, 0)
    rival = plan if other == WEEKS else other_plan(plan, other)
    pair = use_background(lambda stop: both(plan, rival, stop), [plan, rival], "split")
    made = solara.use_memo(
        lambda: pictures(pair, other, indicator, first, week), [id(pair), other, indicator, first, week]
    )
    compared = [(WEEKS, WHY["earlier"]), *((name, words(one.title)) for name, one in offered.items())]
    asked = [Menu(WHY["against"], compared, other, set_other)]
    if other == WEEKS:
        asked.append(Number(WHY["from_week"], first, 0, week - 1, lambda value: set_since(str(int(value))), step=1))
    asked.append(Number(WHY["to_week"] if other == WEEKS else WHY["in_week"], week, 1, plan.weeks, set_week, step=1))
    waiting = problem_of(pair) or [tag("p", WHY["splitting"], cls="os-note")]
    return tag(
        "div",
        headed(WHY["by_mechanism"], "by_mechanism"),
        tag("div", *asked, cls="os-row"),
        *([tag("div", *(tag("div", show_figure(**one)) for one in made), cls="os-grid2")] if made else waiting),
        tag("p", WHY["mechanism_note"], cls="os-note"),
        cls="os-card os-stack",
    )


def other_plan(plan: Plan, name: str) -> Plan:
    """The same organization, random seed and events under the strategy `name` as it is written."""
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
        ends = (describe_weeks(indicator, first), describe_weeks(indicator, week))
        return [waterfall_of(between(own, indicator, first, week), indicator, ends), lines_of(own, indicator)]
    title = words(strategy(other).title)
    split = against(own, rival, indicator, week)
    lines = lines_of(differing(own, rival), indicator, say(WHY, "difference", other=title))
    ends = (title, say(WHY, "this_run", when=describe_weeks(indicator, week)))
    return [waterfall_of(split, indicator, ends), lines]


def waterfall_of(split: Split, indicator: str, ends: tuple[str, str]) -> dict[str, Any]:
    """The waterfall of a split with its words and numbers."""
    import pandas as pd

    from analysis.figures.waterfall import waterfall
    from analysis.statistics.accounts import shorten_parts

    split = split.times(factor_of(indicator))
    frame = pd.DataFrame({"title": [words(title) for title, _ in split.parts], "amount": [a for _, a in split.parts]})
    parts = shorten_parts(frame)
    drawings = drawn_twice(lambda width: waterfall(parts, split.start, split.end, ends, width=width), WIDTH)
    description = say(
        WHY,
        "from_to",
        first=format_number(split.start),
        start=ends[0],
        last=format_number(split.end),
        end=ends[1],
        parts=named(split.parts),
    )
    return {
        **drawings,
        "description": description,
        "title": description,
        "name": f"split_{indicator}",
        "rows": rows_of(split),
    }


def named(parts: tuple[tuple[str, float], ...]) -> str:
    """The largest parts by name and the others together, so that what is read adds up."""
    sentences = [f"{title} {format_signed(amount)}" for title, amount in parts[:NAMED]]
    rest = [amount for _, amount in parts[NAMED:]]
    if rest:
        sentences.append(
            say(
                WHY,
                "and_more",
                n=len(rest),
                sum=format_signed(sum(rest)),
                rest=WHY["together"] if len(rest) > 1 else "",
            )
        )
    return "; ".join(sentences)


def lines_of(own: Booked, indicator: str, label: str = "") -> dict[str, Any]:
    """Each mechanism's part over the weeks, with its words and numbers."""
    label = label or WHY["since_0"]
    parts = {name: factor_of(indicator) * line for name, line in over_time(own, indicator).items()}
    drawings = drawn_twice(lambda width: parts_over_time(parts, label, width), WIDTH)
    ends = "; ".join(f"{name} {format_signed(float(line[-1]))}" for name, line in parts.items())
    description = say(WHY, "by_itself", title=words(label), week=len(own.levels) - 1, parts=ends)
    rows: list[list[Any]] = [["week", *parts]]
    rows += [[week, *[float(line[week]) for line in parts.values()]] for week in range(len(own.levels))]
    return {
        **drawings,
        "description": description,
        "title": say(WHY, "by_week", parts=label),
        "name": f"split_weeks_{indicator}",
        "rows": rows,
    }
