"""A whole workshop played by bots, without screens: a sheet and tables of its rounds."""

from __future__ import annotations

import base64
import html
import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.presentation.language import current_language
from scenarios.files import write_whole
from simulation.errors import UserError
from visualizer.phones.phone_room import PhoneRoom
from visualizer.phones.rounds.bots import Bots
from visualizer.phones.rounds.game import Game
from visualizer.phones.rounds.people import PeopleGame
from visualizer.phones.rounds.sheet import session
from visualizer.phones.rounds.sketch import SketchGame
from visualizer.phones.rounds.summary import Summary, summarize
from visualizer.phones.rounds.teams import TeamsGame
from visualizer.plan import workshop
from visualizer.stories.catalogue import Place
from visualizer.stories.offered import Offer, people_offer, stage_sketch, strategies_vote, teams_offer
from visualizer.stories.workshop_offers import workshop_offers
from visualizer.wording.phone_texts import PHONES, SHEET
from visualizer.wording.texts import say

PATIENCE = 600.0
"""Seconds a round may compute."""


class Rehearsal:
    """A workshop file played by bots. `fast`: no clock is waited for; `report` hears of it."""

    def __init__(self, path: str, bots: int, fast: bool = True, report: Callable[[str], None] = lambda _: None) -> None:
        self.held = workshop.hold(path)
        session.forget()
        self.fast, self.report = fast, report
        self.room = PhoneRoom()
        self.room.begin()
        self.bots = Bots(self.room, self.held.file.seed)
        self.bots.join(bots)
        self.troubles: list[str] = []
        """Why rounds could not be played, in words."""
        self._pause = threading.Event()

    def offers(self) -> list[Offer]:
        """The rounds of the file, or one of each kind where it names none."""
        plan = self.held.plan
        return workshop_offers(Place(), plan) or [
            *strategies_vote(),
            stage_sketch(plan, "practice"),
            teams_offer(plan),
            people_offer(plan),
        ]

    def play(self) -> list[Game]:
        """Play all rounds to their ends; returns them.

        One that cannot be run is left, and why is kept.
        """
        for number in range(len(self.offers())):
            offer = self.offers()[number]  # anew: the second sheet can be asked only after the first
            if offer.refused:
                self.report(f"{offer.label}: {offer.refused}")
                continue
            self.report(say(SHEET, "playing", what=offer.label))
            try:
                self._round(offer)
            except UserError as problem:
                self.troubles.append(f"{offer.label}: {problem}")
                self.report(self.troubles[-1])
        self.room.debrief_now()
        return list(self.room.games)

    def _round(self, offer: Offer) -> None:
        """Ask what is offered, and play it to its end."""
        game = offer.make(self.room.next_round_id())
        self.room.ask(game)
        while not game.round.over:
            self._phase(game)

    def _phase(self, game: Game) -> None:
        """Play one phase: bots answer where they are asked, then it goes on as soon as it can."""
        if game.round.open or (isinstance(game, TeamsGame) and game.round.phase == "brief"):
            if isinstance(game, SketchGame):
                self._wait(game, lambda: game.truth is not None)
            self.bots.answer()
        if not self.fast and game.round.open and game.seconds:
            self._pause.wait(game.seconds)
        if isinstance(game, PeopleGame) and game.round.phase == "week" and not self.fast:
            self._pause.wait(game.look)
        self._wait(game, game.may_advance)
        self.room.advance()

    def _wait(self, game: Game, there: Callable[[], bool]) -> None:
        for _ in range(int(PATIENCE / 0.02)):
            if game.trouble:
                raise UserError(say(PHONES, "trouble", why=game.trouble))
            if there():
                return
            self._pause.wait(0.02)
        raise UserError(say(PHONES, "trouble", why=SHEET["too_slow"]))


def write_sheet(games: list[Game], folder: Path, title: str) -> list[Path]:
    """Write the sheet (HTML) and a table (CSV) of each round; returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    files = sheet_files(games, title)
    for name, text in files.items():
        write_whole(folder / name, text)
    return [folder / name for name in files]


def sheet_files(games: list[Game], title: str) -> dict[str, str]:
    """The sheet and the tables of rounds, name -> text."""
    every = [summarize(game) for game in games]
    files = {"sheet.html": format_sheet(every, title)}
    tables = {f"round_{number}_{one.kind}.csv": one.csv for number, one in enumerate(every, start=1)}
    return files | {name: text for name, text in tables.items() if text is not None}


def format_sheet(every: list[Summary], title: str) -> str:
    """The sheet as one HTML file with its pictures in it; every round with bots says so."""
    parts = [f"<h1>{_text(say(SHEET, 'title', title=title))}</h1>"]
    for number, one in enumerate(every, start=1):
        parts.append(f"<section><h2>{number}. {_text(one.title)}</h2>")
        parts += [f'<p class="bots">{_text(PHONES["bots"])}</p>'] if one.with_bots else []
        parts.append(f"<p>{_text(say(SHEET, 'answers', n=one.phones, kind=PHONES[f'kind_{one.kind}']))}</p>")
        if one.draw is not None:
            parts.append(f'<img alt="{_text(one.title)}" src="{_picture(one.draw(8.0))}">')
        parts += [f"<p>{_text(line)}</p>" for line in one.lines]
        parts.append("</section>")
    parts.append(f"<p>{_text(SHEET['method'])}</p>")
    style = "body{font:16px/1.5 sans-serif;max-width:860px;margin:2em auto;padding:0 1em}img{max-width:100%}"
    style += ".bots{border:2px solid;padding:.5em}section{break-inside:avoid}"
    head = f'<!doctype html><html lang="{current_language()}"><meta charset="utf-8">'
    head += f"<title>{_text(title)}</title><style>{style}</style>"
    return head + "\n".join(parts) + "</html>\n"


def _text(text: str) -> str:
    return html.escape(text)


def _picture(figure: Any) -> str:
    """A figure as the address of a picture that needs no file."""
    drawn = io.BytesIO()
    figure.savefig(drawn, format="svg")
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.getvalue()).decode()
