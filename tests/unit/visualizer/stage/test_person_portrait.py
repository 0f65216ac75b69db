"""Persons are made up: they go by the number of their seat, whatever the file calls those who sit there."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from visualizer.live.replay import replay_run
from visualizer.live.scene import set_scene
from visualizer.plan.own_organizations import add_own
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import load_organization
from visualizer.stage import person_portrait
from visualizer.stage.person_portrait import history, of_person, states
from visualizer.wording.indicators import of_100

STAFF = replace(load_organization("krackhardt"), ids=tuple(f"P-{1000 + seat}" for seat in range(21)))


def test_no_number_of_a_real_person_stands_over_what_is_made_up() -> None:
    found = replay_run(Plan(add_own(STAFF), weeks=4), 2, 3)
    assert found is not None
    title, body = of_person(found, 3)
    text = str([part.kwargs["children"] for part in body])
    manager = int(found.org.people.manager[3])
    assert title == "Employee 4" and f"reports to employee {manager + 1}." in text
    assert "P-10" not in title + text + str(set_scene(STAFF, np.zeros(21, dtype=bool), 5).message())


@pytest.mark.parametrize(("ties", "text"), [(1, "Turns to 1 person;"), (2, "Turns to 2 people;")])
def test_one_person_is_no_people(monkeypatch: pytest.MonkeyPatch, ties: int, text: str) -> None:
    monkeypatch.setattr(person_portrait, "ties_of", lambda *_: range(ties))
    org = SimpleNamespace(people=SimpleNamespace(manager=[-1]), week=1)
    assert text in history(SimpleNamespace(org=org, acts=[1]), 0)  # type: ignore[arg-type]


def test_states_of_people_are_shown_of_100_as_on_the_charts() -> None:
    found = replay_run(Plan("krackhardt", weeks=4), 2, 3)
    assert found is not None
    text = text_of(states(found))
    assert of_100(found.traces["trust"][-1]) in text and "now (of 100)" in text


def text_of(element: object) -> str:
    """Everything written in an element."""
    if isinstance(element, str):
        return element
    return " ".join(text_of(child) for child in getattr(element, "kwargs", {}).get("children", []))
