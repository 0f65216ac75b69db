"""The sheet of six questions before and after a session, paired in memory only."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any

from analysis.room.learning import AGREEMENT, LEFT_OUT, Change, Sheets, describe_change
from scenarios.rounds import Answer, Questionnaire, Round, Vote
from visualizer.phones.rounds.game import Game, Refused
from visualizer.phones.seats import Seat
from visualizer.widgets.background_task import begin
from visualizer.wording.phone_texts import QUESTIONS

if TYPE_CHECKING:
    from experiments.room.questions import SessionQuestion

Prepare = Callable[[], "tuple[SessionQuestion, ...]"]


class Session:
    """The questions of a session and the sheets of its seats, until the room ends."""

    def __init__(self) -> None:
        self.questions: tuple[SessionQuestion, ...] = ()
        self.sheets: Sheets | None = None

    def hold(self, questions: tuple[SessionQuestion, ...]) -> None:
        """Take the questions; both sheets ask the same."""
        self.questions = questions
        self.sheets = Sheets(tuple(one.agreeing for one in questions[:-1]))

    def forget(self) -> None:
        """Drop everything."""
        self.questions, self.sheets = (), None


class SheetGame(Game):
    """A sheet being filled in. `prepare`: finds the questions, with the model's answers."""

    takes = "sheet"

    def __init__(self, one: Round, session: Session, prepare: Prepare, seconds: int | None = None) -> None:
        super().__init__(one, seconds)
        assert isinstance(one.question, Questionnaire)
        self.sheet, self.session, self.prepare = one.question.sheet, session, prepare
        self._changes: list[Change] = []
        self._end: Callable[[], None] = lambda: None

    @property
    def questions(self) -> tuple[Vote, ...]:
        """The questions, as soon as they are there."""
        return tuple(Vote(one.text, one.options) for one in self.session.questions)

    def question(self) -> dict[str, Any]:
        """The sheet."""
        every = [{"text": one.text, "options": list(one.options)} for one in self.questions]
        return {"text": self.round.question.text, "questions": every if self.round.phase != "brief" else []}

    def enter(self, phase: str) -> None:
        """Find the questions first; keep the sheets once they are locked."""
        if phase == "brief" and not self.session.questions:
            self._end = begin(self._find, self._fail, "phones-questions")
        sheets = self.session.sheets
        if phase == "lock" and sheets is not None:
            for seat, answers in self.round.answers.items():
                if isinstance(answers, tuple):
                    sheets.answer(seat, self.sheet, answers)
        if phase == "reveal" and sheets is not None and self.sheet == "after":
            self._changes = sheets.summarize()

    def _find(self, stop: Event) -> None:
        found = self.prepare()
        if not stop.is_set():
            self.session.hold(found)
            self.renew()

    def _fail(self, problem: ValueError) -> None:
        self.trouble = str(problem)
        self.renew()

    def may_advance(self) -> bool:
        """Whether the questions are there."""
        return self.round.phase != "brief" or bool(self.session.questions)

    def read(self, seat: Seat, message: dict[str, Any]) -> Answer:
        """An option for each question; -1 for one left out."""
        answers, questions = message["a"], self.questions
        fits = len(answers) == len(questions) and all(
            LEFT_OUT <= answer < len(one.options) for answer, one in zip(answers, questions, strict=True)
        )
        if not fits:
            raise Refused("not_now")
        return tuple(answers)

    def show_answer(self, answer: Answer) -> Any:
        """The sheet as its phone gets it back."""
        return list(answer) if isinstance(answer, tuple) else None

    def results(self) -> dict[str, Any]:
        """Phones learn that the sheets are in, never what agrees with the model."""
        return {"done": True} if self.round.over else {}

    def drop_kept(self, seat: int) -> None:
        """Drop both sheets of a removed seat."""
        if self.session.sheets is not None:
            self.session.sheets.forget(seat)

    def close(self) -> None:
        """Stop finding the questions."""
        self._end()

    def changes(self) -> list[Change]:
        """What changed from the first sheet to the second; empty for fewer than five pairs."""
        return self._changes

    def words(self) -> list[str]:
        """What is said of the change."""
        if not self.round.over:
            return []
        if self.sheet == "before":
            return [QUESTIONS["kept"]]
        every = [one for one in self.changes() if one.measure == AGREEMENT]
        said = [describe_change(QUESTIONS["agreement"], one.people, one.change, one.interval) for one in every]
        return said or [QUESTIONS["few"]]


session = Session()
"""The session of this server's one room of phones."""
