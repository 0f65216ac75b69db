"""The teams round: plans at equal budget, judged on seeds fixed beforehand."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from analysis.presentation.language import localize
from scenarios.rounds import Answer, Round, TeamPlan, TeamsQuestion
from visualizer.phones.rounds.game import Game, Refused
from visualizer.phones.rounds.judging import Choices, Judge, Judged
from visualizer.phones.seats import Seat
from visualizer.widgets.background_task import begin
from visualizer.wording.indicators import spec as spec_of
from visualizer.wording.phone_texts import TEAMS
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from analysis.room.places import Place

SECONDS = 420
LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)
MOST_TEAMS = 20
SIZE = 5
"""Phones at a table where tables are drawn by lot."""


class TeamsGame(Game):
    """A teams round being played; one phone of a team plans, others can take over."""

    takes = "plan"

    def __init__(self, one: Round, judge: Judge, seconds: int | None = SECONDS) -> None:
        super().__init__(one, seconds)
        assert isinstance(one.question, TeamsQuestion)
        self.teams, self.judge = one.question, judge
        self.editors: dict[int, int] = {}
        self.judged: Judged | None = None
        self.progress = (0, 0)
        self.places_shown = 0
        """How many places, from the last up, are shown before the first one is."""
        self.tables = 0
        """How many tables phones are drawn to by lot; 0 while each chooses its own."""
        self._seats: set[int] = set()
        self._end: Callable[[], None] = lambda: None

    def question(self) -> dict[str, Any]:
        """The cards with their prices, and the budget."""
        one = self.teams
        deck = [
            {
                "lever": card.lever,
                "title": card.title,
                "costs": [round(cost, 1) for cost in card.costs],
                "rule": card.rule,
            }
            for card in one.deck
        ]
        return {"text": one.text, "deck": deck, "budget": round(one.budget, 1)}

    def arrive(self, seat: Seat, held: tuple[int, ...] = ()) -> None:
        """A phone is there; where tables are drawn by lot, it gets one of the smallest."""
        if seat.observer:
            return
        self._seats.add(seat.number)
        if self.tables and seat.number not in self.round.teams and self.round.phase in ("brief", "plan"):
            taken = list(self.round.teams.values())
            self._sit_down(seat.number, min(range(1, self.tables + 1), key=taken.count))

    def draw_tables(self) -> None:
        """Draw a table for every phone by lot, all of about the same size; before anybody plans."""
        if self.round.phase != "brief" or not self._seats:
            return
        drawn = sorted(self._seats)
        random.SystemRandom().shuffle(drawn)
        self.tables = min(MOST_TEAMS, len(drawn), max(2, round(len(drawn) / SIZE)))
        self.round.teams.clear()
        self.editors.clear()
        for at, number in enumerate(drawn):
            self._sit_down(number, 1 + at % self.tables)
        self.renew()

    def _sit_down(self, number: int, team: int) -> None:
        self.round.teams[number] = team
        self.editors.setdefault(team, number)

    def join_team(self, seat: Seat, team: int) -> None:
        """A phone has gone to a table; the first there plans."""
        if self.round.phase not in ("brief", "plan"):
            raise Refused("too_late")
        if self.tables and self.round.teams.get(seat.number) != team:
            raise Refused("not_now")
        before = self.round.teams.get(seat.number)
        if before is not None and before != team and self.editors.get(before) == seat.number:
            others = [number for number, other in self.round.teams.items() if other == before and number != seat.number]
            self._hand_over(before, others[0] if others else 0)
        self.round.teams[seat.number] = team
        if team not in self.editors:
            self.editors[team] = seat.number
        elif before == team:  # asked for again: whoever asks takes over
            self._hand_over(team, seat.number)
        self.tell(self._seats_of(team, before))

    def _seats_of(self, *teams: int | None) -> set[int]:
        """The seats at these tables."""
        return {number for number, team in self.round.teams.items() if team in teams}

    def _hand_over(self, team: int, to: int) -> None:
        """Another phone plans for the team; the plan goes with it."""
        plan = self.round.answers.pop(self.editors.pop(team), None)
        if to:
            self.editors[team] = to
            if plan is not None:
                self.round.answers[to] = plan

    def read(self, seat: Seat, message: dict[str, Any]) -> Answer:
        """The plan, on the deck's levers only; a plan that does not fit the budget is refused."""
        team = self.round.teams.get(seat.number)
        if team is None or self.editors.get(team) != seat.number:
            raise Refused("no_editor")
        cards = {card.lever: card for card in self.teams.deck}
        choices: Choices = {}
        for lever, level in message["levels"].items():
            card, quarter = cards.get(lever), message["starts"].get(lever, 0)
            steps = (0.0, 1.0) if card is not None and card.rule else LEVELS
            if card is None or level not in steps or quarter >= len(card.costs):
                raise Refused("not_now")
            if level > 0:
                choices[lever] = (float(level), quarter)
        if self.cost(choices) > self.teams.budget * 1.001:
            raise Refused("too_dear")
        return TeamPlan(choices)

    def taken(self, seat: Seat) -> None:
        """A plan was sent: the other phones of its team see it."""
        self.tell(self._seats_of(self.round.teams.get(seat.number)))

    def cost(self, choices: Choices) -> float:
        """What a plan costs by the price list."""
        costs = {card.lever: card.costs for card in self.teams.deck}
        return sum(level * costs[lever][quarter] for lever, (level, quarter) in choices.items())

    def show_answer(self, answer: Answer) -> Any:
        """The plan as its phones get it back."""
        assert isinstance(answer, TeamPlan)
        return {lever: [level, quarter] for lever, (level, quarter) in answer.choices.items()}

    def plan_of(self, team: int) -> TeamPlan | None:
        """A team's plan, or None."""
        plan = self.round.answers.get(self.editors.get(team, 0))
        return plan if isinstance(plan, TeamPlan) else None

    def plans(self) -> dict[str, Choices]:
        """The plans by team."""
        found = {team: self.plan_of(team) for team in sorted(self.editors)}
        return {str(team): plan.choices for team, plan in found.items() if plan is not None and plan.choices}

    def enter(self, phase: str) -> None:
        """Judge the plans once they are locked in and the presenter goes on."""
        if phase == "running":
            plans = self.plans()
            self._end = begin(lambda stop: self._judge(plans, stop), self._fail, "phones-teams")

    def _judge(self, plans: dict[str, Choices], stop: threading.Event) -> None:
        def report(done: int, total: int) -> None:
            if stop.is_set():
                raise InterruptedError("no longer wanted")
            whole = done * 20 // max(1, total) != self.progress[0] * 20 // max(1, total)
            self.progress = (done, total)
            if whole or done == total:
                self.renew()

        self.judged = self.judge(plans, report, stop)
        self.renew()

    def _fail(self, problem: ValueError) -> None:
        self.trouble = str(problem)
        self.renew()

    def may_advance(self) -> bool:
        """Whether there is a plan to run, and what plans led to is known."""
        if self.round.phase in ("plan", "lock"):
            return bool(self.plans())
        return self.round.phase != "running" or self.judged is not None

    @property
    def waits_for(self) -> str:
        """What the presenter has to wait for: a plan, or the runs."""
        waits = super().waits_for
        return TEAMS["no_plan"] if waits and self.round.phase in ("plan", "lock") else waits

    def next_phase(self) -> None:
        """Show one more place, from the last up; the first one is the reveal."""
        numbers = {place.place for place in self.judged.places} if self.judged is not None else set()
        if self.round.phase not in ("running", "places"):
            self.round.advance()
        elif self.places_shown + 1 < len(numbers):
            self.round.phase = "places"
            self.places_shown += 1
        else:
            self.round.phase = "reveal"

    def places(self) -> list[Place]:
        """The places as far as they are revealed, the best first."""
        if self.judged is None:
            return []
        numbers = sorted({place.place for place in self.judged.places}, reverse=True)
        shown = numbers if self.round.over else numbers[: self.places_shown]
        return [place for place in self.judged.places if place.place in shown]

    def close(self) -> None:
        """Stop the runs."""
        self._end()

    def answered(self) -> int:
        """How many teams have a plan."""
        return len(self.plans())

    def progress_line(self, online: int) -> str:
        """How many tables have a plan, in words."""
        return say(TEAMS, "plans", n=self.answered(), of=len(self.editors))

    def forget(self, seat: int) -> None:
        """Take a removed seat out of its team; another phone of the team plans on."""
        self._seats.discard(seat)
        team = self.round.teams.pop(seat, None)
        if team is not None and self.editors.get(team) == seat:
            others = [number for number, other in self.round.teams.items() if other == team]
            self._hand_over(team, others[0] if others else 0)
            self.tell(others)

    def own_results(self, seat: int) -> dict[str, Any]:
        """The own team: whether this phone plans, its plan, and its place once revealed."""
        team = self.round.teams.get(seat)
        if team is None:
            return {}
        shown: dict[str, Any] = {"team": team, "editor": self.editors.get(team) == seat}
        plan = self.plan_of(team)
        if plan is not None:
            shown["plan"] = self.show_answer(plan)
        if self.round.over and self.judged is not None:
            own = [place for place in self.judged.places if place.team == str(team)]
            place = [say(TEAMS, "own_place", words=self.place_of(one), mean=self.amount(one.mean)) for one in own]
            shown["words"] = place
            if own:
                shown["words"].append(say(TEAMS, "as_run", plan=self.describe(str(team))))
        return shown

    def place_of(self, place: Place) -> str:
        """A team's place in words; the only plan has none."""
        alone = self.judged is not None and len(self.judged.places) == 1
        return TEAMS["only_plan"] if alone else place.words

    def amount(self, value: float) -> str:
        """A value of the outcome in words."""
        if self.teams.outcome == "net_value":
            return say(TEAMS, "money", n=localize(f"{value:,.0f}"))
        return (
            localize(f"{100 * value:.1f}")
            if spec_of(self.teams.outcome)["unit"] == "share"
            else localize(f"{value:.3g}")
        )

    def describe(self, team: str) -> str:
        """A team's plan as it was run, with its cost and why it does not spend the budget, in words."""
        if self.judged is None:
            return ""
        titles, run = {card.lever: card.title for card in self.teams.deck}, self.judged.plans[team]
        levers = ", ".join(
            say(TEAMS, "entry", lever=titles[lever], level=f"{100 * level:.0f}", quarter=quarter + 1)
            for lever, (level, quarter) in self.judged.choices(team).items()
        )
        remark = say(TEAMS, "remark", remark=run.remark) if run.remark else ""
        return say(TEAMS, "run_plan", levers=levers, cost=localize(f"{run.planned:,.0f}"), remark=remark)
