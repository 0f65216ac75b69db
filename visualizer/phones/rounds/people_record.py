"""What is kept of a people round: its plan, and decisions by number of the person.

Nothing of seats or phones is kept: which person a phone plays stands in its own ticket.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from scenarios.rounds import PeopleQuestion
from visualizer.plan.link import from_query

if TYPE_CHECKING:
    from experiments.room.people_round import PeopleRound, WeekResult


@dataclass(frozen=True)
class PlayedWeek:
    """A week played. `decided`: person -> what it did, and whom it answered first, or -1."""

    persons: tuple[int, ...]
    decided: Mapping[int, tuple[int, int]]


def play_again(played: PeopleRound, weeks: Sequence[PlayedWeek]) -> list[WeekResult]:
    """Play weeks with the decisions that were taken; returns what came of each."""
    from experiments.room.people_round import Answer

    results = []
    for week in weeks:
        played.persons = set(week.persons)
        played.open_week()
        given = {person: Answer(act, None if whom < 0 else whom) for person, (act, whom) in week.decided.items()}
        results.append(played.close_week(given))
    return results


@dataclass(frozen=True)
class KeptRound:
    """A round as it is kept.

    `link`: the plan by which it is played again; empty: nothing may be kept.
    """

    id: int
    link: str
    question: PeopleQuestion
    weeks: Sequence[PlayedWeek] = ()

    def record(self) -> dict[str, Any]:
        """The round as plain values; empty where nothing may be kept."""
        weeks = [
            {"persons": list(week.persons), "decided": {str(person): list(did) for person, did in week.decided.items()}}
            for week in self.weeks
        ]
        made = {"id": self.id, "plan": self.link, "question": asdict(self.question), "weeks": weeks}
        return made if self.link else {}


def read_record(record: Mapping[str, Any]) -> KeptRound | None:
    """The round of a record; None for a record that is none."""
    try:
        question = PeopleQuestion(**record["question"])
        whole = (question.start, question.length, question.after, question.seconds, record["id"])
        if min(whole) < 1 or not all(type(number) is int for number in whole) or not isinstance(question.text, str):
            return None
        weeks = [_read_week(one) for one in record["weeks"][: question.length]]
        _, _, troubles = from_query(record["plan"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return None if troubles else KeptRound(record["id"], record["plan"], question, weeks)


def _read_week(one: Mapping[str, Any]) -> PlayedWeek:
    decided = {int(person): (int(act), int(whom)) for person, (act, whom) in one["decided"].items()}
    return PlayedWeek(tuple(int(person) for person in one["persons"]), decided)
