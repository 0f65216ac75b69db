"""The row that measures the three heaviest mechanisms against C over columns.

Both sides start from a copy of the same state. Before anything is timed, one week of each is compared: who acts and
what is posted, contacts and leavers have to be the same, attitudes and opinions equal but for rounding.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np

from benchmarks.c_library import CannotBuild, Firm, columns_of, compile_c, lay_out, write_names
from benchmarks.figures import Figure, Skipped, compare_costs
from benchmarks.registry import Settings

SIZES = (1_000, 10_000)
WARM_UP = 60  # weeks before the compared one: the strategy is in force, everything is in motion
MOST_WEEKS = 20  # a pass; C wins no new customers, so longer ones would drift apart
VERSION_1 = {"customer_trust_step": 0.05, "expectation_step": 0.05, "churn_base": 0.00305}  # the customers that C has
ROUNDING = 1e-5
FLIPPED = 2e-4  # share of draws that rounding may put on the other side of a chance
GOAL = ">= 0.7 x"
INFLUENCE, PARTICIPATION, CUSTOMERS = range(3)
WORKS = {"influence": INFLUENCE, "participation": PARTICIPATION, "serve_and_spread": CUSTOMERS}
NAMES = {"influence": "influence", "participation": "participation", "serve_and_spread": "customers"}


def measure(settings: Settings) -> Iterator[Figure | Skipped]:
    """Each mechanism by size: CPU nanoseconds a person and week of the engine and of C."""
    try:
        for people in SIZES[: 1 if settings.quick else None]:
            yield from measure_size(settings, people)
    except CannotBuild as problem:
        yield Skipped("c", str(problem))


def measure_size(settings: Settings, people: int) -> Iterator[Figure | Skipped]:
    """The mechanisms at one size, each checked before it is timed."""
    from simulation import state

    base = prepare(people)
    library = build(settings, base.state)
    engine = compile_engine()
    for function, work in WORKS.items():
        fault, note = compare(base, engine, library, function)
        if fault:
            yield Skipped("c", f"{NAMES[function]} at {people:,} people: C differs from the engine, {fault}")
            continue
        weeks = max(2, min(MOST_WEEKS, 200_000 // people))
        ours, theirs = [], []
        for _ in range(3 if settings.quick else 7):
            ours.append(1e9 * time_it(partial(engine, state.opened(copy_state(base)), work, weeks)) / weeks / people)
            firm = lay_out(copy_state(base))
            theirs.append(1e9 * time_it(partial(run_c, library, function, firm, weeks)) / weeks / people)
        fast, slow, ratio = compare_costs(ours, theirs)
        case = f"{NAMES[function]}, {people:,} people"
        note = f"{case}: {note}"
        yield Figure("c", case, "ns a person and week", fast, slow, "C over columns", ratio, GOAL, people, note)


def prepare(people: int) -> Any:
    """An organization some weeks into its strategy, with customers of version 1."""
    from scenarios.strategy import load_strategy
    from simulation.model import Organization
    from simulation.population import generate

    org = Organization(
        population=generate(people, seed=1),
        strategy=load_strategy("holistic-phased"),
        structure={"outside": "version1"},
        parameters=VERSION_1,
        weeks=156,
        rng=1,
    )
    org.run(WARM_UP)
    return org


def copy_state(org: Any) -> Any:
    """The state of an organization in memory of its own."""
    from simulation import snapshots

    return snapshots.take(org).state


def build(settings: Settings, o: Any) -> ctypes.CDLL:
    """The library of columns.c, built for the names of this state."""
    (settings.folder / "names.h").write_text(write_names(o))
    return ctypes.CDLL(str(compile_c("columns.c", settings.folder, "-shared", "-fPIC")))


def compile_engine() -> Callable[[Any, int, int], None]:
    """A kernel that runs one of the engine's mechanisms for some weeks."""
    import numba

    from simulation.indicators import market
    from simulation.mechanisms import attitude, customers, participation
    from simulation.state import closed

    def repeat(opened, work, weeks):  # type: ignore[no-untyped-def]
        o = closed(opened)
        for _ in range(weeks):
            o.clock.week += 1
            if work == INFLUENCE:
                attitude.influence(o)
            elif work == PARTICIPATION:
                participation.take_part(o)
            else:
                customers.serve(o)
                customers.spread(o)
                market.measure(o)

    made: Callable[[Any, int, int], None] = numba.njit(nogil=True, _nrt=False)(repeat)
    return made


def run_c(library: ctypes.CDLL, function: str, firm: Firm, weeks: int) -> None:
    """Some weeks of a mechanism in C."""
    call = getattr(library, function)
    for _ in range(weeks):
        firm.given.week += 1
        call(ctypes.byref(firm.given))


def time_it(work: Callable[[], object]) -> float:
    """Processor seconds of this thread."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def compare(base: Any, engine: Any, library: ctypes.CDLL, function: str) -> tuple[str, str]:
    """One week of both from the same state: what differs ('' = nothing), and how far rounding moved things."""
    from simulation import state

    copy, firm = copy_state(base), lay_out(copy_state(base))
    engine(state.opened(copy), WORKS[function], 1)
    run_c(library, function, firm, 1)
    people, customers = columns_of(copy.people), columns_of(copy.customers)
    if function == "influence":
        return describe_rounding(np.abs(people["openness"] - firm.arrays["people.openness"]), "openness")
    if function == "participation":
        flipped = int((people["act"] != firm.arrays["people.act"]).sum())
        posts, written = int(people["posts"].sum()), int(firm.arrays["people.posts"].sum())
        if flipped > FLIPPED * len(people["act"]) or abs(posts - written) > 20 * flipped:
            return f"{flipped} people act on one side only, {posts} posts against {written}", ""
        off = np.abs(people["practice"] - firm.arrays["people.practice"])[people["act"] == firm.arrays["people.act"]]
        return describe_rounding(off, "practice")
    return compare_customers(copy, customers, firm)


def compare_customers(copy: Any, customers: dict[str, Any], firm: Firm) -> tuple[str, str]:
    """The same of customers: contacts, leavers and opinions of those who were there all week."""
    f, names = firm.arrays["f"], copy.firm.dtype.names
    counts = ("contacts_traditional", "contacts_social", "leavers", "customers_before")
    wrong = [
        f"{name} {float(copy.firm[name]):.0f} against {f[names.index(name)]:.0f}"
        for name in counts
        if abs(float(copy.firm[name]) - f[names.index(name)]) > FLIPPED * len(customers["present"])
    ]
    if wrong:
        return ", ".join(wrong), ""
    stayed = (firm.arrays["customers.holder"] == customers["holder"]) & (firm.arrays["customers.present"] > 0)
    stayed &= customers["present"] > 0
    off = [np.abs(customers[name] - firm.arrays[f"customers.{name}"])[stayed] for name in ("satisfaction", "trust")]
    return describe_rounding(np.maximum(*off), "satisfaction or trust")


def describe_rounding(off: Any, what: str) -> tuple[str, str]:
    """A fault where more than a few rows differ by more than rounding; else the largest difference of the others."""
    far = int((off > ROUNDING).sum())
    if far > max(1, FLIPPED * len(off)):
        return f"{what} of {far} rows by as much as {off.max():.2g}", ""
    return "", f"{what} equal within {off[off <= ROUNDING].max():.0e}, beyond it in {far} of {len(off):,} rows"
