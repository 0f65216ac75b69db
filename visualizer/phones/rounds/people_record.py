"""What is kept of a people round over a restart: its plan, and decisions by number of the person.

Nothing of seats or phones is kept: which person a phone plays stands in its own ticket.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from scenarios.rounds import PeopleQuestion, Round

if TYPE_CHECKING:
    from experiments.room.people_round import PeopleRound, WeekResult
    from visualizer.phones.rounds.people import PeopleGame


@dataclass(frozen=True)
class PlayedWeek:
    """A week that was played. `decided`: person -> what it did, and whom it answered first, or -1."""

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


def write_record(game: PeopleGame) -> dict[str, Any]:
    """The record of a round; empty where nothing may be kept of it, or it is over."""
    if not game.link or game.round.over:
        return {}
    weeks = [
        {"persons": list(week.persons), "decided": {str(person): list(did) for person, did in week.decided.items()}}
        for week in game.played_weeks
    ]
    return {"id": game.round.id, "plan": game.link, "question": asdict(game.people), "weeks": weeks}


def read_record(record: Mapping[str, Any]) -> PeopleGame | None:
    """The round of a record, to be played on; None for a record that is none."""
    from visualizer.phones.rounds.people import PeopleGame
    from visualizer.plan.link import from_query
    from visualizer.plan.resolve import build

    try:
        question = PeopleQuestion(**record["question"])
        whole = (question.start, question.length, question.after, question.seconds, record["id"])
        if min(whole) < 1 or not all(type(number) is int for number in whole) or not isinstance(question.text, str):
            return None
        weeks = [_read_week(one) for one in record["weeks"][: question.length]]
        plan, _, troubles = from_query(record["plan"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    if troubles:
        return None
    make: Callable[[], Any] = partial(build, plan)
    return PeopleGame(Round(record["id"], "people", question), make, link=record["plan"], past=weeks)


def _read_week(one: Mapping[str, Any]) -> PlayedWeek:
    decided = {int(person): (int(act), int(whom)) for person, (act, whom) in one["decided"].items()}
    return PlayedWeek(tuple(int(person) for person in one["persons"]), decided)
