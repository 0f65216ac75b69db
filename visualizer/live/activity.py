"""What each person is doing, in five steps, read from the model's states.

never acted (0): visible practice is exactly 0, as it is until the first act. tried (1): has acted, practice below 0.3.
acts (2): practice from 0.3 on, i.e. about every third week or more. habit (3): acts, and habit is 0.5 or more.
helps others (4): answered a colleague through the network within the last eight weeks, and acts. On demand: acts, but
practice of one's own accord is below 0.3.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from visualizer.live.scene import ACTED, FORCED, Scene

NEVER, TRIED, ACTS, HABIT, HELPS = range(5)
PRACTICE_OF_ACTING = 0.3
HABIT_HELD = 0.5
HELP_REMEMBERED = 8
UNHAPPY, NEITHER, HAPPY, GONE = range(4)


def what_people_do(people: Any, helped: NDArray[np.int32], week: int) -> NDArray[np.uint8]:
    """[n] step of each seat (0..4), with `FORCED` and `ACTED` added.

    `FORCED`: acts on demand. `ACTED`: acted this week. `helped`: week of the last answer.
    """
    practice, habit = np.asarray(people.practice), np.asarray(people.habit)
    acts = practice >= PRACTICE_OF_ACTING
    steps = np.where(practice > 0, TRIED, NEVER)
    steps = np.where(acts, ACTS, steps)
    steps = np.where(acts & (habit >= HABIT_HELD), HABIT, steps)
    steps = np.where(acts & (week - helped < HELP_REMEMBERED), HELPS, steps)
    forced = acts & (np.asarray(people.practice_own) < PRACTICE_OF_ACTING)
    return (steps + FORCED * forced + ACTED * (np.asarray(people.act) > 0)).astype(np.uint8)


def who_helped(people: Any) -> NDArray[np.int64]:
    """Seats that answered somebody through the network this week."""
    answerer = np.asarray(people.answerer)
    return np.unique(answerer[answerer >= 0])


def how_customers_are(customers: Any, places: NDArray[np.int64]) -> NDArray[np.uint8]:
    """How the customer in each place is: dissatisfied, neither, satisfied and trusting, left."""
    satisfaction, trust, present = (
        np.asarray(customers[name])[places] for name in ("satisfaction", "trust", "present")
    )
    state = np.where(satisfaction < 0.35, UNHAPPY, NEITHER)
    state = np.where((satisfaction > 0.75) & (trust > 0.5), HAPPY, state)
    return np.where(present > 0, state, GONE).astype(np.uint8)


def on_stage(scene: Scene, org: Any, helped: NDArray[np.int32]) -> bytes:
    """One byte for each dot of the scene, people first."""
    people = what_people_do(org.people, helped, org.week)[scene.people]
    customers = how_customers_are(org.customers, scene.customers)
    return people.tobytes() + customers.tobytes()


def practice_by_unit(people: Any, units: int) -> tuple[float, ...]:
    """Mean visible practice (0..1) of each unit's people."""
    unit = np.asarray(people.unit)
    total = np.bincount(unit, weights=np.asarray(people.practice), minlength=units)
    return tuple(np.round(total / np.maximum(np.bincount(unit, minlength=units), 1), 3).tolist())
