"""What levers cost and what a change is worth, in thousands of the currency (k).

    cost = sum over levers of price (n person + m manager + L firm)
    person, manager, firm = hours x hour + money, each
    flow = help + customers + ideas + work - quits - incidents
    value = flow - flow at week 0 (of quits: that of as many people as there are now)
    help = needs met x hours saved x hour
    customers = spending of all customers, against week 0, x margin share x payroll
    ideas = ideas put to work x idea worth
    quits = people who quit or are dismissed x replacement cost x 52 x paid week x hour
    incidents = severity x handling cost
    work = (people - people at week 0) x (output share - 1) x paid week x hour - severance x people let go x yearly pay

    cost, flow, value   k a week
    n, m    a lever's level summed over the people, and over the managers among them, whom it reaches
    L       its largest level, 0..1; where communities live, what is counted by community follows those that do
    hours, money    that it takes a week at level 1, for a person, a manager, and the firm (by its counts at week 0)
    price   uncertainty of the lever's cost, 1 = as declared
    hour    cost of an hour of work, k
    payroll people at week 0 x paid week x hour, k a week
    output share    what a person's ordinary work is worth, x pay; at 1 and without severance a layoff costs nothing
    paid week   paid hours a week

Every price is a parameter, drawn with the others: a ranking that depends on a price shows it. What a lever takes of
hours and money is a constant each (`hours_of_tools_per_person`), and its uncertainty is drawn (`price_of_tools`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from simulation.compiling import lean
from simulation.levers import INDEX, LEVERS
from simulation.parameter import Parameter, constant
from simulation.programme.lever import Lever

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COUNTED_PER = {
    "person": "per person",
    "manager": "per manager",
    "staff": "per person of the firm",
    "community": "per community",
    "customer": "per customer",
    "unit": "per unit",
    "front_seat": "per front seat",
    "hire": "per hire",
    "fixed": "for the firm",
}
"""What an amount of a `Rate` is counted per, in words."""
COUNTS = ("staff", "community", "customer", "unit", "front_seat", "hire")
RATES = {"hours": "hours", "money": "k"}
"""What a lever takes, and its unit."""


def rate_name(kind: str, lever: str, count: str) -> str:
    """The parameter of what a lever takes, such as "hours_of_tools_per_person"."""
    return f"{kind}_of_{lever}_fixed" if count == "fixed" else f"{kind}_of_{lever}_per_{count}"


def price_parameter(lever: Lever) -> Parameter:
    """The uncertainty about a lever's cost: 1 = as declared, drawn from half to double."""
    return Parameter(f"price_of_{lever.name}", 1.0, 0.5, 2.0, "x", f"cost of {lever.title} against its declared cost")


def rate_parameters(lever: Lever) -> Iterator[Parameter]:
    """What a lever takes a week at level 1, each amount that it declares as a constant."""
    for kind, unit in RATES.items():
        for count, each in COUNTED_PER.items():
            if amount := getattr(getattr(lever, kind), count):
                yield constant(
                    rate_name(kind, lever.name, count), amount, unit, f"{kind} a week of {lever.title} {each}"
                )


PARAMETERS = (
    Parameter("loaded_hour", 0.055, 0.03, 0.09, "k/hour", "cost of an hour of work").based_on(
        "assumption, between the 36.63 of all workers and 60.14 of managers of U.S. Bureau of Labor Statistics 2018"
    ),
    constant("paid_week", 38.0, "hours", "paid hours a week"),
    Parameter("hours_saved", 2.0, 0.5, 4.0, "hours", "time saved when a need for knowledge is met"),
    Parameter("margin_share", 0.25, 0.1, 0.5, "of payroll", "week-0 margin of all customers together"),
    Parameter(
        "idea_worth",
        6.46,
        1.73,
        12.4,
        "k",
        "worth of an idea put to work",
        "Deutsches Institut für Betriebswirtschaft 2008",
    ),
    Parameter("replacement_cost", 0.2, 0.1, 1.0, "yearly pay", "cost of replacing somebody who quits").based_on(
        "Boushey & Glynn 2012 (median of 27 cases 21 % of salary); range an assumption"
    ),
    Parameter("output_share", 1.3, 1.0, 1.6, "x pay", "worth of a person's ordinary work, against what it is paid"),
    Parameter("severance", 0.25, 0.0, 1.0, "yearly pay", "paid once to somebody who is let go"),
    Parameter("hours_given", 0.5, 0.1, 1.0, "hours", "answering a need, where knowledge has topics", drawn=False),
    Parameter("handling_cost", 5.0, 1.0, 20.0, "k", "handling an incident, per unit of severity"),
    constant("mean_severity", 0.95, "-", "expected severity of an incident"),
    *(price_parameter(lever) for lever in LEVERS.values()),
    *(rate for lever in LEVERS.values() for rate in rate_parameters(lever)),
)
SETTABLE = {
    "loaded_hour": (1e-6, 1e6),
    "hours_saved": (0.0, 40.0),
    "margin_share": (0.0, 20.0),
    "idea_worth": (0.0, 1e9),
    "replacement_cost": (0.0, 5.0),
    "output_share": (0.0, 10.0),
    "severance": (0.0, 5.0),
    "handling_cost": (0.0, 1e9),
    **{price_parameter(lever).name: (0.0, 100.0) for lever in LEVERS.values()},
    **{
        rate.name: (0.0, 1e4 if rate.unit == "hours" else 1e9)
        for lever in LEVERS.values()
        for rate in rate_parameters(lever)
    },
}
"""What a firm's own price may be: amounts in another currency are other numbers."""

WEEKS_A_YEAR = 52


@lean
def spend(o):  # type: ignore[no-untyped-def]
    """Cost of the week's levers: for people and managers reached, and for the firm."""
    total = 0.0
    for row in range(len(o.levers.kinds)):
        people, managers, peak = 0.0, 0.0, 0.0
        for i in range(len(o.people) if o.levers.kinds[row].used else 0):
            level = o.levers.level[row, i]
            peak = max(peak, level)
            if level > 0.0 and o.people[i].present:
                people += level
                managers += level if o.people[i].has_reports else 0.0
        o.levers.kinds[row].cost = (
            people * o.levers.kinds[row].cost_person
            + managers * o.levers.kinds[row].cost_manager
            + peak * (o.levers.kinds[row].cost_firm + o.levers.kinds[row].cost_community * o.firm.communities)
        )
        total += o.levers.kinds[row].cost
    o.firm.cost = total
    o.firm.total_cost += total


@lean
def yearly_pay(p):  # type: ignore[no-untyped-def]
    """Yearly payroll of one person (k)."""
    return WEEKS_A_YEAR * p.paid_week * p.loaded_hour


@lean
def worth_of_help(p, needs_met, given):  # type: ignore[no-untyped-def]
    """Worth of needs met in a week, less the hours of those who answered (k)."""
    return (needs_met * p.hours_saved - given * p.hours_given) * p.loaded_hour


@lean
def worth_of_customers(o, spend):  # type: ignore[no-untyped-def]
    """Margin of all customers in a week (k); spend: what they spend, as a ratio to week 0."""
    if o.firm.customers_start == 0.0:
        return 0.0
    payroll = o.firm.staff_start * o.p.paid_week * o.p.loaded_hour
    return spend * o.firm.customers_start * o.p.margin_share * payroll / o.firm.customers_start


@lean
def loss_by_quits(p, quits):  # type: ignore[no-untyped-def]
    """Cost of replacing so many people (k)."""
    return quits * p.replacement_cost * yearly_pay(p)


@lean
def inside_value(o):  # type: ignore[no-untyped-def]
    """What help, ideas and quits add in a week (k), against week 0."""
    f, p = o.firm, o.p
    return (
        worth_of_help(p, f.needs_met, f.given) - f.base_help,
        f.implemented * p.idea_worth - f.base_ideas,
        f.base_quits * f.staff / f.staff_start - loss_by_quits(p, f.quits + f.dismissals),
    )


@lean
def worth_of_work(o):  # type: ignore[no-untyped-def]
    """What the change in the number of people adds in a week (k): work less pay, less severance."""
    p, f = o.p, o.firm
    weekly = (f.staff - f.staff_start) * (p.output_share - 1.0) * p.paid_week * p.loaded_hour
    return weekly - f.let_go * p.severance * yearly_pay(p)


def unit_costs(p: Any, counts: dict[str, float]) -> tuple[NDArray[np.float64], ...]:
    """Cost a week at level 1 of every lever: a person, a manager reached, for the firm (k).

    p: the parameter record. counts: what firm-wide costs depend on (COUNTS) at week 0.
    """
    import numpy as np

    rates = _unit_rates(p)
    firm = rates[:, 2] + rates[:, 3:] @ np.array([float(counts[name]) for name in COUNTS])
    return rates[:, 0].copy(), rates[:, 1].copy(), firm


def community_costs(p: Any) -> NDArray[np.float64]:
    """Cost a week at level 1 of every lever for each community (k)."""
    rates = _unit_rates(p)
    return rates[:, 3 + COUNTS.index("community")].copy()


def _unit_rates(p: Any) -> NDArray[np.float64]:
    """What each lever takes at level 1 (k): [lever, a person, a manager, fixed, counts]."""
    import numpy as np

    price = np.array([float(p[f"price_of_{name}"]) for name in LEVERS])
    rates: NDArray[np.float64] = _read_rates(p, "hours") * float(p["loaded_hour"]) + _read_rates(p, "money")
    return price[:, None] * rates


def _read_rates(p: Any, kind: str) -> NDArray[np.float64]:
    """What each lever takes of "hours" or "money" at level 1: [lever, one of the counts]."""
    import numpy as np

    found = np.zeros((len(LEVERS), 3 + len(COUNTS)))
    for row, column, name in _rate_places(kind):
        found[row, column] = p[name]
    return found


@cache
def _rate_places(kind: str) -> tuple[tuple[int, int, str], ...]:
    """Lever, count and parameter of everything that levers take of "hours" or "money"."""
    columns = ("person", "manager", "fixed", *COUNTS)
    return tuple(
        (INDEX[lever.name], column, rate_name(kind, lever.name, count))
        for lever in LEVERS.values()
        for column, count in enumerate(columns)
        if getattr(getattr(lever, kind), count)
    )


def weekly_payroll(p: Any, staff: float) -> float:
    """Payroll of a week (k)."""
    return float(staff * p["paid_week"] * p["loaded_hour"])
