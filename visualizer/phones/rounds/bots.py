"""Bots for a rehearsal: seats that answer as people might, always marked as bots."""

from __future__ import annotations

import json
import threading
from typing import Any

import numpy as np

from scenarios.rounds import SURE, PeopleQuestion
from visualizer.phones.phone_room import PhoneRoom, phone_room
from visualizer.phones.rounds.game import Game
from visualizer.phones.rounds.people import PeopleGame
from visualizer.phones.rounds.sketch import SketchGame
from visualizer.phones.rounds.teams import MOST_TEAMS, TeamsGame
from visualizer.phones.seats import Seat

A_TABLE = 5
"""Bots at a table; fewer where there are not enough for two."""
DILIGENT = 0.9
"""Share of bots that answer in time; who plans for a table always does."""


class Bot:
    """A seat without a phone: it remembers every message, and answers when asked to."""

    def __init__(self, room: PhoneRoom, kind: str) -> None:
        self.room, self.kind = room, kind
        self.texts: list[str] = []
        self.known: dict[str, Any] = {}
        self.answered = (0, 0)
        self.seat: Seat | None = room.join(self, {"t": "join", "code": room.code}, bot=True)

    def send(self, text: str) -> None:
        """Remember a message."""
        self.texts.append(text)
        message = json.loads(text)
        self.known[message["t"]] = message

    def close(self, code: int) -> None:
        """It is sent away."""
        self.seat = None

    def say(self, message: dict[str, Any]) -> None:
        """Send a message."""
        if self.seat is not None:
            self.room.hear(self.seat, {"n": self.known["state"]["n"], **message})


class Bots:
    """The bots of a room."""

    def __init__(self, room: PhoneRoom, seed: int = 1) -> None:
        self.room, self.rng = room, np.random.default_rng(seed)
        self.every: list[Bot] = []

    def join(self, count: int) -> None:
        """So many more bots come in."""
        from experiments.room.bots import KINDS

        self.every += [Bot(self.room, str(self.rng.choice(KINDS))) for _ in range(count)]

    def leave(self) -> None:
        """All bots go, with their answers."""
        for bot in self.every:
            if bot.seat is not None:
                self.room.remove(bot.seat.number)
        self.every = []

    def answer(self) -> int:
        """Let every bot that has not answered this phase do so; returns how many did."""
        game = self.room.game
        if game is None:
            return 0
        phase = (game.round.id, self.room.phase_id)
        if isinstance(game, TeamsGame) and game.round.phase == "brief":
            return sum(self._sit_down(game, at, bot) for at, bot in enumerate(self.every))
        if not game.round.open:
            return 0
        waiting = [bot for bot in self.every if bot.seat is not None and bot.answered != phase]
        for bot in waiting:
            bot.answered = phase
            in_time = self.rng.random() < DILIGENT or isinstance(game, TeamsGame)
            if in_time and (message := self._choose(game, bot)) is not None:
                bot.say(message)
        return len(waiting)

    def _sit_down(self, game: TeamsGame, at: int, bot: Bot) -> bool:
        if bot.seat is None or bot.seat.number in game.round.teams:
            return False
        size = min(A_TABLE, max(1, len(self.every) // 2))
        bot.say({"t": "team", "team": min(1 + at // size, MOST_TEAMS)})
        return True

    def _choose(self, game: Game, bot: Bot) -> dict[str, Any] | None:
        """What a bot answers: from what it was sent; curves and persons around the model."""
        from experiments.room import bots

        shown, question = bot.known["mine"].get("shown", {}), bot.known["round"]["q"]
        if isinstance(game, SketchGame):
            if game.truth is None:
                bot.answered = (0, 0)  # later: a curve is made up around the run
                return None
            one = game.sketch
            run = np.interp(np.arange(9), np.arange(len(game.truth.run)), game.truth.run)
            curve = bots.draw_curves(run, 1, self.rng, axis=(one.low, one.high))[0]
            return {"t": "curve", "y": [float(value) for value in curve[1:]], "sure": int(self.rng.choice(SURE))}
        if isinstance(game, TeamsGame):
            if not shown.get("editor"):
                return None
            return {"t": "plan", **self._plan(question)}
        if isinstance(game, PeopleGame):
            return self._decide(game, bot, shown)
        if game.takes == "vote":
            return {"t": "vote", "v": int(self.rng.integers(len(question["options"])))}
        if game.takes == "sheet":
            return {"t": "sheet", "a": [int(self.rng.integers(len(one["options"]))) for one in question["questions"]]}
        return None

    def _plan(self, question: dict[str, Any]) -> dict[str, Any]:
        """A plan by lot that the budget allows."""
        from experiments.room import bots

        deck = {card["lever"]: card for card in question["deck"]}
        levels: dict[str, float] = {}
        starts: dict[str, int] = {}
        left = float(question["budget"])
        for lever, (level, quarter) in bots.draw_choices(deck, self.rng).items():
            start = min(quarter, len(deck[lever]["costs"]) - 1)
            steps = [1.0] if deck[lever]["rule"] else [level, 0.5, 0.25]
            fitting = next((step for step in steps if step * deck[lever]["costs"][start] <= left), None)
            if fitting is not None:
                levels[lever], starts[lever] = fitting, start
                left -= fitting * deck[lever]["costs"][start]
        return {"levels": levels, "starts": starts}

    def _decide(self, game: PeopleGame, bot: Bot, shown: dict[str, Any]) -> dict[str, Any] | None:
        """What a bot decides: by the model's chance, always, never, or as the boss did."""
        from experiments.room import bots

        person = game.round.persons.get(bot.seat.number) if bot.seat is not None else None
        view = game.views.get(person) if person is not None else None
        if view is None or game.played is None or "person" not in shown:
            return None
        assert isinstance(game.round.question, PeopleQuestion)
        choice = bots.decide(bot.kind, view, float(game.played.chances[view.person]), self.rng)  # type: ignore[arg-type]
        return {
            "t": "will",
            "week": shown["week"],
            "act": choice.act,
            "who": -1 if choice.helps is None else choice.helps,
        }


class BotsAtWork:
    """Bots that answer by themselves after some seconds, until they are sent away."""

    def __init__(self, room: PhoneRoom) -> None:
        self.bots = Bots(room)
        self._stop = threading.Event()

    def start(self, count: int) -> None:
        """So many bots come in and begin to answer."""
        self.bots.join(count)
        self._stop.clear()
        threading.Thread(target=self._work, name="orgshift-bots", daemon=True).start()

    def end(self) -> None:
        """The bots go."""
        self._stop.set()
        self.bots.leave()

    def _work(self) -> None:
        while not self._stop.wait(2.0) and self.bots.room.open:
            self.bots.answer()


bots_at_work = BotsAtWork(phone_room)
"""The bots of this server's one room of phones."""
