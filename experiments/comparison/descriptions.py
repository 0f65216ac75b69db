"""Describes in words what was run: events, changed rules, and the levers of a strategy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.presentation.vocabulary import DEFAULTS, join_few, join_words
from simulation.events import EVENTS
from simulation.levers import LEVERS
from simulation.structure import DEFAULT, resolve

if TYPE_CHECKING:
    from experiments.comparison.question import Question
    from simulation.events import Event
    from simulation.levers import Entry, Strategy


def describe_every_run(question: Question) -> str:
    """Describe events and changed rules: "In every run: layoff in week 60, share 20 %."."""
    found = [describe_event(event) for event in sorted(question.events, key=lambda event: event.week)]
    found += [
        f"{name} = {option} instead of {DEFAULT[name]}"
        for name, option in resolve(question.structure).items()
        if option != DEFAULT[name]
    ]
    return f"In every run: {'; '.join(found)}." if found else ""


def describe_fitted(question: Question) -> str:
    """Describe which parameters come from a file of fitted draws; "" where none does."""
    if question.fitted is None:
        return ""
    count, file = len(question.fitted.parameters), question.fitted.source
    what = "1 parameter" if count == 1 else f"{count} parameters"
    return (
        f"{file} replaces default and range of {what} ({', '.join(question.fitted.parameters)}): the runs over seeds "
        "take its middle draw, called default here, and the parameter draws its rows; the others keep their ranges."
    )


def describe_base(question: Question) -> str:
    """Describe where the runs over seeds are made: at the defaults, or what stands in for them."""
    texts = [f"the prices of {question.prices.file}"] if question.prices.changed else []
    texts += [] if question.fitted is None else [f"fitted ones at the middle of {question.fitted.source}"]
    texts += [f"{join_few(list(question.parameters))} set by hand"] if question.parameters else []
    return f"{DEFAULTS} with {join_words(texts)}" if texts else DEFAULTS


def describe_event(event: Event) -> str:
    """Describe one event: its week, all its numbers and the group it affects."""
    kind = EVENTS[event.kind]
    numbers = [f"{name} {_format_number(value, kind.dials[name].unit)}" for name, value in event.dials.items()]
    group = [f"group {event.group}"] if event.group else []
    return ", ".join([f"{kind.title} in week {event.week}", *numbers, *group])


def _format_number(value: float, unit: str) -> str:
    """Format a number of an event: shares in percent, everything else unchanged."""
    return f"{100.0 * value:g} %" if unit.startswith("share") else f"{value:g}"


def weeks_with_events(question: Question) -> tuple[tuple[int, str], ...]:
    """Return the weeks with events, each once, with the events' titles for a chart."""
    weeks: dict[int, list[str]] = {}
    for event in question.events:
        weeks.setdefault(event.week, []).append(EVENTS[event.kind].title)
    return tuple((week, ", ".join(dict.fromkeys(words))) for week, words in sorted(weeks.items()))


def describe_strategy(strategy: Strategy) -> str:
    """Return a strategy's own summary or, where it has none, its levers in a sentence."""
    if strategy.summary:
        return strategy.summary
    rule = strategy.funding
    money = [f"money is reviewed every {rule.review} weeks"] if rule else []
    return "; ".join([*map(_describe_entry, strategy.entries), *money]) or "no levers"


def _describe_entry(entry: Entry) -> str:
    """Describe one dated lever: "training 0.4 from week 8 to 52"."""
    end = "" if entry.end is None else f" to {entry.end}"
    return f"{LEVERS[entry.lever].title} {entry.level:g} from week {entry.start}{end}"


def levers_table(question: Question, money: pd.DataFrame) -> pd.DataFrame:
    """Return every dated lever of every strategy as a table.

    Columns: strategy, lever, meaning (of level 1), start, ramp, end (empty: none), target, written, run.

    `run`: the level at this budget and the prices of the runs over seeds, empty where it starts after the last week.
    """
    factor = money.set_index("strategy")["phi"]
    rows = []
    for strategy in question.strategies:
        scaled = strategy.scaled(float(factor[strategy.name]))
        for own, run in zip(strategy.entries, scaled.entries, strict=True):
            level = run.level if own.start <= question.weeks else None
            end = "" if own.end is None else str(own.end)
            lever = LEVERS[own.lever]
            rows.append(
                (strategy.name, lever.title, lever.meaning, own.start, own.ramp, end, own.target, own.level, level)
            )
    columns = ["strategy", "lever", "meaning", "start", "ramp", "end", "target", "written", "run"]
    return pd.DataFrame(rows, columns=columns)
