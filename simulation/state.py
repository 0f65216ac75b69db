"""The state of an organization as arrays: what the week's mechanisms read and write.

People, ties, units and communities are records: `people[i].trust` is one person's trust, `people.trust` a column of all
(an array for each state took 138 s to compile). Customers are an array for each state, `customers.trust[i]`.
"""

from __future__ import annotations

from collections import namedtuple
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import pasted
from simulation.indicators import NAMES
from simulation.levers import LEVERS
from simulation.mechanisms.topics import FACTS
from simulation.parameters import PARAMETERS
from simulation.population import ASKED
from simulation.states.agent_states import CustomerStates, FactStates, PersonStates, states
from simulation.states.firm import FIRM
from simulation.structure import CHOICES

INVOLVEMENT_WINDOW = 13  # weeks remembered: a launch and the 12 weeks before it
SLOTS = 3  # communities a person can belong to

Reports = namedtuple("Reports", ("start", "seat"))
Reports.__doc__ = "Direct reports of seat i: seat[start[i] .. start[i + 1]]."
Levers = namedtuple("Levers", "kinds level weeks_on asked familiar past_involvement entries groups waves")
Levers.__doc__ = (
    "What each lever is and costs (kinds); [lever, seat] its level, weeks on, launch and how well it is known; the "
    "dated entries; members of each target group, and which rows are groups by readiness (waves). Rows of levers that "
    "were never on (kinds.used is 0) are zero: they take no memory."
)
Customers = namedtuple("Customers", tuple(states(CustomerStates)))  # type: ignore[misc]
Facts = namedtuple(
    "Facts",
    "start sets topic people directory experts first lost heads next "
    "sums able best near communities votes holders bins",
)
Facts.__doc__ = (
    "What people and communities know, with topics (else empty): directory[person, topic]; experts; shares lost; who "
    "acts by place and topic; what is able and remembered of each fact; votes[community, fact]; their main holders."
)
State = namedtuple(
    "State",
    (
        "clock",
        "p",
        "on",
        "people",
        "top",
        "reports",
        "rows",
        "ties",
        "voices",
        "units",
        "communities",
        "slots",
        "slots_before",
        "joined",
        "facts",
        "mail",
        "customers",
        "customer_words",
        "cases",
        "circles",
        "desks",
        "waits",
        "levers",
        "firm",
        "values",
        "record",
        "practice_so_far",
        "members_so_far",
        "scratch",
        "played",
    ),
)

CLOCK = np.dtype([("seed_low", "u8"), ("seed_high", "u8"), ("week", "i8"), ("horizon", "i8")])
ENTRY = np.dtype([("lever", "i4"), ("group", "i4"), ("level", "f8"), ("start", "i8"), ("ramp", "i8"), ("end", "i8")])


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


_RECORDS = tuple(State._fields.index(name) for name in ("clock", "p", "on", "firm", "values"))
_array_of = np.void.base.__get__  # not record.base: a record looks among its fields first

Opened = namedtuple("Opened", State._fields)  # type: ignore[misc]
Opened.__doc__ = "A state whose records are arrays of one record: what kernels called from Python take."


def opened(o: Any) -> Any:
    """Return a state as a kernel takes it from Python, in the same memory.

    numba reads an array in less than a microsecond and a record in as much as 25, because numpy describes its fields.
    """
    parts = list(o)
    for place in _RECORDS:
        parts[place] = _array_of(parts[place])
    return Opened(*parts)


@pasted
def closed(a):  # type: ignore[no-untyped-def]
    """The state that `opened` took apart, inside a kernel."""
    return State(
        a.clock[0],
        a.p[0],
        a.on[0],
        a.people,
        a.top,
        a.reports,
        a.rows,
        a.ties,
        a.voices,
        a.units,
        a.communities,
        a.slots,
        a.slots_before,
        a.joined,
        a.facts,
        a.mail,
        a.customers,
        a.customer_words,
        a.cases,
        a.circles,
        a.desks,
        a.waits,
        a.levers,
        a.firm[0],
        a.values[0],
        a.record,
        a.practice_so_far,
        a.members_so_far,
        a.scratch,
        a.played,
    )


def columns(declared: dict[str, Any], size: int, precision: str) -> Any:
    """A record for each of `size` agents, all zero: whole states int32, others as `precision`."""
    kinds = [(name, precision) for name, state in declared.items() if not state.whole]
    kinds += [(name, "i4") for name, state in declared.items() if state.whole]
    return np.zeros(size, np.dtype(kinds, align=True)).view(np.recarray)


def people(size: int, precision: str) -> Any:
    """Empty seats for everybody on the payroll."""
    return columns(states(PersonStates), size, precision)


def top(seats: NDArray[np.intp]) -> Any:
    """Those of the top, in these seats, and what each believes of the programme."""
    table = np.zeros(len(seats), [("belief", "f8"), ("seat", "i8")]).view(np.recarray)
    table["seat"] = seats
    return table


def customers(size: int, precision: str) -> Any:
    """Empty places for customers."""
    kinds = {"0/1": "i1", "0/1/2": "i1", "count": "i4"}
    return Customers(*(np.zeros(size, kinds.get(one.unit, precision)) for one in states(CustomerStates).values()))


def cases(size: int) -> Any:
    """No open case at so many places for customers.

    route: a bit for each department the case needs. left: of these, those that have not served it. weeks: since it was
    opened, that week included. paused: handed over next week.
    """
    kinds = [("route", "i2"), ("left", "i2"), ("weeks", "i2"), ("channel", "i1"), ("paused", "i1")]
    return np.zeros(size, kinds).view(np.recarray)


def ties(size: int, precision: str) -> Any:
    """Room for so many ties: whom one turns to, weight, base rate of contact."""
    kinds = [("target", "i4"), ("weight", precision), ("rate", precision)]
    return np.zeros(size, np.dtype(kinds, align=True)).view(np.recarray)


def voices(size: int, precision: str) -> Any:
    """What everybody shows the others in a week, and whom they report to."""
    kinds = [("expressed", precision), ("practice", precision), ("manager", "i4"), ("informal", "i4")]
    return np.zeros(size, np.dtype(kinds, align=True)).view(np.recarray)


def rows(start: NDArray[np.int64], count: NDArray[np.int64], room: NDArray[np.int64]) -> Any:
    """Where each person's ties lie: ties[start .. start + count], with room for `room` of them.

    The last `asleep` of these places hold ties that lack an end, because a seat is vacant.
    """
    table = np.zeros(len(start), [(name, "i8") for name in ("start", "count", "room", "asleep")]).view(np.recarray)
    table["start"], table["count"], table["room"] = start, count, room
    return table


def facts(staff: int, topics: int, units: int, communities: int, precision: str) -> Any:
    """What people and communities know: nothing yet. No topic: room for nothing."""
    n, k, c, b = (staff, topics, communities, FACTS) if topics else (0, 1, 0, 0)
    places = units + c if topics else 0
    return Facts(
        np.zeros(k + 1, np.int64),
        np.zeros(k, np.int64),
        np.zeros(b, np.int32),
        columns(states(FactStates), n, precision),
        np.zeros((n, k), precision),
        np.zeros(n, np.int32),
        np.zeros(k + 1, np.int64),
        np.zeros(k + 1),
        np.full((places, k), -1, np.int32),
        np.full((n, 1 + SLOTS), -1, np.int32),
        np.zeros((places, k)),
        np.zeros(b),
        np.zeros(b),
        np.zeros((2, b)),
        np.zeros(c, [(name, "i4") for name in ("topic", "known", "belief", "score")]).view(np.recarray),
        np.zeros((c, b), np.int32),
        np.zeros(b, [(name, "i4") for name in ("seat", "holder", "left")]).view(np.recarray),
        np.zeros((2, 512 if topics else 0)),
    )


def communities(count: int, precision: str) -> Any:
    """Room for communities: none has been founded.

    number: how many were founded before it, itself included. since: the week. listed: those that live, in order.
    """
    shares = ("content", "benefit", "inflow", "shown", "heads", "crowd", "met", "answered")
    kinds = [(name, precision) for name in shares]
    kinds += [(name, "i4") for name in "members alive number since idle contributors listed read".split()]
    return np.zeros(count, np.dtype(kinds, align=True)).view(np.recarray)


def units(count: int, precision: str, survey: NDArray[np.float64] | None = None) -> Any:
    """Units at the first stage, without integration.

    asked: what a culture survey found (-1 = not asked). shift: level of its people above that of the parameters. desk:
    the department for customers' cases to which it belongs (-1 = none).
    """
    kinds = [
        (name, precision) for name in ("embedding", "mean_habit", "redesign", "mean_openness", "shown", "readiness")
    ]
    kinds += [(name, precision) for name in ("work", "mean_answers")]
    kinds += [(name, "i4") for name in ("stage", "weeks_in_stage", "seats", "wave", "place", "answers", "desk")]
    kinds += [(name, "i4") for name in ("staffed", "open_seats", "staff_start", "seats_start", "read")]
    kinds += [(f"{name}_{what}", "f8") for what in ("asked", "shift") for name in ASKED]
    table = np.zeros(count, np.dtype(kinds, align=True)).view(np.recarray)
    for column, name in enumerate(ASKED):
        table[f"{name}_asked"] = -1.0 if survey is None else np.nan_to_num(survey[:, column], nan=-1.0)
    return table


LEVER_KIND = [
    (name, "f8") for name in ("attention", "cost_person", "cost_manager", "cost_firm", "cost_community", "cost")
]
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
        np.full(3, -1),
    )
