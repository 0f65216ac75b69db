"""Which phone plays which person of the firm: by lot, and kept in its ticket."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from scenarios.rounds import Round


class Casting:
    """The phones that play in a round, and their persons."""

    def __init__(self, one: Round) -> None:
        self.round = one
        self.seats: set[int] = set()
        self.lot: Sequence[int] = ()
        """All persons, in the order in which they are given out."""
        self._since: dict[int, int] = {}
        self._returning: dict[int, tuple[int, int]] = {}

    def forget(self, seat: int) -> None:
        """A removed seat plays nobody any more."""
        self.seats.discard(seat)
        self._returning.pop(seat, None)
        self.round.persons.pop(seat, None)

    def holds(self, seat: int) -> tuple[int, ...]:
        """What a phone's ticket says: the round, its person, and from which week on."""
        if self.round.over:
            return ()
        if seat in self.round.persons:
            return self.round.id, self.round.persons[seat], self._since[seat]
        return (self.round.id, *self._returning[seat]) if seat in self._returning else ()

    def take_back(self, seat: int, held: tuple[int, ...]) -> None:
        """Note the person that a phone had before a restart."""
        if len(held) == 3 and held[0] == self.round.id:
            self._returning[seat] = held[1], held[2]

    def give_back(self) -> Iterator[tuple[int, int, int]]:
        """Give phones that came back their persons, where these are free: seat, person, since."""
        persons, returning = self.round.persons, self._returning
        self._returning = {}
        for seat, (person, since) in returning.items():
            if person not in persons.values() and seat not in persons:
                persons[seat], self._since[seat] = person, since
                yield seat, person, since

    def assign(self, present: Any, last: Collection[int], week: int) -> None:
        """Give a person to every seat that has none.

        `present`: whether each person is in the firm; `last`: those played last, for whose phones it is waited longest.
        """
        persons = self.round.persons
        for seat in [seat for seat, person in persons.items() if not present[person]]:
            del persons[seat]
        free = [person for person in self.lot if present[person] and person not in persons.values()]
        free.sort(key=lambda person: person in last)
        waiting = sorted(self.seats - persons.keys())
        random.Random(self.round.id).shuffle(waiting)
        for at, seat in enumerate(waiting):
            if at < len(free):
                persons[seat] = free[at]
            elif persons:  # more phones than persons: two share one
                persons[seat] = sorted(persons.values())[at % len(persons)]
            self._since[seat] = week
