"""The people round: each phone plays one person of the firm, the model everybody else."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from threading import Event
from typing import TYPE_CHECKING, Any

from scenarios.defaults import FEWEST
from scenarios.rounds import BY_MODEL, Answer, Decision, PeopleQuestion, Round
from visualizer.phones.rounds.casting import Casting
from visualizer.phones.rounds.game import Game, Refused
from visualizer.phones.rounds.own_weeks import OwnWeek, OwnWeeks
from visualizer.phones.rounds.people_record import KeptRound, PlayedWeek, play_again
from visualizer.phones.seats import Seat
from visualizer.widgets.background_task import begin
from visualizer.wording.phone_texts import PEOPLE

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


class PeopleGame(Game):
    """A people round being played.

    `make`: the organization in week 0. `look`: seconds a week's result is shown; `clock` counts seconds. `link`: the
    plan by which it can be played again after a restart; empty: nothing is kept. `past`: weeks played before one.
    """

    takes = "will"

    def __init__(
        self,
        one: Round,
        make: Callable[[], Simulation],
        look: float = LOOK,
        clock: Callable[[], float] = time.monotonic,
        link: str = "",
        past: Sequence[PlayedWeek] = (),
    ) -> None:
        assert isinstance(one.question, PeopleQuestion)
        super().__init__(one, one.question.seconds)
        self.people, self.make, self.look, self.clock = one.question, make, look, clock
        self.link, self.played_weeks = link, list(past)
        self.keep: Callable[[dict[str, Any]], None] = lambda _: None
        """Keep the record of the round over a restart; an empty one: forget it."""
        self.played: PeopleRound | None = None
        self.views: dict[int, PersonView] = {}
        self.results_by_week: list[WeekResult] = []
        self.decided: list[int] = []
        self.shares: list[float] = []
        self.comparison: PeopleComparison | None = None
        self.progress = (0, 0)
        self.casting = Casting(one)
        self._own = OwnWeeks()
        self._left: set[int] = set()
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
        elif phase == "compare":
            self.keep({})

    def _prepare(self, stop: Event) -> None:
        from experiments.room.lottery import draw_persons
        from experiments.room.people_round import PeopleRound

        org = self.make()
        org.run(self.people.start)
        played = PeopleRound(org)
        results = play_again(played, self.played_weeks)
        if len(results) < self.people.length:
            played.open_week()  # what it needs is compiled before anybody waits
        self.casting.lot = list(draw_persons(org, len(org.people), org.seed_used))
        if not stop.is_set():
            for result in results:
                self._add_result(result)
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
            return self.played is not None and bool(self.casting.seats)
        return self.round.phase != "run_on" or self.comparison is not None

    @property
    def waits_for(self) -> str:
        """What the presenter has to wait for: the model, or phones."""
        return PEOPLE["nobody"] if self.played is not None and not self.casting.seats else super().waits_for

    def next_phase(self) -> None:
        """Decide and week alternate until all weeks are played."""
        if self.round.phase == "decide":
            self._close()
            self.round.phase = "week"
        elif self.round.phase in ("brief", "week") and len(self.results_by_week) < self.people.length:
            self._open()
            self.round.phase = "decide"
        elif self.round.phase == "brief":  # all weeks were played before a restart
            self._give_back()
            self.round.phase = "hand_back"
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
        """Stop what goes on in the background; what was kept is forgotten."""
        self._end()
        self.keep({})

    # -- seats and persons ------------------------------------------------------------------------------------------
    def arrive(self, seat: Seat, held: tuple[int, ...] = ()) -> None:
        """A phone is there: it gets a person with the next week, or the one it held."""
        if seat.observer:
            return
        self.casting.seats.add(seat.number)
        self.casting.take_back(seat.number, held)
        if self.round.phase not in ("brief", "decide", "week"):
            self._give_back()

    @property
    def present(self) -> int:
        """How many phones play."""
        return len(self.casting.seats)

    @property
    def enough_to_show(self) -> bool:
        """Whether so many are played that nobody is singled out."""
        return len(set(self.round.persons.values())) >= FEWEST

    def forget(self, seat: int) -> None:
        """A removed seat plays nobody any more."""
        super().forget(seat)
        self.casting.forget(seat)
        self._own.forget(seat)

    def holds(self, seat: int) -> tuple[int, ...]:
        """What a phone's ticket says: the round, its person, and from which week on."""
        return self.casting.holds(seat)

    def _give_back(self) -> None:
        """Give phones that come back the persons they had, and what they decided."""
        for seat, person, since in self.casting.give_back():
            for week, result in zip(self.played_weeks, self.results_by_week, strict=True):
                if result.week >= since and person in week.persons:
                    act, _ = week.decided.get(person, (BY_MODEL, -1))
                    self._own.add(seat, OwnWeek(result.week, act, result.acted[person], result.model[person]))

    def _open(self) -> None:
        """Give every seat a person, and look at the coming week."""
        assert self.played is not None
        self._give_back()
        last = self.played_weeks[-1].persons if self.played_weeks else ()
        self.casting.assign(self.played.org.people["present"], last, self.people.start + len(self.results_by_week) + 1)
        self.played.persons = set(self.round.persons.values())
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
            self._own.add(seat, week)
        decided = {who: (one.act, -1 if one.helps is None else one.helps) for who, one in sorted(given.items())}
        self.played_weeks.append(PlayedWeek(tuple(sorted(result.acted)), decided))
        self._add_result(result)
        self.keep(KeptRound(self.round.id, self.link, self.people, self.played_weeks).record())

    def _add_result(self, result: WeekResult) -> None:
        """Keep in memory what came of a week."""
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
        if phase == "week" and person is not None and (own := self._own.newest(seat)) is not None:
            shown["words"] = self._describe_week(own, person)
        if phase in ("hand_back", "run_on", "compare"):
            shown |= self._own.show(seat)
        return shown

    def _describe_week(self, own: OwnWeek, person: int) -> list[str]:
        result = self.results_by_week[-1]
        words = [PEOPLE["model_decided"]] if own.act == BY_MODEL else []
        if person in result.out_of_reach:
            words.append(PEOPLE["out_of_reach"])
        else:
            words.append(PEOPLE["took_part" if own.acted else "not_part"])
        if person in self._left:
            words.append(PEOPLE["left"])
        return words
