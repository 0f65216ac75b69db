"""The state of an organization as arrays: what the week's mechanisms read and write.

People, ties, units and communities are records: `people[i].trust` is one person's trust, `people.trust` a column of all
(an array for each state took 138 s to compile). Customers are an array for each state, `customers.trust[i]`.
"""

from __future__ import annotations

from collections import namedtuple
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation.agent_states import CustomerStates, PersonStates, states
from simulation.compiling import pasted
from simulation.indicators import NAMES
from simulation.levers import LEVERS
from simulation.parameters import PARAMETERS
from simulation.structure import CHOICES

INVOLVEMENT_WINDOW = 13  # weeks remembered: a launch and the 12 weeks before it
SLOTS = 3  # communities a person can belong to

Reports = namedtuple("Reports", ("start", "seat"))
Reports.__doc__ = "Direct reports of seat i: seat[start[i] .. start[i + 1]]."
Levers = namedtuple(
    "Levers", ("kinds", "level", "weeks_on", "asked", "familiar", "past_involvement", "entries", "groups")
)
Levers.__doc__ = (
    "What each lever is and costs (kinds); [lever, seat] its level, weeks on, launch and how well it is known; the "
    "dated entries. Rows of levers that were never on (kinds.used is 0) are zero: they take no memory."
)
Customers = namedtuple("Customers", tuple(states(CustomerStates)))  # type: ignore[misc]
State = namedtuple(
    "State",
    (
        "clock",
        "p",
        "on",
        "people",
        "reports",
        "rows",
        "ties",
        "voices",
        "units",
        "communities",
        "slots",
        "slots_before",
        "customers",
        "customer_words",
        "levers",
        "firm",
        "values",
        "record",
        "practice_so_far",
        "scratch",
    ),
)

CLOCK = np.dtype([("seed_low", "u8"), ("seed_high", "u8"), ("week", "i8"), ("horizon", "i8")])
ENTRY = np.dtype([("lever", "i4"), ("group", "i4"), ("level", "f8"), ("start", "i8"), ("ramp", "i8"), ("end", "i8")])

FIRM: dict[str, str] = {
    # what the firm carries from week to week
    "outrage": "public outrage (F of E13)",
    "backlog": "ideas waiting (J of E14)",
    "outside_backlog": "of these from outside",
    "gain": "what ideas have improved (G of E14)",
    "mean_quality": "quality of contributions, posts-weighted; last value where nobody posted",
    "staff": "people present",
    "effort": "share of effort levers left after budget cuts",
    "demand": "factor on customers' contacts",
    "demand_until": "the week a changed demand ends",
    "cue": "1, or 0 in a week whose routines are broken",
    "event_severity": "severity of dated incidents this week",
    "event_errors": "dated user errors this week",
    "event_attacks": "dated attacks this week",
    "capped": "weeks in which outrage's persistence was cut at 0.95",
    # what stays as it was at week 0
    "customers_start": "customers at week 0 (M)",
    "staff_start": "people at week 0 (N)",
    "front_seats": "seats of the front team",
    "has_hierarchy": "1 where somebody reports to somebody",
    "head": "seat of the head, -1 = none",
    "places_used": "places for customers that were ever taken; those behind are empty",
    "chance_start": "mean chance of help at week 0 (p0)",
    "churn_start": "expected customers lost a week at week 0 (H0)",
    "advocacy_start": "advocacy at week 0",
    "usual_word": "what word of mouth does to customers' trust in a usual week",
    "usual_talk": "what the firm's talk does to a social user's trust in a usual week",
    "usual_hits": "share of customers hit by outrage times its force, in a usual week",
    "social_start": "share of social users among those who leave, and come, in a usual week",
    "new_customers_trust": "mean trust of new customers: that of those who leave in a usual week",
    "hires_trust": "mean trust in leaders of those who are hired: that of those who quit in a usual week",
    "quit_start": "mean chance of quitting a week at week 0 (h0)",
    "usual_practice": "mean chance to act in the weeks before week 0 (B0)",
    "usual_force": "force of outrage, min(1, F), in a usual week (F0)",
    "first_start": "first week of the strategy",
    "base_help": "week-0 flow of benefit: help",
    "base_customers": "the same: customers",
    "base_ideas": "the same: ideas",
    "base_quits": "the same: quits",
    "base_incidents": "the same: incidents",
    # flows of the week
    "cost": "levers' cost this week (k)",
    "staff_posts": "contributions of staff",
    "front_posts": "posts of the front team",
    "outside_posts": "posts seen outside",
    "staff_share": "staff's share of them",
    "good_posts": "sum of contributions times quality",
    "posters_outside_skill": "outside skill of those who post, front team included",
    "shown": "mean of what people show (E16)",
    "needs": "needs for knowledge",
    "needs_met": "of these met",
    "know": "service before channels",
    "usual_gap": "service by phone and mail against what is expected of it, as customers are used to it",
    "usual_gap_phone": "the same, for users of social channels",
    "usual_gap_social": "the same, of social channels",
    "service_traditional": "performance of phone and mail",
    "service_social": "performance on social channels",
    "response_time": "hours to a reply on social channels",
    "promptness": "1/(1 + response time/24)",
    "contacts_traditional": "contacts by phone and mail",
    "contacts_social": "contacts on social channels",
    "user_errors": "incidents by user error",
    "attacks": "attacks",
    "severity": "severity of this week's incidents",
    "customers_before": "customers at the start of the week",
    "leavers": "customers lost",
    "arrivals": "customers won",
    "new_ideas": "ideas this week",
    "processed": "ideas taken up",
    "implemented": "ideas put to work",
    "quits": "people who left",
    "hires": "people who came",
    "quit_hazard": "sum of quit hazards this week",
    "layoffs": "people let go so far",
    "let_go": "people let go since the last week closed",
    # so far
    "total_cost": "levers' cost so far (k)",
    "total_value": "value so far (k)",
}


def dtype_of(fields: dict[str, Any] | tuple[str, ...], kind: str = "f8") -> np.dtype[Any]:
    """A record type with one field for each name."""
    return np.dtype([(name, kind) for name in fields])


PARAMETER_DTYPE = dtype_of(tuple(PARAMETERS))
STRUCTURE_DTYPE = dtype_of(tuple(CHOICES), "i4")
FIRM_DTYPE = dtype_of(FIRM)
VALUES_DTYPE = dtype_of(NAMES)


def record(dtype: np.dtype[Any], **values: float) -> Any:
    """One record of a type, zero except for the values given; fields read and write by name."""
    row = np.zeros(1, dtype)
    for name, value in values.items():
        row[name] = value  # before it is a record array, which takes its time with every field
    return row.view(np.recarray)[0]


def linked(record: NDArray[np.float64]) -> tuple[Any, NDArray[np.float64]]:
    """The indicators of a week as a record, and the same memory as an array."""
    return record.view(VALUES_DTYPE).view(np.recarray)[0], record


_array_of = np.void.base.__get__  # not record.base: a record looks among its fields first

Opened = namedtuple("Opened", State._fields)  # type: ignore[misc]
Opened.__doc__ = "A state whose records are arrays of one record: what kernels called from Python take."


def opened(o: Any) -> Any:
    """Return a state as a kernel takes it from Python, in the same memory.

    numba reads an array in less than a microsecond and a record in as much as 25, because numpy describes its fields.
    """
    return Opened(*(_array_of(part) if isinstance(part, np.record) else part for part in o))


@pasted
def closed(a):  # type: ignore[no-untyped-def]
    """The state that `opened` took apart, inside a kernel."""
    return State(
        a.clock[0],
        a.p[0],
        a.on[0],
        a.people,
        a.reports,
        a.rows,
        a.ties,
        a.voices,
        a.units,
        a.communities,
        a.slots,
        a.slots_before,
        a.customers,
        a.customer_words,
        a.levers,
        a.firm[0],
        a.values[0],
        a.record,
        a.practice_so_far,
        a.scratch,
    )


def columns(declared: dict[str, Any], size: int, precision: str) -> Any:
    """A record for each of `size` agents, all zero: whole states int32, others as `precision`."""
    kinds = [(name, precision) for name, state in declared.items() if not state.whole]
    kinds += [(name, "i4") for name, state in declared.items() if state.whole]
    return np.zeros(size, np.dtype(kinds, align=True)).view(np.recarray)


def people(size: int, precision: str) -> Any:
    """Empty seats for everybody on the payroll."""
    return columns(states(PersonStates), size, precision)


def customers(size: int, precision: str) -> Any:
    """Empty places for customers."""
    kinds = {"0/1": "i1", "0/1/2": "i1", "count": "i4"}
    return Customers(*(np.zeros(size, kinds.get(one.unit, precision)) for one in states(CustomerStates).values()))


def ties(size: int, precision: str) -> Any:
    """Room for so many ties: whom one turns to, weight, base rate of contact."""
    kinds = [("target", "i4"), ("weight", precision), ("rate", precision)]
    return np.zeros(size, np.dtype(kinds, align=True)).view(np.recarray)


def voices(size: int, precision: str) -> Any:
    """What everybody shows the others in a week, and whom they report to."""
    kinds = [("expressed", precision), ("practice", precision), ("manager", "i4"), ("informal", "i4")]
    return np.zeros(size, np.dtype(kinds, align=True)).view(np.recarray)


def rows(start: NDArray[np.int64], count: NDArray[np.int64], room: NDArray[np.int64]) -> Any:
    """Where each person's ties lie: ties[start .. start + count], with room for `room` of them."""
    table = np.zeros(len(start), [("start", "i8"), ("count", "i8"), ("room", "i8")]).view(np.recarray)
    table["start"], table["count"], table["room"] = start, count, room
    return table


def communities(count: int, precision: str) -> Any:
    """Communities without members or content."""
    kinds = [(name, precision) for name in ("content", "benefit", "inflow", "shown", "heads")] + [("members", "i4")]
    return np.zeros(count, np.dtype(kinds, align=True)).view(np.recarray)


def units(count: int, precision: str) -> Any:
    """Units at the first stage, without integration."""
    kinds = [(name, precision) for name in ("embedding", "mean_habit", "redesign", "mean_openness", "shown")]
    kinds += [(name, "i4") for name in ("stage", "weeks_in_stage", "seats")]
    return np.zeros(count, np.dtype(kinds, align=True)).view(np.recarray)


LEVER_KIND = [(name, "f8") for name in ("attention", "cost_person", "cost_manager", "cost_firm", "cost")]
LEVER_KIND += [("rule", "i8"), ("used", "i8")]


def levers(seats: int, precision: str) -> Any:
    """No lever on, nothing scheduled."""
    k = len(LEVERS)
    kinds = np.zeros(k, LEVER_KIND).view(np.recarray)
    kinds["attention"] = [lever.attention for lever in LEVERS.values()]
    kinds["rule"] = [lever.rule for lever in LEVERS.values()]
    return Levers(
        kinds,
        np.zeros((k, seats), precision),
        np.zeros((k, seats), np.int32),
        np.zeros((k, seats), np.int8),
        np.zeros((k, seats), precision),
        np.zeros((INVOLVEMENT_WINDOW, seats), precision),
        np.zeros(0, ENTRY).view(np.recarray),
        np.ones((1, seats), np.int32),
    )
