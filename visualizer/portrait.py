"""Somebody or something on the stage, looked at closely: a person, a unit, a community, the customers.

Answered from the model restored to the week shown: the same plan, the same luck, run again up to it.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from visualizer.building import build
from visualizer.components.words import NETWORK
from visualizer.elements import table, tag
from visualizer.people_states import what_people_do
from visualizer.session import Session
from visualizer.sparkline import sparkline

TRACED = (
    ("practice", "what others see"),
    ("openness", "attitude"),
    ("trust", "trust in leaders"),
    ("habit", "habit"),
    ("fatigue", "fatigue"),
)


def portrait(session: Session, question: dict[str, Any]) -> tuple[str, list[Any]]:
    """Title and body of the panel for ``{"kind", "index"}``."""
    kind, index = question.get("kind"), int(question.get("index", -1))
    scene = session.run.scene
    if scene is None:
        return "One moment", [tag("p", "The organization is being built.")]
    if kind == "person" and 0 <= index < len(scene.people):
        return of_person(session, int(scene.people[index]))
    if kind == "unit" and 0 <= index < len(scene.units):
        return of_unit(session, index)
    if kind == "community":
        return of_community(session, index)
    return of_customers(session)


def relived(session: Session, seat: int | None = None) -> tuple[Any, dict[str, list[float]], list[int]]:
    """The organization at the week shown; with `seat`, also that person's traced states and acts, week by week."""
    org = build(session.plan)
    traces: dict[str, list[float]] = {name: [] for name, _ in TRACED}
    acts: list[int] = []
    week = session.run.stand.week
    if seat is None:
        if week:
            org.run(week)
        return org, traces, acts
    for at in range(week + 1):
        if at:
            org.run(1)
        for name, _ in TRACED:
            traces[name].append(float(getattr(org.people, name)[seat]))
        acts.append(int(org.people.act[seat]))
    return org, traces, acts


def of_person(session: Session, seat: int) -> tuple[str, list[Any]]:
    """One person: what it does, how it came to that, whom it turns to, why it acts or does not."""
    org, traces, acts = relived(session, seat)
    people, population = org.people, org.population
    unit = population.units[int(population.unit[seat])]
    manager = int(people.manager[seat])
    name = population.ids[seat] if population.ids else str(seat + 1)
    state = int(what_people_do(people, np.full(len(people.act), -99, np.int32), org.week)[seat]) & 7
    roles = [
        word
        for flag, word in (("has_reports", "leads people"), ("informal", "informal leader"), ("front", "front team"))
        if getattr(people, flag)[seat]
    ]
    facts = f"{unit} · {NETWORK[f'state{state}'].lower()}" + (f" · {', '.join(roles)}" if roles else "")
    lines = [
        table(
            ("State", "now", "since week 0"),
            [(label, f"{traces[key][-1]:.2f}", sparkline(traces[key])) for key, label in TRACED],
        )
    ]
    above = f"Turns to {len(neighbours(org, seat))} people; reports to " + (
        f"employee {manager + 1}." if manager >= 0 else "nobody."
    )
    body = [
        tag("p", facts),
        tag("p", f"Took part in {sum(acts)} of {max(1, org.week)} weeks. {above}"),
        *lines,
        tag("h3", "Who influences this person most"),
        influences(org, seat),
        tag("h3", "Why act, or not, this week"),
        why(org, seat),
        tag("p", "A person of the model, not a real one: nobody is to be judged by this.", cls="os-note"),
    ]
    return f"Employee {name}", body


def neighbours(org: Any, seat: int) -> np.ndarray[Any, Any]:
    """Seats a person turns to."""
    return np.asarray(ties_of(org, seat).target)


def ties_of(org: Any, seat: int) -> Any:
    """A person's ties: records with ``target`` and ``weight``."""
    row = org.state.rows[seat]
    return org.state.ties[int(row.start) : int(row.start) + int(row.count)]


def influences(org: Any, seat: int) -> Any:
    """The five strongest ties of a person, with what those people do."""
    weight = np.asarray(ties_of(org, seat).weight)
    strongest = np.argsort(-weight, kind="stable")[:5]
    near = neighbours(org, seat)
    rows = []
    for at in strongest:
        other = int(near[at])
        role = (
            "manager" if other == int(org.people.manager[seat]) else org.population.units[int(org.people.unit[other])]
        )
        rows.append((f"Employee {other + 1}", role, f"{weight[at]:.2f}", f"{float(org.people.practice[other]):.2f}"))
    return table(("Who", "Role", "Tie", "Practice"), rows)


def why(org: Any, seat: int) -> Any:
    """The terms of the choice to take part (E3), as they stand for this person, strongest first."""
    p, person = org.parameters, org.people[seat]
    seen = 1 / (1 + np.exp(-p["threshold_sharpness"] * (float(person.neighbours) - float(person.threshold))))
    drivers = [
        ("own inclination", float(person.propensity)),
        ("how useful it has been", p["usefulness_effect"] * float(person.usefulness)),
        (
            f"seeing others: practice {float(person.neighbours):.0%}, needs {float(person.threshold):.0%}",
            p["social_effect"] * seen,
        ),
        ("habit", p["habit_effect"] * float(person.habit)),
        ("attitude", p["openness_effect"] * float(person.openness)),
        ("skill", p["skill_effect"] * float(person.skill)),
        ("fatigue", -p["fatigue_effect"] * float(person.fatigue)),
    ]
    rows = [(label, f"{size:+.2f}") for label, size in sorted(drivers, key=lambda one: -abs(one[1]))]
    return table(("Driver", "Push (log odds)"), rows, numbers=(1,))


def of_unit(session: Session, index: int) -> tuple[str, list[Any]]:
    """One unit: its people's means against the firm's, and its practice over time."""
    org, _, _ = relived(session)
    scene, film = session.run.scene, session.run.film
    assert scene is not None and film is not None
    members = np.asarray(org.people.unit) == index
    rows = []
    for name, label in (*TRACED, ("skill", "skill"), ("knows_who", "knows who knows what")):
        column = np.asarray(getattr(org.people, name))
        rows.append((label, f"{column[members].mean():.2f}", f"{column.mean():.2f}"))
    path = [shot.units[index] for shot in film.shots[: session.run.stand.week + 1]]
    units = org.state.units
    stage = f"Integration {float(units.embedding[index]):.2f}, stage {int(units.stage[index]) + 1}."
    return scene.units[index], [
        tag("p", f"{int(members.sum())} people. {stage}"),
        tag("p", "Practice so far ", sparkline(path)),
        table(("State", "here", "whole firm"), rows, numbers=(1, 2)),
    ]


def of_community(session: Session, index: int) -> tuple[str, list[Any]]:
    """One community: members, content, what it gives."""
    org, _, _ = relived(session)
    circle = org.state.communities
    if not 0 <= index < len(circle.members):
        return "Community", [tag("p", "There is no such community.")]
    seats, _ = np.nonzero(np.asarray(org.state.slots) == index)
    units = np.bincount(np.asarray(org.people.unit)[seats], minlength=len(org.population.units))
    rows = [(org.population.units[at], int(units[at])) for at in np.argsort(-units, kind="stable") if units[at]]
    facts = f"{len(seats)} members from {len(rows)} units; content {float(circle.content[index]):.1f}, benefit {float(circle.benefit[index]):.2f}."
    return f"Community {index + 1}", [tag("p", facts), table(("Unit", "Members"), rows, numbers=(1,))]


def of_customers(session: Session) -> tuple[str, list[Any]]:
    """The customers, in the two groups the model knows: those on social channels and the others."""
    org, _, _ = relived(session)
    customers = org.customers
    present = np.asarray(customers.present) > 0
    rows = []
    for label, flag in (("on social channels", 1), ("others", 0)):
        group = present & (np.asarray(customers.social) == flag)
        means = [
            float(np.asarray(getattr(customers, name))[group].mean()) if group.any() else 0.0
            for name in ("satisfaction", "trust")
        ]
        rows.append((label, int(group.sum()), f"{means[0]:.2f}", f"{means[1]:.2f}"))
    return "Customers", [table(("Group", "Now", "Satisfaction", "Trust"), rows, numbers=(1, 2, 3))]
