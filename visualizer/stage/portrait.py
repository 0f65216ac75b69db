"""Somebody or something on the stage, looked at closely: a person, a unit, a community, the customers.

Told from the model brought to the week shown (`relived`); the reasons are the model's own (`reasons`).
"""

from __future__ import annotations

from typing import Any

from visualizer.live.privacy import made_up
from visualizer.live.replay import Relived
from visualizer.live.session import Session
from visualizer.stage.group_portraits import of_community, of_customers, of_unit
from visualizer.stage.person_portrait import of_person


def seat_of(session: Session, question: dict[str, Any]) -> int | None:
    """The seat of the person asked about, None where nobody is."""
    scene, index = session.run.scene, int(question.get("index", -1))
    if scene is None or question.get("kind") != "person" or not 0 <= index < len(scene.people):
        return None
    return int(scene.people[index])


def portrait(session: Session, question: dict[str, Any], found: Relived) -> tuple[str, list[Any]]:
    """Title and body of the panel for ``{"kind", "index"}``, from the run `found` as it stands at the week shown."""
    kind, index = question.get("kind"), int(question.get("index", -1))
    seat = seat_of(session, question)
    if seat is not None:
        title, body = of_person(found, seat)
        return title, [*made_up(session.plan.organization), *body]
    if kind == "unit" and session.run.scene is not None and 0 <= index < len(session.run.scene.units):
        return of_unit(session, found, index)
    if kind == "community":
        return of_community(found, index)
    return of_customers(found)
