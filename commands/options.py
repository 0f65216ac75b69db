"""The options that several commands share, and the functions that read them."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scenarios.defaults import DEFAULT_PERCENT
from simulation.bounds import LARGEST_SEED, MOST_WEEKS
from simulation.errors import UserError, did_you_mean

if TYPE_CHECKING:
    from simulation.events import Event
    from simulation.levers import Strategy
    from simulation.population import Population


def _writable(out: str) -> str:
    """Return a folder for results after a test that it can be written; it is made later.

    Raises UserError before anything is computed for a folder that cannot be.
    """
    from scenarios.files import check_folder

    try:
        check_folder(out)
    except UserError as problem:
        raise UserError(f"--out: {problem}; name another") from None
    return out


MOST_RUNS = 100_000
"""Runs, draws and trials of one command: more are a study."""
MOST_WORKERS = 1024

Organization = Annotated[str, typer.Option("--organization", "-o", help="A built-in organization or a YAML file.")]
Weeks = Annotated[int, typer.Option("--weeks", min=1, max=MOST_WEEKS, help="The horizon, in weeks.")]
Seed = Annotated[int, typer.Option("--seed", min=0, max=LARGEST_SEED, help="First seed: same seed, same numbers.")]
Workers = Annotated[
    int, typer.Option("--workers", min=0, max=MOST_WORKERS, help="Processes at once; 0 = as many as there are cores.")
]
Executor = Annotated[str, typer.Option("--executor", help="processes, inline, or dask://HOST:PORT.")]
Settings = Annotated[
    list[str], typer.Option("--set", metavar="PARAMETER=VALUE", help="A parameter's value, or FILE.yaml; repeatable.")
]
PricesFile = Annotated[str, typer.Option("--prices", metavar="FILE.yaml", help="Prices and currency of your own.")]
Structure = Annotated[
    list[str],
    typer.Option("--structure", metavar="CHOICE=OPTION", help="A mechanism off, or its rival form; repeatable."),
]
Budget = Annotated[
    str,
    typer.Option(
        "--budget",
        callback=lambda text: "as-written" if text == "as written" else text,  # so it stands in a study's file
        help="Percent of week-0 payroll (1.5), an amount in thousands (250k), or as-written.",
    ),
]
Events = Annotated[
    list[str],
    typer.Option(
        "--event", metavar="KIND@WEEK[,DIAL=VALUE]", help="Something that happens: layoff@60,share=0.2; repeatable."
    ),
]
DrawsFrom = Annotated[
    Path | None,
    typer.Option(
        "--draws-from",
        metavar="FILE.csv",
        help="Fitted draws (posterior.csv) in place of the ranges of its parameters.",
    ),
]
Out = Annotated[str, typer.Option("--out", metavar="DIR", callback=_writable, help="Folder for the results.")]

DEFAULT_BUDGET = str(DEFAULT_PERCENT)
_COMMA = re.compile(r",(?!\d+(?:,|$))")  # between the parts of an event, not the one in share=0,2


def parameters(settings: Iterable[str]) -> dict[str, float]:
    """Read `--set` options as parameter values: NAME=NUMBER, or a file of them.

    A later one wins over an earlier one. Raises UserError for a text that is neither, an unknown name or a value out of
    range; all at once.
    """
    from scenarios.numerals import suggest_number
    from simulation import parameters as table

    found: dict[str, float] = {}
    problems: list[str] = []
    for text in settings:
        if text.endswith((".yaml", ".yml")) and "=" not in text:
            found |= _parameter_file(text, problems)
            continue
        name, _, value = text.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError:
            hint = suggest_number(value, _most(table.PARAMETERS, name.strip()))
            problems.append(f"--set: '{text}' is not PARAMETER=NUMBER (as in trust_gain=0.03){hint}")
    try:
        table.resolve(found)
    except UserError as error:
        problems += [f"--set: {line}" for line in str(error).splitlines()]
    if problems:
        raise UserError("\n".join(problems))
    return found


def _parameter_file(path: str, problems: list[str]) -> dict[str, float]:
    from experiments.calibration.parameter_file import read_parameters
    from simulation.parameters import PARAMETERS

    try:
        return read_parameters(path, PARAMETERS)
    except UserError as error:
        problems += str(error).splitlines()
        return {}


def budget(text: str) -> str | float:
    """Read `--budget` as a comparison takes it.

    A percent becomes a number; an amount ("250k") or "as-written" stays as it is. Raises UserError for a text that is
    none of them.
    """
    from scenarios.budget import amount

    if text != "as-written":
        amount(text, 1.0)
    percent = text.removesuffix("%")
    return float(percent) if percent.replace(".", "", 1).isdigit() else text


def day(option: str, text: str) -> date:
    """Read the value of an option as a day. Raises UserError for a text that is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(f"{option}: '{text}' is no day; write it as 2024-12-31") from None


def columns(
    texts: Iterable[str], roles: Collection[str], functions: Collection[str] = ()
) -> tuple[dict[str, str], dict[str, str]]:
    """Read `--map` options: columns by role and, where functions are named, functions by unit.

    Raises UserError for another form, or an unknown role, with the nearest.
    """
    by_role, by_unit = dict[str, str](), dict[str, str]()
    for text in texts:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not equals or not name:
            form = "neither ROLE=COLUMN nor UNIT=FUNCTION" if functions else "not ROLE=COLUMN"
            raise UserError(f"--map: '{text}' is {form}")
        if name.casefold() in roles:
            by_role[name.casefold()] = value
        elif value in functions:
            by_unit[name] = value
        else:
            hint = did_you_mean(name.casefold(), roles) or f" (roles: {', '.join(roles)})"
            nor = f", and '{value}' is no function of a unit" if functions else ""
            raise UserError(f"--map: '{name}' is no role{hint}{nor}")
    return by_role, by_unit


def structure(choices: Iterable[str]) -> dict[str, str]:
    """Read `--structure` options as structural choices.

    Raises UserError for a text that is no CHOICE=OPTION, or unknown names.
    """
    from simulation import structure as table

    bad = [text for text in choices if "=" not in text]
    if bad:
        raise UserError(
            "\n".join(f"--structure: '{text}' is not CHOICE=OPTION (as in trust=symmetric)" for text in bad)
        )
    given = {name.strip(): option.strip() for name, _, option in (text.partition("=") for text in choices)}
    try:
        table.resolve(given)
    except UserError as error:
        lines = [line.removeprefix("structure: ") for line in str(error).splitlines()]
        raise UserError("\n".join(f"--structure: {line}" for line in lines)) from None
    return given


def indicators(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of indicators, each once.

    Raises UserError for unknown names, with the nearest.
    """
    from simulation.indicators import BY_NAME

    wanted = tuple(dict.fromkeys(names))
    bad = [f"--indicator: '{name}' is unknown{did_you_mean(name, BY_NAME)}" for name in wanted if name not in BY_NAME]
    if bad:
        raise UserError("\n".join(bad))
    return wanted


def events(texts: Iterable[str], weeks: int) -> tuple[Event, ...]:
    """Read `--event` options as events: `attack@40`, `layoff@60,share=0.2,group=unit:Sales`.

    Raises UserError for another form, an unknown kind or number, a value out of range, or a week in which nothing is
    computed (before 1, after `weeks`); all at once.
    """
    found, problems = [], []
    for text in texts:
        try:
            found.append(_within(_event(text), weeks))
        except (UserError, ValueError) as error:
            problem = (
                str(error)
                if isinstance(error, UserError)
                else "is not KIND@WEEK[,DIAL=VALUE ...] (as in layoff@60,share=0.2)"
            )
            problems.append(f"--event: '{text}': {problem}")
    if problems:
        raise UserError("\n".join(problems))
    return tuple(found)


def _within(event: Event, weeks: int) -> Event:
    """Return the event. Raises UserError if it is not in a week that is computed."""
    if event.week < 1:
        raise UserError(f"week {event.week} is before the first week, 1")
    if event.week > weeks:
        raise UserError(f"week {event.week} is after the horizon, {weeks} weeks; name an earlier one or more --weeks")
    return event


def warn_of_late_entries(strategies: Iterable[Strategy], weeks: int) -> None:
    """Warn of every lever that starts after the horizon and so never does anything."""
    for strategy in strategies:
        for entry in strategy.entries:
            if entry.start > weeks:
                problem = f"starts in week {entry.start}, after the horizon of {weeks} weeks: it does nothing"
                typer.echo(f"Warning: {strategy.name}: {entry.lever} {problem}.", err=True)


def check_groups(people: Population, strategies: Iterable[Strategy], events: Iterable[Event]) -> None:
    """Refuse groups that this organization does not have; warn of groups without members.

    Raises UserError for unknown groups, units and functions, all at once.
    """
    from simulation.groups import members

    aims = [(f"{strategy.name}: {entry.lever}", entry.target) for strategy in strategies for entry in strategy.entries]
    aims += [(f"--event: {event.kind}", event.group) for event in events if not event.group.startswith("seat:")]
    problems = []
    for what, group in dict.fromkeys(aims):
        try:
            if group and not members(group, people).any():
                known = f" (functions here: {', '.join(sorted(set(people.functions)))})" if ":" in group else ""
                typer.echo(f"Warning: {what}: nobody in {people.title} is in {group}{known}: no effect.", err=True)
        except UserError as error:
            problems.append(f"{what}: {error}")
    if problems:
        raise UserError("\n".join(problems))


def _event(text: str) -> Event:
    from simulation.events import Event

    head, *rest = _COMMA.split(text)
    kind, week = head.split("@")
    dials = dict(part.split("=", 1) for part in rest)
    group = dials.pop("group", "")
    numbers = {name.strip(): _number(kind.strip(), name.strip(), value) for name, value in dials.items()}
    return Event(kind.strip(), int(week), numbers, group)


def _number(kind: str, name: str, value: str) -> float:
    """Return a number of an event.

    Raises UserError for a text that is none, and for a share given in percent.
    """
    from scenarios.numerals import suggest_number
    from simulation.events import EVENTS

    most = _most(EVENTS[kind].dials if kind in EVENTS else {}, name)
    try:
        number = float(value)
    except ValueError:
        raise UserError(f"{name} '{value}' is not a number{suggest_number(value, most)}") from None
    if hint := suggest_number(number, most):
        raise UserError(f"{name} {value} is above {most:g}{hint}")
    return number


def _most(declared: Mapping[str, Any], name: str) -> float:
    """Return the largest value of a parameter or number of an event; infinity if it is unknown."""
    return float(declared[name].high) if name in declared else math.inf
