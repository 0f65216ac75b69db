"""A round in which each of many people plays one person of the firm for some weeks.

Before a week its needs are looked at, in a week the model plays and that is taken back: they depend on no decision.
Then the week is run with the decisions taken; whoever gave none is played by the model, with the person's own random
numbers. A run is its plan, its seed and the decisions: with them it can be played again (`Decisions.apply`). Seats that
open during the round are nobody's to play: its tables keep the seats there were at its start.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from simulation import snapshots
from simulation.errors import UserError
from simulation.mechanisms.topics import TOPICS
from simulation.parameter import OFF
from simulation.played.decisions import MODEL, MUST, NO, YES, decisions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from simulation.simulation import Simulation

WEEKS, AFTER = 12, 26
"""Weeks that are played, and weeks the model then plays on: did it last?"""

NAMED = 3
"""Colleagues of whom one can be answered first."""


@dataclass(frozen=True)
class Answer:
    """What somebody decides in a week.

    act: 0 no, 1 gladly, 2 because one must. helps: whom one answers first.
    """

    act: int
    helps: int | None = None


@dataclass(frozen=True)
class PersonView:
    """What a person who is played knows before deciding.

    colleagues: how many one turns to; colleagues_acted: of these, who took part last week. boss_acted: None for the
    head. reports: people who see what one does. may_help: colleagues in need, of whom one can be answered first.
    """

    person: int
    unit: str
    leader: bool
    present: bool
    need: bool
    colleagues: int
    colleagues_acted: int
    acted: bool
    boss_acted: bool | None
    reports: int
    may_help: tuple[int, ...]


@dataclass(frozen=True)
class WeekResult:
    """What came of a week's decisions, by person.

    acted: who took part. out_of_reach: whose tool was. left: whose person left.

    model: what the model would have decided with the same random numbers; chance: its chance that one takes part.
    """

    week: int
    decided: int
    acted: dict[int, bool]
    out_of_reach: frozenset[int]
    left: frozenset[int]
    model: dict[int, int]
    chance: dict[int, float]


@dataclass(frozen=True, eq=False)
class Decisions:
    """The decisions of a round: [week, person] -1 model, 0 no, 1 gladly, 2 must; who is helped."""

    first: int
    acts: NDArray[np.int64]
    helps: NDArray[np.int64]

    def apply(self, org: Simulation, draws: int = 0) -> None:
        """Let a run that has not reached the first week, and has these seats, be played so.

        draws: 0, or which other random numbers those who decided then have instead, with the model deciding.
        """
        for row, (acts, helps) in enumerate(zip(self.acts, self.helps, strict=True)):
            table = decisions(len(acts))
            if draws:
                table["luck"] = np.where(acts != MODEL, draws, 0)
            else:
                table["decision"], table["helps"] = acts, helps
            org.play(self.first + row, table)


class PeopleRound:
    """A round on a running organization, week by week: `open_week`, decisions, `close_week`.

    Raises UserError where nobody can take part, or where agents of one's own act in the week.
    """

    def __init__(self, org: Simulation, persons: Iterable[int] = ()) -> None:
        if org.structure["participation"] == "off":
            raise UserError("people round: nobody takes part where the switch participation is off")
        if org.others_act:
            raise UserError("people round: not with agents, collectors or methods of your own")
        self.org, self.first = org, org.week + 1
        self.start = snapshots.take(org)
        self.persons: set[int] = set(persons)
        self._acts: list[NDArray[np.int64]] = []
        self._helps: list[NDArray[np.int64]] = []
        self._found: list[Any] = []
        self._acted: list[NDArray[np.int64]] = []
        self._views: dict[int, PersonView] = {}
        self.seats = len(org.people)
        """Seats when the round began: those that can be played."""
        self.chances: NDArray[np.float64] = np.zeros(self.seats)
        """The model's chance that each person takes part in the week that was opened: for bots, not for phones."""

    def open_week(self) -> dict[int, PersonView]:
        """Return what each person who is played knows before the coming week."""
        needs = self._look_ahead()
        self._views = {person: self._view(person, needs) for person in sorted(self.persons)}
        return self._views

    def close_week(self, answers: Mapping[int, Answer]) -> WeekResult:
        """Run the week with these answers; the model plays everybody else.

        Raises UserError for an answer that was not to be chosen.
        """
        org, table = self.org, decisions(self.seats)
        for person, answer in answers.items():
            self._check(person, answer)
            table["decision"][person] = answer.act
            table["helps"][person] = -1 if answer.helps is None else answer.helps
        holders = org.people["holder"].copy()
        org.play(org.week + 1, table)
        org.step()
        self._acts.append(table["decision"].astype(np.int64))
        self._helps.append(table["helps"].astype(np.int64))
        found, people, self._views = org.state.played[: self.seats].copy(), org.people, {}
        self._found.append(found)
        self._acted.append(people["act"][: self.seats].astype(np.int64))
        left = {i for i in self.persons if people["holder"][i] != holders[i] or not people["present"][i]}
        return WeekResult(
            org.week,
            len(answers),
            {i: bool(people["act"][i]) for i in self.persons},
            frozenset(i for i, answer in answers.items() if answer.act != NO and not found["reaches"][i]),
            frozenset(left),
            {i: int(found["model"][i]) for i in self.persons},
            {i: float(found["chance"][i]) for i in self.persons},
        )

    @property
    def weeks(self) -> int:
        """Weeks played so far."""
        return len(self._acts)

    @property
    def decisions(self) -> Decisions:
        """All decisions so far."""
        acts, helps = (np.array(rows, np.int64).reshape(-1, self.seats) for rows in (self._acts, self._helps))
        return Decisions(self.first, acts, helps)

    @property
    def acted(self) -> NDArray[np.int64]:
        """[week, person] whether one took part."""
        return np.array(self._acted, np.int64).reshape(-1, self.seats)

    def found(self, name: str) -> NDArray[Any]:
        """Return what the week set for everybody, [week, person]: "chance", "model" or "reaches"."""
        return np.array([table[name] for table in self._found]).reshape(-1, self.seats)

    def _check(self, person: int, answer: Answer) -> None:
        if not 0 <= person < self.seats:
            raise UserError(f"people round: there is no person {person}")
        if answer.act not in (NO, YES, MUST):
            raise UserError(f"people round: {answer.act!r} is no decision; 0 no, 1 gladly, 2 because one must")
        seen = self._views.get(person)
        if answer.helps is not None and (seen is None or answer.helps not in seen.may_help):
            raise UserError(f"people round: person {person} cannot answer person {answer.helps} this week")

    def _look_ahead(self) -> NDArray[np.bool_]:
        """Return who needs something next week, and set the chances, from a week that is taken back."""
        org, now = self.org, self.org.state
        org.return_to(snapshots.copy(now))
        org.play(org.week + 1, decisions(self.seats))
        org.step()
        needs: NDArray[np.bool_] = org.people["need"] > 0
        self.chances = org.state.played["chance"][: self.seats].copy()
        org.return_to(now)
        org.play(org.week + 1, None)
        return needs

    def _view(self, person: int, needs: NDArray[np.bool_]) -> PersonView:
        people, (source, target, _) = self.org.people, self.org.ties()
        row, turned_to = people[person], target[source == person]
        boss = int(row["manager"])
        return PersonView(
            person,
            str(self.org.population.units[row["unit"]]),
            bool(row["has_reports"]),
            bool(row["present"]),
            bool(needs[person]),
            len(turned_to),
            int((people["act"][turned_to] > 0).sum()),
            bool(row["act"]),
            None if boss < 0 else bool(people["act"][boss]),
            int(((people["manager"] == person) & (people["present"] > 0)).sum()),
            self._may_help(person, needs, source, target),
        )

    def _may_help(
        self, person: int, needs: NDArray[np.bool_], source: NDArray[np.int64], target: NDArray[np.int32]
    ) -> tuple[int, ...]:
        """Return up to three colleagues in need to whom the person is a tie of a tie, by lot.

        None where knowledge has topics: there who answers has to hold the fact.
        """
        if int(self.org.state.on["knowledge"]) in (OFF, TOPICS):
            return ()
        through = source[target == person]
        asking = np.unique(source[np.isin(target, through)])
        asking = asking[asking < self.seats]
        asking = asking[needs[asking] & (self.org.people["present"][asking] > 0) & (asking != person)]
        lot = np.random.default_rng([self.org.seed_used, self.org.week, person])
        return tuple(int(i) for i in np.sort(lot.choice(asking, min(NAMED, len(asking)), replace=False)))
