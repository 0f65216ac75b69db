"""What the phones of a people round decided themselves, week by week, in memory only."""

from __future__ import annotations

from typing import Any, NamedTuple

from scenarios.rounds import BY_MODEL
from visualizer.wording.phone_texts import PEOPLE
from visualizer.wording.texts import say


class OwnWeek(NamedTuple):
    """A week of a phone's person: its decision, whether it took part, the model's decision."""

    week: int
    act: int
    acted: bool
    model: int


class OwnWeeks:
    """The weeks of each seat."""

    def __init__(self) -> None:
        self._by_seat: dict[int, list[OwnWeek]] = {}

    def add(self, seat: int, week: OwnWeek) -> None:
        """A week of this seat's person was played."""
        self._by_seat.setdefault(seat, []).append(week)

    def newest(self, seat: int) -> OwnWeek | None:
        """The last week of a seat; None before the first."""
        every = self._by_seat.get(seat)
        return every[-1] if every else None

    def forget(self, seat: int) -> None:
        """Drop the weeks of a removed seat."""
        self._by_seat.pop(seat, None)

    def show(self, seat: int) -> dict[str, Any]:
        """What a phone sees of its weeks once all are played: sentences, and a line a week."""
        every = self._by_seat.get(seat, [])
        if not every:
            return {}
        mine = [one for one in every if one.act != BY_MODEL]
        counts = {"n": len(mine), "yes": sum(one.act > 0 for one in mine), "model": sum(one.model > 0 for one in mine)}
        other = sum((one.act > 0) != (one.model > 0) for one in mine)
        words = [say(PEOPLE, "own_sum", **counts), say(PEOPLE, "own_other", n=other)]
        return {
            "words": words if mine else [PEOPLE["model_decided"]],
            "weeks": [[one.week, one.act, int(one.acted), one.model] for one in every],
        }
