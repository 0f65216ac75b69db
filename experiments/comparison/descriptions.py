"""Describes in words what was run: events, changed rules, and the levers of a strategy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.presentation.language import fill, translate
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
        fill(translate("{name} = {option} instead of {DEFAULT}"), name=name, option=option, DEFAULT=DEFAULT[name])
        for name, option in resolve(question.structure).items()
        if option != DEFAULT[name]
    ]
    return fill(translate("In every run: {found}."), found="; ".join(found)) if found else ""


def describe_fitted(question: Question) -> str:
    """Describe which parameters come from a file of fitted draws; "" where none does."""
    if question.fitted is None:
        return ""
    count, file = len(question.fitted.parameters), question.fitted.source
    what = translate("1 parameter") if count == 1 else fill(translate("{count} parameters"), count=count)
    return fill(
        translate(
            "{file} replaces default and range of {what} ({parameters}): the runs over seeds take "
            "its middle draw, called default here, and the parameter draws its rows; the others keep "
            "their ranges."
        ),
        file=file,
        what=what,
        parameters=", ".join(question.fitted.parameters),
    )


def describe_base(question: Question) -> str:
    """Describe where the runs over seeds are made: at the defaults, or what stands in for them."""
    texts = [fill(translate("the prices of {file}"), file=question.prices.file)] if question.prices.changed else []
    texts += (
        []
        if question.fitted is None
        else [fill(translate("fitted ones at the middle of {source}"), source=question.fitted.source)]
    )
    texts += (
        [fill(translate("{join_few} set by hand"), join_few=join_few(list(question.parameters)))]
        if question.parameters
        else []
    )
    return (
        fill(translate("{DEFAULTS} with {texts}"), DEFAULTS=translate(DEFAULTS), texts=join_words(texts))
        if texts
        else DEFAULTS
    )


def describe_event(event: Event) -> str:
    """Describe one event: its week, all its numbers and the group it affects."""
    kind = EVENTS[event.kind]
    numbers = [f"{name} {_format_number(value, kind.dials[name].unit)}" for name, value in event.dials.items()]
    group = [fill(translate("group {group}"), group=event.group)] if event.group else []
    return ", ".join(
        [fill(translate("{title} in week {week}"), title=translate(kind.title), week=event.week), *numbers, *group]
    )


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
    money = [fill(translate("money is reviewed every {review} weeks"), review=rule.review)] if rule else []
    return "; ".join([*map(_describe_entry, strategy.entries), *money]) or translate("no levers")


def _describe_entry(entry: Entry) -> str:
    """Describe one dated lever: "training 0.4 from week 8 to 52"."""
    end = "" if entry.end is None else fill(translate(" to {end}"), end=entry.end)
    return fill(
        translate("{title} {level:g} from week {start}{end}"),
        title=translate(LEVERS[entry.lever].title),
        level=entry.level,
        start=entry.start,
        end=end,
    )


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
