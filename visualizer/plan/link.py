"""The state of a session as a link, and back: a link is a run that can be reproduced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from simulation.bounds import LARGEST_SEED, MOST_WEEKS
from visualizer.plan.plan import UNBRANCHED, Happening, Plan
from visualizer.wording.part_texts import PLAN
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from simulation.levers import Entry

WRITTEN = "written"
"""The budget of a strategy that runs as it is written: that of a link that names an organization, but no budget.

Links made before links held a budget so run as they ran then. A link without an organization opens the default one at
the default budget, as the first page does.
"""
LARGEST_PERCENT = 100
LONGEST = 8000
"""Characters of a link that are read: a longer one is refused."""


def to_query(plan: Plan, **view: Any) -> str:
    """The query string of `plan` and what else is looked at (`view`, e.g. week).

    Defaults are left out, but for organization and budget: only the default plan has none in its link.
    """
    plain = Plan()
    pairs: list[tuple[str, str]] = []
    if plan != plain:
        pairs.append(("org", plan.organization))
    for key, name in (
        ("strategy", "strategy"),
        ("seed", "seed"),
        ("weeks", "weeks"),
        ("rival", "rival"),
    ):
        value = getattr(plan, name)
        if value != getattr(plain, name):
            pairs.append((key, str(value)))
    if plan.entries is not None:
        pairs.append(("levers", entries_text(plan.entries)))
    pairs += [("from", f"{week}:{entries_text(entries)}") for week, entries in plan.branches]
    pairs += [("event", event_text(event)) for event in plan.events]
    pairs += [("off", name) for name in plan.off]
    pairs += [("set", f"{name}={value}") for name, value in (*plan.structure, *plan.parameters)]
    if plan != plain:
        pairs.append(("budget", WRITTEN if plan.percent is None else f"{plan.percent:g}"))
    pairs += [(key, str(value)) for key, value in view.items() if value not in (None, "", False)]
    return urlencode(pairs, safe="*:,.;=")


def from_query(query: str) -> tuple[Plan, dict[str, str], list[str]]:
    """The plan of a query string, the rest of it, and what could not be read.

    One sentence for each part that could not be read.
    """
    plan, view, troubles, named = Plan(), {}, [], set()
    if len(query) > LONGEST:
        return plan, {}, [PLAN["link_too_long"]]
    for key, value in parse_qsl(query.lstrip("?"), keep_blank_values=True):
        reader = READERS.get(key)
        if reader is None:
            view[key] = value
            continue
        try:
            plan = reader(plan, value)
        except ValueError as problem:
            troubles.append(say(PLAN, "link_part", part=key, problem=problem))
        else:
            named |= {key} if value != UNBRANCHED else set()  # which says nothing where there is no branch
    if "org" in named and "budget" not in named:
        plan = replace(plan, percent=None)
    return plan.with_another_rival(), view, troubles


def entries_text(entries: tuple[Entry, ...]) -> str:
    """Levers as text: ``lever*level*start*ramp*end*target`` each, joined by semicolons."""
    parts = []
    for entry in entries:
        end = "" if entry.end is None else entry.end
        parts.append(
            "*".join(
                str(part) for part in (entry.lever, exact(entry.level), entry.start, entry.ramp, end, entry.target)
            )
        )
    return ";".join(parts)


def exact(number: float) -> str:
    """The shortest text that reads back as this very number.

    A link with a rounded level would be another run.
    """
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def entries_from(text: str) -> tuple[Entry, ...]:
    """The levers of a text made by `entries_text`."""
    from simulation.levers import Entry

    entries = []
    for part in filter(None, text.split(";")):
        pieces = part.split("*", 5)
        if len(pieces) != 6:
            raise ValueError(say(PLAN, "no_entry", text=part[:40]))
        lever, level, start, ramp, end, target = pieces
        first, climb = bounded(start, 0, MOST_WEEKS), bounded(ramp, 0, MOST_WEEKS)
        entries.append(Entry(lever, float(level), first, climb, bounded(end, 0, MOST_WEEKS) if end else None, target))
    return tuple(entries)


def event_text(event: Happening) -> str:
    """An event as text: ``kind*week*dial=value*...``."""
    return "*".join([event.kind, str(event.week), *(f"{name}={value}" for name, value in event.dials)])


def event_from(text: str) -> Happening:
    """The event of a text made by `event_text`."""
    kind, week, *dials = text.split("*")
    pairs = [dial.partition("=")[::2] for dial in dials]
    return Happening(kind, bounded(week, 0, MOST_WEEKS), tuple((name, number_or_text(value)) for name, value in pairs))


def number_or_text(text: str) -> Any:
    """A number where the text is one."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def bounded(text: str, low: int, high: int) -> int:
    """A whole number of the link, refused outside its bounds."""
    number = int(text)
    if not low <= number <= high:
        raise ValueError(say(PLAN, "outside", number=number, low=low, high=high))
    return number


def read_branch(plan: Plan, text: str) -> Plan:
    """Add a branch: ``week:levers``."""
    week, _, levers = text.partition(":")
    branch = (bounded(week, 0, MOST_WEEKS), entries_from(levers))
    return replace(plan, branches=tuple(sorted((*plan.branches, branch), key=lambda one: one[0])))


def read_setting(plan: Plan, text: str) -> Plan:
    """Add a parameter (a number) or a choice of structure (a word): ``name=value``."""
    name, _, value = text.partition("=")
    amount = number_or_text(value)
    if isinstance(amount, str):
        return replace(plan, structure=(*plan.structure, (name, amount)))
    return replace(plan, parameters=(*plan.parameters, (name, float(amount))))


def read_budget(plan: Plan, text: str) -> Plan:
    """Set the budget: percent of payroll, or as written."""
    if text == WRITTEN:
        return replace(plan, percent=None)
    amount = float(text)
    if not 0.0 < amount <= LARGEST_PERCENT:
        raise ValueError(say(PLAN, "outside", number=text, low=0, high=LARGEST_PERCENT))
    return replace(plan, percent=amount)


READERS: dict[str, Callable[[Plan, str], Plan]] = {
    "org": lambda plan, text: replace(plan, organization=text),
    "strategy": lambda plan, text: replace(plan, strategy=text),
    "rival": lambda plan, text: replace(plan, rival=text),
    "seed": lambda plan, text: replace(plan, seed=bounded(text, 0, LARGEST_SEED)),
    "weeks": lambda plan, text: replace(plan, weeks=bounded(text, 4, MOST_WEEKS)),
    "budget": read_budget,
    "levers": lambda plan, text: replace(plan, entries=entries_from(text)),
    "from": read_branch,
    "event": lambda plan, text: plan.with_event(event_from(text)),
    "off": lambda plan, text: replace(plan, off=(*plan.off, text)),
    "set": read_setting,
}
