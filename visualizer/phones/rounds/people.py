"""The people round: each phone plays one person of the firm, the model everybody else."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple

from scenarios.defaults import FEWEST
from scenarios.rounds import BY_MODEL, Answer, Decision, PeopleQuestion, Round
from visualizer.phones.rounds.game import Game, Refused
from visualizer.phones.seats import Seat
from visualizer.widgets.background_task import begin
from visualizer.wording.phone_texts import PEOPLE
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from experiments.room.people_comparison import PeopleComparison
    from experiments.room.people_round import PeopleRound, PersonView, WeekResult
    from simulation.simulation import Simulation

LOOK = 4.0
"""Seconds a week's result is shown before the next one."""
ENOUGH, THEN = 0.9, 3.0
"""Share of the phones that must have decided for a week to end early, so many seconds later."""
SILENT = 3
"""Weeks without an answer after which a phone says that the model plays its person."""


class OwnWeek(NamedTuple):
    """A week of a phone's person: its decision, whether it took part, the model's decision."""

    week: int
    act: int
    acted: bool
    model: int


class PeopleGame(Game):
    """A people round being played.

    `make`: the organization in week 0. `look`: seconds a week's result is shown; `clock` counts seconds.
    """

    takes = "will"

    def __init__(
        self,
        one: Round,
        make: Callable[[], Simulation],
        look: float = LOOK,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        assert isinstance(one.question, PeopleQuestion)
        super().__init__(one, one.question.seconds)
        self.people, self.make, self.look, self.clock = one.question, make, look, clock
        self.played: PeopleRound | None = None
        self.views: dict[int, PersonView] = {}
        self.results_by_week: list[WeekResult] = []
        self.decided: list[int] = []
        self.shares: list[float] = []
        self.comparison: PeopleComparison | None = None
        self.progress = (0, 0)
        self._lot: list[int] = []
        self._own: dict[int, list[OwnWeek]] = {}
        self._left: set[int] = set()
        self._seats: set[int] = set()
        self._silent: dict[int, int] = {}
        self._since = 0.0
        self._enough: float | None = None
        self._end: Callable[[], None] = lambda: None

    def question(self) -> dict[str, Any]:
        """The question and how many weeks are played."""
        return {"text": self.people.text, "start": self.people.start, "length": self.people.length}

    @property
    def week(self) -> int:
        """The week that is decided, or was last."""
        return self.people.start + len(self.results_by_week) + (self.round.phase in ("brief", "decide"))

    # -- phases -----------------------------------------------------------------------------------------------------
    def enter(self, phase: str) -> None:
        """Bring the firm to the first week, or compare with the model, in the background."""
        self._since, self._enough = self.clock(), None
        if phase == "brief":
            self._end = begin(self._prepare, self._fail, "phones-people")
        elif phase == "run_on":
            self._end = begin(self._compare, self._fail, "phones-people")

    def _prepare(self, stop: Event) -> None:
        from experiments.room.lottery import draw_persons
        from experiments.room.people_round import PeopleRound

        org = self.make()
        org.run(self.people.start)
        played = PeopleRound(org)
        played.open_week()  # what it needs is compiled before anybody waits
        self._lot = list(draw_persons(org, len(org.people), org.seed_used))
        if not stop.is_set():
            self.played = played
            self.renew()

    def _compare(self, stop: Event) -> None:
        from experiments.room.people_comparison import compare_with_model

        def report(done: int, total: int) -> None:
            if stop.is_set():
                raise InterruptedError("no longer wanted")
            whole = done * 10 // total != self.progress[0] * 10 // total
            self.progress = (done, total)
            if whole:
                self.renew()

        assert self.played is not None
        self.comparison = compare_with_model(self.played, after=self.people.after, report=report)
        self.renew()

    def _fail(self, problem: ValueError) -> None:
        self.trouble = str(problem)
        self.renew()

    def may_advance(self) -> bool:
        """Whether the firm is ready and somebody is there; whether the comparison is done."""
        if self.round.phase == "brief":
            return self.played is not None and bool(self._seats)
        return self.round.phase != "run_on" or self.comparison is not None

    @property
    def waits_for(self) -> str:
        """What the presenter has to wait for: the model, or phones."""
        return PEOPLE["nobody"] if self.played is not None and not self._seats else super().waits_for

    def next_phase(self) -> None:
        """Decide and week alternate until all weeks are played."""
        if self.round.phase == "brief":
            self._open()
            self.round.phase = "decide"
        elif self.round.phase == "decide":
            self._close()
            self.round.phase = "week"
        elif self.round.phase == "week" and len(self.results_by_week) < self.people.length:
            self._open()
            self.round.phase = "decide"
        else:
            self.round.advance()

    def tick(self) -> bool:
        """Whether enough have decided, or a week's result was shown long enough."""
        now, phase = self.clock(), self.round.phase
        if phase == "week":
            return now - self._since >= self.look
        if phase != "decide" or not self.round.persons:
            return False
        if len(self.round.answers) < ENOUGH * len(self.round.persons):
            self._enough = None
            return False
        self._enough = now if self._enough is None else self._enough
        return now - self._enough >= min(THEN, self.look)

    def close(self) -> None:
        """Stop what goes on in the background."""
        self._end()

    # -- seats and persons ------------------------------------------------------------------------------------------
    def arrive(self, seat: Seat) -> None:
        """A phone is there: it gets a person from the next week on."""
        if not seat.observer:
            self._seats.add(seat.number)

    @property
    def present(self) -> int:
        """How many phones play."""
        return len(self._seats)

    @property
    def enough_to_show(self) -> bool:
        """Whether so many are played that nobody is singled out."""
        return len(set(self.round.persons.values())) >= FEWEST

    def forget(self, seat: int) -> None:
        """A removed seat plays nobody any more."""
        super().forget(seat)
        self._seats.discard(seat)
        self.round.persons.pop(seat, None)

    def _open(self) -> None:
        """Give every seat a person, and look at the coming week."""
        assert self.played is not None
        persons, people = self.round.persons, self.played.org.people
        for seat in [seat for seat, person in persons.items() if not people["present"][person]]:
            del persons[seat]
        free = [person for person in self._lot if people["present"][person] and person not in persons.values()]
        waiting = sorted(self._seats - persons.keys())
        random.Random(self.round.id).shuffle(waiting)
        for at, seat in enumerate(waiting):
            if at < len(free):
                persons[seat] = free[at]
            elif persons:  # more phones than persons: two share one
                persons[seat] = sorted(persons.values())[at % len(persons)]
        self.played.persons = set(persons.values())
        self.views = self.played.open_week()
        self.round.answers.clear()

    def _close(self) -> None:
        """Run the week with what was decided."""
        from experiments.room.people_round import Answer as Choice

        assert self.played is not None
        given: dict[int, Choice] = {}
        for seat, answer in self.round.answers.items():
            person = self.round.persons.get(seat)
            if isinstance(answer, Decision) and person is not None:
                given[person] = Choice(answer.act, None if answer.whom < 0 else answer.whom)
        result = self.played.close_week(given)
        for seat, person in self.round.persons.items():
            self._silent[seat] = 0 if seat in self.round.answers else self._silent.get(seat, 0) + 1
            act = given[person].act if person in given else BY_MODEL
            week = OwnWeek(result.week, act, result.acted.get(person, False), result.model.get(person, 0))
            self._own.setdefault(seat, []).append(week)
        self._left = set(result.left)
        self.results_by_week.append(result)
        self.decided.append(result.decided)
        acted = list(result.acted.values())
        self.shares.append(sum(acted) / max(1, len(acted)))

    def read(self, seat: Seat, message: dict[str, Any]) -> Answer:
        """What a person does this week; helping only those who may be helped."""
        person = self.round.persons.get(seat.number)
        view = self.views.get(person) if person is not None else None
        if view is None or message["week"] != self.week:
            raise Refused("not_now")
        whom = message["who"]
        if whom >= 0 and whom not in view.may_help:
            raise Refused("not_now")
        return Decision(message["act"], whom)

    def show_answer(self, answer: Answer) -> Any:
        """The decision as its phone gets it back."""
        assert isinstance(answer, Decision)
        return {"act": answer.act, "who": answer.whom}

    # -- results ----------------------------------------------------------------------------------------------------
    def own_results(self, seat: int) -> dict[str, Any]:
        """What the person of a phone knows, and what came of its decisions."""
        person, phase = self.round.persons.get(seat), self.round.phase
        shown: dict[str, Any] = {"week": self.week}
        if phase == "decide" and person is not None and (view := self.views.get(person)) is not None:
            shown["person"] = {
                "unit": view.unit,
                "leader": view.leader,
                "need": view.need,
                "of": view.colleagues,
                "acted": view.colleagues_acted,
                "boss": view.boss_acted,
                "reports": view.reports,
                "help": list(view.may_help),
            }
            shown["silent"] = self._silent.get(seat, 0) >= SILENT
        if phase == "week" and seat in self._own and person is not None:
            shown["words"] = self._describe_week(seat, person)
        if phase in ("hand_back", "run_on", "compare") and (own := self._own.get(seat)):
            mine = [one for one in own if one.act != BY_MODEL]
            counts = {
                "n": len(mine),
                "yes": sum(one.act > 0 for one in mine),
                "model": sum(one.model > 0 for one in mine),
            }
            other = sum((one.act > 0) != (one.model > 0) for one in mine)
            words = [say(PEOPLE, "own_sum", **counts), say(PEOPLE, "own_other", n=other)]
            shown["words"] = words if mine else [PEOPLE["model_decided"]]
            shown["weeks"] = [[one.week, one.act, int(one.acted), one.model] for one in own]
        return shown

    def _describe_week(self, seat: int, person: int) -> list[str]:
        act, acted = self._own[seat][-1].act, self._own[seat][-1].acted
        result = self.results_by_week[-1]
        words = [PEOPLE["model_decided"]] if act == BY_MODEL else []
        if person in result.out_of_reach:
            words.append(PEOPLE["out_of_reach"])
        else:
            words.append(PEOPLE["took_part" if acted else "not_part"])
        if person in self._left:
            words.append(PEOPLE["left"])
        return words
