"""Comparison of the two models: every indicator of every week, every state of every object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from reference import levers as lever_table
from reference import organization, readers
from reference.comparison import scenarios
from reference.comparison.adopting import OF_CUSTOMERS, OF_FACTS, OF_THE_FIRM, STATES
from reference.engine_draws import EngineDraws
from reference.facts import topics
from reference.involvement import LAUNCHED_FROM
from reference.organization import Organization as Reference

from simulation.events import EVENTS, Event
from simulation.indicators import NAMES
from simulation.levers import LEVERS, Rate, Strategy
from simulation.mechanisms import STEPS
from simulation.model import Organization as Engine
from simulation.population import Population

RELATIVE, ABSOLUTE = 1e-9, 1e-12  # the second where a number is zero, or nearly
Difference = tuple[str, float, float]  # where, engine, reference


def both(
    population: Population,
    strategy: Strategy,
    events: Iterable[Event] = (),
    *,
    seed: int = 1,
    weeks: int = 30,
    precision: str = "float64",
    **options: Any,
) -> tuple[Engine, Reference]:
    """The engine and the reference model at week 0, same scenario, same random numbers.

    options: parameters, structure.
    """
    events = tuple(events)
    engine = Engine(
        population=population, strategy=strategy, events=events, weeks=weeks, precision=precision, rng=seed, **options
    )
    return engine, Reference(population, strategy, events, weeks=weeks, draws=EngineDraws(seed), **options)


def run(engine: Engine, reference: Reference, weeks: int = 30) -> list[str]:
    """Run both; return the differences of the first week in which they differ, at most ten."""
    found = apart(engine, reference)
    for _ in range(weeks):
        if found:
            break
        engine.run(1)
        reference.step()
        found = apart(engine, reference)
    return found[:10]


def docked(population: Population, strategy: Strategy, events: Iterable[Event] = (), **options: Any) -> list[str]:
    """What sets the two models apart in this scenario: nothing, if they are one model."""
    engine, reference = both(population, strategy, events, **options)
    return run(engine, reference, options.get("weeks", 30))


def apart(engine: Engine, reference: Reference, relative: float = RELATIVE, absolute: float = ABSOLUTE) -> list[str]:
    """What differs this week, in words."""
    return [
        f"week {engine.week}: {where}: engine {one!r}, reference {other!r}"
        for where, one, other in (*indicators(engine, reference), *states(engine, reference))
        if not abs(float(one) - float(other)) <= max(relative * abs(one), absolute)
    ]


def indicators(engine: Engine, reference: Reference) -> Iterator[Difference]:
    """Every indicator of this week."""
    for name, value in zip(NAMES, engine.history[-1].tolist(), strict=True):
        yield name, value, reference.history[-1][name]


def states(engine: Engine, reference: Reference) -> Iterator[Difference]:
    """Every state of everybody and everything there is this week."""
    o = engine.state
    yield "staff", o.people.present.sum(), len(reference.people)
    for name in OF_THE_FIRM:
        yield name, float(o.firm[name]), float(getattr(reference, name))
    columns = {name: o.people[name].tolist() for name in STATES}
    for person in reference.people:
        i = person.seat
        for name in STATES:
            yield f"{name} of seat {i}", columns[name][i], getattr(person, name)
        for slot, community in enumerate(person.communities):
            there = -1 if community is None else reference.communities.index(community)
            yield f"community {slot} of seat {i}", o.slots[i, slot], there
            if community is not None:
                yield f"week seat {i} joined community {slot}", o.joined[i, slot], person.joined[slot]
        yield from levers(o, reference, i)
        yield from ties(o, reference, i)
    for row in o.top:
        if reference.seats[row.seat] in reference.present:
            yield f"belief of seat {row.seat}", float(row.belief), reference.seats[row.seat].belief
    yield from units(o, reference)
    yield from customers(o, reference)
    if topics.on(reference):
        yield from facts(o, reference)


def levers(o: Any, reference: Reference, i: int) -> Iterator[Difference]:
    """Levels, weeks on, and whether one was asked."""
    person = reference.seats[i]
    for row, lever in enumerate(LEVERS):
        yield f"{lever} at seat {i}", float(o.levers.level[row, i]), person.level[lever]
        yield f"familiar with {lever} at seat {i}", float(o.levers.familiar[row, i]), person.familiar.get(lever, 0.0)
        if lever in person.running:
            yield f"weeks of {lever} at seat {i}", o.levers.weeks_on[row, i], person.running[lever].weeks
            if reference.on("involvement") and lever_table.DEMAND[lever] >= LAUNCHED_FROM:
                yield f"asked about {lever} at seat {i}", o.levers.asked[row, i] > 0, person.running[lever].asked


def ties(o: Any, reference: Reference, i: int) -> Iterator[Difference]:
    """Whom a person turns to, in order, and how strongly."""
    own = reference.seats[i].ties
    yield f"ties of seat {i}", o.rows[i].count, len(own)
    for row, tie in zip(o.ties[o.rows[i].start : o.rows[i].start + o.rows[i].count], own, strict=False):
        yield f"a tie of seat {i}", row.target, tie.to.seat
        yield f"weight of tie {i}-{tie.to.seat}", float(row.weight), tie.weight
        yield f"rate of tie {i}-{tie.to.seat}", float(row.rate), tie.rate


def units(o: Any, reference: Reference) -> Iterator[Difference]:
    """Integration and stage of units, content and members of communities."""
    for row, unit in zip(o.units, reference.units, strict=True):
        yield f"embedding of {unit.name}", float(row.embedding), unit.embedding
        yield f"stage of {unit.name}", row.stage + 1, unit.stage
    for k, (row, community) in enumerate(zip(o.communities, reference.communities, strict=True)):
        yield f"content of community {k}", float(row.content), community.content
        yield f"members of community {k}", row.members, len(community.members)
        yield f"community {k} lives", row.alive, community.alive
        if community.alive and readers.lives(reference):
            yield f"idle weeks of community {k}", row.idle, community.idle


def facts(o: Any, reference: Reference) -> Iterator[Difference]:
    """What is true, what people and communities hold, and who knows of whom."""
    yield "reality", int(o.firm.reality), sum(1 << fact for fact in topics.FACTS if reference.reality[fact])
    yield "forgetting", float(o.firm.forgetting), reference.forgetting
    for person in reference.people:
        i, row = person.seat, o.facts.people[person.seat]
        for name in OF_FACTS:
            yield f"{name} of seat {i}", float(row[name]), getattr(person, name)
        yield f"facts known at seat {i}", row.known, sum(1 << fact for fact in person.facts)
        yield f"belief at seat {i}", row.belief, sum(1 << fact for fact, way in person.facts.items() if way)
        for topic, w in enumerate(person.directory):
            yield f"directory of topic {topic} at seat {i}", float(o.facts.directory[i, topic]), w
    for k, (row, community) in enumerate(zip(o.facts.communities, reference.communities, strict=True)):
        if community.alive:
            yield f"topic of community {k}", row.topic, community.topic
        yield f"memory of community {k}", row.known, sum(1 << fact for fact in community.facts)
        yield f"view of community {k}", row.belief, sum(1 << fact for fact, way in community.facts.items() if way)
    for fact, row in enumerate(o.facts.holders):
        holder = reference.holders.get(fact)
        yield f"main holder of fact {fact}", row.seat, holder[0].seat if holder else -1
        yield f"week the main holder of fact {fact} left", row.left, reference.left[fact]


def customers(o: Any, reference: Reference) -> Iterator[Difference]:
    """Who is a customer, and what each of them thinks."""
    c = o.customers
    yield "customers", c.present.sum(), len(reference.customers)
    for row, department in zip(o.desks, reference.departments, strict=True):
        yield f"reputation of {department.function}", float(row.reputation), department.reputation
        yield f"cases that {department.function} can serve", float(row.can), department.can
    columns = {name: getattr(c, name).tolist() for name in OF_CUSTOMERS}
    for place, customer in reference.customers.items():
        yield f"customer {place}", c.present[place], 1
        yield f"holder of place {place}", c.holder[place], customer.holder
        yield f"social user {place}", c.social[place], customer.social
        for name in OF_CUSTOMERS:
            yield f"{name} of customer {place}", columns[name][place], getattr(customer, name)
        yield f"expectation of customer {place}", float(c.expectation[place]), customer.expects["traditional"]
        if len(o.circles):
            yield f"good stories of customer {place}", o.circles[place].carried_good, customer.carried_good
            yield f"bad stories of customer {place}", o.circles[place].carried_bad, customer.carried_bad
        case = o.cases[place] if len(o.cases) else None
        yield f"open case of customer {place}", bool(case and case.left), customer.case is not None
        if customer.case:
            bits = sum(1 << reference.departments.index(one) for one in customer.case.left)
            yield f"departments left for customer {place}", case.left, bits
            yield f"weeks of the case of customer {place}", case.weeks, customer.case.weeks
        if "social" in customer.expects:
            online = float(c.expectation_social[place])
            yield f"expectation of customer {place} on social channels", online, customer.expects["social"]


# --- what the reference model still lacks of the engine -----------------------------------------------------------


SCENARIOS = "tests/reference/comparison/scenarios.py"


def find_gaps() -> list[str]:
    """One sentence for each entry that is missing: what to add, and in which file."""
    found = [*find_lever_gaps(), *find_event_gaps(), *find_step_gaps()]
    return found or [*find_indicator_gaps()]  # these need a model that can be built


def find_lever_gaps() -> Iterator[str]:
    """Levers without attention, cost, kind or a path of their own."""
    file = "tests/reference/levers.py"
    used = {entry.lever for entry in scenarios.EVERY_LEVER.entries}
    for name, lever in LEVERS.items():
        if name not in lever_table.DEMAND:
            yield f"{file}: add the attention that '{name}' takes at level 1 to DEMAND"
        if name not in lever_table.COST:
            yield f"{file}: add the hours and the money that '{name}' costs a week to COST"
        elif lever_table.COST[name] != (find_rates(lever.hours), find_rates(lever.money)):
            yield f"{file}: the hours or the money of '{name}' in COST are not those of simulation/levers.py"
        if lever.rule and name not in lever_table.RULES:
            yield f"{file}: add '{name}' to RULES, or make it no rule in simulation/levers.py"
        if name not in used:
            yield f"{SCENARIOS}: add an Entry of '{name}' to EVERY_LEVER, with a level of its own"


def find_rates(rate: Rate) -> dict[str, float]:
    """What a lever takes at level 1, by what it is counted per, without zeros."""
    found = {name if name == "fixed" else f"per_{name}": value for name, value in asdict(rate).items()}
    return {name: value for name, value in found.items() if value}


def find_event_gaps() -> Iterator[str]:
    """Kinds of events that no scenario meets."""
    for name in EVENTS.keys() - {event.kind for event in scenarios.EVERY_EVENT}:
        yield f"{SCENARIOS}: add an Event of kind '{name}' to EVERY_EVENT"


def find_step_gaps() -> Iterator[str]:
    """The first step in which the two weeks differ."""
    have = [f"{step.__module__.rpartition('.')[2]}.{step.__name__}" for _, step in organization.STEPS]
    for at, step in enumerate(STEPS):
        if have[at : at + 1] != [step.call]:
            place = f"after {STEPS[at - 1].call}" if at else "first"
            yield (
                f'tests/reference/organization.py: in STEPS, {place}, add ("{step.switch}", {step.call}), '
                f"written in tests/reference/{step.mechanism}.py"
            )
            return
    for extra in have[len(STEPS) :]:
        yield f"tests/reference/organization.py: take {extra} out of STEPS; the engine has no such step"


def find_indicator_gaps() -> Iterator[str]:
    """Indicators that the reference model does not measure."""
    measured = Reference(scenarios.tiny(2), Strategy("nothing"), rng=1).history[-1]
    for name in NAMES:
        if name not in measured:
            yield f"tests/reference/indicators.py: add the formula of '{name}' to the function that measures its topic"
